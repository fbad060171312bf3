#!/usr/bin/env python3
"""Where does a letter's time go? stages.py WORK

The corpus' tune letters (scans apart) in one process without walls, after loading; each stage's processor time and its
share, all letters and those of three pages. RUNS is the number of rounds."""
import os, statistics, subprocess
from timing import letters_with, number, table

STAGES = {"read": "read (poppler)", "understand": "understand", "classify": "classify", "draft": "draft", "validate": "validate the draft",
          "write": "write TEI, topics, reply"}


def measure(letters, rounds):
    command = [os.environ["BENCH_PROGRAMS"] + "/bench-stages", str(rounds), *map(str, letters)]
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode().splitlines()
    rows = (line.split("\t") for line in lines)
    return {name: statistics.median(map(float, seconds.split())) / len(letters) for name, seconds in rows}


def main():
    rounds = max(3, number("RUNS", 21) // 3)
    for what, letters in (("all letters", letters_with()), ("letters of three pages", letters_with(pages=3))):
        found = measure(letters, rounds)
        whole = sum(found.values())
        table(f"stages: {what} ({len(letters)}), {rounds} rounds", ["stage", "ms a letter", "share"],
              [[STAGES[name], f"{1000 * seconds:.2f}", f"{100 * seconds / whole:.0f} %"] for name, seconds in found.items()]
              + [["all", f"{1000 * whole:.2f}", ""]])
        print(f"classify and draft, validation apart: {100 * (found['classify'] + found['draft']) / whole:.0f} % (target 15 %)")


main()
