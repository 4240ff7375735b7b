# Times labelling by scikit-learn and fastText, each from the text to a decision a label; prints one JSON object a line.
# Trained with fixed parameters: the cost of labelling does not hang on them (labelling.py compares how well they label).
# usage: python3 labels_speed.py FILE SECONDS ARTICLES, where FILE holds one JSON string a line and ARTICLES .jsonl files
import json
import os
import resource
import subprocess
import sys
import tempfile
import time


def main():
    path, least, articles = sys.argv[1], float(sys.argv[2]), sys.argv[3]
    with open(path, encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    rows = [r for folder, _, names in sorted(os.walk(articles)) for n in sorted(names) if n.endswith(".jsonl") for r in read(os.path.join(folder, n))]
    labels = sorted({name for row in rows for name in row["chains"] + row["themes"]})
    for run in (sklearn_run, fasttext_run):
        try:
            name, prepare = run(rows, labels)
        except (ImportError, OSError) as error:
            print(run.__name__, "left out:", error, file=sys.stderr)
            continue
        print(json.dumps(measure(name, prepare, texts, least)), flush=True)


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def used():
    return sum(u.ru_utime + u.ru_stime for u in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)))


def measure(name, label, texts, least):
    passes, wall, cpu, best = 0, 0.0, 0.0, float("inf")
    while cpu < least:
        w, c = time.perf_counter(), used()
        label(texts)
        w, c = time.perf_counter() - w, used() - c
        passes, wall, cpu, best = passes + 1, wall + w, cpu + c, min(best, c)
    return {"name": name, "bytes": sum(len(t.encode("utf-8", "surrogatepass")) for t in texts), "passes": passes, "wall": wall, "cpu": cpu, "best": best}


def sklearn_run(rows, labels):
    import sklearn
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.svm import LinearSVC

    features = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), min_df=2, sublinear_tf=True)
    matrix = features.fit_transform([r["text"] for r in rows])
    truth = [[name in r["chains"] or name in r["themes"] for name in labels] for r in rows]
    model = OneVsRestClassifier(LinearSVC(C=1, random_state=1)).fit(matrix, __import__("numpy").array(truth, dtype=int))
    return "scikit-learn %s TF-IDF + LinearSVC" % sklearn.__version__, lambda texts: model.predict(features.transform(texts))


def fasttext_run(rows, labels):
    folder = tempfile.mkdtemp()
    at = lambda name: os.path.join(folder, name)
    spaced = lambda text: " ".join("".join(text.split()))
    with open(at("train"), "w", encoding="utf-8") as file:
        for row in rows:
            file.write(" ".join("__label__" + name for name in row["chains"] + row["themes"]) + " " + spaced(row["text"]) + "\n")
    subprocess.run(["fasttext", "supervised", "-input", at("train"), "-output", at("model"), "-loss", "ova", "-thread", "2", "-dim", "50", "-bucket", "200000",
                    "-minCount", "2", "-epoch", "5", "-lr", "0.5", "-wordNgrams", "3"], check=True, capture_output=True)

    def label(texts):
        subprocess.run(["fasttext", "predict-prob", at("model.bin"), "-", "-1"], input="\n".join(spaced(t) for t in texts) + "\n", check=True, capture_output=True, text=True)

    return "fastText, model loaded each pass", label


main()
