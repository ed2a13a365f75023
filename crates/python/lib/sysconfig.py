"""How this Python was built."""

import sys


def get_config_var(name):
    return get_config_vars().get(name)


def get_config_vars(*names):
    known = {"Py_GIL_DISABLED": 0 if getattr(sys, "_is_gil_enabled", bool)() is not False else 1,
             "Py_DEBUG": 0, "SOABI": "cpython-%d%d-x86_64-linux-gnu" % sys.version_info[:2],
             "py_version_short": "%d.%d" % sys.version_info[:2], "prefix": sys.prefix}
    return [known.get(name) for name in names] if names else known


def get_python_version():
    return "%d.%d" % sys.version_info[:2]


def get_platform():
    return "linux-x86_64"
