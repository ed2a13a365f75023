"""Test cases, and a runner that tells what became of them.

Simplified: no discovery in files, no command line but `-v`; `unittest.mock` is not here.
"""

import sys
import time
from unittest.case import (_Sub, FunctionTestCase, IsolatedAsyncioTestCase, SkipTest, TestCase,
                           addModuleCleanup, expectedFailure, skip, skipIf, skipUnless)

__all__ = ["TestResult", "TestCase", "IsolatedAsyncioTestCase", "TestSuite", "TextTestRunner",
           "TestLoader", "FunctionTestCase", "main", "defaultTestLoader", "SkipTest", "skip",
           "skipIf", "skipUnless", "expectedFailure", "TextTestResult", "addModuleCleanup"]


_OWN = "/unittest/", "/asyncio/", "/_doctest_cases.py"


def _without_own(found):
    """The exception without this package's entries, nor its causes'."""
    import traceback
    found._lines = None
    found.stack = traceback.StackSummary(
        [entry for entry in found.stack if not any(own in entry.filename for own in _OWN)])
    for other in found.__cause__, found.__context__:
        if other is not None:
            _without_own(other)
    return found


class TestResult:
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self.shouldStop = False

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def _text(self, err):
        import traceback
        return "".join(_without_own(traceback.TracebackException(*err)).format())

    def addError(self, test, err):
        self.errors.append((test, self._text(err)))

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err)))

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            add = self.addFailure if issubclass(err[0], test.failureException) else self.addError
            add(subtest, err)

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def __repr__(self):
        kind = "result.TestResult" if type(self) is TestResult else f"runner.{type(self).__name__}"
        return (f"<unittest.{kind} run={self.testsRun} errors={len(self.errors)} "
                f"failures={len(self.failures)}>")


class TextTestResult(TestResult):
    def __init__(self, stream, descriptions=True, verbosity=1, **kwargs):
        super().__init__()
        self.stream, self.verbosity = stream, verbosity
        self._newline = True

    def getDescription(self, test):
        doc = test.shortDescription()
        return f"{test}\n{doc}" if doc else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.verbosity > 1:
            self.stream.write(self.getDescription(test) + " ... ")
            self._newline = False

    def _tell(self, word, letter, test=None):
        if self.verbosity > 1:
            if isinstance(test, _Sub) or self._newline:     # it has a line of its own
                if not self._newline:
                    self.stream.write("\n")
                self.stream.write(("  " if isinstance(test, _Sub) else "") + self.getDescription(test) + " ... ")
            self.stream.write(word + "\n")
            self._newline = True
        elif self.verbosity:
            self.stream.write(letter)

    def addSuccess(self, test):
        self._tell("ok", ".", test)

    def addError(self, test, err):
        super().addError(test, err)
        self._tell("ERROR", "E", test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell("FAIL", "F", test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell(f"skipped {reason!r}", "s", test)

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell("expected failure", "x", test)

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell("unexpected success", "u", test)

    def printErrors(self):
        if self.verbosity:
            self.stream.write("\n")
        for flavour, found in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in found:
                self.stream.write("=" * 70 + f"\n{flavour}: {self.getDescription(test)}\n" + "-" * 70
                                  + f"\n{text}\n")
        if self.unexpectedSuccesses:
            self.stream.write("=" * 70 + "\n")
            for test in self.unexpectedSuccesses:
                self.stream.write(f"UNEXPECTED SUCCESS: {self.getDescription(test)}\n")


class TextTestRunner:
    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False,
                 resultclass=None, warnings=None, **kwargs):
        self.stream = sys.stderr if stream is None else stream
        self.verbosity, self.failfast = verbosity, failfast
        self.resultclass = resultclass or TextTestResult

    def run(self, test):
        result = self.resultclass(self.stream, True, self.verbosity)
        started = time.perf_counter()
        result.startTestRun()
        test(result)
        result.stopTestRun()
        taken = time.perf_counter() - started
        result.printErrors()
        run = result.testsRun
        self.stream.write("-" * 70 + f"\nRan {run} test{'' if run == 1 else 's'} in {taken:.3f}s\n\n")
        infos = []
        if not result.wasSuccessful():
            word = "FAILED"
            if result.failures:
                infos.append(f"failures={len(result.failures)}")
            if result.errors:
                infos.append(f"errors={len(result.errors)}")
        else:
            word = "NO TESTS RAN" if run == 0 and not result.skipped else "OK"
        for name, found in (("skipped", result.skipped), ("expected failures", result.expectedFailures),
                            ("unexpected successes", result.unexpectedSuccesses)):
            if found:
                infos.append(f"{name}={len(found)}")
        self.stream.write(word + (f" ({', '.join(infos)})" if infos else "") + "\n")
        self.stream.flush()
        return result


class TestSuite:
    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum([test.countTestCases() for test in self._tests])

    def __call__(self, result):
        return self.run(result)

    def run(self, result):
        last = None
        for test in self._tests:
            if isinstance(test, TestSuite):
                test(result)
                continue
            cls = type(test)
            if cls is not last:
                if last is not None:
                    last.tearDownClass()
                last = None
                if not getattr(cls, "__unittest_skip__", False):
                    try:
                        cls.setUpClass()
                    except Exception:
                        result.addError(_ClassError(cls), sys.exc_info())
                        continue
                last = cls
            test(result)
            if result.shouldStop:
                break
        if last is not None:
            last.tearDownClass()
            last.doClassCleanups()
        return result


class _ClassError:
    def __init__(self, cls):
        self.description = f"setUpClass ({cls.__module__}.{cls.__qualname__})"

    def __str__(self):
        return self.description

    def shortDescription(self):
        return None


class TestLoader:
    testMethodPrefix = "test"

    def getTestCaseNames(self, cls):
        return sorted([name for name in dir(cls)
                       if name.startswith(self.testMethodPrefix) and callable(getattr(cls, name))])

    def loadTestsFromTestCase(self, cls):
        return TestSuite([cls(name) for name in self.getTestCaseNames(cls)])

    def loadTestsFromModule(self, module):
        return TestSuite([self.loadTestsFromTestCase(value) for _, value in sorted(vars(module).items())
                          if isinstance(value, type) and issubclass(value, TestCase)
                          and value not in (TestCase, IsolatedAsyncioTestCase, FunctionTestCase)])


defaultTestLoader = TestLoader()


class main:
    """Run the tests of the program, and exit."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=defaultTestLoader, exit=True, verbosity=1, failfast=None, **kwargs):
        argv = sys.argv if argv is None else argv
        if "-v" in argv[1:] or "--verbose" in argv[1:]:
            verbosity = 2
        module = sys.modules[module] if isinstance(module, str) else module
        runner = testRunner or TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=verbosity)
        self.result = runner.run(testLoader.loadTestsFromModule(module))
        if exit:
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(5)
            sys.exit(not self.result.wasSuccessful())
