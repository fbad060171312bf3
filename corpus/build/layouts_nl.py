"""More layouts, for the Dutch letters of the second probe half: other offices, other desks, other print buttons."""
from layouts import layout

# Courts, inspectorates, public prosecution, councils, authorities
layout("nl-inspectie", "Roboto", 9.5, (34, 24, 26, 24), lead=1.38, skip=66, gaps=6, fn_size=7.5, head={"before": 6},
       place={"head": (24, 12, 90), "to": (24, 48, 80), "refs": (128, 44, 60)}, form={"refs": "above"},
       styles={"head": {"size": 12, "color": "#00573d"}, "refs": {"size": 8.5, "after": 3}, "refs.label": {"size": 7, "color": "#00573d", "after": 0}, "subject": {"bold": True},
               "foot": {"align": "left", "size": 7}, "next": {"align": "right", "size": 7.5}})
layout("nl-rechtbank", "Nimbus Sans", 10, (30, 24, 24, 58), lead=1.36, skip=90, gaps=5, head={"bold": False, "under": True},
       place={"head": (58, 12, 140), "to": (58, 44, 90), "refs": (12, 82, 170), "side": (12, 232, 38)}, form={"refs": "rows:46", "side": "lines"},
       styles={"head": {"size": 13, "color": "#1d3a6b", "bold": True}, "refs.label": {"align": "right", "size": 8, "italic": True}, "side": {"size": 6.5, "lead": 1.2}, "foot": {"align": "right", "size": 7}, "next": {"size": 7}})
layout("nl-parket", "Liberation Sans Narrow", 11, (32, 22, 24, 66), lead=1.3, skip=60, gaps=5, head={"size": 11},
       place={"head": (66, 12, 110), "to": (66, 46, 90), "side": (20, 46, 40, "every")}, form={"side": "above", "refs": "rows:26"},
       styles={"head": {"size": 13, "bold": True, "color": "#333333"}, "side": {"size": 8, "lead": 1.2, "after": 2}, "side.label": {"italic": True, "after": 0}, "foot": {"size": 7.5, "align": "right"}, "next": {"size": 8}})
layout("nl-besluit", "Liberation Sans", 9.5, (36, 64, 24, 22), lead=1.4, skip=50, gaps=5, fn_size=7, head={"size": 10, "before": 9}, table="box",
       place={"head": (110, 12, 80), "to": (22, 46, 90), "side": (152, 62, 42)}, form={"side": "above", "refs": "rows:20"},
       styles={"head": {"size": 10.5, "color": "#154273"}, "side": {"size": 7, "lead": 1.25}, "side.label": {"bold": True, "after": 0}, "foot": {"size": 7, "align": "right"}, "next": {"size": 7}})
layout("nl-toezicht", "URW Bookman", 10, (32, 28, 26, 28), lead=1.35, gaps=5, head={"bold": True, "color": "#5a1846"}, form={"refs": "two:26"},
       styles={"head": {"size": 13, "color": "#5a1846", "bold": True, "align": "right"}, "refs": {"size": 9}, "refs.label": {"bold": True, "size": 8}, "subject": {"rule": True, "bold": True}, "foot": {"align": "center", "size": 7.5}, "next": {"size": 8}},
       gap={"to": 8, "refs": 12, "subject": 3, "body": 7})
layout("nl-gemeente-band", "Lato", 10, (30, 26, 30, 26), lead=1.42, skip=58, gaps=5, head={"color": "#00629b", "size": 10.5},
       place={"head": (26, 14, 80), "to": (116, 44, 76), "stamp": (26, 44, 52)}, form={"refs": "cols"},
       styles={"head": {"size": 19, "bold": True, "color": "#00629b"}, "refs": {"size": 8.5}, "refs.label": {"size": 7.5, "bold": True}, "subject": {"bold": True}, "foot1": {"size": 7, "align": "left", "color": "#00629b"}, "foot": {"align": "right", "size": 7}},
       gap={"subject": 4, "body": 5}, css="div>.grid:first-of-type{background:#e3eff7}.grid td{padding:3pt 2mm 3pt 2mm}")
layout("nl-belgisch", "Nimbus Sans", 10, (26, 22, 24, 30), lead=1.3, skip=70, gaps=6, head={"bold": True, "upper": True, "size": 9.5},
       place={"head": (30, 14, 120), "to": (112, 48, 75), "side": (30, 48, 70)}, form={"refs": "cols", "side": "inline"},
       styles={"head": {"size": 9, "bold": True}, "side": {"size": 8}, "refs": {"size": 9}, "refs.label": {"size": 8, "italic": True}, "foot": {"size": 7, "align": "center"}, "next": {"size": 8, "align": "right"}})
layout("nl-ambassade", "TeX Gyre Bonum", 10, (24, 30, 24, 30), lead=1.3, align="justify", hyph=True, para="wide", gaps=7, form={"refs": "lines"},
       styles={"head": {"align": "center", "size": 12, "bold": True, "color": "#7b1e1e"}, "refs": {"size": 10}, "foot": {"align": "center", "size": 7.5, "italic": True}, "closing": {"left": 80}}, gap={"refs": 10})
# Lawyers, banks, hospitals, universities
layout("nl-maatschap", "TeX Gyre Termes", 11.5, (30, 58, 28, 26), lead=1.3, align="justify", hyph=True, para="space", gaps=6, fn_size=8.5, head={"italic": True, "bold": True},
       place={"head": (26, 12, 120), "side": (160, 44, 38)}, form={"refs": "rows:30", "side": "lines"}, item_left=0, label_w=8, skip=8,
       styles={"head": {"size": 15, "track": .1}, "side": {"size": 7.5, "lead": 1.25, "italic": False}, "subject": {"bold": True}, "refs.label": {"italic": True}, "foot": {"size": 7, "align": "left"}, "next": {"size": 8.5, "italic": True}}, gap={"to": 4, "refs": 10})
layout("nl-aruba", "C059", 10.5, (26, 28, 26, 28), paper=(215.9, 279.4), lead=1.35, align="justify", hyph=True, para="indent", gaps=6, form={"refs": "rows:24"}, head={"align": "center", "bold": True},
       styles={"head": {"align": "center", "size": 13, "track": .08}, "date": {"align": "right"}, "subject": {"align": "center", "bold": True}, "foot": {"align": "center", "size": 8}, "next": {"align": "right", "size": 8.5, "italic": True}})
layout("nl-ziekenhuis", "Open Sans", 9.5, (20, 62, 20, 26), lead=1.25, gaps=5, head={"bold": True, "size": 9.5},
       place={"side": (150, 52, 46)}, form={"refs": "rows:34", "side": "above"},
       styles={"head": {"size": 14, "bold": True, "color": "#00487c"}, "side": {"size": 7.5, "lead": 1.25}, "side.label": {"bold": True, "after": 0}, "refs.label": {"bold": True}, "foot": {"size": 7, "align": "left"}, "next": {"size": 7.5}}, gap={"to": 12, "refs": 10})
layout("nl-faculteit", "Linux Biolinum O", 11, (30, 34, 28, 34), lead=1.4, align="justify", hyph=True, gaps=6, fn_size=8.5, fn_hang=True, form={"refs": "rows:32"}, head={"color": "#8c1d40", "size": 12, "before": 9},
       styles={"head": {"size": 12, "color": "#8c1d40", "align": "left"}, "subject": {"bold": True, "size": 12}, "refs": {"size": 10}, "foot": {"align": "center", "size": 8}, "next": {"align": "left", "size": 8.5}}, gap={"to": 8, "refs": 10}, table="lines")
# Shelters, unions, churches, sellers
layout("nl-vakbond", "TeX Gyre Adventor", 9.5, (28, 26, 24, 26), lead=1.45, gaps=6, form={"refs": "inline"}, head={"color": "#c8102e"}, bullet="–",
       styles={"head": {"size": 22, "bold": True, "color": "#c8102e", "align": "right"}, "refs.label": {"bold": True, "color": "#c8102e"}, "refs": {"size": 9}, "foot": {"align": "right", "size": 7, "color": "#c8102e"}}, gap={"to": 4, "refs": 8})
layout("nl-opvang", "DejaVu Sans Condensed", 9.5, (24, 28, 24, 28), lead=1.45, gaps=5, form={"refs": "rows:38", "subject": "rows:38"}, bullet="-", head={"under": True, "bold": False},
       styles={"head": {"size": 11, "color": "#6a4c93", "bold": True}, "refs.label": {"color": "#6a4c93"}, "foot": {"size": 7, "align": "center"}, "next": {"size": 7.5, "align": "left"}}, gap={"to": 6, "refs": 6})
layout("nl-diaconie", "Century", 11, (30, 34, 30, 34), lead=1.3, align="justify", hyph=True, para="indent", gaps=6, form={"refs": "lines"},
       styles={"head": {"align": "center", "size": 12}, "date": {"align": "left"}, "foot": {"align": "center", "size": 8}, "subject": {"italic": True}})
# Citizens
layout("nl-googledocs", "Liberation Sans", 11, (25.4, 25.4, 25.4, 25.4), lead=1.38, gaps=6, head={"bold": False, "size": 15, "color": "#434343", "before": 12, "after": 4}, bullet="●",
       styles={"title": {"size": 24, "after": 2}}, item_left=6)
layout("nl-writer", "Liberation Serif", 12, (20, 20, 20, 20), lead=1.15, para="indent", gaps=8, form={"refs": "inline"}, styles={"head": {"left": 105}, "date": {"left": 105}, "close": {"left": 85}})
layout("nl-schrijfmachine", "Courier Prime", 12, (30, 20, 25, 32), lead=1.15, para="short", gaps=8, form={"refs": "inline"}, bullet="-", styles={"date": {"left": 75}, "close": {"left": 75}, "p": {"after": 0, "first": 12}})
layout("nl-wordsjabloon", "Carlito", 11, (25, 25, 25, 25), lead=1.08, gaps=6, head={"bold": False, "size": 13, "color": "#2e74b5"}, styles={"head": {"size": 10, "color": "#595959", "align": "right"}, "subject": {"bold": True, "size": 12}, "foot": {"align": "center", "size": 8}})
layout("nl-latexbrief", "Latin Modern Roman", 11, (24, 32, 28, 32), lead=1.2, skip=54, gaps=6, align="justify", hyph=True, form={"refs": "cols"}, place={"head": (32, 20, 70), "to": (32, 44, 80), "side": (140, 20, 50)}, table="bare",
       styles={"head": {"size": 12}, "side": {"size": 8.5, "font": "Latin Modern Sans"}, "refs": {"size": 10}, "refs.label": {"font": "Latin Modern Sans", "size": 7.5}, "subject": {"bold": True}, "foot": {"size": 8, "align": "center"}, "next": {"size": 9, "align": "right"}})
layout("nl-pages", "Lato", 10.5, (24, 30, 24, 62), lead=1.5, gaps=6, para="wide", place={"side": (16, 62, 38)}, form={"side": "lines"}, head={"bold": False, "track": .12, "size": 9.5, "upper": True},
       styles={"head": {"font": "Lato Light", "size": 28, "color": "#3d6b6b"}, "side": {"size": 8, "color": "#3d6b6b", "lead": 1.4}, "subject": {"color": "#3d6b6b", "size": 13}, "foot": {"size": 8, "align": "right"}}, gap={"date": 14, "to": 4, "subject": 8})
# Print buttons of mail programs, web forms, paper forms
layout("nl-outlook", "Carlito", 11, (19, 19, 19, 19), lead=1.2, gaps=3, form={"mail": "rows:38", "earlier": "inline"},
       styles={"title": {"size": 14, "bold": True, "rule": True}, "mail": {"size": 10}, "mail.label": {"bold": True}, "earlier": {"size": 10}, "earlier.label": {"bold": True}, "earlierline": {"size": 10}, "quote": {"left": 0, "color": "#1f497d"}, "foot": {"align": "center", "size": 8}, "sep": {"rule": True, "size": 4}},
       gap={"mail": 3, "body": 6, "earlier": 4})
layout("nl-gmail", "Liberation Sans", 9.5, (12, 12, 14, 12), lead=1.35, gaps=3, form={"mail": "lines"},
       styles={"logo": {"color": "#c5221f"}, "title": {"size": 13, "bold": True, "rule": True}, "count": {"size": 8.5, "rule": True}, "mail": {"size": 9}, "quote": {"left": 8, "color": "#555555", "bar": True}, "foot": {"size": 7}, "top": {"size": 7}}, gap={"body": 6})
layout("nl-applemail", "TeX Gyre Heros", 10.5, (22, 25, 22, 25), lead=1.3, gaps=4, form={"mail": "rows:26"}, styles={"mail.label": {"bold": True, "color": "#7f7f7f", "align": "right"}, "mail": {"size": 10}, "quote": {"left": 4, "color": "#3b5998", "bar": True}, "foot": {"size": 8, "align": "center"}}, gap={"body": 8})
layout("nl-bevestiging", "Noto Sans", 9, (24, 26, 22, 26), lead=1.45, gaps=5, form={"form": "rows:62"}, css=".grid{border-top:.5pt solid #bbb}.grid td{border-bottom:.5pt solid #bbb;padding:3pt 2mm 3pt 0}",
       styles={"head": {"size": 9, "color": "#006d77", "bold": True}, "title": {"size": 17, "color": "#006d77"}, "form.label": {"color": "#555555"}, "foot": {"size": 7, "align": "left"}, "h": {"color": "#006d77"}})
layout("nl-klachtformulier", "Nimbus Sans", 10, (18, 18, 18, 18), lead=1.35, gaps=4, form={"form": "rows:58"}, place={"stamp": (138, 12, 52)}, css=".grid td{border:.6pt solid #000;padding:2pt 3pt}",
       styles={"title": {"size": 15, "bold": True}, "intro": {"size": 8.5, "italic": True}, "form": {"font": "Comic Neue", "size": 11.5}, "form.label": {"font": "Nimbus Sans", "size": 9}, "question": {"bold": True, "size": 9}, "p": {"font": "Comic Neue", "size": 12}, "foot": {"size": 7, "align": "center"}})
