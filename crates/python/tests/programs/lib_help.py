"""My module.

More text.
"""
from dataclasses import dataclass
class Base:
    """Base doc."""
    def shared(self):
        """Shared."""
    def over(self): pass
class Kid(Base):
    x: int = 5
    y = "s"
    def over(self, a, *args, k=1, **kw) -> int:
        """Over.

        Long text.
        """
    def __len__(self): return 1
    @property
    def p(self): return 1
    @p.setter
    def p(self, v): "setter"
    @staticmethod
    def s(a): pass
    @classmethod
    def c(cls, b=2):
        """cls doc"""
    async def co(self): pass
    alias = over
    _private = 1
    def _hid(self): pass
class Slots:
    __slots__ = ("a",)
@dataclass
class Pt:
    """A pt."""
    x: int
    y: int = 0
def f(): pass
# comment for g
def g(a, b=2):
    return a
lam = lambda x: x
help(Kid); help(Slots); help(Pt); help(f); help(g); help(lam); help(Kid().over); help(Kid.c); help(Kid.p)

