import random


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


random.seed(42)
print(random.random(), random.randint(1, 6), random.randrange(0, 100, 7), random.randrange(10))
print(random.choice("abcdef"), random.choices([1, 2, 3], k=5), random.choices("xyz", weights=[1, 2, 7], k=4), random.choices("ab", cum_weights=[1, 3], k=3))
deck = list(range(10))
random.shuffle(deck)
print(deck, random.sample(range(100), 5), random.sample("abcdef", 3), random.sample(range(10 ** 6), 8), random.sample(["r", "b"], counts=[4, 2], k=5))
print(random.uniform(1, 2), random.triangular(0, 10, 3), random.triangular(), random.gauss(0, 1), random.gauss(5, 2), random.normalvariate(), random.normalvariate(10, 3))
print(random.expovariate(0.5), random.lognormvariate(0, 0.5), random.betavariate(2, 3), random.gammavariate(2, 1), random.gammavariate(0.5, 2), random.gammavariate(1, 1))
print(random.paretovariate(3), random.weibullvariate(1, 1.5), random.vonmisesvariate(0, 4), random.binomialvariate(10, 0.3), random.binomialvariate(100, 0.4), random.binomialvariate(100, 0.9))
print(random.getrandbits(10), random.getrandbits(100), random.randbytes(4))
random.seed("hello")
print(random.random(), random.randint(1, 1000))
random.seed(b"bytes")
print(random.random())
random.seed(1.5)
print(random.random())
random.seed(-7)
print(random.random())
state = random.getstate()
a = random.random()
random.setstate(state)
print(a == random.random(), state[0], len(state[1]))
r = random.Random(7)
print(r.random(), r.randint(0, 9), random.Random(7).random())
attempt(lambda: random.choice([]))
attempt(lambda: random.randint(5, 2))
attempt(lambda: random.randrange(0))
attempt(lambda: random.randrange(1, 9, 0))
attempt(lambda: random.randrange(1.5))
attempt(lambda: random.sample([1], 2))
attempt(lambda: random.sample({1, 2}, 1))
attempt(lambda: random.choices([1, 2], weights=[1]))
attempt(lambda: random.choices([1, 2], [0, 0]))
attempt(lambda: random.seed([1]))
attempt(lambda: random.choices([], k=2))


class Loaded(random.Random):
    def random(self):
        return 0.25


print(Loaded().uniform(0, 8), type(random.SystemRandom().random()))
random.seed(0)
print([random.randint(0, 255) for _ in range(20)], sum(random.random() for _ in range(100)))
