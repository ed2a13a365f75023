"""Objects in a server process, and the proxies by which other processes use them.

The server has a thread for each connection; a proxy connects once for each thread that
uses it, sends `(object, method, arguments)` and gets the answer back.
Simplified: no remote managers; objects live as long as the server.
"""

import os
import queue
import threading
import traceback
import types

import _processes

from . import finalizers, pool, process, reduction
from .connection import Connection

__all__ = ["BaseManager", "SyncManager", "BaseProxy", "Token", "SharedMemoryManager"]


def _as_list(view):
    return list, (list(view),)


# Views of a dict go to other processes as lists.
for _view in ({}.items(), {}.keys(), {}.values()):
    reduction.register(type(_view), _as_list)


class RemoteError(Exception):
    def __str__(self):
        return "\n" + "-" * 75 + "\n" + str(self.args[0]) + "-" * 75


class Token:
    """Names an object of a server."""

    def __init__(self, typeid, address, id):
        self.typeid, self.address, self.id = typeid, address, id

    def __repr__(self):
        return f"{type(self).__name__}(typeid={self.typeid!r}, address={self.address!r}, id={self.id!r})"


def public_methods(obj):
    return [name for name in dir(obj) if name[0] != "_" and callable(getattr(obj, name))]


# --- the server -------------------------------------------------------------------

class Server:
    def __init__(self, registry):
        self.registry = registry
        self.objects = {}
        self.mutex = threading.Lock()
        self.stop = False

    def serve(self, ready):
        process.current_process()._manager_server = self
        ready.send(os.getpid())
        ready.close()
        while True:
            number = _processes.accept()
            conn = Connection(number)
            t = threading.Thread(target=self.handle, args=(conn,))
            t.daemon = True
            t.start()

    def handle(self, conn):
        while True:
            try:
                request = conn.recv()
            except (EOFError, OSError):
                return
            ident, method, args, kwds = request
            if ident is None:
                if method == "shutdown":
                    conn.send(("#RETURN", None))
                    finalizers._flush_std_streams()
                    finalizers._run_finalizers(0)
                    os._exit(0)
                message = self.answer(getattr(self, method), args, kwds, None)
            else:
                obj, exposed, typeids = self.objects[ident]
                message = self.call(obj, exposed, typeids, method, args, kwds)
            try:
                conn.send(message)
            except Exception:
                conn.send(("#UNSERIALIZABLE", traceback.format_exc()))

    def call(self, obj, exposed, typeids, method, args, kwds):
        if method not in exposed:
            fallback = {"#STR": str, "#REPR": repr, "#GETVALUE": lambda obj: obj}.get(method)
            if fallback is None:
                error = AttributeError("method %r of %r object is not in exposed=%r"
                                       % (method, type(obj), exposed))
                return "#ERROR", error
            return self.answer(fallback, (obj,), {}, None)
        return self.answer(getattr(obj, method), args, kwds, typeids and typeids.get(method))

    def answer(self, function, args, kwds, typeid):
        try:
            result = function(*args, **kwds)
        except Exception as e:
            return "#ERROR", e
        if typeid:
            return "#PROXY", self.create(typeid, result, as_is=True)
        return "#RETURN", result

    def create(self, typeid, /, *args, as_is=False, **kwds):
        """Makes an object; its number and the methods that it shows."""
        with self.mutex:
            callable, exposed, method_to_typeid, proxytype = self.registry[typeid]
            if callable is None or as_is:
                obj, = args
            else:
                obj = callable(*args, **kwds)
            if exposed is None:
                exposed = public_methods(obj)
            if method_to_typeid is not None:
                exposed = list(exposed) + list(method_to_typeid)
            ident = f"{id(obj):x}"
            self.objects[ident] = (obj, set(exposed), method_to_typeid)
            return ident, tuple(exposed), typeid

    def number_of_objects(self):
        return len(self.objects)

    def debug_info(self):
        return "\n".join(f"  {ident}: {str(obj)[:75]}" for ident, (obj, _, _) in sorted(self.objects.items()))


# --- managers -----------------------------------------------------------------------

class State:
    INITIAL, STARTED, SHUTDOWN = 0, 1, 2


class BaseManager:
    """Starts a server, and makes objects in it."""

    _registry = {}

    def __init__(self, address=None, authkey=None, serializer="pickle", ctx=None, *, shutdown_timeout=1.0):
        self._address = address
        self._state = State.INITIAL
        from . import get_context
        self._ctx = ctx or get_context()

    def start(self, initializer=None, initargs=()):
        if self._state != State.INITIAL:
            if self._state == State.STARTED:
                from .context import ProcessError
                raise ProcessError("Already started server")
            from .context import ProcessError
            raise ProcessError("Manager has shut down")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        from .connection import _one_way
        reader, writer = _one_way("")
        self._process = self._ctx.Process(target=type(self)._run_server,
                                          args=(self._registry, writer, initializer, initargs))
        ident = ":".join(str(i) for i in self._process._identity)
        self._process.name = type(self).__name__ + "-" + ident
        self._process.start()
        writer.close()
        self._address = reader.recv()
        reader.close()
        self._state = State.STARTED
        self.shutdown = finalizers.Finalize(
            self, type(self)._finalize_manager, args=(self._process, self._address), exitpriority=0)

    @classmethod
    def _run_server(cls, registry, writer, initializer=None, initargs=()):
        if initializer is not None:
            initializer(*initargs)
        Server(registry).serve(writer)

    @staticmethod
    def _finalize_manager(process, address):
        if process.is_alive():
            try:
                _ask(address, None, "shutdown", (), {})
            except Exception:
                pass
            process.join(timeout=1.0)
            if process.is_alive():
                process.terminate()
                process.join()

    def join(self, timeout=None):
        if self._process is not None:
            self._process.join(timeout)

    @property
    def address(self):
        return self._address

    def connect(self):
        raise NotImplementedError("managers of other programs cannot be reached here")

    def get_server(self):
        raise NotImplementedError("a manager's server is started by start() here")

    def __enter__(self):
        if self._state == State.INITIAL:
            self.start()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown()

    def _create(self, typeid, /, *args, **kwds):
        assert self._state == State.STARTED, "server not yet started"
        ident, exposed, _ = _ask(self._address, None, "create", (typeid, *args), kwds)
        return Token(typeid, self._address, ident), exposed

    def _number_of_objects(self):
        return _ask(self._address, None, "number_of_objects", (), {})

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None,
                 create_method=True):
        """From now on the manager has a method of that name, which makes an object and gives its proxy."""
        if "_registry" not in cls.__dict__:
            cls._registry = cls._registry.copy()
        if proxytype is None:
            proxytype = AutoProxy
        exposed = exposed or getattr(proxytype, "_exposed_", None)
        method_to_typeid = method_to_typeid or getattr(proxytype, "_method_to_typeid_", None)
        cls._registry[typeid] = (callable, exposed, method_to_typeid, proxytype)
        if create_method:
            def temp(self, /, *args, **kwds):
                token, exp = self._create(typeid, *args, **kwds)
                return proxytype(token, manager=self, exposed=exp)
            temp.__name__ = typeid
            setattr(cls, typeid, temp)


def _ask(address, ident, method, args, kwds):
    """One question on this thread's connection to the server."""
    connections = _local.__dict__.setdefault("connections", {})
    key = os.getpid(), address
    conn = connections.get(key)
    if conn is None:
        number = _processes.connect(address, "manager")
        if number < 0:
            raise ConnectionRefusedError(111, "Connection refused")
        conn = connections[key] = Connection(number)
    conn.send((ident, method, args, kwds))
    kind, result = conn.recv()
    if kind == "#RETURN":
        return result
    if kind == "#PROXY":
        ident, exposed, typeid = result
        return _proxy_of(Token(typeid, address, ident), exposed)
    if kind == "#ERROR":
        raise result
    raise RemoteError(f"Unserializable message: {result}\n")


_local = threading.local()


def _proxy_of(token, exposed):
    proxytype = SyncManager._registry[token.typeid][3]
    return proxytype(token, exposed=exposed)


# --- proxies --------------------------------------------------------------------------

class BaseProxy:
    """Stands for an object of a server."""

    def __init__(self, token, serializer="pickle", manager=None, authkey=None, exposed=None, incref=True,
                 manager_owned=False):
        self._token = token
        self._id = token.id
        self._manager = manager
        self._exposed = exposed

    def _callmethod(self, methodname, args=(), kwds={}):
        return _ask(self._token.address, self._id, methodname, args, kwds)

    def _getvalue(self):
        """A copy of the object."""
        return self._callmethod("#GETVALUE")

    def __reduce__(self):
        cls = AutoProxy if getattr(self, "_isauto", False) else type(self)
        return _rebuild_proxy, (cls, self._token, self._exposed)

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return "<%s object, typeid %r at %#x>" % (type(self).__name__, self._token.typeid, id(self))

    def __str__(self):
        try:
            return self._callmethod("#REPR")
        except Exception:
            return repr(self)[:-1] + "; '__str__()' failed>"


def _rebuild_proxy(cls, token, exposed):
    return cls(token, exposed=exposed)


def MakeProxyType(name, exposed):
    """A proxy class with those methods."""
    names = {}
    for method in exposed:
        names[method] = _forwarding(method)
    made = type(name, (BaseProxy,), names)
    made._exposed_ = tuple(exposed)
    return made


def _forwarding(method):
    def forward(self, /, *args, **kwds):
        return self._callmethod(method, args, kwds)
    forward.__name__ = method
    return forward


def AutoProxy(token, serializer="pickle", manager=None, authkey=None, exposed=None, incref=True):
    """A proxy with all public methods of the object."""
    made = MakeProxyType(f"AutoProxy[{token.typeid}]", exposed)
    proxy = made(token, manager=manager, exposed=exposed)
    proxy._isauto = True
    return proxy


class Namespace:
    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        items = sorted(f"{name}={value!r}" for name, value in self.__dict__.items() if not name.startswith("_"))
        return f"{type(self).__name__}({', '.join(items)})"


class Value:
    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    def get(self):
        return self._value

    def set(self, value):
        self._value = value

    def __repr__(self):
        return "%s(%r, %r)" % (type(self).__name__, self._typecode, self._value)

    value = property(get, set)


def Array(typecode, sequence, lock=True):
    from array import array
    return array(typecode, sequence)


class IteratorProxy(BaseProxy):
    _exposed_ = ("__next__", "send", "throw", "close")

    def __iter__(self):
        return self

    def __next__(self, *args):
        return self._callmethod("__next__", args)

    def send(self, *args):
        return self._callmethod("send", args)

    def close(self, *args):
        return self._callmethod("close", args)


class AcquirerProxy(BaseProxy):
    _exposed_ = ("acquire", "release", "locked")

    def acquire(self, blocking=True, timeout=None):
        args = (blocking,) if timeout is None else (blocking, timeout)
        return self._callmethod("acquire", args)

    def release(self):
        return self._callmethod("release")

    def locked(self):
        return self._callmethod("locked")

    def __enter__(self):
        return self._callmethod("acquire")

    def __exit__(self, exc_type, exc_val, exc_tb):
        return self._callmethod("release")


class ConditionProxy(AcquirerProxy):
    _exposed_ = ("acquire", "release", "locked", "wait", "notify", "notify_all")

    def wait(self, timeout=None):
        return self._callmethod("wait", (timeout,))

    def notify(self, n=1):
        return self._callmethod("notify", (n,))

    def notify_all(self):
        return self._callmethod("notify_all")

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        while not result:
            if not self.wait(timeout):
                break
            result = predicate()
        return result


class EventProxy(BaseProxy):
    _exposed_ = ("is_set", "set", "clear", "wait")

    def is_set(self):
        return self._callmethod("is_set")

    def set(self):
        return self._callmethod("set")

    def clear(self):
        return self._callmethod("clear")

    def wait(self, timeout=None):
        return self._callmethod("wait", (timeout,))


class BarrierProxy(BaseProxy):
    _exposed_ = ("__getattribute__", "wait", "abort", "reset")

    def wait(self, timeout=None):
        return self._callmethod("wait", (timeout,))

    def abort(self):
        return self._callmethod("abort")

    def reset(self):
        return self._callmethod("reset")

    @property
    def parties(self):
        return self._callmethod("__getattribute__", ("parties",))

    @property
    def n_waiting(self):
        return self._callmethod("__getattribute__", ("n_waiting",))

    @property
    def broken(self):
        return self._callmethod("__getattribute__", ("broken",))


class NamespaceProxy(BaseProxy):
    _exposed_ = ("__getattribute__", "__setattr__", "__delattr__")

    def __getattr__(self, key):
        if key[0] == "_":
            return object.__getattribute__(self, key)
        return object.__getattribute__(self, "_callmethod")("__getattribute__", (key,))

    def __setattr__(self, key, value):
        if key[0] == "_":
            return object.__setattr__(self, key, value)
        return object.__getattribute__(self, "_callmethod")("__setattr__", (key, value))

    def __delattr__(self, key):
        if key[0] == "_":
            return object.__delattr__(self, key)
        return object.__getattribute__(self, "_callmethod")("__delattr__", (key,))


class ValueProxy(BaseProxy):
    _exposed_ = ("get", "set")

    def get(self):
        return self._callmethod("get")

    def set(self, value):
        return self._callmethod("set", (value,))

    value = property(get, set)

    __class_getitem__ = classmethod(types.GenericAlias)


_BaseListProxy = MakeProxyType("_BaseListProxy", (
    "__add__", "__contains__", "__delitem__", "__getitem__", "__imul__", "__len__", "__mul__",
    "__reversed__", "__rmul__", "__setitem__", "append", "clear", "copy", "count", "extend", "index",
    "insert", "pop", "remove", "reverse", "sort"))
_BaseListProxy._method_to_typeid_ = {"__reversed__": "Iterator"}


class ListProxy(_BaseListProxy):
    def __iadd__(self, value):
        self._callmethod("extend", (value,))
        return self

    def __imul__(self, value):
        self._callmethod("__imul__", (value,))
        return self

    __class_getitem__ = classmethod(types.GenericAlias)


_BaseDictProxy = MakeProxyType("_BaseDictProxy", (
    "__contains__", "__delitem__", "__getitem__", "__iter__", "__len__", "__or__", "__reversed__", "__ror__",
    "__setitem__", "clear", "copy", "fromkeys", "get", "items", "keys", "pop", "popitem", "setdefault",
    "update", "values"))
_BaseDictProxy._method_to_typeid_ = {"__iter__": "Iterator"}


class DictProxy(_BaseDictProxy):
    def __ior__(self, value):
        self._callmethod("update", (value,))
        return self

    __class_getitem__ = classmethod(types.GenericAlias)


_BaseSetProxy = MakeProxyType("_BaseSetProxy", (
    "__and__", "__contains__", "__iter__", "__len__", "__or__", "__rand__", "__ror__", "__rsub__", "__rxor__",
    "__sub__", "__xor__", "__ge__", "__gt__", "__le__", "__lt__", "add", "clear", "copy", "difference",
    "difference_update", "discard", "intersection", "intersection_update", "isdisjoint", "issubset",
    "issuperset", "pop", "remove", "symmetric_difference", "symmetric_difference_update", "union", "update"))
_BaseSetProxy._method_to_typeid_ = {"__iter__": "Iterator"}


class SetProxy(_BaseSetProxy):
    def __ior__(self, value):
        self._callmethod("update", (value,))
        return self

    def __iand__(self, value):
        self._callmethod("intersection_update", (value,))
        return self

    def __ixor__(self, value):
        self._callmethod("symmetric_difference_update", (value,))
        return self

    def __isub__(self, value):
        self._callmethod("difference_update", (value,))
        return self

    __class_getitem__ = classmethod(types.GenericAlias)


ArrayProxy = MakeProxyType("ArrayProxy", ("__len__", "__getitem__", "__setitem__"))

BasePoolProxy = MakeProxyType("PoolProxy", (
    "apply", "apply_async", "close", "imap", "imap_unordered", "join", "map", "map_async", "starmap",
    "starmap_async", "terminate"))
BasePoolProxy._method_to_typeid_ = {"apply_async": "AsyncResult", "map_async": "AsyncResult",
                                "starmap_async": "AsyncResult", "imap": "Iterator",
                                "imap_unordered": "Iterator"}


class PoolProxy(BasePoolProxy):
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


class SyncManager(BaseManager):
    """A manager of the usual containers and locks."""


SyncManager.register("Queue", queue.Queue)
SyncManager.register("JoinableQueue", queue.Queue)
SyncManager.register("Event", threading.Event, EventProxy)
SyncManager.register("Lock", threading.Lock, AcquirerProxy)
SyncManager.register("RLock", threading.RLock, AcquirerProxy)
SyncManager.register("Semaphore", threading.Semaphore, AcquirerProxy)
SyncManager.register("BoundedSemaphore", threading.BoundedSemaphore, AcquirerProxy)
SyncManager.register("Condition", threading.Condition, ConditionProxy)
SyncManager.register("Barrier", threading.Barrier, BarrierProxy)
SyncManager.register("Pool", pool.Pool, PoolProxy)
SyncManager.register("list", list, ListProxy)
SyncManager.register("dict", dict, DictProxy)
SyncManager.register("set", set, SetProxy)
SyncManager.register("Value", Value, ValueProxy)
SyncManager.register("Array", Array, ArrayProxy)
SyncManager.register("Namespace", Namespace, NamespaceProxy)
SyncManager.register("Iterator", proxytype=IteratorProxy, create_method=False)
SyncManager.register("AsyncResult", create_method=False)


class SharedMemoryManager(BaseManager):
    """Makes blocks of shared memory, whose names are gone when it is."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._blocks = []

    def start(self, *args, **kwargs):
        super().start(*args, **kwargs)
        finish, blocks = self.shutdown, self._blocks

        def shutdown():
            while blocks:
                blocks.pop().unlink()
            finish()

        self.shutdown = shutdown

    def SharedMemory(self, size):
        from .shared_memory import SharedMemory
        block = SharedMemory(create=True, size=size)
        self._blocks.append(block)
        return block

    def ShareableList(self, sequence):
        from .shared_memory import ShareableList
        made = ShareableList(sequence)
        self._blocks.append(made.shm)
        return made
