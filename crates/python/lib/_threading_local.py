"""`threading.local`, for a VM without a native one: attributes by thread."""

from _thread import get_ident


def _shown(value):
    return "_thread._local" if type(value) is local else type(value).__name__


class local:
    """Attributes that every thread has for itself."""

    def __new__(cls, /, *args, **kw):
        if (args or kw) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_local_dicts", {get_ident(): {}})
        object.__setattr__(self, "_local_args", (args, kw))
        return self

    def _own(self):
        dicts = object.__getattribute__(self, "_local_dicts")
        ident = get_ident()
        if ident not in dicts:
            dicts[ident] = {}
            args, kw = object.__getattribute__(self, "_local_args")
            self.__init__(*args, **kw)      # every thread gets its own start
        return dicts[ident]

    def __getattribute__(self, name):
        if name == "_own":
            return object.__getattribute__(self, name)
        own = local._own(self)
        if name == "__dict__":
            return own
        if name in own:
            return own[name]
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            raise AttributeError(f"{_shown(self)!r} object has no attribute {name!r}") from None

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        local._own(self)[name] = value

    def __delattr__(self, name):
        try:
            del local._own(self)[name]
        except KeyError:
            raise AttributeError(f"{_shown(self)!r} object has no attribute {name!r}") from None


local.__name__ = local.__qualname__ = "_local"
local.__module__ = "_thread"
