#!/usr/bin/env python3
"""Learns the tagger: which words of a letter's head and ending are its fields. `make tagger` runs it.

    learn_tagger.py FEATURES-OF MODEL SHEETS... [--letters FOLDER]

Writes MODEL (extract/languages/letter.tagger). A linear-chain conditional random field is fitted to the words of the sheets, whose
coloured twins tell what each word is (build/sheets.py), over the features that the program itself prints (features-of). Transitions
differ within a line, from line to line, and from block to block. A network over the words around each word (learn_network.py) is fitted to the
same words; the model is the mean of the two: either alone is wrong more often. Letters of the tune half teach it too: there the ladder's reading is
taken for true (it was made on them), and the features that tell the ladder's opinion are left out, or the tagger would learn to
believe the ladder everywhere. Letters to judge by are never given to it. Needs Debian's python3-scipy and python3-torch, for this alone."""
import re, struct, subprocess, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent / "build")]
import sheets

try:
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix, vstack
    from scipy.special import logsumexp
    import learn_network
except ImportError:
    sys.exit("learn_tagger needs SciPy; on Debian: apt-get install python3-scipy (python3 must be Debian's own: make tagger PYTHON=/usr/bin/python3)")

# In the order of Tag in extract/tagger.h.
TAGS = ("body furniture label value address date our_reference your_reference subject sender_name sender_organisation addressee_name "
        "addressee_organisation salutation closing signatory signatory_role cc enclosure also_signed").split()
STEPS = 3
LEAST_LETTERS = 2   # that a feature must stand in
RIDGE = 0.5         # on the squares of all weights
ROUNDS = 60         # of L-BFGS; more fit the noise
FEATURES = 24000    # of the field, at most
SHARE = 0.5         # of the network in the whole
UNIT = 0.015        # grain of a written weight
CLIPPED = 0.0005    # share of the network's vectors' values that may be too large to be written as they are
NEAR = 1.5          # points: a word and its coloured twin stand at one place


class Word:
    def __init__(self, columns, line):
        self.page, self.x, self.y = int(columns[1]), float(columns[2]), float(columns[3])
        self.colour, self.step, self.features = columns[4], int(columns[5]), line + columns[7:]
        self.tag = None


def words_of(program, pdf):
    run = subprocess.run([program, str(pdf)], capture_output=True, text=True)
    words, line = [], []
    for row in run.stdout.split("\n"):
        columns = row.split("\t")
        if columns[0] == "line":
            line = columns[1:]
        elif columns[0] == "word":
            words.append(Word(columns, line))
    return words


def tag_of(mark):
    kind, name = mark.split(":")
    if kind == "b":
        return "body"
    if kind == "f":
        return name
    return name if name in ("label", "value", "address") else "furniture"


def marked_letter(program, pdf):
    """The words of a sheet, tagged by the colours of its twin."""
    words, places = words_of(program, pdf), {}
    for twin in words_of(program, pdf.with_suffix(".marks.pdf")):
        places.setdefault((twin.page, round(twin.y)), []).append(twin)
    for word in words:
        near = [twin for off in (0, 1, -1) for twin in places.get((word.page, round(word.y) + off), []) if abs(twin.x - word.x) < NEAR]
        mark = sheets.mark_of(near[0].colour) if near else None
        word.tag = tag_of(mark) if mark else None
    return words


def told_by_ladder(feature):
    return feature.startswith(("LU", "LR", "Fk", "Vk", "Vw")) or feature[0] in "FV" and len(feature) == 2


def letter_as_read(program, pdf):
    """The words of a letter on which the ladder is right, tagged as it reads them."""
    words = words_of(program, pdf)
    for word in words:
        told = {"F": len(TAGS), "V": 0, "LU": ""}
        for feature in word.features:
            if feature.startswith("LU"):
                told["LU"] = feature[2:]
            elif feature[0] in "FV" and len(feature) == 2:
                told[feature[0]] = ord(feature[1]) - ord("0")
        use, furniture = told["LU"][0], told["LU"][1]
        word.tag = (TAGS[told["F"]] if told["F"] < len(TAGS) else "address" if use + furniture == "15" else
                    "body" if use in "02" else "value" if told["V"] < 15 else "furniture")
        word.features = [feature for feature in word.features if not told_by_ladder(feature)]
    return words


# --- the conditional random field ---

def known_features(letters):
    count = {}
    for words in letters:
        for feature in {feature for word in words for feature in word.features}:
            count[feature] = count.get(feature, 0) + 1
    return {feature: i for i, feature in enumerate(sorted(f for f, n in count.items() if n >= LEAST_LETTERS))}


def matrix_of(words, known):
    rows, columns = [], []
    for row, word in enumerate(words):
        for feature in set(word.features):
            if feature in known:
                rows.append(row)
                columns.append(known[feature])
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(words), len(known)))


class Field:
    """Letters side by side, padded to the longest: all of them take a step forward or backward at once."""

    def __init__(self, letters, known):
        self.x = vstack([matrix_of(words, known) for words in letters]).tocsr()
        self.xt = self.x.T.tocsr()
        self.tags = np.array([TAGS.index(word.tag) if word.tag else -1 for words in letters for word in words])
        self.steps = np.array([word.step for words in letters for word in words])
        self.lengths = np.array([len(words) for words in letters])
        starts = np.concatenate([[0], np.cumsum(self.lengths)[:-1]])
        self.at = np.minimum(starts[:, None] + np.arange(self.lengths.max())[None, :], len(self.tags) - 1)
        self.shape = (len(known), len(TAGS))

    def expect(self, scores, transitions):
        """Logarithm of the sum over all taggings, the words' marginals, and expected transitions."""
        count, longest, tags = len(self.lengths), self.lengths.max(), len(TAGS)
        alpha, beta = np.zeros((count, longest, tags)), np.zeros((count, longest, tags))
        alpha[:, 0] = scores[self.at[:, 0]]
        for t in range(1, longest):
            live = self.lengths > t
            here = self.at[live, t]
            v = alpha[live, t - 1][:, :, None] + transitions[self.steps[here]]
            top = v.max(1)
            alpha[live, t] = top + np.log(np.exp(v - top[:, None, :]).sum(1)) + scores[here]
        total = logsumexp(alpha[np.arange(count), self.lengths - 1], axis=1)
        for t in range(longest - 2, -1, -1):
            live = self.lengths > t + 1
            after = self.at[live, t + 1]
            v = transitions[self.steps[after]] + (scores[after] + beta[live, t + 1])[:, None, :]
            top = v.max(2)
            beta[live, t] = top + np.log(np.exp(v - top[:, :, None]).sum(2))
        marginals, moved = np.zeros_like(scores), np.zeros_like(transitions)
        for t in range(longest):
            live = self.lengths > t
            here = self.at[live, t]
            marginals[here] = np.exp(alpha[live, t] + beta[live, t] - total[live][:, None])
            if t:
                p = np.exp(alpha[live, t - 1][:, :, None] + transitions[self.steps[here]] +
                           (scores[here] + beta[live, t] - total[live][:, None])[:, None, :])
                for step in range(STEPS):
                    moved[step] += p[self.steps[here] == step].sum(0)
        return total.sum(), marginals, moved

    def loss(self, theta):
        """Negative log likelihood with its ridge, and its gradient. Words without a tag may be anything."""
        split = self.shape[0] * self.shape[1]
        weights, transitions = theta[:split].reshape(self.shape), theta[split:].reshape(STEPS, len(TAGS), len(TAGS))
        scores = self.x @ weights
        told = np.full_like(scores, -1e9)
        told[self.tags < 0] = 0
        told[np.flatnonzero(self.tags >= 0), self.tags[self.tags >= 0]] = 0
        all_paths, any_word, any_move = self.expect(scores, transitions)
        true_paths, true_word, true_move = self.expect(scores + told, transitions)
        gradient = np.concatenate([(self.xt @ (any_word - true_word)).ravel(), (any_move - true_move).ravel()]) + RIDGE * theta
        return all_paths - true_paths + RIDGE / 2 * (theta @ theta), gradient

    def fit(self):
        size = self.shape[0] * self.shape[1] + STEPS * len(TAGS) ** 2
        theta = minimize(self.loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS, "maxcor": 8}).x
        split = self.shape[0] * self.shape[1]
        return theta[:split].reshape(self.shape), theta[split:].reshape(STEPS, len(TAGS), len(TAGS))


# --- the model ---

def hash_of(feature):
    """FNV-1a, 32 bits."""
    value = 2166136261
    for byte in feature.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def rows_of(known, weights, network_known, network):
    """A row for each feature's hash: its weights for the tags, then its vector; and how many times the network's size the vectors are."""
    tags, names = len(TAGS), {i: feature for feature, i in known.items()}
    vectors = network["embedding.weight"]
    scale = UNIT * 127 / np.quantile(np.abs(vectors), 1 - CLIPPED)
    rows = {}
    for i in np.argsort(-np.abs(weights).max(1), kind="stable")[:FEATURES]:
        rows.setdefault(hash_of(names[i]), np.zeros(tags + vectors.shape[1]))[:tags] += (1 - SHARE) * weights[i]
    for feature, i in network_known.items():
        row = rows.setdefault(hash_of(feature), np.zeros(tags + vectors.shape[1]))
        row[:tags] += SHARE * network["single.weight"][i]
        row[tags:] += scale * vectors[i]
    return rows, scale


def write(path, known, weights, transitions, network_known, network):
    rows, scale = rows_of(known, weights, network_known, network)
    rows = {name: np.clip(np.round(row / UNIT), -127, 127).astype(np.int8) for name, row in rows.items()}
    hashes = sorted(name for name, row in rows.items() if row.any())
    numbers = np.concatenate([((1 - SHARE) * transitions + SHARE * network["transitions"]).ravel(),
                              learn_network.tables(network, scale, SHARE)]).astype("<f4")
    with open(path, "wb") as out:
        out.write(b"rtagger2" + struct.pack("<IIIf", len(rows[hashes[0]]), len(numbers), len(hashes), UNIT))
        out.write(numbers.tobytes() + np.array(hashes, dtype="<u4").tobytes())
        out.write(b"".join(rows[name].tobytes() for name in hashes))
    return len(hashes)


def main():
    arguments = sys.argv[1:]
    letters = arguments[arguments.index("--letters") + 1] if "--letters" in arguments else None
    folders = arguments[2:arguments.index("--letters")] if letters else arguments[2:]
    if not folders:
        sys.exit(__doc__)
    program, model = arguments[:2]
    marked = [pdf for folder in folders for pdf in sorted(Path(folder).glob("*.pdf")) if not pdf.name.endswith(".marks.pdf")]
    as_read = sorted(Path(letters).glob("*.pdf")) if letters else []
    with ThreadPoolExecutor(2) as pool:
        taught = list(pool.map(lambda pdf: marked_letter(program, pdf), marked)) + list(pool.map(lambda pdf: letter_as_read(program, pdf), as_read))
    taught = [words for words in taught if len(words) > 30]  # scans have none here
    known = known_features(taught)
    weights, transitions = Field(taught, known).fit()
    network_known, network = learn_network.fit(taught, TAGS, STEPS)
    print(f"{len(taught)} letters, {write(model, known, weights, transitions, network_known, network)} features written to {model}")


if __name__ == "__main__":
    main()
