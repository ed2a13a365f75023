class O:
    def __getattr__(self, n): raise AttributeError(n)
    def __add__(self, o): raise ValueError("add")
    def __getitem__(self, k): raise KeyError(k)
    def __setitem__(self, k, v): raise KeyError(k)
    def __bool__(self): raise ValueError("bool")
    def __neg__(self): raise ValueError("neg")
    def __lt__(self, o): raise ValueError("lt")
    def __format__(self, s): raise ValueError("fmt")
    def m(self, *a, **k): raise ValueError("m")
o = O()
def boom(*a, **k): raise ValueError("boom")
def t36():
    boom(a=1,
         b=2).x
t36()
