"""Rows of comma-separated values."""

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS",
           "QUOTE_NOTNULL", "Error", "Dialect", "excel", "excel_tab", "unix_dialect", "reader",
           "writer", "DictReader", "DictWriter", "list_dialects", "register_dialect",
           "get_dialect", "unregister_dialect"]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    pass


class Dialect:
    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}


def register_dialect(name, dialect=excel, **fmtparams):
    _dialects[name] = _dialect(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def _dialect(dialect, changes):
    base = get_dialect(dialect) if isinstance(dialect, str) else dialect
    made = Dialect()
    for name in ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace",
                 "lineterminator", "quoting", "strict"):
        setattr(made, name, changes.pop(name, getattr(base, name)))
    if changes:
        name = next(iter(changes))
        raise TypeError(f"'{name}' is an invalid keyword argument for this function")
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return made


class reader:
    """The rows of lines of text."""

    def __init__(self, iterable, dialect="excel", **fmtparams):
        self.dialect = _dialect(dialect, fmtparams)
        self._lines = iter(iterable)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        row, field = [], ""
        state = "start"         # of a field; or "plain", "quoted", "closed"
        was_quoted = False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if state == "quoted" and d.strict:
                    raise Error("unexpected end of data") from None
                if state == "quoted" or row or field:
                    break
                raise
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} "
                            "(the file should be opened in text mode)")
            self.line_num += 1
            at = 0
            while at < len(line):
                char = line[at]
                at += 1
                if state == "quoted":
                    if char == d.escapechar:
                        field += line[at:at + 1]
                        at += 1
                    elif char == d.quotechar:
                        if d.doublequote and line[at:at + 1] == d.quotechar:
                            field += char
                            at += 1
                        else:
                            state = "closed"
                    else:
                        field += char
                elif char in "\r\n":
                    break
                elif char == d.delimiter:
                    row.append(self._value(field, was_quoted))
                    field, state, was_quoted = "", "start", False
                elif char == d.quotechar and state == "start" and d.quoting != QUOTE_NONE:
                    state, was_quoted = "quoted", True
                elif char == " " and state == "start" and d.skipinitialspace:
                    continue
                elif char == d.escapechar:
                    field += line[at:at + 1]
                    at += 1
                    state = "plain"
                else:
                    if state == "closed" and d.strict:
                        raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
                    field += char
                    state = "plain"
            if state != "quoted":
                if not row and not field and state == "start":
                    return []
                break
        row.append(self._value(field, was_quoted))
        return row

    def _value(self, field, was_quoted):
        if self.dialect.quoting == QUOTE_NONNUMERIC and not was_quoted:
            return float(field) if field else ""
        return field


class writer:
    def __init__(self, fileobj, dialect="excel", **fmtparams):
        self.dialect = _dialect(dialect, fmtparams)
        self._write = fileobj.write

    def _field(self, value, is_alone):
        d = self.dialect
        is_number = isinstance(value, (int, float))
        text = "" if value is None else repr(value) if isinstance(value, float) else str(value)
        special = any(char in text for char in (d.delimiter, d.quotechar or d.delimiter, "\r", "\n"))
        quoted = (d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not is_number
                  or d.quoting == QUOTE_STRINGS and isinstance(value, str)
                  or d.quoting == QUOTE_NOTNULL and value is not None
                  or special or is_alone and not text)
        if d.quoting == QUOTE_NONE:
            if special and d.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            return "".join([d.escapechar + c if c in (d.delimiter, d.quotechar, d.escapechar) else c
                            for c in text])
        if not quoted:
            return text
        return d.quotechar + text.replace(d.quotechar, d.quotechar * 2) + d.quotechar

    def writerow(self, row):
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        fields = [self._field(value, len(row) == 1) for value in row]
        return self._write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = fieldnames
        self.restkey, self.restval = restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect

    @property
    def line_num(self):
        return self.reader.line_num

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        return self._fieldnames

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        d = dict(zip(names, row))
        if len(names) < len(row):
            d[self.restkey] = row[len(names):]
        for key in names[len(row):]:
            d[key] = self.restval
        return d


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames = fieldnames
        self.restval = restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [name for name in rowdict if name not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: "
                                 + ", ".join([repr(x) for x in wrong]))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))
