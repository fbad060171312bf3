#!/usr/bin/env python3
"""Learns the default pack's lexicons: what the words of a letter say for and against each topic. `make lexicon` runs it.

It reads the tune half (PDFs, texts, and the printed sheets that are named to it) and the miniatures, all as the program sees them (`repliek show --tokens`), and
writes classify/topics/default/LANG.lexicon. The probe half is never opened.

A letter is cut into windows of a few sentences, as the program does when it lays a lexicon over a letter. A window with
a topic's evidence speaks for it, one of a letter without the topic against it, and other windows of a letter with the
topic say nothing of it. Evidence phrases and miniatures are windows of their own. The features of a window are its stems, pairs of stems that follow each other, and runs of four characters
of its words (which find compounds and misspellings). Windows become tf-idf vectors of length one; each topic gets a linear
classifier (support vector machine, classes balanced). The features that weigh most are kept, and the classifiers
learned again over them alone. Another classifier tells letters with topics from letters without, each as one window.

REPLIEK is the program. Needs Debian's python3-sklearn, for this alone."""
import collections, json, os, re, subprocess, sys, tempfile, unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

try:
    import numpy
    from scipy.sparse import csr_matrix
    from sklearn.svm import LinearSVC
except ImportError:
    sys.exit("learn needs scikit-learn; on Debian: apt-get install python3-sklearn (python3 must be Debian's own: make lexicon PYTHON=/usr/bin/python3)")

HERE = Path(__file__).resolve().parents[1]
PACK = HERE / "classify/topics/default"
LANGUAGES = ("nl", "en")
WINDOW = 5          # sentences
LEAST_DOCUMENTS = 2 # windows that a feature must stand in
FEATURES = 6000     # that are kept
RUN = 4             # characters; the program counts on it
GAIN, PIVOT = 2.2, 0.22   # how strongly, and from where on, a window's score multiplies points
LEAST, DOUBT = 0.15, 0.27 # below that score as a whole a letter is strange, and its topics are doubted so much
LEAST_WEIGHT = 0.2  # smaller ones are not written: measured to change nothing
GRAIN = 1000        # numbers are written in thousandths


class Letter:
    """A letter or miniature: its sentences as lists of stems, and what it raises."""

    def __init__(self, name, lang, path, topics, optional=()):
        self.name, self.lang, self.path = name, lang, path
        self.topics, self.optional = topics, set(optional) - set(topics)
        self.sentences = []


def read_tokens(letter):
    """Fills a letter's sentences: (stem, word) pairs of the zones that count, in the letter's language."""
    run = subprocess.run([os.environ["REPLIEK"], "show", "--tokens", str(letter.path)], capture_output=True, text=True)
    counts = False
    for line in run.stdout.splitlines():
        if line.startswith("sentence "):
            place, zone, lang = [piece.strip() for piece in line.split(",")[-3:]]
            counts = zone in ("subject", "heading", "body", "footnote") and lang == letter.lang
            if counts:
                letter.sentences.append([])
        elif counts:
            form = re.sub(r"^ *\d+ \[\d+,\d+\) ?", "", line).split(" ")[0]
            if form:
                word, _, stem = form.partition("/") if form.count("/") == 1 else (form, "", form.split("/")[-1])
                letter.sentences[-1].append((stem, word))


def gold_letters(folder):
    for path in sorted(Path(folder).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf8"))
        source = next((path.with_suffix(s) for s in (".pdf", ".txt") if path.with_suffix(s).exists()), None)
        if source and not gold.get("scan") and "topics" in gold:
            yield Letter(path.stem, gold["lang"], source, gold["topics"], gold.get("optional_topics", []))


def miniatures(folder, scratch):
    """One letter a line: topics with commas between, or "-"; a tab; the text."""
    for path in sorted(Path(folder).glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
            topics, _, text = line.partition("\t")
            if not text:
                continue
            source = Path(scratch) / f"{path.stem}-{number}.txt"
            source.write_text(text + "\n", encoding="utf8")
            found = [] if topics.strip() == "-" else [t.strip() for t in topics.split(",")]
            yield Letter(source.stem, path.stem[:2], source, {t: [text] for t in found})


def read_all(letters):
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(read_tokens, letters))
    return letters


def features_of(sentence):
    """Of (stem, word) pairs: stems, pairs of stems, and runs of characters of the words, with their edges."""
    stems = [stem for stem, _ in sentence]
    found = stems + [f"{a}_{b}" for a, b in zip(stems, stems[1:])]
    for _, word in sentence:
        edged = f"<{word}>"
        found += ["~" + edged[i:i + RUN] for i in range(len(edged) - RUN + 1)]
    return found


def windows_of(letter):
    """Lists of sentences."""
    for first in range(max(1, len(letter.sentences) - WINDOW + 1)):
        yield letter.sentences[first:first + WINDOW]


def window_features(sentences):
    return [feature for sentence in sentences for feature in features_of(sentence)]


def words_of(text):
    plain = unicodedata.normalize("NFD", text.lower())
    return re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))


def holds(words, phrase):
    """Whether the words of a phrase, or most of them when it is long, stand in a row in the window, or the other way round."""
    joined, wanted = " " + " ".join(words) + " ", phrase[:12]
    return bool(wanted) and (" " + " ".join(wanted) + " " in joined or joined.strip() in " ".join(phrase))


class Samples:
    """Windows as lists of features, with 1, 0 or unknown for each topic."""

    def __init__(self, topics):
        self.topics, self.windows, self.labels = topics, [], []

    def add(self, features, label):
        self.windows.append(features)
        self.labels.append([label(topic) for topic in self.topics])

    def add_letter(self, letter):
        phrases = {topic: [words_of(p) for p in found] for topic, found in letter.topics.items()}
        for window in windows_of(letter):
            words = words_of(" ".join(word for sentence in window for _, word in sentence))
            self.add(window_features(window),
                     lambda t: (1. if any(holds(words, p) for p in phrases[t]) else numpy.nan) if t in phrases
                     else numpy.nan if t in letter.optional else 0.)
        stems = {word: stem for sentence in letter.sentences for stem, word in sentence}
        for topic, found in phrases.items():
            for phrase in found:
                self.add(features_of([(stems.get(word, word), word) for word in phrase]),
                         lambda t: 1. if t == topic else numpy.nan if t in phrases or t in letter.optional else 0.)

    def add_miniature(self, letter):
        self.add(window_features(letter.sentences), lambda t: float(t in letter.topics))


class Model:
    """A vocabulary with idf, and a weight for each of its features and each topic."""

    def __init__(self, samples, function_words):
        self.topics = samples.topics
        counts = collections.Counter(f for window in samples.windows for f in set(window))
        labels = numpy.array(samples.labels)
        self.name_features([f for f, n in counts.items() if n >= LEAST_DOCUMENTS and f not in function_words
                            and re.search(r"[^\W\d_]", f) and not re.match(r"[#:]", f)], counts, len(samples.windows))
        matrix = self.learn(samples, labels)
        spread = numpy.sqrt(numpy.asarray(matrix.multiply(matrix).mean(axis=0)).ravel())
        worth = numpy.abs(self.weights).max(axis=1) * spread
        chosen = sorted(range(len(self.features)), key=lambda i: (-worth[i], self.features[i]))[:FEATURES]
        self.name_features([self.features[i] for i in chosen], counts, len(samples.windows))
        self.learn(samples, labels)

    def name_features(self, features, counts, total):
        self.features = sorted(features)
        self.places = {feature: i for i, feature in enumerate(self.features)}
        self.idf = numpy.array([numpy.log((1 + total) / (1 + counts[f])) + 1 for f in self.features])

    def learn(self, samples, labels):
        matrix, weights, biases = self.vectors(samples.windows), [], []
        for column in range(len(self.topics)):
            known = ~numpy.isnan(labels[:, column])
            machine = LinearSVC(class_weight="balanced", random_state=0)
            machine.fit(matrix[known], labels[known, column])
            weights.append(machine.coef_[0])
            biases.append(machine.intercept_[0])
        self.weights, self.biases = numpy.array(weights).T, numpy.array(biases)
        return matrix

    def learn_letters(self, letters):
        """What tells letters with topics from those without, each taken as one window."""
        machine = LinearSVC(class_weight="balanced", random_state=0)
        machine.fit(self.vectors([window_features(x.sentences) for x in letters]), [float(bool(x.topics)) for x in letters])
        self.letter_weights, self.letter_bias = machine.coef_[0], machine.intercept_[0]

    def vectors(self, windows):
        data, columns, starts = [], [], [0]
        for window in windows:
            found = collections.Counter(self.places[f] for f in window if f in self.places)
            values = numpy.array([(1 + numpy.log(n)) * self.idf[i] for i, n in found.items()])
            data.extend(values / (numpy.sqrt((values ** 2).sum()) or 1))
            columns.extend(found)
            starts.append(len(columns))
        return csr_matrix((data, columns, starts), shape=(len(windows), len(self.features)))

    def scores(self, letter):
        """The best window's score for each topic."""
        return (self.vectors(map_list(window_features, windows_of(letter))) @ self.weights + self.biases).max(axis=0)

    def letter_score(self, letter):
        return (self.vectors([window_features(letter.sentences)]) @ self.letter_weights)[0] + self.letter_bias

    def write(self, path):
        lines = ["repliek-lexicon 1", "# Learned by corpus/learn.py from labelled letters and miniatures; not written by hand.",
                 "# A feature, its idf, and what it says of the topics, by their order here, and of the letter; all in thousandths.",
                 f":window {WINDOW * GRAIN}", f":gain {round(GAIN * GRAIN)}", f":pivot {round(PIVOT * GRAIN)}"]
        lines += [f":letter {round(self.letter_bias * GRAIN)}", f":least {round(LEAST * GRAIN)}", f":doubt {round(DOUBT * GRAIN)}"]
        lines += [f":topic {t} {round(b * GRAIN)}" for t, b in zip(self.topics, self.biases)]
        for i, feature in enumerate(self.features):
            weights = [*self.weights[i], self.letter_weights[i]]
            cells = [f"{k}:{round(w * GRAIN)}" for k, w in enumerate(weights) if abs(w) >= LEAST_WEIGHT]
            lines.append(" ".join([feature, str(round(self.idf[i] * GRAIN))] + cells))
        path.write_text("\n".join(lines) + "\n", encoding="utf8")


def map_list(function, things):
    return [function(thing) for thing in things]


def function_words(lang):
    """The language's function words, as the program's data lists them."""
    text = (HERE / f"extract/languages/{lang}/words.ini").read_text(encoding="utf8").replace("\\\n", " ")
    return set(words_of(re.search(r"^function *=(.*)$", text, re.M).group(1)))


def samples_of(letters, minis, topics):
    samples = Samples(topics)
    for letter in letters:
        samples.add_letter(letter)
    for letter in minis:
        samples.add_miniature(letter)
    return samples


def main():
    with tempfile.TemporaryDirectory() as scratch:
        folders = [HERE / "corpus/letters/tune", HERE / "corpus/texts/tune", *map(Path, sys.argv[1:])]
        letters = read_all([x for folder in folders for x in gold_letters(folder)])
        minis = read_all(list(miniatures(HERE / "corpus/miniatures", scratch)))
    topics = sorted({t for letter in letters for t in letter.topics})
    for lang in LANGUAGES:
        mine, small = [x for x in letters if x.lang == lang], [x for x in minis if x.lang == lang]
        chosen = samples_of(mine, small, topics)
        model = Model(chosen, function_words(lang))
        model.learn_letters(mine + small)
        model.write(PACK / f"{lang}.lexicon")
        print(f"{lang}: {len(chosen.windows)} windows, {len(model.features)} features")


if __name__ == "__main__":
    main()
