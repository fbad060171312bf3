#!/usr/bin/env python3
"""Learns which dates in a letter's running text are those of earlier letters. `make cited-model` runs it.

    learn_cited.py MENTIONS-OF MODEL SHEETS... [--letters FOLDER...] [--judge FOLDER...]

Writes MODEL (extract/languages/letter.cited): a logistic regression over the features that the program itself prints (mentions-of).
It learns from folders of printed sheets, NAME.pdf beside NAME.json with its gold cited_letters. Letters of the tune half teach it
too; the rules were made on them, so there their verdict is left out, or the model would learn to believe them everywhere. Prints
what the rules and the model find on sheets of writers that it did not learn from, and for the folders to judge by, which it never
learns from, totals only. Needs Debian's python3-sklearn, for this and for compare.py."""
import json, re, struct, subprocess, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

try:
    import numpy as np
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
except ImportError:
    sys.exit("learn_cited needs scikit-learn; on Debian: apt-get install python3-sklearn (python3 must be Debian's own: make cited-model PYTHON=/usr/bin/python3)")

STRENGTH = 0.3      # the inverse of the ridge on the squares of all weights
FOLDS = 6           # of writers
THRESHOLDS = (0.35, 0.4, 0.45, 0.5)  # to be looked at; extract/cited.c has the one that is used


class Letter:
    def __init__(self, program, pdf):
        self.gold = set(json.loads(pdf.with_suffix(".json").read_text(encoding="utf8"))["cited_letters"])
        name = pdf.stem if re.match(r"w\d+-", pdf.stem) else pdf.parent.name
        self.writer = name.split("-")[0]
        self.elsewhere, self.days, self.features = set(), [], []
        for row in subprocess.run([program, str(pdf)], capture_output=True, text=True, check=True).stdout.splitlines():
            kind, day, *features = row.split("\t")
            if kind == "cited":
                self.elsewhere.add(day)
            else:
                self.days.append(day)
                self.features.append(features)

    def by_rules(self):
        return ["rule1" in features for features in self.features]

    def without_rules(self):
        self.features = [[feature for feature in features if not feature.startswith("rule")] for features in self.features]


def letters_of(program, folders):
    pdfs = [pdf for folder in folders for pdf in sorted(Path(folder).glob("*.pdf")) if pdf.with_suffix(".json").exists()]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda pdf: Letter(program, pdf), pdfs))


def figures(letters, verdicts):
    """Over letters as a whole: a day counts once, wherever it stands."""
    right = found = there = 0
    for letter, yes in zip(letters, verdicts):
        days = letter.elsewhere | {day for day, is_letter in zip(letter.days, yes) if is_letter and day != "-"}
        right, found, there = right + len(days & letter.gold), found + len(days), there + len(letter.gold)
    p, r = right / max(1, found), right / max(1, there)
    return f"P {p:.3f} R {r:.3f} F {2 * p * r / max(1e-9, p + r):.3f}  (of {there})"


class Model:
    def __init__(self, letters):
        self.known = DictVectorizer()
        rows = self.known.fit_transform([dict.fromkeys(f, 1) for letter in letters for f in letter.features])
        answers = np.array([day in letter.gold for letter in letters for day in letter.days])
        self.fit = LogisticRegression(C=STRENGTH, max_iter=1000, fit_intercept=False).fit(rows, answers)

    def weigh(self, letters):
        """The likelihood of each mention, letter by letter."""
        rows = [dict.fromkeys(f, 1) for letter in letters for f in letter.features]
        weights = iter(self.fit.predict_proba(self.known.transform(rows))[:, 1])
        return [[next(weights) for _ in letter.days] for letter in letters]

    def write(self, path):
        """The form is told in extract/feature-rows.c."""
        weights = dict(zip(self.known.get_feature_names_out(), self.fit.coef_[0]))
        unit = max(abs(weight) for weight in weights.values()) / 127
        rows = {}
        for feature, weight in sorted(weights.items(), key=lambda item: abs(item[1])):
            if round(weight / unit):
                rows[hash_of(feature)] = round(weight / unit)
        with open(path, "wb") as file:
            file.write(struct.pack("<8sIIIf", b"rcited01", 1, 0, len(rows), unit))
            file.write(np.array(sorted(rows), dtype="<u4").tobytes())
            file.write(np.array([rows[h] for h in sorted(rows)], dtype=np.int8).tobytes())
        print(f"{path}: {len(rows)} features")


def hash_of(feature):
    value = 2166136261
    for byte in feature.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def tell(name, letters, likelihoods):
    print(f"{name}\n  rules        {figures(letters, [letter.by_rules() for letter in letters])}")
    for least in THRESHOLDS:
        print(f"  model > {least:.2f} {figures(letters, [[p > least for p in letter] for letter in likelihoods])}")


def cross_validate(sheets, letters):
    writers = sorted({sheet.writer for sheet in sheets})
    likelihoods = {}
    for fold in range(FOLDS):
        left_out = [sheet for sheet in sheets if writers.index(sheet.writer) % FOLDS == fold]
        model = Model([sheet for sheet in sheets if writers.index(sheet.writer) % FOLDS != fold] + letters)
        likelihoods.update(zip(left_out, model.weigh(left_out)))
    return [likelihoods[sheet] for sheet in sheets]


def main():
    program, path, *folders = sys.argv[1:]
    kinds, kind = {"": [], "--letters": [], "--judge": []}, ""
    for folder in folders:
        if folder in kinds:
            kind = folder
        else:
            kinds[kind].append(folder)
    sheets, letters = letters_of(program, kinds[""]), letters_of(program, kinds["--letters"])
    for letter in letters:
        letter.without_rules()
    tell("sheets, by models of other writers", sheets, cross_validate(sheets, letters))
    model = Model(sheets + letters)
    model.write(path)
    for folder in kinds["--judge"]:
        judged = letters_of(program, [folder])
        tell(folder, judged, model.weigh(judged))


if __name__ == "__main__":
    main()
