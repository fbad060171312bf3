"""Layouts of the English letters en101 to en122: British, Irish, American and international houses, and citizens."""
from layouts import layout

US = (215.9, 279.4)


def offices():
    layout("en-whitehall", "Liberation Sans", 11, (26, 24, 24, 24), lead=1.2, skip=30, gaps=5.5, place={"logo": (22, 14, 70), "side": (138, 16, 52)}, form={"refs": "inline", "side": "inline"}, head={"before": 7},
           styles={"logo": {"color": "#7b2382"}, "side": {"size": 8.5, "lead": 1.2}, "side.label": {"bold": True}, "foot": {"align": "center", "size": 8}, "motto": {"align": "center", "size": 8.5, "italic": True}, "line": {"bold": True}}, gap={"to": 4, "date": 8})
    layout("en-roinn", "TeX Gyre Heros", 9.5, (22, 22, 24, 22), lead=1.15, form={"refs": "rows:34"}, head={"color": "#004d44", "before": 8}, table="box", fn_size=7.5,
           styles={"head": {"size": 11, "bold": True, "color": "#004d44"}, "refs.label": {"bold": True}, "rule": {"rule": True, "size": 8}, "foot": {"size": 7, "align": "left", "color": "#004d44"}, "to": {"size": 10}}, gap={"to": 8, "refs": 9})
    layout("en-mission", "Caladea", 11.5, (30, 26, 28, 30), align="justify", lead=1.35, form={"refs": "lines"}, head={"italic": True, "bold": False, "before": 9}, fn_size=8.5, label_w=10,
           styles={"head": {"align": "left", "size": 10, "track": .06}, "date": {"align": "right"}, "to": {"bold": True}, "foot": {"align": "center", "size": 7.5}, "next": {"align": "left", "italic": True}, "line": {"under": True}}, gap={"to": 12, "line": 9})
    layout("en-fourlabels", "Noto Sans", 9, (30, 24, 24, 26), lead=1.4, skip=18, place={"logo": (120, 14, 70)}, form={"refs": "cols"}, head={"bold": True, "before": 7, "size": 9.5},
           styles={"logo": {"color": "#2b5c8a"}, "refs.label": {"size": 7, "color": "#2b5c8a"}, "refs": {"size": 8.5}, "retour": {"size": 6.5, "color": "#555555"}, "line": {"bold": True, "size": 10}, "foot": {"align": "left", "size": 6.5}, "next": {"align": "right", "size": 7.5}},
           gap={"refs": 14, "line": 7})
    layout("en-verbale", "Bookman", 11.5, (34, 32, 30, 32), paper=US, para="indent", align="justify", lead=1.7, form={"refs": "lines"},
           styles={"p": {"first": 12, "after": 8}, "head": {"align": "center", "size": 12}, "foot": {"align": "center", "size": 9}, "date": {"align": "left"}}, gap={"refs": 10, "to": 12, "date": 8})
    layout("en-commons", "TeX Gyre Bonum", 10.5, (22, 34, 24, 34), lead=1.4, align="left", form={"refs": "lines"}, head={"bold": True},
           styles={"head": {"align": "center", "size": 11, "color": "#005a2b"}, "head.label": {"bold": True}, "to": {"size": 10}, "refs": {"align": "right", "size": 9.5}, "foot": {"align": "center", "size": 7.5, "color": "#005a2b"}}, gap={"refs": 5, "to": 3, "line": 4})


def firms():
    layout("en-usfirm", "Century", 11, (25.4, 28, 25.4, 28), paper=US, para="indent", align="justify", lead=1.25, form={"refs": "rows:24"}, head={"align": "center", "bold": True, "before": 8}, table="box",
           styles={"p": {"first": 12.7, "after": 6}, "head": {"align": "center", "size": 10}, "via": {"bold": True, "under": False}, "refs": {"bold": True}, "foot": {"align": "center", "size": 8}, "next": {"align": "left", "size": 9}}, gap={"date": 10, "via": 6, "to": 5, "refs": 5})
    layout("en-chambers", "TeX Gyre Termes", 11, (26, 52, 24, 24), lead=1.3, align="justify", hyph=True, skip=24, place={"head": (24, 16, 120), "side": (164, 20, 36), "refs": (100, 48, 58)}, form={"refs": "rows:22", "side": "lines"},
           css=".fn{text-indent:0}", head={"size": 10.5, "before": 9}, label_w=9, fn_size=9,
           styles={"head": {"size": 17, "track": .08, "color": "#3a1f4d"}, "side": {"size": 7.5, "lead": 1.3, "color": "#3a1f4d"}, "refs": {"size": 9.5, "lead": 1.35}, "refs.label": {"italic": True}, "to": {"size": 10.5}, "foot": {"align": "left", "size": 6.5},
                   "next": {"align": "left", "size": 8.5, "italic": True}, "line": {"bold": True}}, gap={"line": 8, "sent": 6}, table="lines")
    layout("en-bank", "Roboto", 9.5, (30, 24, 26, 24), lead=1.4, skip=24, place={"head": (24, 14, 90), "to": (112, 44, 76), "side": (24, 44, 70)}, form={"side": "above", "refs": "rows:30"},
           styles={"head": {"size": 17, "bold": True, "color": "#00324d"}, "side": {"size": 8.5, "after": 2}, "side.label": {"size": 7, "color": "#777777", "after": 0}, "line": {"bold": True, "size": 11}, "foot": {"size": 6, "align": "center", "color": "#666666"}, "strip": {"size": 7, "color": "#666666"}}, gap={"line": 40})
    layout("en-supplier", "Roboto Condensed", 10.5, (24, 28, 22, 28), lead=1.35, form={"refs": "two:24"}, head={"bold": True}, table="box",
           styles={"head": {"size": 10, "color": "#00695c"}, "name": {"size": 20, "bold": True, "color": "#00695c", "track": .04}, "refs.label": {"color": "#00695c"}, "foot": {"size": 7, "align": "center"}, "line": {"bold": True, "under": True}}, gap={"to": 8, "refs": 8, "line": 7})


def houses():
    layout("en-ward", "Open Sans", 9.5, (24, 58, 24, 22), lead=1.4, place={"side": (160, 30, 40), "head": (22, 12, 120)}, form={"refs": "inline", "side": "lines"}, head={"bold": True},
           styles={"head": {"size": 13, "bold": True}, "side": {"size": 7, "lead": 1.35}, "refs": {"size": 8.5, "lead": 1.3}, "line": {"bold": True}, "foot": {"align": "left", "size": 7}, "next": {"align": "left", "size": 7.5}}, gap={"to": 6, "refs": 4, "line": 6}, gaps=5)
    layout("en-lawclinic", "Linux Biolinum O", 11, (28, 30, 28, 40), lead=1.35, align="justify", hyph=True, form={"refs": "cols"}, head={"color": "#001158", "before": 9}, fn_size=8.5,
           styles={"head": {"size": 12, "color": "#001158", "align": "right"}, "refs.label": {"size": 8.5, "color": "#001158"}, "refs": {"size": 10}, "foot": {"align": "left", "size": 8}, "next": {"align": "right", "size": 8.5}, "to": {"size": 10.5}}, gap={"to": 10, "refs": 10, "line": 6})
    layout("en-union", "Liberation Serif", 11.5, (24, 24, 24, 24), lead=1.25, form={"refs": "rows:48"}, head={"bold": True, "under": True, "before": 6},
           styles={"head": {"font": "TeX Gyre Adventor", "size": 15, "bold": True, "color": "#c0172d"}, "strap": {"font": "TeX Gyre Adventor", "size": 8.5, "color": "#c0172d", "rule": True}, "refs": {"size": 10.5}, "office": {"size": 9, "align": "right"},
                   "line": {"bold": True, "align": "center", "upper": False}, "foot": {"font": "TeX Gyre Adventor", "size": 7, "align": "center", "color": "#c0172d"}}, gap={"to": 4, "refs": 7, "line": 7, "office": 4, "strap": 1})
    layout("en-coalition", "Noto Sans Display", 10.5, (22, 32, 24, 32), lead=1.45, head={"size": 12, "color": "#8a4b08"}, form={"refs": "lines"},
           styles={"head": {"size": 18, "bold": True, "color": "#8a4b08", "align": "center"}, "banner": {"size": 8, "color": "#8a4b08", "bold": True, "align": "center"}, "open": {"bold": True, "size": 14}, "date": {"italic": True}, "foot": {"align": "center", "size": 7.5}, "annex": {"italic": False}, "quote": {"left": 10, "italic": True}}, gap={"banner": 2, "to": 8, "line": 6})
    layout("en-guardian", "DejaVu Sans", 9, (26, 24, 24, 24), lead=1.35, form={"refs": "rows:36", "top2": "rows:30"}, place={"head": (24, 14, 100), "refs": (116, 40, 72), "to": (24, 40, 84)}, skip=44, head={"bold": True},
           styles={"head": {"size": 15, "bold": True}, "refs": {"size": 8}, "refs.label": {"color": "#444444"}, "line": {"bold": True}, "foot": {"size": 7, "align": "right"}, "next": {"size": 8, "align": "left"}}, gap={"line": 4})


def private():
    layout("en-gdocs", "Liberation Sans", 11, (25.4, 25.4, 25.4, 25.4), lead=1.38, para="wide", form={"refs": "inline"}, gaps=7, styles={"title": {"size": 15}}, head={"size": 14, "bold": False, "before": 12, "after": 4})
    layout("en-gmail", "Roboto", 9.5, (16, 16, 16, 16), css=".grid td:last-child p{text-align:right !important}", lead=1.4, form={"mail": "lines"}, gaps=3,
           styles={"own": {"size": 9, "rule": True}, "title": {"size": 13, "bold": True}, "count": {"size": 8, "color": "#666666", "rule": True}, "mail": {"size": 9}, "quote": {"bar": True, "left": 4}, "top": {"size": 7, "align": "left"}, "foot": {"size": 7, "align": "left"}}, gap={"own": 0, "body": 5})
    layout("en-outlook", "Carlito", 11, (25.4, 25.4, 25.4, 25.4), form={"mail": "rows:36"}, lead=1.2, styles={"owner": {"bold": True, "size": 14, "rule": True}, "mail.label": {"bold": True}, "quoted.label": {"bold": True}, "quoted": {"size": 11}, "foot": {"align": "center", "size": 10}, "quote": {"left": 0}},
           gap={"owner": 0, "mail": 3, "body": 8, "quoted": 6})
    layout("en-applemail", "Lato", 11, (22, 24, 22, 24), lead=1.3, form={"mail": "rows:22"}, styles={"mail": {"size": 10}, "mail.label": {"bold": True, "color": "#808080", "align": "right"}, "quote": {"bar": True, "left": 2, "color": "#3a2e8c"}, "foot": {"size": 7, "align": "right"}}, gap={"mail": 0, "body": 7})
    layout("en-portal", "Liberation Sans", 11, (18, 24, 20, 24), lead=1.35, form={"form": "rows:62"}, css=".grid tr{border-bottom:.6pt solid #b1b4b6} .grid td{padding:2.2mm 2mm 2mm 0}",
           styles={"site": {"size": 12, "bold": True, "rule": True}, "title": {"size": 20, "bold": True}, "form.label": {"bold": True}, "form": {"size": 10.5}, "foot": {"size": 7.5, "align": "left"}, "panel": {"size": 12, "box": True, "color": "#00703c", "align": "center"}}, gap={"site": 0, "title": 6})
    layout("en-wordhome", "Caladea", 12, (25, 25, 25, 25), lead=1.3, gaps=7, form={"refs": "inline"}, styles={"head": {"align": "center", "size": 11}, "line": {"bold": True, "under": True}, "date": {"align": "left"}})
    layout("en-elder", "C059", 13, (30, 32, 30, 32), lead=1.5, para="indent", gaps=8, form={"refs": "inline"}, styles={"p": {"first": 9}, "head": {"align": "right", "size": 12}, "date": {"align": "right"}})


offices()
firms()
houses()
private()
