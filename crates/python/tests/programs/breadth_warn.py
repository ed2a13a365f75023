import warnings
import sys
import asyncio


def old():
    warnings.warn("old() is deprecated", DeprecationWarning, stacklevel=2)
    return 1


old()
old()
warnings.warn("plain user warning")
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    old()
    warnings.warn("again", RuntimeWarning)
    print([(x.category.__name__, str(x.message), x.lineno) for x in w])
warnings.simplefilter("error")
try:
    old()
except DeprecationWarning as e:
    print("raised", e)
warnings.resetwarnings()
warnings.filterwarnings("ignore", message="old.*")
old()


class MyW(UserWarning):
    pass


warnings.warn(MyW("custom"))
warnings.warn_explicit("explicit", UserWarning, "file.py", 10)
warnings.showwarning = lambda m, c, f, l, file=None, line=None: print("shown:", c.__name__, m)
warnings.warn("custom shown")


async def nobody():
    pass


nobody()
c = nobody()
c.close()
print("end")
