"""Cultural conventions.

Simplified: there is one locale, C, as on a machine where no other is installed.
"""

import sys

__all__ = ["getlocale", "getdefaultlocale", "getpreferredencoding", "getencoding", "Error", "setlocale", "localeconv",
           "strcoll", "strxfrm", "str", "atof", "atoi", "format_string", "currency", "delocalize", "localize",
           "normalize", "LC_CTYPE", "LC_COLLATE", "LC_MESSAGES", "LC_TIME", "LC_MONETARY", "LC_NUMERIC", "LC_ALL",
           "CHAR_MAX"]

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127
_str = str
_set = {LC_CTYPE: "C.UTF-8"}


class Error(Exception):
    pass


Error.__module__ = "locale"


def setlocale(category, locale=None):
    """The name of the locale after it was set; none but C (and C.UTF-8) is installed."""
    if not 0 <= category <= LC_ALL:
        raise Error("invalid locale category")
    if locale is not None:
        if isinstance(locale, tuple):
            locale = ".".join(part for part in locale if part) or "C"
        if locale == "":
            locale = "C.UTF-8"
        name = {"c": "C", "posix": "C", "c.utf8": "C.UTF-8", "c.utf-8": "C.UTF-8"}.get(locale.lower())
        if name is None:
            raise Error("unsupported locale setting")
        for one in range(LC_ALL) if category == LC_ALL else (category,):
            _set[one] = name
    if category != LC_ALL:
        return _set.get(category, "C")
    names = [_set.get(one, "C") for one in range(LC_ALL)]
    if len(set(names)) == 1:
        return names[0]
    words = zip(("CTYPE", "NUMERIC", "TIME", "COLLATE", "MONETARY", "MESSAGES"), names)
    return ";".join(f"LC_{word}={name}" for word, name in words) + \
        "".join(f";LC_{word}=C" for word in ("PAPER", "NAME", "ADDRESS", "TELEPHONE", "MEASUREMENT", "IDENTIFICATION"))


def localeconv():
    empty = ("int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep", "positive_sign",
             "negative_sign")
    conventions = dict.fromkeys(empty, "")
    numbers = ("int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space",
               "p_sign_posn", "n_sign_posn")
    conventions.update(dict.fromkeys(numbers, CHAR_MAX))
    return conventions | {"mon_grouping": [], "decimal_point": ".", "thousands_sep": "", "grouping": []}


def getlocale(category=LC_CTYPE):
    if category == LC_ALL:
        raise TypeError("category LC_ALL is not supported")
    return ("en_US", "UTF-8") if _set.get(category, "C") == "C.UTF-8" else (None, None)


def getdefaultlocale(envvars=("LC_ALL", "LC_CTYPE", "LANG", "LANGUAGE")):
    return "en_US", "UTF-8"


def getpreferredencoding(do_setlocale=True):
    return "UTF-8"


def getencoding():
    return "UTF-8"


def normalize(localename):
    return localename


def strcoll(a, b, /):
    return (a > b) - (a < b)


def strxfrm(text, /):
    return text


def format_string(f, val, grouping=False, monetary=False):
    return f % val


def currency(val, symbol=True, grouping=False, international=False):
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val):
    return "%.12g" % val


def delocalize(string):
    return string


def localize(string, grouping=False, monetary=False):
    return string


def atof(string, func=float):
    return func(string)


def atoi(string):
    return int(string)


def resetlocale(category=LC_ALL):
    setlocale(category, "")
