try:
    1 / 0
except ZeroDivisionError:
    try:
        {}["k"]
    except KeyError:
        raise TypeError("multi\nline") from None
