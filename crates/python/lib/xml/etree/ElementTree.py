"""XML as a tree of elements.

Model: `xml.etree.ElementTree`, 3.14. Simplified: documents have no entities of their own, and paths know names, `*`,
`.`, `..`, `//`, `[@a]`, `[@a='v']`, `[tag]`, `[tag='v']`, `[.='v']` and `[n]`.
"""

import re

__all__ = ["Element", "ElementTree", "ParseError", "QName", "SubElement", "XML", "dump", "fromstring", "indent",
           "iselement", "iterparse", "parse", "register_namespace", "tostring"]

_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
_prefixes = {_NAMESPACE: "xml", "http://www.w3.org/1999/xhtml": "html", "http://www.w3.org/2001/XMLSchema": "xs",
             "http://www.w3.org/2001/XMLSchema-instance": "xsi", "http://purl.org/dc/elements/1.1/": "dc"}
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_NAME = r"[^\W\d][\w.:-]*"
_TAG = re.compile(rf"<({_NAME})((?:\s+{_NAME}\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)\s*(/?)>")
_ATTRIBUTE = re.compile(rf"({_NAME})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class ParseError(SyntaxError):
    """The text is no XML."""


class QName:
    """A name with its namespace."""

    def __init__(self, text_or_uri, tag=None):
        self.text = text_or_uri if tag is None else f"{{{text_or_uri}}}{tag}"

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<QName {self.text!r}>"

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == getattr(other, "text", other)


class Element:
    """A tag with attributes, text, and elements in it."""

    def __init__(self, tag, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError(f"attrib must be dict, not {type(attrib).__name__}")
        self.tag, self.attrib = tag, {**attrib, **extra}
        self.text = self.tail = None
        self._children = []

    def __repr__(self):
        return f"<Element {self.tag!r} at {id(self):#x}>"

    def makeelement(self, tag, attrib):
        return type(self)(tag, attrib)

    def __copy__(self):
        new = type(self)(self.tag, self.attrib)
        new.text, new.tail, new._children = self.text, self.tail, self._children[:]
        return new

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        import warnings
        warnings.warn("Testing an element's truth value will always return True in future versions.  Use specific "
                      "'len(elem)' or 'elem is not None' test instead.", DeprecationWarning, stacklevel=2)
        return bool(self._children)

    def __getitem__(self, index):
        return self._children[index]

    def __setitem__(self, index, element):
        self._children[index] = element

    def __delitem__(self, index):
        del self._children[index]

    def __iter__(self):
        return iter(self._children)

    def append(self, element):
        if not isinstance(element, Element):
            raise TypeError(f"append() argument 1 must be xml.etree.ElementTree.Element, not {type(element).__name__}")
        self._children.append(element)

    def extend(self, elements):
        for element in elements:
            self.append(element)

    def insert(self, index, element):
        self._children.insert(index, element)

    def remove(self, element):
        for at, child in enumerate(self._children):
            if child is element:
                del self._children[at]
                return
        raise ValueError("Element.remove(x): element not found")

    def clear(self):
        self.attrib.clear()
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value):
        self.attrib[key] = value

    def keys(self):
        return list(self.attrib)

    def items(self):
        return list(self.attrib.items())

    def iter(self, tag=None):
        """Itself and all below, in the order of the document."""
        if tag in (None, "*") or self.tag == tag:
            yield self
        for child in self._children:
            yield from child.iter(tag)

    def itertext(self):
        if not isinstance(self.tag, str) and self.tag is not None:
            return
        if self.text:
            yield self.text
        for child in self._children:
            yield from child.itertext()
            if child.tail:
                yield child.tail

    def iterfind(self, path, namespaces=None):
        return iter(_found([self], path, namespaces))

    def findall(self, path, namespaces=None):
        return _found([self], path, namespaces)

    def find(self, path, namespaces=None):
        return next(self.iterfind(path, namespaces), None)

    def findtext(self, path, default=None, namespaces=None):
        found = self.find(path, namespaces)
        return default if found is None else found.text or ""


def SubElement(parent, tag, attrib={}, **extra):
    element = Element(tag, attrib, **extra)
    parent.append(element)
    return element


def Comment(text=None):
    element = Element(Comment)
    element.text = text
    return element


def iselement(element):
    return hasattr(element, "tag")


# --- paths

def _qualified(name, namespaces):
    prefix, colon, rest = name.partition(":")
    if name[:1] == "{" or not colon:
        default = namespaces.get("") if namespaces else None
        return f"{{{default}}}{name}" if default and name[:1] not in ("{", "*") else name
    if not namespaces or prefix not in namespaces:
        raise SyntaxError(f"prefix {prefix!r} not found in prefix map")
    return f"{{{namespaces[prefix]}}}{rest}"


def _fits(element, tag):
    if tag == "*" or tag == element.tag:
        return True
    return tag.startswith("{*}") and isinstance(element.tag, str) and element.tag.rpartition("}")[2] == tag[3:]


def _found(elements, path, namespaces):
    if path.startswith("/"):
        raise SyntaxError("cannot use absolute path on element")
    if path.endswith("/"):
        path += "*"
    root = elements[0]
    parts = re.findall(r"//|/|(?:\{[^}]*\}|[^][/{}])+|\[[^]]*\]", path)
    deep = False
    for part in parts:
        if part in ("/", "//"):
            deep = part == "//"
        elif part.startswith("["):
            elements = _filtered(elements, part[1:-1].strip(), root)
        elif part == ".":
            continue
        elif part == "..":
            above = {id(child): parent for parent in root.iter() for child in parent}
            parents = [above[id(element)] for element in elements if id(element) in above]
            elements = [one for at, one in enumerate(parents) if not any(one is other for other in parents[:at])]
        else:
            tag = _qualified(part, namespaces)
            if deep:
                below = [one for element in elements for one in element.iter() if one is not element]
            else:
                below = [child for element in elements for child in element]
            elements = [element for element in below if isinstance(element.tag, str) and _fits(element, tag)]
            deep = False
    return elements


def _filtered(elements, test, root):
    found = re.fullmatch(r"(@?)([\w:.{}*-]+|\.)\s*(?:(!?=)\s*(?:'([^']*)'|\"([^\"]*)\"))?", test)
    if re.fullmatch(r"\d+|last\(\)(?:-\d+)?", test):
        above = {id(child): parent for parent in root.iter() for child in parent}
        at = int(test) - 1 if test.isdigit() else -1 - int(test.partition("-")[2] or 0)
        chosen = []
        for element in elements:
            same = [one for one in above.get(id(element), ()) if one.tag == element.tag]
            if -len(same) <= at < len(same) and same[at] is element:
                chosen.append(element)
        return chosen
    if found is None:
        raise SyntaxError("invalid predicate")
    attribute, name, relation, *values = found.groups()
    value = values[0] if values[1] is None else values[1]
    wanted = relation != "!="

    def text(element):
        return "".join(element.itertext())
    if attribute:
        if relation is None:
            return [one for one in elements if one.get(name) is not None]
        return [one for one in elements if one.get(name) is not None and (one.get(name) == value) == wanted]
    if name == ".":
        return [one for one in elements if (text(one) == value) == wanted]
    if relation is None:
        return [one for one in elements if one.find(name) is not None]
    return [one for one in elements if any((text(child) == value) == wanted for child in one.findall(name))]


# --- reading

class _Reader:
    def __init__(self, text):
        self.text, self.at = text.replace("\r\n", "\n").replace("\r", "\n"), 0

    def error(self, words, code, at=None):
        at = self.at if at is None else at
        line, column = self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at) - 1
        error = ParseError(f"{words}: line {line}, column {column}")
        error.code, error.position = code, (line, column)
        return error

    def plain(self, text, at):
        """With its entities replaced."""
        def one(found):
            name = found[1]
            if name[:1] == "#":
                return chr(int(name[2:], 16) if name[1:2] == "x" else int(name[1:]))
            if name not in _ENTITIES:
                raise self.error("undefined entity", 11, at + found.start())
            return _ENTITIES[name]
        bad = re.search(r"&(?!#?\w+;)", text)
        if bad is not None:
            raise self.error("not well-formed (invalid token)", 4, at + bad.end())
        return re.sub(r"&(#?\w+);", one, text)

    def skip(self, end):
        place = self.text.find(end, self.at)
        if place < 0:
            raise self.error("unclosed token", 5)
        found = self.text[self.at:place]
        self.at = place + len(end)
        return found

    def tree(self):
        open_, root, last = [], None, None
        spaces = [{"xml": _NAMESPACE}]
        while self.at < len(self.text):
            start = self.at
            if self.text[start] != "<":
                end = self.text.find("<", start)
                end = len(self.text) if end < 0 else end
                words = self.plain(self.text[start:end], start)
                if open_:
                    self.add(open_, last, words)
                elif words.strip():
                    inner = start + len(words) - len(words.lstrip())
                    if root is None:
                        raise self.error("syntax error", 2, inner)
                    raise self.error("junk after document element", 9, inner)
                self.at = end
            elif self.text.startswith("<![CDATA[", start):
                self.at += 9
                self.add(open_, last, self.skip("]]>"))
            elif self.text.startswith("<!--", start):
                self.at += 4
                self.skip("-->")
            elif self.text.startswith("<?", start):
                self.skip("?>")
            elif self.text.startswith("<!DOCTYPE", start):
                if "[" in self.skip(">"):
                    raise NotImplementedError("Interleave: XML documents have no declarations of their own")
            elif self.text.startswith("</", start):
                found = re.compile(rf"</({_NAME})\s*>").match(self.text, start)
                if found is None:
                    raise self.error("not well-formed (invalid token)", 4, start + 2)
                if not open_ or open_[-1][1] != found[1]:
                    raise self.error("mismatched tag", 7, start + 2)
                last = open_.pop()[0]
                spaces.pop()
                self.at = found.end()
            else:
                found = _TAG.match(self.text, start)
                if found is None:
                    if self.text.find(">", start) < 0:
                        raise self.error("unclosed token", 5, start)
                    good = re.compile(rf"<(?:{_NAME}(?:\s+{_NAME}\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*(?:\s+(?:{_NAME}\s*=?\s*)?)?)?")
                    raise self.error("not well-formed (invalid token)", 4, good.match(self.text, start).end())
                if root is not None and not open_:
                    raise self.error("junk after document element", 9)
                element = self.element(found, spaces)
                if open_:
                    open_[-1][0].append(element)
                else:
                    root = element
                last = None if not found[3] else element
                if found[3]:
                    spaces.pop()
                else:
                    open_.append((element, found[1]))
                self.at = found.end()
        if open_ or root is None:
            raise self.error("no element found", 3)
        return root

    def add(self, open_, last, words):
        place = open_[-1][0]
        if last is None:
            place.text = (place.text or "") + words
        else:
            last.tail = (last.tail or "") + words

    def element(self, found, spaces):
        space, attributes = dict(spaces[-1]), {}
        for name, one, other in _ATTRIBUTE.findall(found[2]):
            if name in attributes:
                raise self.error("duplicate attribute", 8, found.start(2) + found[2].rfind(name))
            value = self.plain(one or other, found.start(2))
            if name == "xmlns" or name.startswith("xmlns:"):
                space[name[6:]] = value
            else:
                attributes[name] = re.sub(r"[\t\n]", " ", value)
        spaces.append(space)

        def full(name, default):
            prefix, colon, rest = name.rpartition(":")
            if prefix and prefix not in space:
                raise self.error("unbound prefix", 27)
            uri = space.get(prefix) if prefix or default else None
            return f"{{{uri}}}{rest}" if uri else rest
        return Element(full(found[1], True), {full(name, False): value for name, value in attributes.items()})


def XML(text, parser=None):
    """The root element of a text."""
    if isinstance(text, (bytes, bytearray)):
        found = re.match(rb"<\?xml[^>]*encoding=[\"']([\w-]+)", text)
        text = bytes(text).decode(found[1].decode() if found else "utf-8")
    return _Reader(text.removeprefix("\ufeff")).tree()


fromstring = XML


def fromstringlist(sequence, parser=None):
    return XML("".join(sequence))


class ElementTree:
    """A whole document."""

    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def parse(self, source, parser=None):
        if hasattr(source, "read"):
            data = source.read()
        else:
            with open(source, "rb") as file:
                data = file.read()
        self._root = XML(data)
        return self._root

    def iter(self, tag=None):
        return self._root.iter(tag)

    def find(self, path, namespaces=None):
        return self._root.find(path.removeprefix("/"), namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(path.removeprefix("/"), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(path.removeprefix("/"), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(path.removeprefix("/"), default, namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):
        encoding = encoding or "us-ascii"
        data = tostring(self._root, encoding, method, xml_declaration=xml_declaration,
                        short_empty_elements=short_empty_elements)
        if hasattr(file_or_filename, "write"):
            file_or_filename.write(data)
        elif isinstance(data, str):
            with open(file_or_filename, "w", encoding="utf-8") as file:
                file.write(data)
        else:
            with open(file_or_filename, "wb") as file:
                file.write(data)


def parse(source, parser=None):
    tree = ElementTree()
    tree.parse(source)
    return tree


def iterparse(source, events=None, parser=None):
    """Events of a document, which is read as a whole."""
    events = ("end",) if events is None else events

    def walk(element):
        if "start" in events:
            yield "start", element
        for child in element:
            yield from walk(child)
        if "end" in events:
            yield "end", element
    return walk(parse(source).getroot())


# --- writing

def register_namespace(prefix, uri):
    if re.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for known, name in list(_prefixes.items()):
        if known == uri or name == prefix:
            del _prefixes[known]
    _prefixes[uri] = prefix


def _escaped(text, inside):
    if not isinstance(text, str):
        raise TypeError(f"cannot serialize {text!r} (type {type(text).__name__})")
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if inside:
        text = text.replace('"', "&quot;").replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")
    return text


def _written(root, short):
    used = {}

    def name(tag):
        tag = getattr(tag, "text", tag)
        if not isinstance(tag, str):
            raise TypeError(f"cannot serialize {tag!r} (type {type(tag).__name__})")
        if tag[:1] != "{":
            return tag
        uri, _, local = tag[1:].rpartition("}")
        if uri not in used:
            used[uri] = _prefixes.get(uri) or f"ns{len(used)}"
        return f"{used[uri]}:{local}"
    for element in root.iter():
        if element.tag is not Comment and element.tag is not None:
            name(element.tag)
            for key, value in element.items():
                name(key)
    out = []

    def write(element, top=False):
        if element.tag is Comment:
            out.append(f"<!--{element.text}-->")
        elif element.tag is None:
            out.append(_escaped(element.text, False) if element.text else "")
            for child in element:
                write(child)
        else:
            out.append("<" + name(element.tag))
            if top:
                for uri, prefix in sorted(used.items(), key=lambda item: item[1]):
                    if prefix != "xml":
                        out.append(f' xmlns:{prefix}="{_escaped(uri, True)}"')
            for key, value in element.items():
                value = value.text if isinstance(value, QName) else value
                out.append(f' {name(key)}="{_escaped(value, True)}"')
            if element.text or len(element) or not short:
                out.append(">")
                if element.text:
                    out.append(_escaped(element.text, False))
                for child in element:
                    write(child)
                out.append(f"</{name(element.tag)}>")
            else:
                out.append(" />")
        if element.tail:
            out.append(_escaped(element.tail, False))
    write(root, True)
    return "".join(out)


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
             short_empty_elements=True):
    """The element as text; bytes, unless the encoding is "unicode"."""
    if method not in (None, "xml", "text"):
        raise NotImplementedError("Interleave: elements are written as XML or text")
    encoding = "us-ascii" if encoding is None else encoding
    text = "".join(element.itertext()) if method == "text" else _written(element, short_empty_elements)
    if xml_declaration or xml_declaration is None and encoding.lower() not in ("unicode", "us-ascii", "utf-8"):
        said = "UTF-8" if encoding == "unicode" else encoding
        text = f"<?xml version='1.0' encoding='{said}'?>\n{text}"
    return text if encoding == "unicode" else text.encode(encoding, "xmlcharrefreplace")


def dump(elem):
    """Prints it."""
    import sys
    elem = elem.getroot() if isinstance(elem, ElementTree) else elem
    sys.stdout.write(tostring(elem, "unicode"))
    if not elem.tail or elem.tail[-1] != "\n":
        sys.stdout.write("\n")


def indent(tree, space="  ", level=0):
    """Puts the elements on lines of their own."""
    tree = tree.getroot() if isinstance(tree, ElementTree) else tree

    def inside(element, level):
        breaks = "\n" + level * space
        deeper = breaks + space
        if not element.text or not element.text.strip():
            element.text = deeper
        for child in element:
            if len(child):
                inside(child, level + 1)
            if not child.tail or not child.tail.strip():
                child.tail = deeper
        if not child.tail.strip():
            child.tail = breaks
    if len(tree):
        inside(tree, level)
