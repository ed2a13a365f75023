"""Tokens' text; code objects are always the same; locks' limits; groups' errors."""
import contextvars
import sys
import threading

v = contextvars.ContextVar("v", default=0)
token = v.set(1)
print(repr(token).split(" at 0x")[0], str(token) == repr(token))
v.reset(token)
print(repr(token).split(" at 0x")[0])


def f():
    return sys._getframe()


print(f().f_code is f.__code__, f.__code__ is f.__code__, f().f_code == f().f_code)


async def c():
    pass


k = c()
print(k.cr_code is c.__code__, k.cr_frame.f_code is k.cr_code, k.cr_origin)
k.close()
for timeout in (1e20, threading.TIMEOUT_MAX * 1.01):
    try:
        threading.Lock().acquire(timeout=timeout)
    except OverflowError as e:
        print(e)
try:
    ExceptionGroup(1, [ValueError()])
except TypeError as e:
    print(e)
local = threading.local()
try:
    del local.x
except AttributeError as e:
    print(e)
