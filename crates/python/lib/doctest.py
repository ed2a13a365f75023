"""Examples in docstrings: found, run, and their outputs compared.

An example is a statement after the prompt `>>>`, with the output that is expected of it. Each
docstring is one `DocTest`, with a copy of its module's names.
"""

import builtins
import functools
import inspect
import linecache
import os
import re
import sys
import traceback
from _ast import example_code
from _doctest_check import *
from _doctest_check import OutputChecker, _exception_line, _indent
from collections import namedtuple
from io import StringIO

__all__ = [
    "register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE",
    "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP", "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS",
    "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE",
    "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser", "DocTestFinder",
    "DocTestRunner", "OutputChecker", "DocTestFailure", "UnexpectedException", "DebugRunner",
    "testmod", "testfile", "run_docstring_examples", "DocTestSuite", "DocFileSuite",
    "set_unittest_reportflags", "script_from_examples",
]


class TestResults(namedtuple("TestResults", "failed attempted")):
    """How many examples failed, of how many."""

    def __new__(cls, failed, attempted, *, skipped=0):
        self = super().__new__(cls, failed, attempted)
        self.skipped = skipped
        return self

    def __repr__(self):
        if not self.skipped or sys.version_info < (3, 13):
            return super().__repr__()
        return f"TestResults(failed={self.failed}, attempted={self.attempted}, skipped={self.skipped})"


def _count(number, noun):
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _ended(text):
    return text if not text or text.endswith("\n") else text + "\n"


# --- examples -------------------------------------------------------------

class Example:
    """A statement with the output (`want`) or the exception (`exc_msg`) that is expected."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = _ended(want)
        self.exc_msg = exc_msg if exc_msg is None or exc_msg.endswith("\n") else exc_msg + "\n"
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def _parts(self):
        return self.source, self.want, self.lineno, self.indent, self.exc_msg

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._parts() == other._parts() and self.options == other.options

    def __hash__(self):
        return hash(self._parts())


class DocTest:
    """The examples of one docstring, with the names that they use."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = _count(len(self.examples), "example") if self.examples else "no examples"
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({count})>"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return vars(self) == vars(other)

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def _place(self):
        line = -1 if self.lineno is None else self.lineno
        return self.name, self.filename, line, id(self)

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return self._place() < other._place()


class DocTestParser:
    """Finds the examples in a text."""

    _EXAMPLE = re.compile(
        r"(?P<source>^(?P<indent> *)>>>.*(?:\n *\.\.\..*)*)\n?"
        r"(?P<want>(?:(?! *$)(?! *>>>).+$\n?)*)", re.MULTILINE)
    _EXCEPTION = re.compile(
        r"^(?P<hdr>Traceback \((?:most recent call last|innermost last)\):)\s*$"
        r"(?P<stack>.*?)^(?P<msg>\w+.*)", re.MULTILINE | re.DOTALL)
    _OPTION = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", re.MULTILINE)
    _NOTHING = re.compile(r"^ *(?:#.*)?$")

    def parse(self, string, name="<string>"):
        """The examples, and the texts between them."""
        string = string.expandtabs()
        lines = string.split("\n")
        margin = min((len(l) - len(l.lstrip()) for l in lines if l.strip()), default=0)
        string = "\n".join([line[margin:] for line in lines])
        found, at, lineno = [], 0, 0
        for match in self._EXAMPLE.finditer(string):
            found.append(string[at:match.start()])
            lineno += string.count("\n", at, match.start())
            source, options, want, exc_msg = self._parse_example(match, name, lineno)
            if not self._NOTHING.match(source):
                found.append(Example(source, want, exc_msg, lineno=lineno,
                                     indent=margin + len(match["indent"]), options=options))
            lineno += string.count("\n", match.start(), match.end())
            at = match.end()
        found.append(string[at:])
        return found

    def get_examples(self, string, name="<string>"):
        return [part for part in self.parse(string, name) if isinstance(part, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def _parse_example(self, match, name, lineno):
        indent = len(match["indent"])
        lines = match["source"].split("\n")
        for at, line in enumerate(lines):
            if len(line) >= indent + 4 and line[indent + 3] != " ":
                raise ValueError(f"line {lineno + at + 1!r} of the docstring for {name} lacks blank "
                                 f"after {line[indent:indent + 3]}: {line!r}")
        self._check_prefix(lines[1:], " " * indent + ".", name, lineno)
        source = "\n".join([line[indent + 4:] for line in lines])
        wanted = match["want"].split("\n")
        if len(wanted) > 1 and not wanted[-1].strip(" "):
            del wanted[-1]
        self._check_prefix(wanted, " " * indent, name, lineno + len(lines))
        want = "\n".join([line[indent:] for line in wanted])
        exception = self._EXCEPTION.match(want)
        return source, self._options(source, name, lineno), want, exception and exception["msg"]

    def _check_prefix(self, lines, prefix, name, lineno):
        for at, line in enumerate(lines):
            if line and not line.startswith(prefix):
                raise ValueError(f"line {lineno + at + 1!r} of the docstring for {name} has "
                                 f"inconsistent leading whitespace: {line!r}")

    def _options(self, source, name, lineno):
        options = {}
        for match in self._OPTION.finditer(source):
            for option in match[1].replace(",", " ").split():
                if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1!r} of the doctest for {name} "
                                     f"has an invalid option: {option!r}")
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
        if options and self._NOTHING.match(source):
            raise ValueError(f"line {lineno!r} of the doctest for {name} has an option directive "
                             f"on a line with no example: {source!r}")
        return options


class DocTestFinder:
    """Finds the docstrings of an object and of what it contains."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """The `DocTest`s, sorted by name."""
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ "
                                 f"doesn't exist: {type(obj)!r}")
        if module is False:
            module = None
        elif module is None:
            module = inspect.getmodule(obj)
        try:
            lines = linecache.getlines(inspect.getsourcefile(obj)) or None
        except (TypeError, OSError):
            lines = None
        if globs is None:
            globs = {} if module is None else module.__dict__.copy()
        else:
            globs = globs.copy()
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, lines, globs, set())
        tests.sort()
        return tests

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if self._verbose:
            print("Finding tests in", name)
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if self._recurse:
            for label, value in list(self._contents(obj, module)):
                self._find(tests, value, f"{name}.{label}", module, lines, globs, seen)

    def _contents(self, obj, module):
        if inspect.ismodule(obj):
            for label, value in obj.__dict__.items():
                if (self._is_routine(value) or inspect.isclass(value)) and self._from_module(module, value):
                    yield label, value
            for label, value in getattr(obj, "__test__", {}).items():
                if not isinstance(label, str):
                    raise ValueError("DocTestFinder.find: __test__ keys must be strings: "
                                     f"{type(label)!r}")
                if not (isinstance(value, str) or inspect.isroutine(value)
                        or inspect.isclass(value) or inspect.ismodule(value)):
                    raise ValueError("DocTestFinder.find: __test__ values must be strings, "
                                     f"functions, methods, classes, or modules: {type(value)!r}")
                yield f"__test__.{label}", value
        elif inspect.isclass(obj):
            for label, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                wanted = inspect.isroutine(value) or inspect.isclass(value) or isinstance(value, property)
                if wanted and self._from_module(module, value):
                    yield label, value

    def _is_routine(self, obj):
        try:
            obj = inspect.unwrap(obj)
        except ValueError:
            pass
        return inspect.isroutine(obj)

    def _from_module(self, module, obj):
        if module is None:
            return True
        if inspect.getmodule(obj) is not None:
            return module is inspect.getmodule(obj)
        if inspect.isfunction(obj):
            return module.__dict__ is obj.__globals__
        if inspect.ismethoddescriptor(obj) and hasattr(obj, "__objclass__"):
            return module.__name__ == obj.__objclass__.__module__
        if hasattr(obj, "__module__"):
            return module.__name__ == obj.__module__
        if isinstance(obj, property) or inspect.ismethoddescriptor(obj):
            return True
        raise ValueError("object must be a class or function")

    def _get_test(self, obj, name, module, globs, lines):
        docstring = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        docstring = "" if docstring is None else str(docstring)
        lineno = self._find_lineno(obj, lines)
        if self._exclude_empty and not docstring:
            return None
        filename = None
        if module is not None:
            filename = getattr(module, "__file__", None) or module.__name__
        return self._parser.get_doctest(docstring, globs, name, filename, lineno)

    def _find_lineno(self, obj, lines):
        """The line of the docstring's quote, from 0."""
        lineno = None
        docstring = getattr(obj, "__doc__", None)
        if inspect.ismodule(obj) and docstring is not None:
            lineno = 0
        elif inspect.isclass(obj) and docstring is not None:
            header = re.compile(rf"^\s*class\s*{re.escape(obj.__name__)}\b")
            lineno = next((at for at, line in enumerate(lines or []) if header.match(line)), None)
        if inspect.ismethod(obj):
            obj = obj.__func__
        if isinstance(obj, property):
            obj = obj.fget
        if isinstance(obj, functools.cached_property):
            obj = obj.func
        if inspect.isroutine(obj) and getattr(obj, "__doc__", None):
            obj = getattr(inspect.unwrap(obj), "__code__", None)
            if obj is None:
                return None
            lineno = obj.co_firstlineno - 1
        if lineno is None or lines is None:
            return None if lineno is None else lineno + 1
        quote = re.compile(r"(^|.*:)\s*\w*(\"|')")
        return next((at for at in range(lineno, len(lines)) if quote.match(lines[at])), None)


# --- running --------------------------------------------------------------

class _Output(StringIO):
    """What an example printed; a last line is ended."""

    def taken(self):
        text = _ended(self.getvalue())
        self.seek(0)
        self.truncate()
        return text


class DocTestRunner:
    """Runs tests, reports the failures, and keeps count."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}
        self._fakeout = _Output()

    def report_start(self, out, test, example):
        if self._verbose:
            wanted = "Expecting:\n" + _indent(example.want) if example.want else "Expecting nothing\n"
            out("Trying:\n" + _indent(example.source) + wanted)

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example)
            + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(self._failure_header(test, example) + "Exception raised:\n" + _indent(self._raised(exc_info)))

    def _raised(self, exc_info):
        return "".join(traceback.format_exception(*exc_info))

    def _failure_header(self, test, example):
        if test.filename:
            known = test.lineno is not None and example.lineno is not None
            lineno = test.lineno + example.lineno + 1 if known else "?"
            place = f'File "{test.filename}", line {lineno}, in {test.name}'
        else:
            place = f"Line {example.lineno + 1}, in {test.name}"
        return "\n".join([self.DIVIDER, place, "Failed example:", _indent(example.source)])

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Runs one test; `out` writes its report."""
        self.test = test
        stdout, hook = sys.stdout, sys.displayhook
        sys.stdout, sys.displayhook = self._fakeout, sys.__displayhook__
        try:
            return self._run(test, stdout.write if out is None else out)
        finally:
            sys.stdout, sys.displayhook = stdout, hook
            if clear_globs:
                test.globs.clear()
                builtins._ = None

    def _run(self, test, out):
        failures = attempted = skips = 0
        flags = self.optionflags
        for number, example in enumerate(test.examples):
            attempted += 1
            quiet = flags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = flags
            for flag, is_set in example.options.items():
                self.optionflags = self.optionflags | flag if is_set else self.optionflags & ~flag
            if self.optionflags & SKIP:
                skips += 1
                continue
            if not quiet:
                self.report_start(out, test, example)
            exc_info = self._execute(example, f"<doctest {test.name}[{number}]>", test.globs)
            got = self._fakeout.taken()
            if exc_info is None:
                is_right = self._checker.check_output(example.want, got, self.optionflags)
            else:
                is_right = self._is_expected(example, exc_info)
                if not quiet:
                    got += self._raised(exc_info)
            if not is_right:
                failures += 1
            if quiet:
                pass
            elif is_right:
                self.report_success(out, test, example, got)
            elif exc_info is not None and example.exc_msg is None:
                self.report_unexpected_exception(out, test, example, exc_info)
            else:
                self.report_failure(out, test, example, got)
            if failures and self.optionflags & FAIL_FAST:
                break
        self.optionflags = flags
        before = self._stats.get(test.name, (0, 0, 0))
        counts = failures, attempted, skips
        self._stats[test.name] = tuple(a + b for a, b in zip(before, counts))
        self.failures += failures
        self.tries += attempted
        self.skips += skips
        return TestResults(failures, attempted, skipped=skips)

    def _execute(self, example, filename, globs):
        """Its exception, if it raises one: class, exception, traceback."""
        try:
            exec(example_code(example.source, filename), globs)
        except KeyboardInterrupt:
            raise
        except BaseException as exc:
            return type(exc), exc, exc.__traceback__.tb_next
        return None

    def _is_expected(self, example, exc_info):
        if example.exc_msg is None:
            return False
        kind, exc = exc_info[:2]
        lines = traceback.format_exception_only(kind, exc)
        if issubclass(kind, SyntaxError):
            # The message counts, and not the line of the text with its marks.
            starts = f"{kind.__qualname__}:", f"{kind.__module__}.{kind.__qualname__}:"
            while not lines[0].startswith(starts):
                del lines[0]
        message = "".join(lines)
        check = self._checker.check_output
        if check(example.exc_msg, message, self.optionflags):
            return True
        if not self.optionflags & IGNORE_EXCEPTION_DETAIL:
            return False
        return check(_exception_line(example.exc_msg), _exception_line(message), self.optionflags)

    def summarize(self, verbose=None):
        """Prints how the tests went."""
        if verbose is None:
            verbose = self._verbose
        untested = sorted(name for name, counts in self._stats.items() if counts[1] == 0)
        passed = sorted((name, counts[1]) for name, counts in self._stats.items()
                        if counts[1] and not counts[0])
        failed = sorted((name, counts) for name, counts in self._stats.items() if counts[0])
        failures, tries, skips = (sum(counts[at] for counts in self._stats.values()) for at in range(3))
        is_old = sys.version_info < (3, 13)
        say = self._say_old if is_old else self._say
        say(verbose, untested, passed, failed)
        if verbose:
            if is_old:
                print(tries, "tests in", len(self._stats), "items.")
                print(tries - failures, "passed and", failures, "failed.")
            else:
                print(f"{_count(tries, 'test')} in {_count(len(self._stats), 'item')}.")
                print(f"{tries - failures} passed{f' and {failures} failed' if failures else ''}.")
        if failures and is_old:
            print(f"***Test Failed*** {failures} failures.")
        elif failures:
            skipped = f" and {_count(skips, 'skipped test')}" if skips else ""
            print(f"***Test Failed*** {_count(failures, 'failure')}{skipped}.")
        elif verbose:
            print("Test passed.")
        return TestResults(failures, tries, skipped=skips)

    def _say(self, verbose, untested, passed, failed):
        if verbose and untested:
            print(f"{_count(len(untested), 'item')} had no tests:")
            for name in untested:
                print(f"    {name}")
        if verbose and passed:
            print(f"{_count(len(passed), 'item')} passed all tests:")
            for name, count in passed:
                print(f" {count:3d} test{'' if count == 1 else 's'} in {name}")
        if failed:
            print(self.DIVIDER)
            print(f"{_count(len(failed), 'item')} had failures:")
            for name, counts in failed:
                print(f" {counts[0]:3d} of {counts[1]:3d} in {name}")

    def _say_old(self, verbose, untested, passed, failed):
        if verbose and untested:
            print(len(untested), "items had no tests:")
            for name in untested:
                print("   ", name)
        if verbose and passed:
            print(len(passed), "items passed all tests:")
            for name, count in passed:
                print(" %3d tests in %s" % (count, name))
        if failed:
            print(self.DIVIDER)
            print(len(failed), "items had failures:")
            for name, counts in failed:
                print(" %3d of %3d in %s" % (counts[0], counts[1], name))

    def merge(self, other):
        for name, counts in other._stats.items():
            before = self._stats.get(name, (0, 0, 0))
            self._stats[name] = tuple(a + b for a, b in zip(before, counts))


class DocTestFailure(Exception):
    """An output was another one, in a `DebugRunner`."""

    def __init__(self, test, example, got):
        self.test = test
        self.example = example
        self.got = got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example raised, in a `DebugRunner`."""

    def __init__(self, test, example, exc_info):
        self.test = test
        self.example = example
        self.exc_info = exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises at the first failure."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        results = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return results

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


# --- what programs call ---------------------------------------------------

master = None


def _run_all(tests, raise_on_error, verbose, optionflags, report):
    global master
    kind = DebugRunner if raise_on_error else DocTestRunner
    runner = kind(verbose=verbose, optionflags=optionflags)
    for test in tests:
        runner.run(test)
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0,
            extraglobs=None, raise_on_error=False, exclude_empty=False):
    """Tests the docstrings of a module, of the program if none is given."""
    if m is None:
        m = sys.modules.get("__main__")
    if not inspect.ismodule(m):
        raise TypeError(f"testmod: module required; {m!r}")
    finder = DocTestFinder(exclude_empty=exclude_empty)
    tests = finder.find(m, m.__name__ if name is None else name, globs=globs, extraglobs=extraglobs)
    return _run_all(tests, raise_on_error, verbose, optionflags, report)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None,
             report=True, optionflags=0, extraglobs=None, raise_on_error=False,
             parser=DocTestParser(), encoding=None):
    """Tests the examples in a text file."""
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    if module_relative:
        if filename.startswith("/"):
            raise ValueError("Module-relative files may not have absolute paths")
        beside = sys._getframe(1).f_globals.get("__file__", "") if package is None else package.__file__
        filename = os.path.join(os.path.dirname(beside), filename)
    with open(filename, encoding=encoding or "utf-8") as file:
        text = file.read()
    names = {} if globs is None else globs.copy()
    names.update(extraglobs or {})
    names.setdefault("__name__", "__main__")
    label = os.path.basename(filename) if name is None else name
    test = parser.get_doctest(text, names, label, filename, 0)
    return _run_all([test], raise_on_error, verbose, optionflags, report)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Tests one object's docstring."""
    finder = DocTestFinder(verbose=verbose, recurse=False)
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in finder.find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


def script_from_examples(s):
    """The examples as a program, with the text around them as comments."""
    def comment(line):
        line = line.rstrip()
        return f"# {line}" if line else "#"
    output = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            output.append(piece.source[:-1])
            if piece.want:
                output.append("# Expected:")
                output += [f"## {line}" for line in piece.want.split("\n")[:-1]]
        else:
            output += [comment(line) for line in piece.split("\n")[:-1]]
    while output and output[-1] == "#":
        output.pop()
    while output and output[0] == "#":
        output.pop(0)
    return "\n".join(output) + "\n"


def __getattr__(name):
    if name in ("DocTestSuite", "DocFileSuite", "DocTestCase", "set_unittest_reportflags"):
        import _doctest_cases
        return getattr(_doctest_cases, name)
    raise AttributeError(f"module 'doctest' has no attribute {name!r}")
