"""`format` of decimal numbers."""


def _spec(text):
    """fill, align, sign, zero-kept, alternate, width, grouping, precision, type"""
    at = 0
    fill, align = " ", None
    if len(text) > 1 and text[1] in "<>=^":
        fill, align, at = text[0], text[1], 2
    elif text[:1] and text[0] in "<>=^":
        align, at = text[0], 1
    sign = "-"
    if text[at:at + 1] and text[at] in "+- ":
        sign = text[at]
        at += 1
    if text[at:at + 1] == "z":
        at += 1
    alternate = text[at:at + 1] == "#"
    at += alternate
    if text[at:at + 1] == "0" and align is None:
        fill, align = "0", "="
        at += 1
    start = at
    while text[at:at + 1].isdecimal():
        at += 1
    width = int(text[start:at] or 0)
    grouping = ""
    if text[at:at + 1] and text[at] in ",_":
        grouping = text[at]
        at += 1
    precision = None
    if text[at:at + 1] == ".":
        start = at = at + 1
        while text[at:at + 1].isdecimal():
            at += 1
        if start == at:
            raise ValueError("invalid format string")
        precision = int(text[start:at])
    kind = text[at:]
    if len(kind) > 1 or (kind and kind not in "eEfFgGn%"):
        raise ValueError("invalid format string")
    return fill, align or ">", sign, width, grouping, precision, kind


def format_decimal(number, text, rounding):
    from decimal import Decimal
    fill, align, sign, width, grouping, precision, kind = _spec(text)
    if number._kind:
        body = str(number.copy_abs())
        fill = " " if fill == "0" and align == "=" else fill
    else:
        value = number.copy_abs()
        suffix = ""
        if kind == "%":
            value = value.scaleb(2)
            suffix = "%"
        if kind and kind in "fF%":
            places = max(0, -value._exp) if precision is None else precision
            value = value._rescale(-places, rounding)
            digits = str(value._int).rjust(places + 1, "0")
            whole, fraction = digits[:len(digits) - places], digits[len(digits) - places:]
            exponent = ""
        elif kind and kind in "eE":
            value = _significant(value, (precision + 1) if precision is not None else None, rounding)
            digits = str(value._int)
            if precision is not None:
                digits = digits.ljust(precision + 1, "0")
            whole, fraction = digits[0], digits[1:]
            exponent = f"{kind}{value.adjusted() if value._int else value._exp:+d}"
        else:
            if precision is not None:
                value = _significant(value, precision or 1, rounding)
            shown = str(value)
            mantissa, mark, power = shown.partition("E")
            whole, _, fraction = mantissa.partition(".")
            exponent = ("e" if kind == "g" else "E") + power if mark else ""
        if grouping:
            groups = []
            while len(whole) > 3:
                groups.insert(0, whole[-3:])
                whole = whole[:-3]
            whole = grouping.join([whole] + groups)
        body = whole + ("." + fraction if fraction else "") + exponent + suffix
    mark = "-" if number._sign else "" if sign == "-" else sign
    if align == "=":
        if grouping and fill == "0":
            while len(mark) + len(body) < width:
                lead = len(body.split(".")[0])
                body = ("0" + grouping if lead % 4 == 3 else "0") + body
            return mark + body
        return mark + fill * (width - len(mark) - len(body)) + body
    shown = mark + body
    if align == "<":
        return shown + fill * (width - len(shown))
    if align == "^":
        left = (width - len(shown)) // 2
        return fill * left + shown + fill * (width - len(shown) - left)
    return fill * (width - len(shown)) + shown


def _significant(value, count, rounding):
    if count is None or not value._int:
        return value
    extra = len(str(value._int)) - count
    if extra <= 0:
        return value
    rounded = value._rescale(value._exp + extra, rounding)
    if len(str(rounded._int)) > count:
        rounded = rounded._rescale(rounded._exp + 1, rounding)
    return rounded
