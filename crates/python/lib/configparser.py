"""configparser: settings in INI files."""

import re as _re
from collections.abc import MutableMapping as _MutableMapping

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()
_BOOLEANS = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, f"No section: {section!r}")
        self.section = section
        self.args = (section,)


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        where = "" if source is None else f"While reading from {source!r}"
        where += f" [line {lineno:2d}]" if lineno is not None and where else ""
        what = f"ection {section!r} already exists"
        Error.__init__(self, f"{where}: s{what}" if where else f"S{what}")
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        what = f"ption {option!r} in section {section!r} already exists"
        where = "" if source is None else f"While reading from {source!r}"
        where += f" [line {lineno:2d}]" if lineno is not None and where else ""
        Error.__init__(self, f"{where}: o{what}" if where else f"O{what}")
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, f"No option {option!r} in section: {section!r}")
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        InterpolationError.__init__(
            self, option, section,
            f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key "
            f"{reference!r} which is not a valid option name. Raw value: {rawval!r}")
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        InterpolationError.__init__(
            self, option, section,
            f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an "
            f"interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}")
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source, *args):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source, self.errors = source, []
        self.args = (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line!r}"
        return self


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class Interpolation:
    """Values as they stand in the file."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class BasicInterpolation(Interpolation):
    """`%(name)s` stands for another option of the section, or of DEFAULT."""

    _KEY = _re.compile(r"%\(([^)]+)\)s")

    def before_get(self, parser, section, option, value, defaults):
        return self._expand(parser, option, value, section, defaults, 1)

    def before_set(self, parser, section, option, value):
        rest = self._KEY.sub("", value.replace("%%", ""))
        if "%" in rest:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {rest.find('%')}")
        return value

    def _expand(self, parser, option, rest, section, table, depth):
        raw = rest
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        found = []
        while "%" in rest:
            before, _, rest = rest.partition("%")
            found.append(before)
            if rest.startswith("%"):
                found.append("%")
                rest = rest[1:]
                continue
            match = self._KEY.match("%" + rest)
            if match is None:
                if rest.startswith("("):
                    raise InterpolationSyntaxError(
                        option, section, f"bad interpolation variable reference {'%' + rest!r}")
                raise InterpolationSyntaxError(
                    option, section, f"'%' must be followed by '%' or '(', found: {'%' + rest!r}")
            name = parser.optionxform(match[1])
            rest = rest[match.end() - 1:]
            if name not in table:
                raise InterpolationMissingOptionError(option, section, raw, name) from None
            found.append(self._expand(parser, option, table[name], section, table, depth + 1))
        return "".join(found) + rest


class ExtendedInterpolation(Interpolation):
    """`${section:option}` and `${option}`."""

    _KEY = _re.compile(r"\$\{([^}]+)\}")

    def before_get(self, parser, section, option, value, defaults):
        return self._expand(parser, option, value, section, defaults, 1)

    def _expand(self, parser, option, rest, section, table, depth):
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, rest)

        def value(match):
            place, _, name = match[1].rpartition(":")
            try:
                if place:
                    raw = parser.get(place, parser.optionxform(name), raw=True)
                    inner = dict(parser.items(place, raw=True))
                    return self._expand(parser, name, raw, place, inner, depth + 1)
                return self._expand(parser, name, table[parser.optionxform(name)], section, table, depth + 1)
            except (KeyError, NoSectionError, NoOptionError):
                raise InterpolationMissingOptionError(option, section, rest, match[1]) from None

        return "$".join(self._KEY.sub(value, part) for part in rest.split("$$"))


class SectionProxy(_MutableMapping):
    """One section as a mapping."""

    def __init__(self, parser, name):
        self._parser, self._name = parser, name

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser._check(option=key, value=value)
        return self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None, **kwargs):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getint(self, option, fallback=None, **kwargs):
        return self._parser.getint(self._name, option, fallback=fallback, **kwargs)

    def getfloat(self, option, fallback=None, **kwargs):
        return self._parser.getfloat(self._name, option, fallback=fallback, **kwargs)

    def getboolean(self, option, fallback=None, **kwargs):
        return self._parser.getboolean(self._name, option, fallback=fallback, **kwargs)


class RawConfigParser(_MutableMapping):
    """A parser that takes values as they are."""

    _DEFAULT_INTERPOLATION = Interpolation()
    BOOLEAN_STATES = _BOOLEANS

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
                 comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_UNSET, converters=None):
        self._sections, self._defaults, self._proxies = {}, {}, {}
        self.default_section = default_section
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._delimiters, self._comments = tuple(delimiters), tuple(comment_prefixes or ())
        self._inline = tuple(inline_comment_prefixes or ())
        self._strict, self._no_value, self._empty = strict, allow_no_value, empty_lines_in_values
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation
        if self._interpolation is None:
            self._interpolation = Interpolation()
        for name, function in (converters or {}).items():
            self._converter(name, function)
        for key, value in (defaults or {}).items():
            self._defaults[self.optionxform(str(key))] = value if value is None else str(value)

    def _converter(self, name, function):
        def get(section, option, *, fallback=_UNSET, **kwargs):
            return self._converted(section, option, function, fallback, **kwargs)
        setattr(self, "get" + name, get)

    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        self._check(section=section)
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section) from None
        return list(dict.fromkeys([*self._sections[section], *self._defaults]))

    def read(self, filenames, encoding=None):
        if isinstance(filenames, str) or hasattr(filenames, "__fspath__"):
            filenames = [filenames]
        done = []
        for name in filenames:
            try:
                with open(name, encoding=encoding) as file:
                    self._read(file, name)
            except OSError:
                continue
            done.append(str(name))
        return done

    def read_file(self, f, source=None):
        self._read(f, source if source is not None else getattr(f, "name", "<???>"))

    def read_string(self, string, source="<string>"):
        self._read(string.splitlines(keepends=True), source)

    def read_dict(self, dictionary, source="<dict>"):
        for section, entries in dictionary.items():
            section = str(section)
            if section != self.default_section and section not in self._sections:
                self.add_section(section)
            for key, value in entries.items():
                key = self.optionxform(str(key))
                self.set(section, key, value if value is None else str(value))

    def _read(self, lines, source):
        section = name = None
        indent, table, seen, error = 0, None, set(), None
        for number, line in enumerate(lines, start=1):
            value = line
            for prefix in self._inline:
                at = value.find(prefix)
                while at != -1 and not (at == 0 or value[at - 1].isspace()):
                    at = value.find(prefix, at + 1)
                value = value if at == -1 else value[:at]
            is_comment = line.strip().startswith(self._comments) if self._comments else False
            value = "" if is_comment else value.strip()
            if not value:
                if self._empty and not is_comment and table is not None and name and table.get(name) is not None:
                    table[name].append("")
                elif not self._empty:
                    indent = 10 ** 9
                continue
            here = len(line) - len(line.lstrip())
            if table is not None and name and here > indent:
                if table[name] is None:
                    raise ParsingError(source).append(number, line)
                table[name].append(value)
                continue
            indent = here
            header = _re.match(r"\[(?P<header>.+)\]", value)
            if header:
                section, name = header["header"], None
                if section in self._sections:
                    if self._strict and section in seen:
                        raise DuplicateSectionError(section, source, number)
                    table = self._sections[section]
                elif section == self.default_section:
                    table = self._defaults
                else:
                    self.add_section(section)
                    table = self._sections[section]
                seen.add(section)
                continue
            if table is None:
                raise MissingSectionHeaderError(source, number, line)
            places = [at for at in (value.find(d) for d in self._delimiters) if at >= 0]
            if not places and not self._no_value:
                error = (error or ParsingError(source)).append(number, line)
                continue
            at = min(places, default=len(value))
            name = self.optionxform(value[:at].rstrip())
            if not name:
                error = (error or ParsingError(source)).append(number, line)
            if self._strict and (section, name) in seen:
                raise DuplicateOptionError(section, name, source, number)
            seen.add((section, name))
            table[name] = [value[at + 1:].strip()] if places else None
        for table in (self._defaults, *self._sections.values()):
            for key, value in table.items():
                if isinstance(value, list):
                    table[key] = "\n".join(value).rstrip()
        if error:
            raise error

    def _table(self, section, vars=None):
        own = {}
        try:
            own = self._sections[section]
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        extra = {self.optionxform(k): v if v is None else str(v) for k, v in (vars or {}).items()}
        return {**self._defaults, **own, **extra}

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            table = self._table(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in table:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = table[option]
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, table)

    def _converted(self, section, option, function, fallback, **kwargs):
        try:
            return function(self.get(section, option, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._converted(section, option, int, fallback, raw=raw, vars=vars)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._converted(section, option, float, fallback, raw=raw, vars=vars)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._converted(section, option, self._boolean, fallback, raw=raw, vars=vars)

    def _boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return super().items()
        table = self._table(section, vars)
        own = dict.fromkeys([*self._defaults, *self._sections.get(section, ()), *map(self.optionxform, vars or ())])
        if raw:
            return [(key, table[key]) for key in own]
        return [(key, table[key] if table[key] is None else self._interpolation.before_get(
            self, section, key, table[key], table)) for key in own]

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        own = self._sections.get(section)
        return own is not None and (self.optionxform(option) in own or self.optionxform(option) in self._defaults)

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            table = self._defaults
        elif section in self._sections:
            table = self._sections[section]
        else:
            raise NoSectionError(section) from None
        table[self.optionxform(option)] = value

    def write(self, fp, space_around_delimiters=True):
        joint = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        tables = [(self.default_section, self._defaults)] if self._defaults else []
        for name, table in tables + list(self._sections.items()):
            fp.write(f"[{name}]\n")
            for key, value in table.items():
                if value is not None or not self._no_value:
                    value = joint + str(value).replace("\n", "\n\t")
                fp.write(f"{key}{value or ''}\n")
            fp.write("\n")

    def remove_option(self, section, option):
        if not section or section == self.default_section:
            table = self._defaults
        elif section in self._sections:
            table = self._sections[section]
        else:
            raise NoSectionError(section) from None
        return table.pop(self.optionxform(option), _UNSET) is not _UNSET

    def remove_section(self, section):
        self._proxies.pop(section, None)
        return self._sections.pop(section, _UNSET) is not _UNSET

    def _check(self, *, section="", option="", value=""):
        pass

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if key not in self._sections:
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section, *self._sections])


class ConfigParser(RawConfigParser):
    """A parser whose values may refer to others."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def _check(self, *, section="", option="", value=""):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not (value is None and self._no_value) and not isinstance(value, str):
            raise TypeError("option values must be strings")

    def set(self, section, option, value=None):
        self._check(option=option, value=value)
        super().set(section, option, value)
