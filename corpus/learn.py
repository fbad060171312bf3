#!/usr/bin/env python3
"""Learns the default pack's lexicons: what each stem says for and against each topic. `make lexicon` runs it.

It reads the tune half (PDFs and texts) and the miniatures, all as the program sees them (`repliek show --tokens`), and
writes classify/topics/default/LANG.lexicon. The probe half is never opened.

A letter is cut into windows of a few sentences, as the program does when it lays a lexicon over a letter. A window with
a topic's evidence speaks for it, one of a letter without the topic against it, and other windows of a letter with the
topic say nothing of it. Evidence phrases and miniatures are windows of their own. Windows become tf-idf vectors of
length one; each topic gets a linear classifier (support vector machine, classes balanced). The sentences that rule files
have as built-in tests are windows too, which speak of their own topic alone.

REPLIEK is the program. Needs Debian's python3-sklearn, for this alone."""
import collections, json, os, re, subprocess, sys, tempfile
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
WINDOW = 3          # sentences
LEAST_DOCUMENTS = 2 # that a stem must stand in
GAIN, PIVOT = 2.8, -0.2  # how strongly, and from where on, a window's score multiplies points
LEAST, DOUBT = 0.35, 0.3 # below that score as a whole a letter is strange, and its topics are doubted so much
LEAST_WEIGHT = 0.02
GRAIN = 1000        # numbers are written in thousandths


class Letter:
    """A letter or miniature: its sentences as lists of stems, and what it raises."""

    def __init__(self, name, lang, path, topics, optional=()):
        self.name, self.lang, self.path = name, lang, path
        self.topics, self.optional = topics, set(optional) - set(topics)
        self.sentences = []
        self.silent_beside = None  # a topic: of all others nothing is known


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


def built_in_tests(scratch):
    """The sentences that the rules' writers set as tests: each says yes or no to one topic, and nothing of the others."""
    for path in sorted(PACK.glob("*.rules")):
        topic = None
        for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
            if line.startswith("topic "):
                topic = line.split()[1]
            found = re.match(r'\s*test (\w+) (raised|not|triage) (?:\w+ )?"(.*)"\s*$', line)
            if found:
                lang, kind, text = found.groups()
                source = Path(scratch) / f"test-{path.stem}-{number}.txt"
                source.write_text(text.replace('\\"', '"') + "\n", encoding="utf8")
                letter = Letter(source.stem, lang, source, {topic: [text]} if kind == "raised" else {})
                letter.silent_beside = None if kind == "triage" else topic
                yield letter


def read_all(letters):
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(read_tokens, letters))
    return letters


def windows_of(letter):
    count = len(letter.sentences)
    for first in range(max(1, count - WINDOW + 1)):
        yield [pair for sentence in letter.sentences[first:first + WINDOW] for pair in sentence]


def stems_of(letter):
    return [stem for sentence in letter.sentences for stem, _ in sentence]


def words_of(text):
    return re.findall(r"[^\W_]+", text.lower())


def holds(words, phrase):
    """Whether the words of a phrase, or most of them when it is long, stand in a row in the window, or the other way round."""
    joined, wanted = " " + " ".join(words) + " ", phrase[:12]
    return bool(wanted) and (" " + " ".join(wanted) + " " in joined or joined.strip() in " ".join(phrase))


class Samples:
    """Windows as lists of stems, with +1, 0 or unknown for each topic."""

    def __init__(self, topics):
        self.topics, self.windows, self.labels = topics, [], []

    def add(self, stems, label):
        self.windows.append(stems)
        self.labels.append([label(topic) for topic in self.topics])

    def add_letter(self, letter):
        phrases = {topic: [words_of(p) for p in found] for topic, found in letter.topics.items()}
        for window in windows_of(letter):
            words = words_of(" ".join(word for _, word in window))
            self.add([stem for stem, _ in window],
                     lambda t: (1. if any(holds(words, p) for p in phrases[t]) else numpy.nan) if t in phrases
                     else numpy.nan if t in letter.optional else 0.)
        stems = {word: stem for sentence in letter.sentences for stem, word in sentence}
        for topic, found in phrases.items():
            for phrase in found:
                self.add([stems.get(word, word) for word in phrase],
                         lambda t: 1. if t == topic else numpy.nan if t in phrases or t in letter.optional else 0.)

    def add_miniature(self, letter):
        only = letter.silent_beside
        self.add(stems_of(letter), lambda t: numpy.nan if only and t != only else float(t in letter.topics))


class Model:
    """A vocabulary with idf, and a weight for each of its stems and each topic."""

    def __init__(self, samples, function_words, strength=1.0):
        counts = collections.Counter(stem for window in samples.windows for stem in set(window))
        self.stems = sorted(s for s, n in counts.items() if n >= LEAST_DOCUMENTS and s not in function_words
                            and re.search(r"[^\W\d_]", s) and not re.search(r"[\s:#]", s))
        self.places = {stem: i for i, stem in enumerate(self.stems)}
        total = len(samples.windows)
        self.idf = numpy.array([numpy.log((1 + total) / (1 + counts[s])) + 1 for s in self.stems])
        matrix, labels = self.vectors(samples.windows), numpy.array(samples.labels)
        self.topics, self.weights, self.biases = samples.topics, [], []
        for column in range(len(samples.topics)):
            known = ~numpy.isnan(labels[:, column])
            machine = LinearSVC(C=strength, class_weight="balanced", random_state=0)
            machine.fit(matrix[known], labels[known, column])
            self.weights.append(machine.coef_[0])
            self.biases.append(machine.intercept_[0])
        self.weights, self.biases = numpy.array(self.weights).T, numpy.array(self.biases)
        self.letter_weights = numpy.zeros(len(self.stems))
        self.letter_bias = 0.0

    def learn_letters(self, letters, strength=1.0):
        """What tells letters with topics from those without, each taken as one window."""
        machine = LinearSVC(C=strength, class_weight="balanced", random_state=0)
        machine.fit(self.vectors([stems_of(letter) for letter in letters]), [float(bool(x.topics)) for x in letters])
        self.letter_weights, self.letter_bias = machine.coef_[0], machine.intercept_[0]

    def letter_score(self, letter):
        return (self.vectors([stems_of(letter)]) @ self.letter_weights)[0] + self.letter_bias

    def vectors(self, windows):
        data, columns, starts = [], [], [0]
        for window in windows:
            found = collections.Counter(self.places[s] for s in window if s in self.places)
            values = numpy.array([(1 + numpy.log(n)) * self.idf[i] for i, n in found.items()])
            data.extend(values / (numpy.sqrt((values ** 2).sum()) or 1))
            columns.extend(found)
            starts.append(len(columns))
        return csr_matrix((data, columns, starts), shape=(len(windows), len(self.stems)))

    def scores(self, letter):
        """The best window's score for each topic."""
        windows = [[stem for stem, _ in w] for w in windows_of(letter)]
        return (self.vectors(windows) @ self.weights + self.biases).max(axis=0)

    def write(self, path):
        lines = ["repliek-lexicon 1", "# Learned by corpus/learn.py from the tune half and the miniatures; not written by hand.",
                 "# A stem, its idf, and what it says of the topics, by their order here, and of the letter; all in thousandths.",
                 f":window {WINDOW * GRAIN}", f":gain {round(GAIN * GRAIN)}", f":pivot {round(PIVOT * GRAIN)}"]
        lines += [f":letter {round(self.letter_bias * GRAIN)}", f":least {round(LEAST * GRAIN)}", f":doubt {round(DOUBT * GRAIN)}"]
        lines += [f":topic {t} {round(b * GRAIN)}" for t, b in zip(self.topics, self.biases)]
        for i, stem in enumerate(self.stems):
            weights = [*self.weights[i], self.letter_weights[i]]
            cells = [f"{k}:{round(w * GRAIN)}" for k, w in enumerate(weights) if abs(w) >= LEAST_WEIGHT]
            lines.append(" ".join([stem, str(round(self.idf[i] * GRAIN))] + cells))
        path.write_text("\n".join(lines) + "\n", encoding="utf8")


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
        letters = read_all([x for half in ("letters", "texts") for x in gold_letters(HERE / "corpus" / half / "tune")])
        minis = read_all([*miniatures(HERE / "corpus/miniatures", scratch), *built_in_tests(scratch)])
    topics = sorted({t for letter in letters for t in letter.topics})
    for lang in LANGUAGES:
        mine, small = [x for x in letters if x.lang == lang], [x for x in minis if x.lang == lang]
        chosen = samples_of(mine, small, topics)
        model = Model(chosen, function_words(lang))
        model.learn_letters(mine + [x for x in small if not x.silent_beside])
        model.write(PACK / f"{lang}.lexicon")
        print(f"{lang}: {len(chosen.windows)} windows, {len(model.stems)} stems")


if __name__ == "__main__":
    main()
