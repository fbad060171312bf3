#!/usr/bin/env python3
"""picture.py LETTER PICTURE: a letter of the corpus beside the reply that repliek drafts for it, as a PNG.

`make picture` runs it for the README. REPLIEK is the program; the reply is laid out by LibreOffice and drawn by pdftoppm.
Needs Debian's python3-pil."""
import os, subprocess, sys, tempfile
from pathlib import Path

from PIL import Image, ImageOps

DPI = 64
MARGIN, GAP = 14, 18     # pixels: round a page within its frame, between the frames
GROUND, FRAME = "#e4e4e0", "#b0b0a8"
COLOURS = 96
TODAY = "2026-11-23"     # the reply's date, so that the picture can be made again


def pages(pdf, folder):
    subprocess.run(["pdftoppm", "-png", "-r", str(DPI), pdf, folder / Path(pdf).stem], check=True)
    return [Image.open(path).convert("RGB") for path in sorted(folder.glob(f"{Path(pdf).stem}-*.png"))]


def framed(page):
    return ImageOps.expand(page, 1, FRAME)


def side_by_side(images):
    width = sum(image.width + GAP for image in images) + GAP
    whole = Image.new("RGB", (width, max(image.height for image in images) + 2 * GAP), GROUND)
    left = GAP
    for image in images:
        whole.paste(image, (left, GAP))
        left += image.width + GAP
    return whole


def without_margins(images):
    """All pages cut alike: what is white at the edge of every one of them goes, but for MARGIN."""
    boxes = [ImageOps.invert(image).getbbox() for image in images]
    left, top = (max(0, min(box[i] for box in boxes) - MARGIN) for i in (0, 1))
    right, bottom = (max(box[i] for box in boxes) + MARGIN for i in (2, 3))
    return [image.crop((left, top, min(right, image.width), min(bottom, image.height))) for image in images]


def main(letter, picture):
    repliek = os.environ["REPLIEK"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reply, printed = folder / "reply.xml", folder / "reply.pdf"
        subprocess.run([repliek, "draft", f"--today={TODAY}", "-o", reply, letter], check=True)
        subprocess.run([repliek, "render", "-o", printed, reply], check=True)
        found = without_margins(pages(letter, folder) + pages(printed, folder))
    side_by_side([framed(page) for page in found]).quantize(COLOURS).save(picture, optimize=True)
    print(f"{picture}: {os.path.getsize(picture) // 1024} KB")


if __name__ == "__main__":
    main(*sys.argv[1:])
