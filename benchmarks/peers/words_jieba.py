# Times python-jieba (HMM on) on texts, one JSON string a line; prints one JSON object.
# usage: python3 words_jieba.py FILE SECONDS
import json
import sys
import time

import jieba

jieba.setLogLevel(60)
path, least = sys.argv[1], float(sys.argv[2])
with open(path, encoding="utf-8") as lines:
    texts = [json.loads(line) for line in lines]
size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
start, used = time.perf_counter(), time.process_time()
jieba.initialize()
load, load_cpu = time.perf_counter() - start, time.process_time() - used

passes, wall, cpu, best, words = 0, 0.0, 0.0, float("inf"), 0
while cpu < least:
    w, c, words = time.perf_counter(), time.process_time(), 0
    for text in texts:
        words += len(jieba.lcut(text))
    w, c = time.perf_counter() - w, time.process_time() - c
    passes, wall, cpu, best = passes + 1, wall + w, cpu + c, min(best, c)
print(json.dumps({"name": "python jieba " + jieba.__version__, "load": load, "load_cpu": load_cpu, "bytes": size, "passes": passes, "wall": wall, "cpu": cpu, "best": best, "words": words}))
