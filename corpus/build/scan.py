"""A letter's pages as if from a scanner: grey pictures, askew and unclean; a bad hidden text layer where asked."""
import io, random, re, subprocess, tempfile, zlib
from html import unescape
from pathlib import Path
import numpy as np
from PIL import Image, ImageFilter

CONFUSED = [("rn", "m"), ("m", "rn"), ("l", "1"), ("I", "l"), ("e", "c"), ("h", "b"), ("o", "0"), ("S", "5"), ("ij", "y"), ("cl", "d"), ("g", "q"), ("t", "f"), ("u", "ii"), ("w", "vv")]


def page_picture(image, rng, dpi, skew, noise, light):
    image = image.convert("L").filter(ImageFilter.GaussianBlur(rng.uniform(.3, .8) * dpi / 200))
    image = image.rotate(skew, resample=Image.BICUBIC, fillcolor=250)
    a = np.asarray(image, dtype=np.float32)
    gen = np.random.default_rng(rng.randrange(1 << 30))
    h, w = a.shape
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    fx, fy = rng.uniform(-1, 1), rng.uniform(-1, 1)
    shade = 1 - light * (.5 + .5 * (fx * (x / w - .5) + fy * (y / h - .5)))
    a = 25 + a * .88 * shade + gen.normal(0, noise, a.shape)
    for _ in range(rng.randrange(10, 40)):
        cy, cx, r = rng.randrange(h), rng.randrange(w), rng.randrange(1, 3)
        a[cy:cy + r, cx:cx + r] = rng.randrange(60, 190)
    return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))


def garble(word, rng, rate):
    for a, b in CONFUSED:
        if a in word and rng.random() < rate:
            word = word.replace(a, b, 1)
    if len(word) > 5 and rng.random() < rate / 3:
        cut = rng.randrange(2, len(word) - 2)
        word = word[:cut] + rng.choice([" ", "", ".", "'"]) + word[cut:]
    return word


def words_of(pdf):
    """Per page: (x0, y0, x1, y1, word) in points from the top left."""
    out = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    pages = []
    for line in out.split("\n"):
        if "<page" in line:
            pages.append([])
        hit = re.search(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>', line)
        if hit:
            pages[-1].append(tuple(float(v) for v in hit.groups()[:4]) + (unescape(hit.group(5)),))
    return pages


def write_pdf(path, pages):
    """PAGES: (jpeg bytes, pixel size, point size, hidden words, /Rotate)."""
    objects = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    kids = []
    for jpeg, (pw, ph), (w, h), words, turn in pages:
        objects.append(b"<</Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Width %d/Height %d/Length %d>>stream\n" % (pw, ph, len(jpeg)) + jpeg + b"\nendstream")
        image = len(objects)
        content = f"q {w:.2f} 0 0 {h:.2f} 0 0 cm /I Do Q\n"
        if words:
            content += "BT 3 Tr\n"
            for x0, y0, x1, y1, word in words:
                said = word.encode("cp1252", "replace").decode("latin-1").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
                size = max(4, (y1 - y0) * .8)
                wide = max(1, sum(.5 for _ in word) * size)
                content += f"/F {size:.1f} Tf {100 * (x1 - x0) / wide:.0f} Tz 1 0 0 1 {x0:.1f} {h - y1 + .2 * size:.1f} Tm ({said} ) Tj\n"
            content += "ET\n"
        packed = zlib.compress(content.encode("latin-1"))
        objects.append(b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream")
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {w:.2f} {h:.2f}]/Rotate {turn}/Contents {image + 1} 0 R/Resources<</XObject<</I {image} 0 R>>/Font<</F 3 0 R>>>>>>".encode())
        kids.append(len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = ("<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), " ".join(f"{k} 0 R" for k in kids))).encode()
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    for n, o in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % n + o + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    path.write_bytes(out.getvalue())


def scan(pdf, out, name, settings):
    """SETTINGS scan: "200 dpi skew 0.8 noise 6 light 0.2 [turned 90] [ocr 0.2]"."""
    said = dict(re.findall(r"(skew|noise|light|turned|ocr|quality) ([\d.-]+)", settings))
    dpi = int(re.search(r"(\d+) dpi", settings).group(1))
    rng = random.Random(name)
    folder = Path(tempfile.mkdtemp())
    subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", "-png", str(pdf), str(folder / "p")], check=True)
    hidden = words_of(pdf) if "ocr" in said else []
    pages = []
    for n, file in enumerate(sorted(folder.glob("p*.png"))):
        image = Image.open(file)
        size = (image.width * 72 / dpi, image.height * 72 / dpi)
        image = page_picture(image, rng, dpi, float(said.get("skew", 0)) * rng.choice([1, 1, -1]) * rng.uniform(.7, 1.2), float(said.get("noise", 4)), float(said.get("light", .1)))
        turn = int(said.get("turned", 0))
        if turn:
            image = image.rotate(turn, expand=True, fillcolor=240)
            size = (size[1], size[0]) if turn % 180 else size
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=int(said.get("quality", 30)), optimize=True)
        words = [w[:4] + (garble(w[4], rng, float(said["ocr"])),) for w in hidden[n] if rng.random() > .02] if hidden else []
        pages.append((buffer.getvalue(), image.size, size, words, 0))
        file.unlink()
    folder.rmdir()
    write_pdf(out, pages)
