"""A skeleton with its fragments and passages as an XSLT 1.0 stylesheet that makes the same reply of the same context, written
as somebody would who knew XSLT well: plain value-of, no named templates where none are needed."""
import configparser, re
import xml.etree.ElementTree as ET

XSL, T, DOCBOOK, XML = (f"{{{uri}}}" for uri in ("http://www.w3.org/1999/XSL/Transform", "urn:x-repliek:template",
                                                "http://docbook.org/ns/docbook", "http://www.w3.org/XML/1998/namespace"))
for prefix, uri in (("xsl", XSL), ("", DOCBOOK)):
    ET.register_namespace(prefix, uri[1:-1])


def add(parent, element, /, **attributes):
    return ET.SubElement(parent, XSL + element, {k: v for k, v in attributes.items() if v is not None})


def add_text(parent, text):
    text = re.sub(r"\s+", " ", text or "")
    if text.strip():
        add(parent, "text").text = text


class Translation:
    def __init__(self, templates, language, kind):
        self.templates, self.language, self.kind = templates, language, kind
        idiom = configparser.ConfigParser(interpolation=None, delimiters=("=",))
        idiom.read_string((templates / "languages" / language / "reply.ini").read_text(encoding="utf8"))
        value = lambda group, key: idiom[group][key].replace("\\s", " ")
        self.months = "".join(f"{i:02}{m};" for i, m in enumerate(value("date", "months").split(";"), 1) if m)
        self.between, self.last = value("list", "between"), value("list", "last")
        self.no_passage = value("todo", "none")

    def stylesheet(self):
        sheet = ET.Element(XSL + "stylesheet", version="1.0")
        path = self.templates / "skeletons" / f"{self.language}-{self.kind}.xml"
        self.element(ET.parse(path).getroot(), path, add(sheet, "template", match="/context"))
        for file in sorted((self.templates / "passages" / self.language).glob("*.xml")):
            self.passage_set(ET.parse(file).getroot(), file, sheet)
        return ET.tostring(sheet, encoding="utf-8", xml_declaration=True)

    # --- passages

    def passage_set(self, root, path, sheet):
        template = add(sheet, "template", match="context", mode=root.get("topic"))
        add(template, "param", name="topic")
        choose = add(template, "choose")
        for passage in root.findall(T + "passage"):
            if self.kind in passage.get("kind", self.kind).split():
                self.children(passage, path, add(choose, "when", test=passage.get("when", "true()")))
        self.todo(self.no_passage, add(choose, "otherwise"))

    def passages(self, node, path, into):
        choose = add(into, "choose")
        for file in sorted((self.templates / "passages" / self.language).glob("*.xml")):
            topic = ET.parse(file).getroot().get("topic")
            call = add(add(choose, "when", test=f"{node.get('select')} = '{topic}'"), "apply-templates", select="/context", mode=topic)
            add(call, "with-param", name="topic", select=".")
        self.todo(self.no_passage, add(choose, "otherwise"))

    # --- values

    def value(self, node, path, into):
        select, hole = node.get("select"), node.get("hole")
        default = node.find(T + "default")
        if select is None:
            return self.hole(hole, into)
        if hole is None and default is None:
            return self.written(select, node.get("format", ""), into)
        choose = add(into, "choose")
        self.written(select, node.get("format", ""), add(choose, "when", test=f"string({select})"))
        other = add(choose, "otherwise")
        return self.hole(hole, other) if default is None else self.children(default, path, other)

    def written(self, select, form, into):
        if form == "long":
            month = f"substring-before(substring-after('{self.months}', substring({select}, 6, 2)), ';')"
            select = f"concat(number(substring({select}, 9, 2)), ' ', {month}, ' ', substring({select}, 1, 4))"
        elif form == "lower":
            select = f"translate({select}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
        elif form == "list":
            return self.listed(select, into)
        elif form not in ("", "iso"):
            raise SystemExit(f"the stylesheet beside the draft cannot write the format '{form}'")
        return add(into, "value-of", select=select)

    def listed(self, select, into):
        items = add(into, "for-each", select=select)
        between = add(items, "choose")
        add(add(between, "when", test="position() = last() and position() != 1"), "text").text = self.last
        add(add(between, "when", test="position() != 1"), "text").text = self.between
        add(items, "value-of", select=".")

    def hole(self, name, into):
        ET.SubElement(into, DOCBOOK + "phrase", role="placeholder").text = f"[{name}]"

    def todo(self, text, into):
        ET.SubElement(into, DOCBOOK + "remark", role="todo").text = text

    # --- the rest

    def children(self, node, path, into):
        add_text(into, node.text)
        for child in node:
            self.element(child, path, into)
            add_text(into, child.tail)

    def element(self, node, path, into):
        if not node.tag.startswith(T):
            return self.literal(node, path, into)
        name = node.tag[len(T):]
        if name in ("if", "when"):
            return self.children(node, path, add(into, name, test=node.get("test")))
        if name in ("choose", "otherwise"):
            return self.children(node, path, add(into, name))
        if name == "for-each":
            return self.for_each(node, path, into)
        if name == "include":
            included = path.parent / node.get("href")
            return self.children(ET.parse(included).getroot(), included, into)
        if name == "todo":
            return self.children(node, path, ET.SubElement(into, DOCBOOK + "remark", role="todo"))
        return {"value": self.value, "passages": self.passages}[name](node, path, into)

    def for_each(self, node, path, into):
        loop = add(into, "for-each", select=node.get("select"))
        if node.get("as"):
            add(loop, "variable", name=node.get("as"), select=".")
        self.children(node, path, loop)

    def literal(self, node, path, into):
        made = ET.SubElement(into, node.tag)
        for name, value in node.attrib.items():
            if not name.startswith(T):
                made.set(name, value)
            elif name != T + "kind":
                self.attribute(name[len(T):], value, made)
        self.children(node, path, made)

    def attribute(self, name, value, made):
        """One that comes out empty is left out."""
        if re.fullmatch(r"\{[^{}]*\}", value):
            add(add(made, "if", test=f"string({value[1:-1]})"), "attribute", name=name).append(ET.Element(XSL + "value-of", select=value[1:-1]))
        else:
            made.set(XML + "id" if name == "id" else name, value)
