class P:
    def __init__(self): self.colour = 1; self.size = 2
    def m(self): return size
p = P()
try:
    p.m()
except NameError as e:
    p.coluor
