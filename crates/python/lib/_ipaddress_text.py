"""The texts of addresses: reading and writing."""


class AddressValueError(ValueError):
    """A text that is no address."""


class NetmaskValueError(ValueError):
    """A text that is no mask."""


AddressValueError.__module__ = NetmaskValueError.__module__ = "ipaddress"
_HEX = frozenset("0123456789ABCDEFabcdef")


def parse_4(text):
    if not text:
        raise AddressValueError("Address cannot be empty")
    octets = text.split(".")
    if len(octets) != 4:
        raise AddressValueError(f"Expected 4 octets in {text!r}")
    try:
        return int.from_bytes(bytes(map(_octet, octets)), "big")
    except ValueError as error:
        raise AddressValueError(f"{error} in {text!r}") from None


def _octet(text):
    if not text:
        raise ValueError("Empty octet not permitted")
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"Only decimal digits permitted in {text!r}")
    if len(text) > 3:
        raise ValueError(f"At most 3 characters permitted in {text!r}")
    if text != "0" and text[0] == "0":
        raise ValueError(f"Leading zeros are not permitted in {text!r}")
    if int(text) > 255:
        raise ValueError(f"Octet {int(text)} (> 255) not permitted")
    return int(text)


def parse_6(text):
    if not text:
        raise AddressValueError("Address cannot be empty")
    parts = text.split(":")
    if len(parts) < 3:
        raise AddressValueError(f"At least 3 parts expected in {text!r}")
    if "." in parts[-1]:
        try:
            four = parse_4(parts.pop())
        except AddressValueError as error:
            raise AddressValueError(f"{error} in {text!r}") from None
        parts += [f"{four >> 16:x}", f"{four & 0xFFFF:x}"]
    if len(parts) > 9:
        raise AddressValueError(f"At most 8 colons permitted in {text!r}")
    gaps = [place for place in range(1, len(parts) - 1) if not parts[place]]
    if len(gaps) > 1:
        raise AddressValueError(f"At most one '::' permitted in {text!r}")
    if gaps:
        before, after = parts[:gaps[0]], parts[gaps[0] + 1:]
        if not before[0]:
            before = before[1:]
            if before:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        if not after[-1]:
            after = after[:-1]
            if after:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
        missing = 8 - len(before) - len(after)
        if missing < 1:
            raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
        parts = before + ["0"] * missing + after
    else:
        if len(parts) != 8:
            raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
        if not parts[0]:
            raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        if not parts[-1]:
            raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
    number = 0
    for part in parts:
        if not _HEX.issuperset(part):
            raise AddressValueError(f"Only hex digits permitted in {part!r} in {text!r}")
        if len(part) > 4:
            raise AddressValueError(f"At most 4 characters permitted in {part!r} in {text!r}")
        number = number << 16 | int(part, 16)
    return number


def compressed(ip, version):
    if version == 4:
        return ".".join(map(str, ip.to_bytes(4, "big")))
    parts = [f"{ip >> shift & 0xFFFF:x}" for shift in range(112, -1, -16)]
    best, best_at, run = 1, None, 0
    for place, part in enumerate(parts):
        run = run + 1 if part == "0" else 0
        if run > best:
            best, best_at = run, place - run + 1
    if best_at is None:
        return ":".join(parts)
    return ":".join(parts[:best_at]) + "::" + ":".join(parts[best_at + best:])


def exploded(ip, version):
    if version == 4:
        return compressed(ip, 4)
    return ":".join(f"{ip >> shift & 0xFFFF:04x}" for shift in range(112, -1, -16))


def bits_of_mask(mask, version):
    """The length of the prefix that a mask says: a number, or as an address."""
    bits = 32 if version == 4 else 128
    if isinstance(mask, int):
        if not 0 <= mask <= bits:
            raise NetmaskValueError(f"{mask} is not a valid netmask")
        return mask
    text = str(mask)
    if text.isascii() and text.isdigit() and int(text) <= bits:
        return int(text)
    if version == 4:
        try:
            number = parse_4(text)
        except AddressValueError:
            number = None
        if number is not None:
            for one in (number, number ^ 0xFFFFFFFF):
                zeros = 32 if one == 0 else (one & -one).bit_length() - 1
                if one >> zeros == (1 << 32 - zeros) - 1:
                    return 32 - zeros
    raise NetmaskValueError(f"{text!r} is not a valid netmask")
