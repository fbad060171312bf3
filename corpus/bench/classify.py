#!/usr/bin/env python3
"""What does classifying a letter cost, by the size of the pack and the length of the letter? classify.py WORK

The packs are made: 40, 1,000 and 10,000 rules, ten a topic. Words, lists, phrases, AND and NEAR, one rule in twenty with a leading
wildcard. One rule in ten asks for a word that the letters have; the others for compounds of their words that hardly
any letter has, as in a pack for many subjects. The letters are the corpus' Dutch tune texts; longer ones are
several of them in one. Processor time after loading, all packs in turns in one process.
RUNS is the number of turns."""
import os, random, re, statistics, subprocess, sys
from pathlib import Path
from timing import HERE, milliseconds, number, table

SIZES = (40, 1000, 10000)
FORMS = (("{w}", 30), ("{w} OR {x} OR {y}", 25), ('"{c} {w}"', 20), ("{c} AND {w}", 10), ("{c} NEAR/5 {w}", 10), ("*{tail}", 5))


def vocabulary(texts):
    """The letters' common words (short lists of function words among them) and their rarer ones."""
    counts = {}
    for text in texts:
        for word in re.findall(r"[a-z]{4,}", text.lower()):
            counts[word] = counts.get(word, 0) + 1
    common = sorted(w for w, n in counts.items() if n >= 20)
    rare = sorted(w for w, n in counts.items() if n <= 3 and len(w) > 5)
    return common, rare


def rule_words(chance, common, rare, known):
    compound = lambda: chance.choice(rare) + chance.choice(rare)
    word = lambda: chance.choice(rare) if known else compound()
    return {"c": chance.choice(common), "w": word(), "x": word(), "y": word(), "tail": compound()[-9:]}


def make_pack(folder, size, common, rare):
    chance = random.Random(size)
    folder.mkdir()
    forms = chance.choices([f for f, _ in FORMS], [n for _, n in FORMS], k=size)
    lines = []
    for i, form in enumerate(forms):
        if i % 10 == 0:
            lines += [f"topic subject-{i // 10}", f'  label nl "Onderwerp {i // 10}"']
        lines.append(f"  match nl rule-{i} +1.5 " + form.format(**rule_words(chance, common, rare, i % 10 == 3)))
    (folder / "pack.rules").write_text("\n".join(lines) + "\n")
    return folder


def join_letters(texts, count, work):
    """Letters of count texts each."""
    paths = []
    for i in range(0, len(texts) - count + 1, count):
        path = work / f"{count}-{i}.txt"
        path.write_text("\n\n".join(texts[i:i + count]))
        paths.append(path)
    return paths


def measure(rounds, packs, letters):
    """(what, name) → (tokens, [seconds])."""
    command = [os.environ["BENCH_PROGRAMS"] + "/bench-classify", str(rounds), *map(str, packs), "--", *map(str, letters)]
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode().splitlines()
    rows = (line.split("\t") for line in lines)
    return {(what, Path(name).name): (int(tokens), [float(s) for s in seconds.split()]) for what, name, tokens, seconds in rows}


def name_of(pack):
    return "the default pack" if pack == "default" else f"{pack} rules made"


def by_pack(found, letters, packs):
    first = found["pack", str(SIZES[0])][1]
    for pack in packs:
        tokens, seconds = found["pack", pack]
        ratio = statistics.median(b / a for a, b in zip(first, seconds))
        yield [name_of(pack), f"{1000 * statistics.median(seconds) / letters:.3f}", ratio,
               f"{tokens / statistics.median(seconds) / 1e6:.2f}", milliseconds(statistics.median(found["loads", pack][1]))]
    tokens, seconds = found["scan", "bare"]
    yield ["a bare scan", f"{1000 * statistics.median(seconds) / letters:.4f}", "", f"{tokens / statistics.median(seconds) / 1e6:.0f}", ""]


def by_length(texts, work, rounds, pack):
    for count in (1, 4, 16):
        letters = join_letters(texts, count, work)
        found = measure(rounds, [pack, "default"], letters)
        tokens, seconds = found["pack", "default"]
        made = found["pack", pack.name][1]
        yield [f"{tokens // len(letters)} tokens", *(f"{1e6 * statistics.median(s) / tokens:.3f}" for s in (seconds, made))]


def main():
    work, rounds = Path(sys.argv[1]), number("RUNS", 21)
    texts = [path.read_text() for path in sorted((HERE / "corpus/texts/tune").glob("nl*.txt"))]
    common, rare = vocabulary(texts)
    packs = [make_pack(work / str(size), size, common, rare) for size in SIZES]
    letters = join_letters(texts, 1, work)
    found = measure(rounds, [*packs, "default"], letters)
    table(f"classify: {len(letters)} letters after loading, processor time ({rounds} turns, medians)",
          ["pack", "ms a letter", f"to {SIZES[0]} rules", "million tokens/s", "loading ms"],
          by_pack(found, len(letters), [p.name for p in packs] + ["default"]))
    print("targets: 10,000 rules at most 2.0 times 40; loading the default pack under 10 ms")
    table("classify: cost by the letter's length", ["letter", "default pack, µs a token", f"{SIZES[-1]} rules, µs a token"],
          by_length(texts, work, max(3, rounds // 4), packs[-1]))


main()
