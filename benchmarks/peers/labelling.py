#!/usr/bin/env python3
"""Labels by our model and by three others, trained on the same articles and tested on the same articles in one run.

usage: /usr/bin/python3 benchmarks/peers/labelling.py [--train PATH]... [--test FILE] [--titles FOLDER] [--only articles|titles] [--save] [--note TEXT]

Needs Debian's python3-sklearn, python3-jieba, fasttext and python3-liblinear. --train: .jsonl files or folders (default
datasets/articles), rows of split "test" left out; --test: default ../shared/gold-labels/news.jsonl; --titles: a folder
of train.tsv and test.tsv, default ../shared/corpus/titles. What is missing is left out with a message.

Every peer gets what its users would give it, and its parameters by cross-validation on the training articles alone:
features (character n-grams or words of jieba), cost or learning rate and epochs, and per label the threshold of the
best F1 out of fold. Ours gets its own training, thresholds included, as `trainer train` does it.
"""
import argparse
import datetime
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDS = 5
RESAMPLES = 2000


def main():
    options = parse()
    sections = []
    if options.only != "titles":
        sections += articles(options)
    if options.only != "articles":
        sections += titles(options)
    if sections and options.save:
        print(save("\n".join(sections), options.note))


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--train", action="append")
    parser.add_argument("--test", default=os.path.join(ROOT, "../shared/gold-labels/news.jsonl"))
    parser.add_argument("--titles", default=os.path.join(ROOT, "../shared/corpus/titles"))
    parser.add_argument("--only", choices=["articles", "titles"])
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--note", default="")
    options = parser.parse_args()
    options.train = options.train or [os.path.join(ROOT, "datasets/articles")]
    return options


# ---------------------------------------------------------------- articles

def articles(options):
    train = [r for path in options.train for r in read(path) if r.get("split") != "test"]
    test = read(options.test)
    if not train or not test:
        print("articles: left out,", options.train if not train else options.test, "is not here")
        return []
    labels, kinds = schema()
    truth = [[name in r["chains"] or name in r["themes"] for name in labels] for r in train]
    wanted = [[name in r["chains"] or name in r["themes"] for name in labels] for r in test]
    texts, others = [r["text"] for r in train], [r["text"] for r in test]
    said, notes = {}, {}
    for name, run in (("ours", None), ("scikit-learn TF-IDF + LinearSVC", sklearn_labels), ("LIBLINEAR", liblinear_labels), ("fastText", fasttext_labels)):
        start, used = time.time(), cpu()
        if run is None:
            said[name], notes[name] = ours(options, test, labels)
        else:
            said[name], notes[name] = run(texts, truth, others)
        notes[name] += ", %.0f s wall, %.0f s processor for all of it" % (time.time() - start, cpu() - used)
        print(name, notes[name], scores(said[name], wanted, kinds), flush=True)
    return report(said, wanted, kinds, notes, len(train), len(test))


def read(path):
    if os.path.isdir(path):
        return [r for folder, _, names in sorted(os.walk(path)) for n in sorted(names) if n.endswith(".jsonl") for r in read(os.path.join(folder, n))]
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def schema():
    rows = [l.rstrip("\n").split("\t") for l in open(os.path.join(ROOT, "datasets/labels.tsv"), encoding="utf-8") if l[0] != "#"]
    rows = [r for r in rows if r[0] in ("chain", "theme")]
    return [r[1] for r in rows], [r[0] for r in rows]


def ours(options, test, labels):
    with tempfile.TemporaryDirectory() as folder:
        out, asked = os.path.join(folder, "out.jsonl"), os.path.join(folder, "test.jsonl")
        with open(asked, "w", encoding="utf-8") as file:
            for i, row in enumerate(test):
                file.write(json.dumps({"id": "t%d" % i, "text": row["text"], "chains": row["chains"], "themes": row["themes"]}, ensure_ascii=False) + "\n")
        trains = [a for path in options.train for a in ("--train", path)]
        answer = dotnet("labels", *trains, "--test", asked, "--out", out)
        rows = {r["id"]: r["labels"] for r in read(out)}
    spent = json.loads(answer.strip().split("\n")[-1])
    return [[name in rows["t%d" % i] for name in labels] for i in range(len(test))], "trained in %.0f s wall, %.0f s processor" % (spent["wall"], spent["cpu"])


def dotnet(*arguments):
    command = ["dotnet", "run", "-c", "Release", "--project", os.path.join(ROOT, "benchmarks"), "--", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def folds(count):
    order = list(range(count))
    random.Random(1).shuffle(order)
    fold = [0] * count
    for at, i in enumerate(order):
        fold[i] = at % FOLDS
    return fold


def words(texts):
    import jieba
    jieba.setLogLevel(60)
    return [" ".join(w for w in jieba.cut(t) if not w.isspace()) for t in texts]


def best_threshold(values, truth):
    """The value from which on a label is given, so that F1 out of fold is greatest; half way to the next lower one."""
    order = sorted(range(len(values)), key=lambda i: -values[i])
    positives = sum(truth)
    hits, best, at = 0, 0.0, float("inf")
    for n, i in enumerate(order, 1):
        hits += truth[i]
        after = values[order[n]] if n < len(order) else values[i] - 1
        f = 2 * hits / (n + positives) if positives else 0
        if after < values[i] and f > best:
            best, at = f, (values[i] + after) / 2
    return at


def decide(out_of_fold, truth, final):
    """Thresholds from out-of-fold values (rows x labels), applied to the values of the test."""
    limits = [best_threshold([row[l] for row in out_of_fold], [row[l] for row in truth]) for l in range(len(truth[0]))]
    return [[v >= limits[l] for l, v in enumerate(row)] for row in final], [[v >= limits[l] for l, v in enumerate(row)] for row in out_of_fold]


def micro(said, wanted):
    hits = sum(s and w for a, b in zip(said, wanted) for s, w in zip(a, b))
    total = sum(map(sum, said)) + sum(map(sum, wanted))
    return 2 * hits / total if total else 0.0


# ---------------------------------------------------------------- scikit-learn

def vectorizer(kind):
    from sklearn.feature_extraction.text import TfidfVectorizer
    if kind == "characters":
        return TfidfVectorizer(analyzer="char", ngram_range=(1, 3), min_df=2, sublinear_tf=True)
    return TfidfVectorizer(analyzer="word", token_pattern=r"\S+", ngram_range=(1, 2), min_df=2, sublinear_tf=True)


def sklearn_labels(texts, truth, others):
    import numpy
    from sklearn.svm import LinearSVC

    fold, target = numpy.array(folds(len(texts))), numpy.array(truth)

    def values(x, y, z, c, weight):
        out = numpy.full((z.shape[0], y.shape[1]), -10.0)
        for l in range(y.shape[1]):
            if 0 < y[:, l].sum() < len(y):
                out[:, l] = LinearSVC(C=c, class_weight=weight, random_state=1).fit(x, y[:, l]).decision_function(z)
        return out

    best = None
    for kind in ("characters", "words"):
        source = texts if kind == "characters" else words(texts)
        parts = []
        for f in range(FOLDS):
            v = vectorizer(kind)
            parts.append((v.fit_transform([t for t, g in zip(source, fold) if g != f]), v.transform([t for t, g in zip(source, fold) if g == f])))
        for weight, c in ((None, 0.3), (None, 1), (None, 3), (None, 10), ("balanced", 1)):
            out = numpy.zeros(target.shape)
            for f, (x, z) in enumerate(parts):
                out[fold == f] = values(x, target[fold != f], z, c, weight)
            f1 = micro(decide(out.tolist(), truth, [])[1], truth)
            if best is None or f1 > best[0]:
                best = (f1, kind, c, weight, out)
    f1, kind, c, weight, out = best
    v = vectorizer(kind)
    x = v.fit_transform(texts if kind == "characters" else words(texts))
    final = values(x, target, v.transform(others if kind == "characters" else words(others)), c, weight)
    return decide(out.tolist(), truth, final.tolist())[0], "%s, C %g, class weight %s (out of fold micro-F1 %.3f)" % (kind, c, weight, f1)


# ---------------------------------------------------------------- LIBLINEAR

def liblinear():
    """Debian's binding of LIBLINEAR 2.3, which looks for a name that newer releases of scipy have dropped."""
    import numpy
    import scipy
    scipy.ctypeslib, scipy.asarray, scipy.frombuffer, scipy.intc, scipy.float64 = numpy.ctypeslib, numpy.asarray, numpy.frombuffer, numpy.intc, numpy.float64
    import liblinearutil
    return liblinearutil


def weights_of(model):
    """Features and, last, the bias x classes (one column where there are two classes); a copy, for the model's own go with it."""
    import numpy
    columns = 1 if model.nr_class == 2 else model.nr_class
    return numpy.array(numpy.ctypeslib.as_array(model.w, (model.nr_feature + 1, columns)))


def liblinear_labels(texts, truth, others):
    """L2-regularised logistic regression (-s 0) on scikit-learn's character TF-IDF."""
    import numpy
    parameter, problem, train = (getattr(liblinear(), n) for n in ("parameter", "problem", "train"))
    fold, target = numpy.array(folds(len(texts))), numpy.array(truth)

    def values(x, y, z, c):
        data = problem(numpy.zeros(x.shape[0]), x)
        out = numpy.full((z.shape[0], y.shape[1]), -10.0)
        for l in range(y.shape[1]):
            column = numpy.where(y[:, l], 1.0, -1.0)
            if len(set(column)) < 2:
                continue
            for i, v in enumerate(column):
                data.y[i] = v
            weights = weights_of(train(data, parameter("-q -B 1 -s 0 -c %g" % c)))[:, 0]
            out[:, l] = z[:, :len(weights) - 1] @ weights[:-1] + weights[-1]      # LIBLINEAR puts +1 before -1
        return out

    best = None
    parts = []
    for f in range(FOLDS):
        v = vectorizer("characters")
        parts.append((v.fit_transform([t for t, g in zip(texts, fold) if g != f]), v.transform([t for t, g in zip(texts, fold) if g == f])))
    for c in (10, 30, 100, 300):
        out = numpy.zeros(target.shape)
        for f, (x, z) in enumerate(parts):
            out[fold == f] = values(x, target[fold != f], z, c)
        f1 = micro(decide(out.tolist(), truth, [])[1], truth)
        if best is None or f1 > best[0]:
            best = (f1, c, out)
    f1, c, out = best
    v = vectorizer("characters")
    x = v.fit_transform(texts)
    final = values(x, target, v.transform(others), c)
    return decide(out.tolist(), truth, final.tolist())[0], "characters, -s 0 -c %g (out of fold micro-F1 %.3f)" % (c, f1)


# ---------------------------------------------------------------- fastText

def fasttext_labels(texts, truth, others):
    fold = folds(len(texts))
    forms = {"words": (words(texts), words(others)), "characters": ([" ".join("".join(t.split())) for t in texts], [" ".join("".join(t.split())) for t in others])}

    def values(train, y, test, epochs, rate, grams):
        with tempfile.TemporaryDirectory() as folder:
            at = lambda name: os.path.join(folder, name)
            with open(at("train"), "w", encoding="utf-8") as file:
                for text, row in zip(train, y):
                    file.write(" ".join("__label__%d" % l for l, v in enumerate(row) if v) + " " + text + "\n")
            with open(at("test"), "w", encoding="utf-8") as file:
                file.writelines(text + "\n" for text in test)
            subprocess.run(["fasttext", "supervised", "-input", at("train"), "-output", at("model"), "-loss", "ova", "-thread", "2", "-dim", "50", "-bucket", "200000",
                            "-minCount", "2", "-epoch", str(epochs), "-lr", str(rate), "-wordNgrams", str(grams)], check=True, capture_output=True)
            answer = subprocess.run(["fasttext", "predict-prob", at("model.bin"), at("test"), "-1"], check=True, capture_output=True, text=True).stdout
        out = []
        for line in answer.split("\n")[:len(test)]:
            cells, row = line.split(), [0.0] * len(y[0])
            for name, value in zip(cells[::2], cells[1::2]):
                row[int(name[9:])] = float(value)
            out.append(row)
        return out

    def fold_values(f, form, setting):
        source = forms[form][0]
        return values([t for t, g in zip(source, fold) if g != f], [y for y, g in zip(truth, fold) if g != f], [t for t, g in zip(source, fold) if g == f], *setting)

    held = [y for y, g in zip(truth, fold) if g == 0]
    scored = []
    for form, grams in (("words", (1, 2)), ("characters", (3,))):
        for n in grams:
            for epochs, rate in ((25, 0.5), (50, 0.5), (50, 1.0)):
                guess = fold_values(0, form, (epochs, rate, n))
                scored.append((micro(decide(guess, held, [])[1], held), form, (epochs, rate, n)))
    _, form, setting = max(scored)
    out = [None] * len(texts)
    for f in range(FOLDS):
        for i, row in zip([i for i, g in enumerate(fold) if g == f], fold_values(f, form, setting)):
            out[i] = row
    final = values(forms[form][0], truth, forms[form][1], *setting)
    said, own = decide(out, truth, final)
    return said, "%s, epoch %d, lr %g, wordNgrams %d (out of fold micro-F1 %.3f)" % ((form,) + setting + (micro(own, truth),))


# ---------------------------------------------------------------- scores

def counts(said, wanted, columns):
    """Per article: for each label its hits, false alarms and misses."""
    return [[(s[l] and w[l], s[l] and not w[l], w[l] and not s[l]) for l in columns] for s, w in zip(said, wanted)]


def f1(parts):
    tp, fp, fn = parts
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


def micro_macro(rows):
    """Micro and macro F1; labels without a positive in these rows do not count in macro."""
    sums = [[sum(row[l][k] for row in rows) for k in range(3)] for l in range(len(rows[0]))]
    macro = [f1(s) for s in sums if s[0] + s[2] > 0]
    return f1([sum(s[k] for s in sums) for k in range(3)]), sum(macro) / max(len(macro), 1)


def columns_of(kinds, kind):
    return [l for l, k in enumerate(kinds) if k == kind]


def scores(said, wanted, kinds):
    return {kind: "micro %.3f macro %.3f" % micro_macro(counts(said, wanted, columns_of(kinds, kind))) for kind in ("chain", "theme")}


def bootstrap(mine, theirs):
    """Differences of micro and macro F1 over articles drawn again: the middle 95 % and how often ours is not ahead."""
    import numpy
    a, b = numpy.array(mine, dtype=float), numpy.array(theirs, dtype=float)
    draw = numpy.random.default_rng(1)
    found = []
    for _ in range(RESAMPLES):
        rows = draw.integers(0, len(a), len(a))
        found.append([x - y for x, y in zip(quick(a[rows]), quick(b[rows]))])
    found = numpy.array(found)
    return [(numpy.percentile(found[:, k], 2.5), numpy.percentile(found[:, k], 97.5), float((found[:, k] <= 0).mean())) for k in range(2)]


def quick(rows):
    import numpy
    sums = rows.sum(axis=0)
    total = sums.sum(axis=0)
    known = sums[(sums[:, 0] + sums[:, 2]) > 0]
    return 2 * total[0] / max(2 * total[0] + total[1] + total[2], 1), float(numpy.mean(2 * known[:, 0] / (2 * known[:, 0] + known[:, 1] + known[:, 2])))


def report(said, wanted, kinds, notes, trained, tested):
    lines = ["## Articles", "", "%d articles to learn from, %d real news articles to test on. F1 by the thresholds each found on its training articles;" % (trained, tested),
             "differences: ours less theirs, 95 %% of %d paired resamples of the test articles, and in how many of these ours is not ahead." % RESAMPLES, "",
             "| labels | model | micro F1 | macro F1 | difference micro | not ahead | difference macro | not ahead |", "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for kind in ("chain", "theme"):
        columns = columns_of(kinds, kind)
        mine = counts(said["ours"], wanted, columns)
        for name in said:
            rows = counts(said[name], wanted, columns)
            cells = ["", "", "", ""]
            if name != "ours":
                cells = [c for low, high, share in bootstrap(mine, rows) for c in ("%+.3f to %+.3f" % (low, high), "%.4f" % share)]
            lines.append("| %ss | %s | %.3f | %.3f | %s |" % ((kind, name) + micro_macro(rows) + (" | ".join(cells),)))
    lines += [""] + ["- %s: %s" % (name, note) for name, note in notes.items()] + [""]
    print("\n".join(lines))
    return lines


# ---------------------------------------------------------------- titles

def titles(options):
    paths = [os.path.join(options.titles, n) for n in ("train.tsv", "test.tsv")]
    if not all(map(os.path.exists, paths)):
        print("titles: left out,", options.titles, "is not here")
        return []
    (texts, classes), (others, wanted) = map(pairs, paths)
    mine = json.loads(dotnet("titles", "--train", paths[0], "--test", paths[1]).strip().split("\n")[-1])
    rows = [("ours", mine["accuracy"], mine["features"], mine["solver"], mine["predict"], "best of seven")]
    rows += title_peers(texts, classes, others, wanted)
    lines = ["## Titles", "", "%d titles of %d classes to learn from, %d to test on; seconds of wall time on this machine." % (len(texts), len(set(classes)), len(others)), "",
             "| model | accuracy | features s | solver s | predict s | remarks |", "| --- | ---: | ---: | ---: | ---: | --- |"]
    lines += ["| %s | %.4f | %.2f | %.2f | %.2f | %s |" % row for row in rows] + [""]
    print("\n".join(lines))
    return lines


def pairs(path):
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if "\t" in line]
    return [r[0] for r in rows], [int(r[1]) for r in rows]


def title_peers(texts, classes, others, wanted):
    import numpy
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.model_selection import cross_val_score
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    best = max((cross_val_score(make_pipeline(TfidfVectorizer(analyzer="char", ngram_range=(1, n), sublinear_tf=True), LinearSVC(C=c, random_state=1)), texts, classes, cv=3).mean(), n, c)
               for n in (2, 3) for c in (0.2, 0.5, 1))
    _, n, c = best
    accuracy = lambda said: float((numpy.array(said) == numpy.array(wanted)).mean())
    start = time.time()
    v = TfidfVectorizer(analyzer="char", ngram_range=(1, n), sublinear_tf=True)
    x = v.fit_transform(texts)
    features = time.time() - start
    model = LinearSVC(C=c, random_state=1).fit(x, classes)
    solver = time.time() - start - features
    start = time.time()
    said = model.predict(v.transform(others))
    rows = [("scikit-learn TF-IDF + LinearSVC", accuracy(said), features, solver, time.time() - start, "characters 1 to %d, C %g" % (n, c))]
    parameter, problem, train = (getattr(liblinear(), n) for n in ("parameter", "problem", "train"))
    data = problem(numpy.array(classes, dtype=float), x)
    start = time.time()
    model = train(data, parameter("-q -B 1 -s 1 -c %g" % c))
    solver = time.time() - start
    start = time.time()
    weights = weights_of(model)
    test = v.transform(others)
    scores = test[:, :len(weights) - 1] @ weights[:-1] + weights[-1]
    said = numpy.array(model.get_labels())[scores.argmax(axis=1)]
    rows.append(("LIBLINEAR -s 1", accuracy(said), features, solver, time.time() - start, "features of scikit-learn"))
    with tempfile.TemporaryDirectory() as folder:
        at = lambda name: os.path.join(folder, name)
        with open(at("ft"), "w", encoding="utf-8") as file:
            file.writelines("__label__%d %s\n" % (l, " ".join(t)) for t, l in zip(texts, classes))
        with open(at("fttest"), "w", encoding="utf-8") as file:
            file.writelines(" ".join(t) + "\n" for t in others)
        spent = timed(["fasttext", "supervised", "-input", at("ft"), "-output", at("ftm"), "-thread", "2", "-dim", "50", "-bucket", "500000", "-epoch", "20", "-lr", "0.5", "-wordNgrams", "2"])
        start = time.time()
        said = subprocess.run(["fasttext", "predict", at("ftm.bin"), at("fttest")], check=True, capture_output=True, text=True).stdout.split()
        rows.append(("fastText", accuracy([int(s[9:]) for s in said]), 0, spent, time.time() - start, "characters, wordNgrams 2, epoch 20, lr 0.5; solver with reading"))
    return rows


def timed(command):
    start = time.time()
    subprocess.run(command, check=True, capture_output=True)
    return time.time() - start


# ---------------------------------------------------------------- keeping

def cpu():
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def save(text, note):
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip() or "unknown"
    run = datetime.datetime.utcnow().strftime("%Y-%m-%d-") + commit
    folder = os.path.join(ROOT, "benchmarks/runs", run)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "peers.md"), "w", encoding="utf-8") as file:
        file.write("# peers, %s\n\n%s%s" % (run, note + "\n\n" if note else "", text))
    return "benchmarks/runs/%s/peers.md" % run


if __name__ == "__main__":
    sys.exit(main())
