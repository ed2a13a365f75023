class A:
    def f(self):
        return self.g(
            1,
            x=[i
               for i in range(3)],
        )
    def g(self, a, x):
        assert a == 2, f"bad {a}"
A().f()
