"""Doctests as cases of `unittest`."""

import doctest
import os
import sys
import unittest
from io import StringIO

_reportflags = 0


def set_unittest_reportflags(flags):
    """Sets how failures are reported; the flags before."""
    global _reportflags
    if flags & doctest.REPORTING_FLAGS != flags:
        raise ValueError("Only reporting flags allowed", flags)
    old, _reportflags = _reportflags, flags
    return old


class DocTestCase(unittest.TestCase):
    """One docstring."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_test = test
        self._dt_optionflags = optionflags
        self._dt_setUp = setUp
        self._dt_tearDown = tearDown
        self._dt_checker = checker

    def setUp(self):
        self._dt_globs = self._dt_test.globs.copy()
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)
        self._dt_test.globs.clear()
        self._dt_test.globs.update(self._dt_globs)

    def runTest(self):
        test, report = self._dt_test, StringIO()
        flags = self._dt_optionflags
        if not flags & doctest.REPORTING_FLAGS:
            flags |= _reportflags
        runner = doctest.DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = "-" * 70
        results = runner.run(test, out=report.write, clear_globs=False)
        if results.skipped == results.attempted:
            raise unittest.SkipTest("all examples were skipped")
        if results.failed:
            raise self.failureException(self.format_failure(report.getvalue().rstrip("\n")))

    def format_failure(self, err):
        test = self._dt_test
        line = "unknown line number" if test.lineno is None else test.lineno
        name = test.name.rsplit(".", 1)[-1]
        return (f'Failed doctest test for {test.name}\n  File "{test.filename}", line {line}, '
                f"in {name}\n\n{err}")

    def id(self):
        return self._dt_test.name

    def __repr__(self):
        module, _, name = self._dt_test.name.rpartition(".")
        return f"{name} ({module})" if module else name

    __str__ = __repr__

    def shortDescription(self):
        return f"Doctest: {self._dt_test.name}"


class DocFileCase(DocTestCase):
    """One text file."""

    def id(self):
        return "_".join(self._dt_test.name.split("."))

    def __repr__(self):
        return self._dt_test.filename

    __str__ = __repr__


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """A suite of a module's docstrings."""
    finder = test_finder or doctest.DocTestFinder()
    if isinstance(module, str):
        module = __import__(module, globals(), locals(), ["*"])
    elif module is None:
        module = sys.modules[sys._getframe(1).f_globals["__name__"]]
    suite = unittest.TestSuite()
    for test in finder.find(module, globs=globs, extraglobs=extraglobs):
        if test.examples:
            suite.addTest(DocTestCase(test, **options))
    return suite


def DocFileSuite(*paths, module_relative=True, globs=None, parser=None, encoding="utf-8", **options):
    """A suite of text files."""
    beside = os.path.dirname(sys._getframe(1).f_globals.get("__file__", ""))
    suite = unittest.TestSuite()
    for path in paths:
        where = os.path.join(beside, path) if module_relative else path
        with open(where, encoding=encoding) as file:
            text = file.read()
        names = {"__file__": where, **(globs or {})}
        test = (parser or doctest.DocTestParser()).get_doctest(
            text, names, os.path.basename(where), where, 0)
        suite.addTest(DocFileCase(test, **options))
    return suite
