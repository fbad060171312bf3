"""The layouts: paper, margins, type, the places of letterhead, address, references, and how labels stand to their values."""

LAYOUTS = {}


def layout(name, font, size, margins, para="space", lead=1.25, align="left", hyph=False, head=None, styles=None, **more):
    """PARA: paragraphs are set off by space, by indent, or only by a short last line."""
    top, right, bottom, left = margins
    paper = more.pop("paper", (210, 297))
    p = {"space": {"after": size * .75}, "indent": {"first": 5, "after": 0}, "short": {"after": 0}, "wide": {"after": size * 1.1}}[para]
    all_styles = {"p": dict(p, align=align, hyph=hyph), "item": {"after": size * .25, "first": 0, "align": align},
                  "h": dict({"bold": True, "before": size * .5, "after": size * .2, "first": 0, "align": "left"}, **(head or {})),
                  "quote": {"left": 6, "first": 0}, "table": {"size": size - .8, "first": 0, "after": 0}, "running": {"size": 7.5, "lead": 1.15},
                  "sal": {"first": 0, "after": size * .8, "keep": True}, "endnote": {"size": size - 2, "after": 2, "first": 0}, "ps": {"first": 0}, "right": {"align": "right", "first": 0}, "center": {"align": "center", "first": 0},
                  "noindent": {"first": 0}, "caps": {"bold": True, "first": 0}, "quiet": {"size": size - 1, "first": 0}}
    for key, value in (styles or {}).items():
        all_styles[key] = dict(all_styles.get(key, {}), **value)
    LAYOUTS[name] = dict(more, base={"font": font, "size": size, "lead": lead}, styles=all_styles,
                         page={"w": paper[0], "h": paper[1], "top": top, "right": right, "bottom": bottom, "left": left})


# Ministries and agencies
layout("rijk-left", "Liberation Sans", 9.5, (38, 28, 24, 56), lead=1.35, skip=62, gaps=4.5, fn_size=7,
       place={"head": (92, 12, 80), "retour": (56, 40, 80), "to": (56, 46, 85), "side": (16, 100, 34)},
       form={"refs": "rows:20", "side": "above"},
       styles={"head": {"size": 11, "color": "#154273"}, "retour": {"size": 6.5}, "side": {"size": 7, "after": 3, "lead": 1.2}, "side.label": {"bold": True, "after": 0},
               "refs.label": {"size": 8}, "foot": {"align": "right", "size": 7}, "next": {"size": 7}})
layout("rijk-right", "Open Sans", 9, (40, 62, 25, 25), lead=1.4, skip=52, gaps=5, head={"italic": True, "bold": False}, fn_size=7,
       place={"head": (25, 14, 100), "to": (25, 48, 90), "side": (156, 60, 42, "every")},
       form={"refs": "rows:22", "side": "above"},
       styles={"head": {"size": 12, "bold": True}, "side": {"size": 7, "lead": 1.3}, "side.label": {"color": "#666666"}, "foot": {"size": 7, "align": "left"}, "next": {"size": 7}})
layout("agency-row", "Carlito", 10.5, (25, 25, 22, 25), lead=1.25, gaps=6, form={"refs": "cols", "side": "rows:28"},
       styles={"head": {"size": 15, "bold": True, "color": "#00467f"}, "refs.label": {"size": 8, "color": "#00467f"}, "refs": {"size": 9.5}, "foot": {"align": "center"}, "to": {"left": 0}}, gap={"to": 12, "refs": 12})
layout("agency-plain", "Noto Sans", 9.5, (28, 24, 22, 30), lead=1.3, form={"refs": "rows:36", "side": "inline"}, head={"size": 10.5},
       styles={"head": {"size": 10, "align": "right"}, "foot": {"align": "right"}, "refs.label": {"bold": True}}, gap={"to": 4, "refs": 10, "body": 2})
layout("agency-fop", "Liberation Sans", 9.5, (42, 22, 26, 62), lead=1.3, skip=44, place={"stamp": (140, 26, 55), "head": (62, 12, 120), "to": (62, 46, 90), "side": (18, 92, 38)}, form={"side": "above", "refs": "rows:22"},
       head={"before": 8}, styles={"head": {"size": 13, "bold": True}, "side": {"size": 7.5}, "side.label": {"bold": True}, "foot": {"align": "right"}, "next": {"size": 8}}, fn_size=7.5)
layout("dept-old", "Liberation Serif", 11, (30, 30, 28, 30), para="indent", align="justify", hyph=True, form={"refs": "cols:50"}, head={"under": True, "bold": False},
       styles={"head": {"size": 12, "align": "center", "track": .25, "upper": False}, "refs.label": {"italic": True, "size": 9}, "foot": {"align": "center"}}, gap={"to": 10, "refs": 10})
# Lawyers
layout("law-rows", "Caladea", 11, (25, 28, 24, 28), align="justify", lead=1.3, hyph=True, form={"refs": "rows:30"},
       styles={"head": {"size": 10, "align": "center"}, "foot": {"align": "center", "size": 7}}, gap={"to": 12, "refs": 8})
layout("law-garamond", "EB Garamond", 11.5, (24, 30, 26, 34), para="indent", align="justify", hyph=True, form={"refs": "rows:28"}, head={"italic": True, "bold": False},
       styles={"head": {"align": "right", "size": 10}, "foot": {"align": "center", "size": 8}, "refs.label": {"italic": True}}, gap={"to": 6, "refs": 10}, fn_size=9)
layout("law-times", "Times", 11, (28, 28, 28, 28), align="justify", hyph=True, form={"refs": "two:27"}, head={"bold": True},
       styles={"head": {"align": "center", "bold": True, "size": 13}, "refs.label": {"size": 9, "italic": True}, "foot": {"align": "center", "size": 8}}, gap={"to": 10, "refs": 8})
layout("law-side", "Lato", 9.5, (30, 60, 24, 24), lead=1.4, place={"side": (158, 30, 40)}, form={"refs": "inline", "side": "lines"}, head={"color": "#7a1f1f"},
       styles={"head": {"size": 14, "color": "#7a1f1f", "bold": True}, "side": {"size": 7, "color": "#555555"}, "foot": {"size": 7, "align": "left"}}, gap={"to": 10, "refs": 8})
layout("law-us", "Charter", 11, (26, 26, 26, 26), paper=(215.9, 279.4), form={"refs": "rows:18"}, head={"bold": True},
       styles={"head": {"align": "center", "bold": True, "size": 12, "track": .12}, "foot": {"align": "center"}}, gap={"to": 8, "refs": 6})
layout("law-us-lo", "Liberation Serif", 12, (25.4, 25.4, 25.4, 25.4), paper=(215.9, 279.4), para="indent", align="justify", form={"refs": "rows:20"}, head={"align": "center", "bold": False, "upper": True},
       styles={"head": {"align": "left", "size": 11}, "foot": {"align": "center"}, "date": {"align": "right"}}, gap={"to": 8})
layout("law-didot", "GFS Didot", 10.5, (26, 32, 26, 32), align="justify", hyph=True, lead=1.35, form={"refs": "rows:34"},
       styles={"head": {"align": "center", "track": .2, "size": 11}, "foot": {"align": "center", "size": 7}}, gap={"to": 10, "refs": 8})
# Shelters, foundations, unions
layout("ngo-lato", "Lato", 10.5, (28, 30, 24, 30), lead=1.45, form={"refs": "inline"}, head={"color": "#00695c", "size": 11.5},
       styles={"head": {"color": "#00695c", "bold": True, "size": 12}, "foot": {"align": "center", "color": "#00695c", "size": 7.5}, "refs.label": {"bold": True}}, gap={"to": 9})
layout("ngo-libertine", "Linux Libertine O", 12, (26, 34, 30, 34), align="justify", hyph=True, lead=1.35, form={"refs": "rows:26"}, head={"bold": True},
       styles={"head": {"align": "center", "size": 12, "track": .15}, "foot": {"align": "center", "size": 8}}, gap={"to": 10, "refs": 8}, fn_hang=True)
layout("ngo-right-window", "Carlito", 11, (22, 24, 22, 26), lead=1.3, skip=46, place={"head": (26, 16, 80), "to": (120, 48, 76)}, form={"refs": "rows:28"}, head={"under": True, "bold": False},
       styles={"head": {"size": 14, "bold": True, "color": "#b03a2e"}, "foot": {"align": "left"}}, gap={"refs": 6})
layout("ngo-side-left", "Noto Sans", 9, (28, 24, 22, 64), lead=1.45, place={"side": (16, 30, 42, "every")}, form={"refs": "rows:24", "side": "lines"}, head={"size": 10, "color": "#444488"},
       styles={"head": {"size": 16, "color": "#444488", "bold": True}, "side": {"size": 7, "color": "#444488"}, "foot": {"align": "right"}}, gap={"to": 8})
layout("ngo-serif", "Noto Serif", 10, (26, 28, 24, 28), para="wide", lead=1.4, form={"refs": "above"}, styles={"head": {"align": "right", "size": 9}, "refs.label": {"size": 8, "color": "#666666"}, "refs": {"after": 3}, "foot": {"align": "center"}}, gap={"to": 6})
# Municipalities, schools, companies, universities
layout("town-cols", "Carlito", 11, (26, 25, 24, 25), form={"refs": "cols"}, head={"bold": True}, styles={"head": {"size": 18, "color": "#1b5e20"}, "refs.label": {"bold": True, "size": 9}, "refs": {"size": 9.5}, "foot": {"align": "left", "size": 8}}, gap={"to": 14, "refs": 12})
layout("town-right", "Open Sans", 9.5, (36, 25, 26, 25), skip=52, place={"head": (25, 14, 90), "to": (118, 46, 80), "side": (25, 46, 80)}, form={"side": "rows:30", "refs": "rows:24"}, head={"bold": True},
       styles={"head": {"bold": True, "size": 14}, "side": {"size": 8.5}, "foot": {"align": "center"}})
layout("school", "Comic Neue", 11.5, (26, 28, 22, 28), lead=1.35, form={"refs": "inline"}, styles={"head": {"size": 15, "color": "#d35400", "bold": True, "align": "center"}, "foot": {"align": "center", "color": "#d35400"}}, gap={"to": 8})
layout("company-side", "Roboto", 9.5, (30, 25, 22, 25), lead=1.4, form={"refs": "rows:32"}, head={"bold": True, "size": 10.5},
       styles={"head": {"size": 17, "bold": True, "color": "#283593"}, "foot": {"size": 6.5, "align": "center", "color": "#666666"}, "refs.label": {"color": "#283593"}}, gap={"to": 10, "refs": 8})
layout("company-serif", "DejaVu Serif", 9, (30, 30, 26, 26), align="justify", lead=1.4, form={"refs": "two:27"}, styles={"head": {"align": "right", "bold": True, "size": 11}, "refs.label": {"size": 8}, "foot": {"align": "right", "size": 7}}, gap={"to": 10})
layout("univ", "Palatino", 10.5, (28, 32, 28, 32), align="justify", hyph=True, para="indent", form={"refs": "rows:26"}, head={"italic": True, "bold": False}, styles={"head": {"align": "left", "size": 11, "bold": True}, "foot": {"align": "center", "size": 8}}, gap={"to": 8})
layout("advice", "Palatino", 12, (32, 38, 32, 38), align="justify", hyph=True, lead=1.7, form={"refs": "rows:30"}, head={"bold": True, "before": 10, "after": 4}, styles={"head": {"align": "left", "size": 13}, "foot": {"align": "right", "size": 8}, "endnote": {"size": 9.5}}, gap={"to": 14, "refs": 12})
layout("univ-us", "Helvetica", 10, (28, 26, 26, 26), paper=(215.9, 279.4), form={"refs": "rows:24"}, styles={"head": {"align": "right", "size": 9}, "foot": {"align": "right"}}, gap={"to": 8})
# Embassies and bodies of treaties
layout("embassy", "GFS Didot", 11, (30, 30, 28, 30), para="wide", lead=1.45, form={"refs": "rows:24"}, styles={"head": {"align": "center", "size": 12}, "foot": {"align": "center"}, "date": {"align": "right"}}, gap={"to": 8})
layout("embassy-lo", "Liberation Serif", 12, (26, 26, 26, 30), align="justify", form={"refs": "lines"}, styles={"head": {"align": "center", "bold": True, "size": 14, "track": .1}, "date": {"align": "right"}, "foot": {"align": "center", "size": 8}}, gap={"to": 8})
layout("committee", "TeX Gyre Pagella", 10.5, (30, 28, 28, 28), align="justify", hyph=True, form={"refs": "two:27"}, head={"bold": True}, styles={"head": {"align": "center", "size": 11}, "refs.label": {"size": 8.5}, "foot": {"align": "right", "size": 8}, "next": {"align": "right", "size": 8}}, gap={"to": 10, "refs": 8}, table="box")
layout("committee-fop", "Liberation Serif", 12, (36, 30, 30, 30), align="justify", lead=1.4, form={"refs": "cols"}, head={"bold": True}, styles={"head": {"align": "center", "bold": True}, "foot": {"align": "center"}, "next": {"align": "right", "italic": True}, "refs.label": {"bold": True, "size": 9}}, gap={"to": 10, "refs": 8}, table="box")
layout("council", "TeX Gyre Pagella", 12, (34, 34, 34, 34), align="justify", hyph=True, lead=1.45, form={"refs": "rows:28"}, head={"bold": False, "italic": True, "before": 10}, styles={"head": {"align": "center", "size": 12, "track": .18}, "foot": {"align": "center"}, "next": {"align": "left"}, "endnote": {"size": 9}}, gap={"to": 14, "refs": 12}, table="bare", label_w=9)
layout("ministry-en", "Noto Serif", 10, (34, 26, 26, 62), lead=1.55, skip=52, place={"logo": (62, 34, 120), "to": (62, 56, 90), "side": (18, 56, 38)}, form={"refs": "rows:22", "side": "above"},
       styles={"side": {"size": 7.5, "lead": 1.25}, "side.label": {"bold": True}, "foot": {"align": "right", "size": 8}, "endnote": {"size": 8.5}}, table="box")
# Citizens
layout("plain-serif", "Liberation Serif", 12, (25, 25, 25, 25), form={"refs": "inline", "head": "inline"}, gaps=6)
layout("plain-sans", "Liberation Sans", 11, (20, 20, 20, 20), form={"refs": "inline"}, lead=1.4, gaps=6, styles={"date": {"align": "right"}})
layout("plain-right", "Carlito", 12, (25, 25, 25, 28), form={"refs": "inline"}, gaps=7, styles={"head": {"align": "right"}, "date": {"align": "right"}})
layout("plain-short", "DejaVu Sans", 9.5, (22, 24, 22, 24), para="short", lead=1.45, form={"refs": "inline"}, gaps=5)
layout("plain-wide", "Liberation Serif", 13, (30, 35, 30, 35), lead=1.75, para="indent", form={"refs": "inline"}, gaps=8)
layout("typewriter", "Nimbus Mono PS", 11, (28, 25, 28, 30), para="wide", lead=1.2, form={"refs": "inline"}, gaps=7, head={"bold": False, "upper": True}, bullet="-")
layout("child", "Comic Neue", 15, (30, 28, 30, 28), lead=1.6, form={"refs": "inline"}, gaps=8)
layout("plain-tex", "Latin Modern", 11, (30, 32, 30, 32), para="indent", align="justify", hyph=True, form={"refs": "rows:22"}, gaps=6, styles={"head": {"align": "left"}, "date": {"align": "right"}})
layout("plain-sans-tex", "Computer Modern Sans", 11, (26, 30, 28, 26), form={"refs": "rows:22"}, gaps=6)
layout("plain-schola", "TeX Gyre Schola", 11, (28, 30, 28, 30), para="short", align="justify", lead=1.35, hyph=True, form={"refs": "inline"}, gaps=6)
# E-mail printouts and web forms
layout("mail-roboto", "Roboto", 10, (18, 18, 18, 18), lead=1.45, form={"mail": "rows:24"}, styles={"mail": {"size": 9}, "mail.label": {"color": "#666666"}, "next": {"size": 7}, "foot": {"size": 7}, "quote": {"bar": True, "left": 3, "color": "#444444"}, "title": {"size": 15, "bold": True, "rule": True}}, gap={"mail": 3})
layout("mail-carlito", "Carlito", 11, (22, 20, 20, 22), form={"mail": "rows:26"}, styles={"mail.label": {"bold": True}, "title": {"bold": True, "rule": True, "size": 12}, "foot": {"align": "center"}, "quote": {"left": 0}}, gap={"mail": 2, "body": 7})
layout("mail-mono", "Liberation Mono", 9, (20, 18, 20, 18), form={"mail": "inline"}, lead=1.3, styles={"quote": {"left": 0, "after": 0}}, bullet="*", quote_mark="> ", gap={"body": 6})
layout("mail-sans", "DejaVu Sans", 9, (15, 15, 18, 15), form={"mail": "inline"}, lead=1.4, styles={"mail": {"size": 8.5}, "mail.label": {"bold": True}, "title": {"size": 13, "bold": True}, "foot": {"align": "right", "size": 6.5}, "quote": {"left": 8, "italic": True}}, gap={"body": 6})
layout("form-above", "Open Sans", 10, (20, 22, 20, 22), form={"form": "above"}, lead=1.4, styles={"form.label": {"bold": True, "size": 8.5, "color": "#333333"}, "form": {"after": 5}, "title": {"size": 16, "bold": True}, "foot": {"size": 7}, "next": {"size": 7}}, gap={"body": 1})
layout("form-beside", "Liberation Sans", 10, (22, 20, 22, 20), form={"form": "rows:52"}, lead=1.35, styles={"form.label": {"color": "#555555"}, "title": {"size": 14, "bold": True, "color": "#01689b", "rule": True}, "foot": {"size": 7, "align": "right"}}, gap={"body": 2})
layout("form-box", "Carlito", 11, (25, 25, 22, 25), form={"form": "rows:60"}, styles={"form.label": {"bold": True}, "form": {"rule": True}, "title": {"size": 14, "bold": True, "align": "center"}, "foot": {"size": 7.5, "align": "center"}}, gap={"body": 3})
import layouts_nl  # noqa: E402, F401 (it adds its own)
import layouts_en  # noqa: E402, F401
for _name in LAYOUTS:
    LAYOUTS[_name]["styles"].setdefault("logo", {"color": "#154273"})
    LAYOUTS[_name]["styles"].setdefault("stamp", {"size": 14, "bold": True, "color": "#b71c1c", "box": True, "align": "center", "lead": 1.15})
    LAYOUTS[_name].setdefault("place", {})
    LAYOUTS[_name]["place"] = dict({"stamp": (140, 8, 55), "logo": (95, 8, 70)}, **LAYOUTS[_name]["place"])
