"""Rows as text with commas (`Lib/csv.py` and `Modules/_csv.c`, 3.14)."""

import io

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
    quoting = QUOTE_ALL
    lineterminator = "\n"


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}


def register_dialect(name, dialect=excel, **options):
    _dialects[name] = type(name, (dialect,), options)


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


def _settled(dialect, options):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    made = Dialect()
    for name in ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace",
                 "lineterminator", "quoting", "strict"):
        setattr(made, name, options.pop(name, getattr(dialect, name)))
    if options:
        name = next(iter(options))
        raise TypeError(f"'{name}' is an invalid keyword argument for this function")
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return made


class _Reader:
    __module__ = "_csv"

    def __init__(self, lines, dialect):
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        row, field, state = [], [], "start"
        numeric = False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if state == "quoted":
                    if self.dialect.strict:
                        raise Error("unexpected end of data")
                    row.append("".join(field))
                    return row
                raise
            if not isinstance(line, str):
                raise Error("iterator should return strings, not "
                            f"{type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            state, field, numeric = self._line(line, row, field, state, numeric)
            if state != "quoted":
                return row

    def _line(self, line, row, field, state, numeric):
        dialect = self.dialect
        delimiter, quote, escape = dialect.delimiter, dialect.quotechar, dialect.escapechar
        if dialect.quoting == QUOTE_NONE:
            quote = None
        if state == "start" and line.rstrip("\r\n") == "":
            return "end", [], False

        def finish(field, numeric):
            text = "".join(field)
            row.append(float(text) if numeric else text)

        at = 0
        fresh = state != "quoted"
        if fresh:
            field, state = [], "field-start"
        while at < len(line):
            letter = line[at]
            if state == "quoted":
                if letter == escape and escape is not None:
                    at += 1
                    field.append(line[at:at + 1])
                elif letter == quote:
                    if dialect.doublequote and line[at + 1:at + 2] == quote:
                        field.append(quote)
                        at += 1
                    else:
                        state = "after-quote"
                else:
                    field.append(letter)
            elif letter in "\r\n":
                break
            elif letter == delimiter:
                finish(field, numeric and bool(field))
                field, state, numeric = [], "field-start", False
            elif state == "field-start" and letter == quote:
                state, numeric = "quoted", False
            elif state == "field-start" and letter == " " and dialect.skipinitialspace:
                pass
            elif letter == escape and escape is not None:
                at += 1
                field.append(line[at:at + 1])
                state = "field"
            else:
                if state == "field-start":
                    numeric = dialect.quoting == QUOTE_NONNUMERIC
                    state = "field"
                elif state == "after-quote" and dialect.strict:
                    raise Error(f"'{delimiter}' expected after '{quote}'")
                field.append(letter)
            at += 1
        if state == "quoted":
            return state, field, numeric
        finish(field, numeric and bool(field))
        return "end", [], False


_Reader.__name__ = _Reader.__qualname__ = "reader"


def reader(csvfile, dialect="excel", **options):
    return _Reader(csvfile, _settled(dialect, options))


class _Writer:
    __module__ = "_csv"

    def __init__(self, file, dialect):
        self._file = file
        self.dialect = dialect

    def writerow(self, row):
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        dialect = self.dialect
        fields = [self._field(value, len(row) == 1) for value in row]
        return self._file.write(dialect.delimiter.join(fields) + dialect.lineterminator)

    def _field(self, value, alone):
        dialect = self.dialect
        quoting, quote = dialect.quoting, dialect.quotechar
        text = "" if value is None else repr(value) if isinstance(value, float) else str(value)
        special = {dialect.delimiter, quote, "\n", "\r"} - {None}
        needs = any(letter in special for letter in text) or text == "" and alone
        if quoting == QUOTE_NONNUMERIC:
            needs = needs or not (hasattr(value, "__float__") or hasattr(value, "__index__"))
        elif quoting == QUOTE_ALL:
            needs = True
        elif quoting == QUOTE_STRINGS:
            needs = needs or isinstance(value, str)
        elif quoting == QUOTE_NOTNULL:
            needs = needs or value is not None
        elif quoting == QUOTE_NONE:
            if needs and dialect.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            return "".join([dialect.escapechar + letter if letter in special else letter
                            for letter in text])
        if not needs:
            return text
        if dialect.doublequote:
            text = text.replace(quote, quote + quote)
        elif dialect.escapechar:
            text = text.replace(quote, dialect.escapechar + quote)
        return quote + text + quote

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


_Writer.__name__ = _Writer.__qualname__ = "writer"


def writer(csvfile, dialect="excel", **options):
    if not hasattr(csvfile, "write"):
        raise TypeError("argument 1 must have a \"write\" method")
    return _Writer(csvfile, _settled(dialect, options))


class DictReader:
    """Rows as dicts, named by the first one."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", **options):
        self._fieldnames = list(fieldnames) if fieldnames is not None else None
        self.restkey, self.restval = restkey, restval
        self.reader = reader(f, dialect, **options)
        self.dialect = dialect

    @property
    def line_num(self):
        return self.reader.line_num

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            found[name] = self.restval
        return found


class DictWriter:
    """Dicts as rows, in the order of `fieldnames`."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", **options):
        self.fieldnames = list(fieldnames)
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, **options)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [name for name in rowdict if name not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: "
                                 + ", ".join([repr(name) for name in wrong]))
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows([self._row(rowdict) for rowdict in rowdicts])


class Sniffer:
    """Guesses how a text is written."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        from _csv_guess import guess
        quotechar, doublequote, delimiter, skipinitialspace = guess(sample, delimiters, self.preferred)
        if not delimiter:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL

        dialect.doublequote, dialect.delimiter = doublequote, delimiter
        dialect.quotechar, dialect.skipinitialspace = quotechar or '"', skipinitialspace
        return dialect

    def has_header(self, sample):
        from _csv_guess import has_header
        return has_header(reader(io.StringIO(sample), self.sniff(sample)))


def field_size_limit(new=None):
    return 131072
