"""Averages, spread and the like. Sums are exact: numbers are added as fractions.

Source of the rules: `Lib/statistics.py` of 3.14.
"""

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean",
           "harmonic_mean", "linear_regression", "mean", "median", "median_grouped", "median_high",
           "median_low", "mode", "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance"]

from fractions import Fraction
from math import erf, exp, fsum, hypot, isqrt, log, sqrt, tau


class StatisticsError(ValueError):
    """The data do not allow an answer."""


def _exact(value):
    """A number as `(numerator, denominator)`."""
    if isinstance(value, int):
        return int(value), 1
    try:
        return value.as_integer_ratio()
    except AttributeError:
        raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator") from None


def _kind(kinds):
    """The type in which to answer."""
    kinds = set(kinds) - {bool, int}
    if not kinds:
        return int
    if float in kinds:
        return float
    return next(iter(kinds))


def _sum(data):
    """`(type, exact sum, count)`. Infinities and NaN come out as floats."""
    kinds = set()
    by_denominator = {}
    odd = None
    count = 0
    for value in data:
        count += 1
        kinds.add(type(value))
        try:
            n, d = _exact(value)
        except (OverflowError, ValueError):
            odd = value if odd is None else odd + value
            continue
        by_denominator[d] = by_denominator.get(d, 0) + n
    if odd is not None:
        return _kind(kinds), odd, count
    total = Fraction(0)
    for d, n in by_denominator.items():
        total += Fraction(n, d)
    return _kind(kinds), total, count


def _converted(value, kind):
    if type(value) is kind:
        return value
    if issubclass(kind, int) and getattr(value, "denominator", 1) != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        return kind(value.numerator) / kind(value.denominator)


def mean(data):
    """The sum divided by the count."""
    kind, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _converted(total / n, kind)


def fmean(data, weights=None):
    """The mean as a float, quickly."""
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return fsum([x * w for x, w in zip(data, weights)]) / total


def geometric_mean(data):
    """The n-th root of the product."""
    values = [float(x) for x in data]
    if not values:
        raise StatisticsError("Must have a non-empty dataset")
    if any(x == 0.0 for x in values):
        if any(x < 0.0 for x in values):
            raise StatisticsError("No negative inputs allowed", values)
        return 0.0
    if any(x < 0.0 for x in values):
        raise StatisticsError("No negative inputs allowed", values)
    return exp(fsum([log(x) for x in values]) / len(values))


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of the reciprocals."""
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if any(x < 0 for x in data):
        raise StatisticsError("harmonic mean does not support negative values")
    if weights is None:
        if len(data) == 1:
            return data[0]
        weights = [1] * len(data)
    else:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("Number of weights does not match data size")
    if any(x == 0 for x in data):
        return 0
    _, whole, _ = _sum(weights)
    kind, total, _ = _sum([w / x if w else 0 for w, x in zip(weights, data)])
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _converted(whole / total, kind)


def median(data):
    """The middle one; of an even count, between the two middle ones."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """The median of data that stand for intervals."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    from bisect import bisect_left, bisect_right
    x = data[len(data) // 2]
    below = bisect_left(data, x)
    here = bisect_right(data, x) - below
    return float(x) - interval / 2.0 + interval * (len(data) / 2 - below) / here


def _counts(data):
    counts = {}
    for value in data:
        counts[value] = counts.get(value, 0) + 1
    return counts


def mode(data):
    """The most frequent one; the first of several."""
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    """All the most frequent ones."""
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 points that cut the data into n equal parts."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    result = []
    if method == "inclusive":
        for i in range(1, n):
            j, rest = divmod(i * (size - 1), n)
            result.append((data[j] * (n - rest) + data[j + 1] * rest) / n)
        return result
    if method == "exclusive":
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            rest = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - rest) + data[j] * rest) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


def _squares(data, center=None):
    """`(type, exact sum of squared deviations, mean, count)`."""
    data = list(data)
    kind, total, n = _sum(data)
    if n == 0:
        return kind, Fraction(0), None, 0
    if not isinstance(total, Fraction):
        return kind, float("nan"), total / n, n
    middle = total / n if center is None else Fraction(*_exact(center))
    squares = Fraction(0)
    for value in data:
        deviation = Fraction(*_exact(value)) - middle
        squares += deviation * deviation
    return kind, squares, middle, n


def variance(data, xbar=None):
    """The spread of a sample."""
    kind, squares, _, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _converted(squares / (n - 1), kind)


def pvariance(data, mu=None):
    """The spread of a whole population."""
    kind, squares, _, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _converted(squares / n, kind)


def _root(n, m):
    """The float nearest to sqrt(n / m)."""
    # 109 bits of the root, with an odd last bit when it is not exact, round rightly.
    q = (n.bit_length() - m.bit_length() - 109) // 2
    if q >= 0:
        numerator, denominator = _odd_root(n, m << 2 * q) << q, 1
    else:
        numerator, denominator = _odd_root(n << -2 * q, m), 1 << -q
    return numerator / denominator


def _odd_root(n, m):
    root = isqrt(n // m)
    return root | (root * root * m != n)


def _deviation(kind, value):
    if not isinstance(value, Fraction):
        return value
    root = _root(value.numerator, value.denominator) if value else 0.0
    return root if kind in (int, float, Fraction) else kind(root)


def stdev(data, xbar=None):
    """The square root of the variance of a sample."""
    kind, squares, _, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _deviation(kind, squares / (n - 1))


def pstdev(data, mu=None):
    """The square root of the variance of a population."""
    kind, squares, _, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _deviation(kind, squares / n)


def _products(x, y, name):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    x_mean, y_mean = fsum(x) / n, fsum(y) / n
    x_off = [a - x_mean for a in x]
    y_off = [b - y_mean for b in y]
    return x_off, y_off, x_mean, y_mean, n


def _dot(a, b):
    from math import sumprod
    return sumprod(a, b)


def covariance(x, y, /):
    x_off, y_off, _, _, n = _products(x, y, "covariance")
    return _dot(x_off, y_off) / (n - 1)


def correlation(x, y, /, *, method="linear"):
    """Pearson's r, or Spearman's with `method='ranked'`."""
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        x, y = _ranks(x), _ranks(y)
    x_off, y_off, _, _, _ = _products(x, y, "correlation")
    xy, xx, yy = _dot(x_off, y_off), _dot(x_off, x_off), _dot(y_off, y_off)
    try:
        return xy / sqrt(xx * yy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


def _ranks(data):
    order = sorted(range(len(data)), key=data.__getitem__)
    ranks = [0.0] * len(data)
    at = 0
    while at < len(order):
        end = at
        while end + 1 < len(order) and data[order[end + 1]] == data[order[at]]:
            end += 1
        for place in range(at, end + 1):
            ranks[order[place]] = (at + end) / 2 - (len(data) - 1) / 2
        at = end + 1
    return ranks


class LinearRegression(tuple):
    slope = property(lambda self: self[0])
    intercept = property(lambda self: self[1])

    def __repr__(self):
        return f"LinearRegression(slope={self[0]!r}, intercept={self[1]!r})"


def linear_regression(x, y, /, *, proportional=False):
    """The line through the points, by least squares."""
    x_off, y_off, x_mean, y_mean, _ = _products(x, y, "linear regression")
    if proportional:
        x_off, y_off = list(x), list(y)
    xx = _dot(x_off, x_off)
    try:
        slope = _dot(x_off, y_off) / xx
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    return LinearRegression((slope, 0.0 if proportional else y_mean - slope * x_mean))


class NormalDist:
    """The normal distribution with a mean and a standard deviation."""

    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(mean(data), stdev(data))

    def samples(self, n, *, seed=None):
        from random import Random
        import random
        gauss = random.gauss if seed is None else Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        difference = x - self._mu
        return exp(difference * difference / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * sqrt(2.0))))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def inv_cdf(self, p):
        """Where the cumulated probability is `p`."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        from _normal_inverse import normal_inverse
        return normal_inverse(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """The common area of two such distributions."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        one, two = self, other
        if (two._sigma, two._mu) < (one._sigma, one._mu):
            one, two = two, one
        one_variance, two_variance = one.variance, two.variance
        if not one_variance or not two_variance:
            raise StatisticsError("overlap() not defined when sigma is zero")
        spread, away = two_variance - one_variance, abs(two._mu - one._mu)
        if not spread:
            from math import erfc
            return erfc(away / (2.0 * one._sigma * sqrt(2.0)))
        a = one._mu * two_variance - two._mu * one_variance
        b = one._sigma * two._sigma * sqrt(away * away + spread * log(two_variance / one_variance))
        left, right = (a + b) / spread, (a - b) / spread
        return 1.0 - (abs(two.cdf(left) - one.cdf(left)) + abs(two.cdf(right) - one.cdf(right)))

    mean = property(lambda self: self._mu)
    median = mean
    mode = mean
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * abs(factor))

    __rmul__ = __mul__

    def __truediv__(self, divisor):
        return NormalDist(self._mu / divisor, self._sigma / abs(divisor))

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
