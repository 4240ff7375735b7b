// Times @node-rs/jieba (HMM on) on texts, one JSON string a line; prints one JSON object.
// usage, in a folder where the package is installed: node words_jieba.mjs FILE SECONDS
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const { Jieba } = require("@node-rs/jieba");
const { dict } = require("@node-rs/jieba/dict.js");
const { version } = JSON.parse(readFileSync(join(process.cwd(), "node_modules/@node-rs/jieba/package.json"), "utf8"));

const [path, seconds] = process.argv.slice(2);
const texts = readFileSync(path, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const used = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const [loading, loadingCpu] = [performance.now(), used()];
const jieba = Jieba.withDict(dict);
const [load, load_cpu] = [(performance.now() - loading) / 1000, used() - loadingCpu];

let [passes, wall, cpu, best, words] = [0, 0, 0, Infinity, 0];
while (cpu < Number(seconds)) {
  const [w, c] = [performance.now(), used()];
  words = 0;
  for (const text of texts) words += jieba.cut(text, true).length;
  const spent = used() - c;
  wall += (performance.now() - w) / 1000;
  cpu += spent;
  best = Math.min(best, spent);
  passes++;
}
console.log(JSON.stringify({ name: `@node-rs/jieba ${version}`, load, load_cpu, bytes, passes, wall, cpu, best, words }));
