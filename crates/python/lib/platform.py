"""What computer this is: a simulated one, with Linux."""

import os
import sys


def python_version():
    return ".".join(map(str, sys.version_info[:3]))


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_implementation():
    return "CPython"


def python_compiler():
    return "GCC"


def python_build():
    return "main", ""


def system():
    return "Linux"


def node():
    return "interleave"


def release():
    return "6.0.0"


def version():
    return "#1 SMP"


def machine():
    return "x86_64"


def processor():
    return "x86_64"


def platform(aliased=False, terse=False):
    return "Linux-6.0.0-x86_64-with-glibc2.39"


def architecture(*args, **kwargs):
    return "64bit", "ELF"


def uname():
    from collections import namedtuple
    return namedtuple("uname_result", "system node release version machine")(
        system(), node(), release(), version(), machine())
