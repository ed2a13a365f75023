from fractions import Fraction
from decimal import Decimal
import csv
import numbers
import statistics
import sys

nd = statistics.NormalDist(100, 15)
print([nd.inv_cdf(p) for p in (0.001, 0.1, 0.5, 0.9, 0.999999)], nd.quantiles(4))
print(nd.overlap(statistics.NormalDist(110, 15)), nd.overlap(statistics.NormalDist(90, 10)))
try:
    nd.inv_cdf(1)
except statistics.StatisticsError as e:
    print(e)
print(isinstance(Fraction(1, 2), numbers.Rational), isinstance(Fraction(1), numbers.Number), isinstance(Decimal(1), numbers.Number),
      isinstance(Decimal(1), numbers.Real), issubclass(Fraction, numbers.Real))
out = csv.writer(sys.stdout, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
out.writerow(["text", 1, 2.5, Decimal("3.10"), Fraction(1, 3), None, True])
