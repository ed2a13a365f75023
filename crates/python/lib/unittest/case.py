"""Test cases and their assertions."""

import sys
import warnings
from collections import Counter
from ._assert_words import LaterAsserts, safe_repr, sequence_words, structure_diff, text_diff, unequal


class SkipTest(Exception):
    pass


class _ExpectedFailure(Exception):
    pass


def skip(reason):
    def decorate(item):
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = "" if callable(reason) else reason
        return item
    return decorate(reason) if callable(reason) else decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return lambda item: item if condition else skip(reason)(item)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


def addModuleCleanup(function, /, *args, **kwargs):
    import atexit
    atexit.register(function, *args, **kwargs)


class _Raises:
    def __init__(self, case, expected, pattern=None, msg=None):
        self.case, self.expected, self.pattern, self.msg = case, expected, pattern, msg
        self.exception = None

    def _name(self):
        if isinstance(self.expected, tuple):
            return str(self.expected)
        return self.expected.__name__

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            raise self.case.failureException(self.case._formatMessage(self.msg, f"{self._name()} not raised"))
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        self.case._match(self.pattern, str(value))
        return True

    def call(self, args, kwargs):
        if not args:
            return self
        function, *args = args
        with self:
            function(*args, **kwargs)


class _Warns(_Raises):
    def __enter__(self):
        self._catcher = warnings.catch_warnings(record=True)
        self.warnings = self._catcher.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, value, tb):
        self._catcher.__exit__(kind, value, tb)
        if kind is not None:
            return False
        for one in self.warnings:
            if isinstance(one.message, self.expected):
                self.warning, self.filename, self.lineno = one.message, one.filename, one.lineno
                self.case._match(self.pattern, str(one.message))
                return None
        raise self.case.failureException(f"{self._name()} not triggered")


class _Logs:
    def __init__(self, case, logger, level, none):
        import logging
        self.case, self.none = case, none
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self.level = logging.getLevelName(level) if isinstance(level, str) else level or logging.INFO
        self.records, self.output = [], []

    def __enter__(self):
        import logging
        watcher = self

        class Capture(logging.Handler):
            def emit(self, record):
                if record.levelno >= watcher.level:
                    watcher.records.append(record)
                    watcher.output.append(f"{record.levelname}:{record.name}:{record.getMessage()}")

        self.before = self.logger.handlers[:], self.logger.level, self.logger.propagate
        self.logger.handlers = [Capture()]
        self.logger.setLevel(self.level)
        self.logger.propagate = False
        return self

    def __exit__(self, kind, value, tb):
        self.logger.handlers, level, self.logger.propagate = self.before
        self.logger.setLevel(level)
        if kind is None and bool(self.records) == self.none:
            import logging
            words = ("Unexpected logs found: " + repr(self.output) if self.none else
                     f"no logs of level {logging.getLevelName(self.level)} or higher triggered on "
                     f"{self.logger.name}")
            raise self.case.failureException(words)
        return False


class _Sub:
    def __init__(self, case, message, params):
        self.case, self.message, self.params = case, message, params

    def __str__(self):
        parts = [f"[{self.message}]"] if self.message is not None else []
        if self.params:
            parts.append("(" + ", ".join([f"{k}={v!r}" for k, v in self.params.items()]) + ")")
        return f"{self.case} {' '.join(parts) or '(<subtest>)'}"

    def shortDescription(self):
        return self.case.shortDescription()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            return False
        if issubclass(kind, SkipTest):
            self.case._result.addSkip(self, str(value))
            return True
        if not issubclass(kind, Exception):
            return False
        self.case._failed_sub = True
        self.case._result.addSubTest(self.case, self, (kind, value, tb))
        return True


class TestCase(LaterAsserts if sys.version_info >= (3, 14) else object):
    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    _class_cleanups = []

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._testMethodDoc = getattr(method, "__doc__", None)
        self._cleanups = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def id(self):
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}.{self._testMethodName}"

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} testMethod={self._testMethodName}>"

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups = cls._class_cleanups + [(function, args, kwargs)]

    @classmethod
    def doClassCleanups(cls):
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            function(*args, **kwargs)

    def enterContext(self, cm):
        value = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return value

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def subTest(self, msg=None, **params):
        return _Sub(self, msg, params)

    def __call__(self, result=None):
        return self.run(result)

    def _call(self, function, *args, **kwargs):
        return function(*args, **kwargs)

    def run(self, result=None):
        if result is None:
            from unittest import TestResult
            result = TestResult()
        self._result, self._failed_sub = result, False
        result.startTest(self)
        method = getattr(self, self._testMethodName)
        try:
            for item in (type(self), method):
                if getattr(item, "__unittest_skip__", False):
                    result.addSkip(self, item.__unittest_skip_why__)
                    return result
            expecting = getattr(method, "__unittest_expecting_failure__", False) or \
                getattr(type(self), "__unittest_expecting_failure__", False)
            self._run(method, result, expecting)
        finally:
            result.stopTest(self)
        return result

    def _run(self, method, result, expecting):
        ok = self._part(self.setUp, result, False)
        if ok:
            ok = self._part(method, result, expecting)
            ok = self._part(self.tearDown, result, False) and ok
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            ok = self._part(lambda: function(*args, **kwargs), result, False) and ok
        if ok and not self._failed_sub:
            if expecting:
                result.addUnexpectedSuccess(self)
            else:
                result.addSuccess(self)

    def _part(self, function, result, expecting):
        try:
            value = self._call(function)
            if value is not None and function not in (self.setUp, self.tearDown) and \
                    getattr(function, "__name__", "") == self._testMethodName:
                warnings.warn("It is deprecated to return a value that is not None from a test case "
                              f"({function})", DeprecationWarning, stacklevel=3)
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as reason:
            result.addSkip(self, str(reason))
        except BaseException as problem:
            err = type(problem), problem, problem.__traceback__
            if expecting:
                result.addExpectedFailure(self, err)
            elif isinstance(problem, self.failureException):
                result.addFailure(self, err)
            else:
                result.addError(self, err)
        return False

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()

    # --- assertions

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        return standard if msg is None else f"{standard} : {msg}"

    def _check(self, holds, msg, standard):
        if not holds:
            raise self.failureException(self._formatMessage(msg, standard))

    def _match(self, pattern, text):
        if pattern is not None:
            import re
            compiled = re.compile(pattern) if isinstance(pattern, str) else pattern
            if not compiled.search(text):
                raise self.failureException(f'"{compiled.pattern}" does not match "{text}"')

    def assertTrue(self, expr, msg=None):
        self._check(expr, msg, f"{safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        self._check(not expr, msg, f"{safe_repr(expr)} is not false")

    def assertEqual(self, first, second, msg=None):
        if first == second:
            return
        kind = type(first)
        if kind is type(second):
            if kind in (list, tuple):
                return self.assertSequenceEqual(first, second, msg, kind)
            if kind in (set, frozenset):
                return self.assertSetEqual(first, second, msg)
            if kind is dict:
                return self.assertDictEqual(first, second, msg)
            if kind is str:
                return self.assertMultiLineEqual(first, second, msg)
        self._check(False, msg, unequal(first, second))

    def _differ(self, msg, words, diff):
        if self.maxDiff is not None and len(diff) > self.maxDiff:
            diff = f"\nDiff is {len(diff)} characters long. Set self.maxDiff to None to see it."
        self._check(False, msg, words + diff)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = "sequence" if seq_type is None else seq_type.__name__
        for which, seq in ("First", seq1), ("Second", seq2):
            if seq_type is not None and not isinstance(seq, seq_type):
                raise self.failureException(f"{which} sequence is not a {name}: {safe_repr(seq)}")
        if seq1 == seq2 or seq_type is None and list(seq1) == list(seq2):
            return
        self._differ(msg, sequence_words(seq1, seq2, name), structure_diff(seq1, seq2))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            self._differ(msg, unequal(d1, d2), structure_diff(d1, d2))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first != second:
            self._differ(msg, unequal(first, second), text_diff(first, second))

    def assertSetEqual(self, first, second, msg=None):
        lines = []
        for words, found in (("first", first - second), ("second", second - first)):
            if found:
                lines.append(f"Items in the {words} set but not the {'second' if words == 'first' else 'first'}:")
                lines += [repr(item) for item in found]
        self._check(not lines, msg, "\n".join(lines))

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, msg, f"{safe_repr(first)} == {safe_repr(second)}")

    def assertIs(self, a, b, msg=None):
        self._check(a is b, msg, f"{safe_repr(a)} is not {safe_repr(b)}")

    def assertIsNot(self, a, b, msg=None):
        self._check(a is not b, msg, f"unexpectedly identical: {safe_repr(a)}")

    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, msg, f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        self._check(obj is not None, msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._check(member in container, msg, f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), msg, f"{safe_repr(obj)} is not an instance of "
                                               f"{'any of ' if isinstance(cls, tuple) else ''}{cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check(not isinstance(obj, cls), msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    def assertLess(self, a, b, msg=None):
        self._check(a < b, msg, f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, msg, f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, msg, f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, msg, f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        diff = abs(first - second)
        if delta is not None:
            self._check(diff <= delta, msg, f"{safe_repr(first)} != {safe_repr(second)} within {safe_repr(delta)} "
                                            f"delta ({safe_repr(diff)} difference)")
            return
        places = 7 if places is None else places
        self._check(round(diff, places) == 0, msg, f"{safe_repr(first)} != {safe_repr(second)} within {places} "
                                                   f"places ({safe_repr(diff)} difference)")

    def assertNotAlmostEqual(self, first, second, places=7, msg=None, delta=None):
        diff = abs(first - second)
        near = diff <= delta if delta is not None else round(diff, places) == 0
        self._check(not near, msg, f"{safe_repr(first)} == {safe_repr(second)} within {places} places")

    def assertRegex(self, text, expected_regex, msg=None):
        import re
        pattern = re.compile(expected_regex) if isinstance(expected_regex, str) else expected_regex
        self._check(pattern.search(text), msg, f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re
        found = re.search(unexpected_regex, text)
        self._check(not found, msg, f"Regex matched: {unexpected_regex!r} in {text!r}")

    def assertCountEqual(self, first, second, msg=None):
        a, b = Counter(list(first)), Counter(list(second))
        lines = [f"First has {a[x]}, Second has {b[x]}:  {x!r}" for x in {**a, **b} if a[x] != b[x]]
        self._check(not lines, msg, "Element counts were not equal:\n" + "\n".join(lines))

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _Raises(self, expected_exception, msg=kwargs.pop("msg", None) if not args else None).call(args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _Raises(self, expected_exception, expected_regex).call(args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _Warns(self, expected_warning).call(args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _Warns(self, expected_warning, expected_regex).call(args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        self.runTest = testFunc
        super().__init__()
        self.setUp = setUp or self.setUp
        self.tearDown = tearDown or self.tearDown
        self._description = description

    def id(self):
        return self.runTest.__name__

    def shortDescription(self):
        return self._description or super().shortDescription()


class IsolatedAsyncioTestCase(TestCase):
    """Tests may be coroutine functions: each test has a loop of its own."""

    loop_factory = None

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        value = await cm.__aenter__()
        self.addAsyncCleanup(cm.__aexit__, None, None, None)
        return value

    def _call(self, function, *args, **kwargs):
        if function == self.setUp:
            self._runner.get_loop()
            function()
            return self._runner.run(self.asyncSetUp(), context=self._context)
        if function == self.tearDown:
            self._runner.run(self.asyncTearDown(), context=self._context)
            return function()
        value = function(*args, **kwargs)
        if hasattr(value, "__await__"):
            return self._runner.run(value, context=self._context)
        return value

    def run(self, result=None):
        import asyncio
        import contextvars
        self._context = contextvars.copy_context()
        self._runner = asyncio.Runner(debug=True, loop_factory=self.loop_factory)
        try:
            return super().run(result)
        finally:
            self._runner.close()
