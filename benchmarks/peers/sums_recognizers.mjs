// Times the currency recogniser (zh-cn) of @microsoft/recognizers-text-suite on texts, one JSON string a line; prints one JSON object.
// usage, in a folder where the package is installed: node sums_recognizers.mjs FILE SECONDS
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const { Culture, recognizeCurrency } = require("@microsoft/recognizers-text-suite");

const [path, seconds] = process.argv.slice(2);
const texts = readFileSync(path, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
const used = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

// Paragraph by paragraph, as a caller would hand them over; as many texts as the time allows.
let [wall, cpu, bytes] = [0, 0, 0];
recognizeCurrency("投资3.5亿元", Culture.Chinese);
for (const text of texts) {
  const [w, c] = [performance.now(), used()];
  for (const line of text.split("\n")) if (line.trim() !== "") recognizeCurrency(line, Culture.Chinese);
  wall += (performance.now() - w) / 1000;
  cpu += used() - c;
  bytes += Buffer.byteLength(text);
  if (cpu >= Number(seconds)) break;
}
console.log(JSON.stringify({ name: "@microsoft/recognizers-text-suite", bytes, passes: 1, wall, cpu, best: cpu }));
