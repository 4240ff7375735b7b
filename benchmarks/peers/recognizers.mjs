// Times the currency recogniser (zh-cn) of @microsoft/recognizers-text-suite on the first bytes of a folder of texts.
// usage, in a folder where the package is installed: node recognizers.mjs FOLDER [BYTES]
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const { Culture, recognizeCurrency } = require("@microsoft/recognizers-text-suite");

const [folder, limit = "200000"] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node recognizers.mjs FOLDER [BYTES]");
  process.exit(2);
}

// Paragraph by paragraph, as a caller would hand them over.
const paragraphs = [];
let bytes = 0;
for (const name of readdirSync(folder).sort()) {
  if (!name.endsWith(".txt")) continue;
  for (const line of readFileSync(join(folder, name), "utf8").split("\n")) {
    if (bytes >= Number(limit)) break;
    if (line.trim() === "") continue;
    paragraphs.push(line);
    bytes += Buffer.byteLength(line);
  }
}

const pass = (lines) => lines.reduce((found, line) => found + recognizeCurrency(line, Culture.Chinese).length, 0);
pass(paragraphs.slice(0, 200));
const before = process.cpuUsage();
const start = process.hrtime.bigint();
const found = pass(paragraphs);
const wall = Number(process.hrtime.bigint() - start) / 1e9;
const { user, system } = process.cpuUsage(before);
const cpu = (user + system) / 1e6;
console.log(`${bytes} bytes, ${found} sums: ${(bytes / 1e6 / wall).toFixed(3)} MB/s wall, ${(bytes / 1e6 / cpu).toFixed(3)} MB/s cpu`);
