#!/usr/bin/env python3
"""Topics by the rules, by a plain keyword list and by a linear model, on the same letters. Prints totals only.

All three get what `repliek classify` reads of the letters (scans included), so that the reader's mistakes are everybody's.
- rules: the default pack.
- keywords: the words of the topics' labels in both languages, beginnings of words; a topic is raised by any of them.
- model: TF-IDF of words, word pairs and parts of words with a linear support vector machine for each topic, trained on the
  tune half; its strength and threshold are chosen by cross-validation within that half.
The figures are over the probe half, letters as PDF and as text together, by the scorer's conventions: optional topics do not
count. REPLIEK is the program. Needs Debian's python3-sklearn, for this comparison alone."""
import json, os, re, subprocess, sys, tempfile, unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path

try:
    import numpy
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.model_selection import KFold
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_pipeline, make_union
    from sklearn.preprocessing import MultiLabelBinarizer
    from sklearn.svm import LinearSVC
except ImportError:
    sys.exit("compare needs scikit-learn; on Debian: apt-get install python3-sklearn (python3 must be Debian's own: make compare PYTHON=/usr/bin/python3)")

HERE = Path(__file__).resolve().parents[1]
TEI = "{http://www.tei-c.org/ns/1.0}"


class Case:
    """A letter with its gold, its text as read and the topics that the rules raise."""

    def __init__(self, gold, out):
        self.lang, self.want = gold["lang"], set(gold["topics"])
        self.optional = set(gold.get("optional_topics", [])) - self.want
        path = out / (gold["id"] + ".xml")
        root = ET.parse(path).getroot() if path.exists() else None
        self.text = text_of(root) if root is not None else ""
        self.rules = {c.get("target").lstrip("#") for c in root.iter(TEI + "catRef")} if root is not None else set()


def text_of(root):
    """Subject and text, whatever the elements are."""
    wanted = [node for name in ("title", "text") for node in root.iter(TEI + name)]
    return re.sub(r"\s+", " ", " ".join(piece for node in wanted for piece in node.itertext())).strip()


def topic_labels():
    labels = {}
    for path in sorted((HERE / "classify/topics/default").glob("*.rules")):
        topic = None
        for kind, name, label in re.findall(r'^\s*(topic|label) (\S+)(?: "(.*)")?', path.read_text(encoding="utf8"), re.M):
            if kind == "topic":
                topic = labels.setdefault(name, [])
            elif topic is not None:
                topic.append(label)
    return labels


def letters_in(folder):
    """Gold, and its letter."""
    for path in sorted(folder.glob("*.json")):
        for kind in (".pdf", ".txt"):
            if path.with_suffix(kind).exists():
                yield json.loads(path.read_text(encoding="utf8")), path.with_suffix(kind)
                break


def cases(half, work):
    found = []
    for folder in (HERE / "corpus/letters" / half, HERE / "corpus/texts" / half):
        letters = list(letters_in(folder))
        out = work / f"{half}-{folder.parent.name}"
        out.mkdir()
        subprocess.run([os.environ["REPLIEK"], "classify", "-o", f"{out}/", *(str(path) for _, path in letters)],
                       stderr=subprocess.DEVNULL, env={"REPLIEK_DATA": str(HERE), **os.environ})
        for gold, path in letters:
            found.append(Case({**gold, "id": path.stem}, out))
    return found


def fold(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


FUNCTION_WORDS = set("de het een en van voor naar op in of aan met the a an and of for to on in or with".split())


def keyword_lists():
    """Each topic's label words, without the small words between them."""
    return {topic: [w for label in labels for w in re.findall(r"[a-z]{3,}", fold(label)) if w not in FUNCTION_WORDS]
            for topic, labels in topic_labels().items()}


def by_keywords(letters):
    lists = {t: re.compile(r"\b(" + "|".join(map(re.escape, words)) + ")") for t, words in keyword_lists().items() if words}
    return [{t for t, pattern in lists.items() if pattern.search(fold(c.text))} for c in letters]


def model(strength):
    features = make_union(TfidfVectorizer(preprocessor=fold, ngram_range=(1, 2), min_df=2, sublinear_tf=True),
                          TfidfVectorizer(preprocessor=fold, analyzer="char_wb", ngram_range=(3, 5), min_df=3, sublinear_tf=True))
    return make_pipeline(features, OneVsRestClassifier(LinearSVC(C=strength, class_weight="balanced")))


def decide(scores, topics, threshold):
    return [{t for t, s in zip(topics, row) if s > threshold} for row in scores]


def choose(texts, truth, train, topics):
    """Strength and threshold with the best micro F1 over five folds of the training half."""
    best = (-1, 1.0, 0.0)
    for strength in (0.3, 1.0, 3.0, 10.0):
        scores = numpy.zeros(truth.shape)
        for fit, test in KFold(5, shuffle=True, random_state=1).split(texts):
            scores[test] = model(strength).fit([texts[i] for i in fit], truth[fit]).decision_function([texts[i] for i in test])
        for threshold in numpy.arange(-0.6, 0.61, 0.1):
            best = max(best, (figures(train, decide(scores, topics, threshold))["micro F1"], strength, threshold))
    return best[1:]


def by_model(train, probe):
    binarizer = MultiLabelBinarizer()
    truth, texts = binarizer.fit_transform([sorted(c.want) for c in train]), [c.text for c in train]
    strength, threshold = choose(texts, truth, train, binarizer.classes_)
    fitted = model(strength).fit(texts, truth)
    return decide(fitted.decision_function([c.text for c in probe]), binarizer.classes_, threshold)


def f1(right, wrong, missed):
    return 2 * right / max(1, 2 * right + wrong + missed)


def figures(letters, answers):
    per, alone, quiet = {}, 0, 0
    for case, answer in zip(letters, answers):
        have = answer - case.optional
        for topic in have | case.want:
            counts = per.setdefault(topic, [0, 0, 0])
            counts[0 if topic in have and topic in case.want else 1 if topic in have else 2] += 1
        quiet += not case.want
        alone += not case.want and not have
    right, wrong, missed = (sum(c[i] for c in per.values()) for i in range(3))
    return {"precision": right / max(1, right + wrong), "recall": right / max(1, right + missed), "micro F1": f1(right, wrong, missed),
            "macro F1": sum(f1(*c) for c in per.values()) / max(1, len(per)), "left alone": f"{alone}/{quiet}"}


def print_table(probe, ways):
    heads = ["precision", "recall", "micro F1", "macro F1", "left alone"]
    print(f"{'':26}" + "".join(f"{h:>12}" for h in heads))
    for lang in ("all", "nl", "en"):
        chosen = [i for i, c in enumerate(probe) if lang in ("all", c.lang)]
        for name, answers in ways.items():
            row = figures([probe[i] for i in chosen], [answers[i] for i in chosen])
            values = "".join(f"{row[h]:>12}" if isinstance(row[h], str) else f"{row[h]:>12.3f}" for h in heads)
            print(f"{lang + ': ' + name:26}{values}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        train, probe = cases("tune", Path(folder)), cases("probe", Path(folder))
    print(f"{len(probe)} letters of the probe half; the model is trained on {len(train)} of the tune half; left alone: letters without a topic")
    print_table(probe, {"rules": [c.rules for c in probe], "keywords of the labels": by_keywords(probe),
                        "TF-IDF linear model": by_model(train, probe)})


main()
