"""Docstrings that are right and wrong, and the report of them.

>>> area(2, 3)
6
>>> 1 + 1
3
"""
import doctest
import io
import os
import sys


def area(w, h):
    """Area of a rectangle.

    >>> area(1, 2)
    2
    >>> area(0, 5)
    1
    >>> area("a", 2)
    'aaa'
    >>> area(-1, 2)
    Traceback (most recent call last):
        ...
    ValueError: negative
    >>> area(None, 2)
    >>> for i in range(3):
    ...     print(i)
    ...     i * 10
    0
    0
    1
    10
    2
    20
    """
    if not isinstance(w, str) and w < 0:
        raise ValueError("negative")
    return w * h

def boom():
    """
    >>> boom()
    5
    >>> def g(x):
    ...     return 1 / x
    >>> g(0)
    1
    >>> g(0)
    Traceback (most recent call last):
    ZeroDivisionError: other
    >>> g(0)  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ZeroDivisionError: other
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> print(list(range(20))) # doctest: +NORMALIZE_WHITESPACE, +ELLIPSIS
    [0,   1, ...,
    18, 19]
    >>> 1/0 # doctest: +SKIP
    >>> print("x\\n\\ny")
    x
    z
    >>> x = = 1
    Traceback (most recent call last):
    SyntaxError: invalid syntax
    >>> _
    5
    >>> None
    >>> "txt"
    'txt'
    """
    raise KeyError("k")

class Account:
    """An account.

    >>> a = Account(10)
    >>> a.deposit(5)
    15
    >>> a
    Account(14)
    """
    def __init__(self, balance):
        self.balance = balance
    def deposit(self, n):
        """
        >>> Account(1).deposit(-1)
        Traceback (most recent call last):
            ...
        ValueError: bad amount: -1
        """
        if n < 0: raise ValueError(f"bad amount: {n}")
        self.balance += n
        return self.balance
    def __repr__(self):
        return f"Account({self.balance})"
    @property
    def half(self):
        """
        >>> Account(10).half
        5
        """
        return self.balance / 2
    @staticmethod
    def st():
        """
        >>> Account.st()
        1
        """
        return 1
    @classmethod
    def cm(cls):
        """
        >>> Account.cm().balance
        0
        """
        return cls(0)
    class Inner:
        "no tests"

__test__ = {"extra": """
>>> 2 ** 10
1024
"""}



def shown(run):
    """What a run prints, without the folder."""
    kept, sys.stdout = sys.stdout, io.StringIO()
    try:
        result = run()
        text = sys.stdout.getvalue()
    finally:
        sys.stdout = kept
    print(text.replace(os.path.dirname(os.path.abspath(__file__)) + "/", "") or "nothing")
    print(result)


shown(doctest.testmod)
shown(lambda: doctest.testmod(verbose=True))
shown(lambda: doctest.testmod(optionflags=doctest.REPORT_NDIFF | doctest.FAIL_FAST))
shown(lambda: doctest.run_docstring_examples(area, globals(), name="area"))
with open("notes.txt", "w") as file:
    file.write("Notes\n=====\n\n>>> 1 + 1\n2\n>>> 2 + 2\n5\n")
shown(lambda: doctest.testfile("notes.txt", module_relative=False))
test = doctest.DocTestParser().get_doctest(">>> a + 1\n3\n>>> print('hi')\nho\n", {"a": 2}, "t", "t.txt", 0)
print(test, [(e.source, e.want, e.lineno) for e in test.examples])
try:
    doctest.testmod(raise_on_error=True)
except doctest.DocTestFailure as failure:
    print(repr(failure.got), failure.example.want)
check = doctest.OutputChecker().check_output
print(check("a...b", "axxb", doctest.ELLIPSIS), check("a b", "a   b", doctest.NORMALIZE_WHITESPACE))
print(check("1\n", "True\n", 0), check("1\n", "True\n", doctest.DONT_ACCEPT_TRUE_FOR_1))
print(doctest.script_from_examples("Hello\n>>> 1 + 1\n2\n"))
