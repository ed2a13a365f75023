"""Importing by name. There are no import hooks here."""

__all__ = ["import_module", "invalidate_caches", "reload"]

import sys
from _imports import import_module as _import_module


def import_module(name, package=None):
    """The module of that name; a leading dot means relative to `package`."""
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        level = len(name) - len(name.lstrip("."))
        parts = package.split(".")
        if level > len(parts):
            raise ImportError("attempted relative import beyond top-level package")
        base = ".".join(parts[:len(parts) - level + 1])
        name = f"{base}.{name[level:]}" if name[level:] else base
    return _import_module(name)


def invalidate_caches():
    """Nothing is cached."""


def reload(module):
    raise ImportError("modules cannot be loaded again here")
