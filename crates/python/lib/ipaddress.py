"""Addresses and networks of IPv4 and IPv6."""

import functools
from _ipaddress_text import AddressValueError, NetmaskValueError, bits_of_mask, compressed, exploded, parse_4, parse_6

__all__ = ["ip_address", "ip_network", "ip_interface", "IPv4Address", "IPv6Address", "IPv4Network", "IPv6Network",
           "IPv4Interface", "IPv6Interface", "AddressValueError", "NetmaskValueError", "collapse_addresses",
           "summarize_address_range", "v4_int_to_packed", "v6_int_to_packed", "get_mixed_type_key"]


def _first(address, kinds, what):
    for kind in kinds:
        try:
            return kind(address)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 {what}")


def ip_address(address):
    return _first(address, (IPv4Address, IPv6Address), "address")


def ip_network(address, strict=True):
    return _first(address, (lambda a: IPv4Network(a, strict), lambda a: IPv6Network(a, strict)), "network")


def ip_interface(address):
    return _first(address, (IPv4Interface, IPv6Interface), "interface")


def v4_int_to_packed(address):
    return address.to_bytes(4, "big")


def v6_int_to_packed(address):
    return address.to_bytes(16, "big")


@functools.total_ordering
class _Address:
    __slots__ = ("_ip",)

    def __init__(self, address):
        bits = self.max_prefixlen
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(f"{address} (< 0) is not permitted as an IPv{self.version} address")
            if address >> bits:
                raise AddressValueError(
                    f"{address} (>= 2**{bits}) is not permitted as an IPv{self.version} address")
            self._ip = address
        elif isinstance(address, bytes):
            if len(address) * 8 != bits:
                raise AddressValueError(f"{address!r} (len {len(address)} != {bits // 8}) is not permitted as an "
                                        f"IPv{self.version} address")
            self._ip = int.from_bytes(address, "big")
        else:
            text = str(address)
            if "/" in text:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            self._ip = self._parse(text)

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        if isinstance(other, _Address):
            return (self.version, self._ip) == (other.version, other._ip)
        return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return self._ip < other._ip

    def __hash__(self):
        return hash(hex(self._ip))

    def __add__(self, other):
        return self.__class__(self._ip + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return self.__class__(self._ip - other) if isinstance(other, int) else NotImplemented

    def __str__(self):
        return compressed(self._ip, self.version)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __format__(self, spec):
        if not spec or spec[-1] == "s":
            return format(str(self), spec)
        if not (spec[-1] in "xXbn" and spec[:-1] in ("", "#", "_", "#_")):
            raise TypeError(f"unsupported format string passed to {type(self).__name__}.__format__")
        form = ("b" if self.version == 4 else "x") if spec[-1] == "n" else spec[-1]
        width = self.max_prefixlen if form == "b" else self.max_prefixlen // 4
        mark = ("0b" if form == "b" else "0x") if "#" in spec else ""
        text = format(self._ip, form).zfill(width)
        return mark + ("_".join(text[at:at + 4] for at in range(0, width, 4)) if "_" in spec else text)

    @property
    def packed(self):
        return self._ip.to_bytes(self.max_prefixlen // 8, "big")

    @property
    def compressed(self):
        return str(self)

    @property
    def exploded(self):
        return exploded(self._ip, self.version)

    @property
    def reverse_pointer(self):
        if self.version == 4:
            return ".".join(reversed(str(self).split("."))) + ".in-addr.arpa"
        return ".".join(reversed(self.exploded.replace(":", ""))) + ".ip6.arpa"

    def _is_in(self, networks):
        return any(self in network for network in _known(networks))

    @property
    def is_private(self):
        return self._is_in(self._PRIVATE)

    @property
    def is_global(self):
        return not self._is_in(self._PRIVATE) and not self._is_in(self._SHARED)

    @property
    def is_loopback(self):
        return self._is_in(self._LOOPBACK)

    @property
    def is_multicast(self):
        return self._is_in(self._MULTICAST)

    @property
    def is_reserved(self):
        return self._is_in(self._RESERVED)

    @property
    def is_link_local(self):
        return self._is_in(self._LINK_LOCAL)

    @property
    def is_unspecified(self):
        return self._ip == 0

    def __reduce__(self):
        return self.__class__, (str(self),)


class IPv4Address(_Address):
    __slots__ = ()
    version, max_prefixlen = 4, 32
    _parse = staticmethod(parse_4)
    _PRIVATE = ("0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/29 192.0.0.170/31 "
                "192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 "
                "255.255.255.255/32")
    _SHARED = "100.64.0.0/10"
    _LOOPBACK, _MULTICAST, _RESERVED, _LINK_LOCAL = "127.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4", "169.254.0.0/16"


class IPv6Address(_Address):
    __slots__ = ("scope_id",)
    version, max_prefixlen = 6, 128
    _parse = staticmethod(parse_6)
    _PRIVATE = ("::1/128 ::/128 ::ffff:0:0/96 100::/64 2001::/23 2001:2::/48 2001:db8::/32 2001:10::/28 fc00::/7 "
                "fe80::/10")
    _SHARED = ""
    _LOOPBACK, _MULTICAST, _LINK_LOCAL = "::1/128", "ff00::/8", "fe80::/10"
    _RESERVED = ("::/8 100::/8 200::/7 400::/6 800::/5 1000::/4 4000::/3 6000::/3 8000::/3 a000::/3 c000::/3 "
                 "e000::/4 f000::/5 f800::/6 fe00::/9")

    def __init__(self, address):
        self.scope_id = None
        if isinstance(address, str) and "%" in address:
            address, self.scope_id = address.split("%", 1)
        super().__init__(address)

    def __str__(self):
        return super().__str__() + (f"%{self.scope_id}" if self.scope_id else "")

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xFFFFFFFF) if self._ip >> 32 == 0xFFFF else None


def _split(address, prefix):
    if isinstance(address, tuple):
        return address if len(address) == 2 else (address[0], prefix)
    if isinstance(address, (int, bytes)):
        return address, prefix
    ip, slash, mask = str(address).partition("/")
    if "/" in mask:
        raise AddressValueError(f"Only one '/' permitted in {address!r}")
    return ip, mask if slash else prefix


@functools.total_ordering
class _Network:
    def __init__(self, address, strict=True):
        kind = self._address
        self.max_prefixlen, self.version = kind.max_prefixlen, kind.version
        ip, mask = _split(address, kind.max_prefixlen)
        ip = kind(ip)
        self.prefixlen = bits_of_mask(mask, kind.version)
        self._mask = (1 << kind.max_prefixlen) - (1 << kind.max_prefixlen - self.prefixlen)
        self.network_address = kind(int(ip) & self._mask)
        if strict and ip != self.network_address:
            raise ValueError(f"{self._shown(address)} has host bits set")

    def _shown(self, address):
        return address if isinstance(address, str) else f"{self._address(_split(address, 0)[0])}/{self.prefixlen}"

    @property
    def broadcast_address(self):
        return self._address(int(self.network_address) | ~self._mask & (1 << self.max_prefixlen) - 1)

    @property
    def netmask(self):
        return self._address(self._mask)

    @property
    def hostmask(self):
        return self._address(~self._mask & (1 << self.max_prefixlen) - 1)

    @property
    def num_addresses(self):
        return 1 << self.max_prefixlen - self.prefixlen

    with_prefixlen = property(lambda self: str(self))
    compressed = property(lambda self: str(self))
    exploded = property(lambda self: f"{self.network_address.exploded}/{self.prefixlen}")
    with_netmask = property(lambda self: f"{self.network_address}/{self.netmask}")
    with_hostmask = property(lambda self: f"{self.network_address}/{self.hostmask}")
    is_private = property(lambda self: self.network_address.is_private and self.broadcast_address.is_private)
    is_loopback = property(lambda self: self.network_address.is_loopback and self.broadcast_address.is_loopback)
    is_multicast = property(lambda self: self.network_address.is_multicast and self.broadcast_address.is_multicast)
    is_link_local = property(
        lambda self: self.network_address.is_link_local and self.broadcast_address.is_link_local)
    is_global = property(lambda self: not self.is_private)

    def hosts(self):
        """All addresses that a host may have."""
        first, last = int(self.network_address), int(self.broadcast_address)
        if self.max_prefixlen - self.prefixlen < 2:
            return [self._address(ip) for ip in range(first, last + 1)]
        return map(self._address, range(first + 1, last + (self.version == 6)))

    def __iter__(self):
        for ip in range(int(self.network_address), int(self.broadcast_address) + 1):
            yield self._address(ip)

    def __getitem__(self, n):
        first, last = int(self.network_address), int(self.broadcast_address)
        ip = first + n if n >= 0 else last + n + 1
        if not first <= ip <= last:
            raise IndexError("address out of range")
        return self._address(ip)

    def __len__(self):
        return self.num_addresses

    def __contains__(self, other):
        return not isinstance(other, _Network) and self.version == other.version and \
            int(other) & self._mask == int(self.network_address)

    def __eq__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        return (self.version, self.network_address, self._mask) == (other.version, other.network_address, other._mask)

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return (self.network_address, self._mask) < (other.network_address, other._mask)

    def __hash__(self):
        return hash(int(self.network_address) ^ self._mask)

    def __str__(self):
        return f"{self.network_address}/{self.prefixlen}"

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def overlaps(self, other):
        return self.network_address in other or self.broadcast_address in other or \
            other.network_address in self or other.broadcast_address in self

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        if new_prefix is not None:
            if new_prefix < self.prefixlen:
                raise ValueError("new prefix must be longer")
            prefixlen_diff = new_prefix - self.prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        prefix = self.prefixlen + prefixlen_diff
        if prefix > self.max_prefixlen:
            raise ValueError(f"prefix length diff {prefix} is invalid for netblock {self}")
        step = 1 << self.max_prefixlen - prefix
        for ip in range(int(self.network_address), int(self.broadcast_address) + 1, step):
            yield type(self)((ip, prefix))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        if new_prefix is not None:
            if new_prefix > self.prefixlen:
                raise ValueError("new prefix must be shorter")
            prefixlen_diff = self.prefixlen - new_prefix
        prefix = self.prefixlen - prefixlen_diff
        if prefix < 0:
            raise ValueError(f"current prefixlen is {self.prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}")
        return type(self)((int(self.network_address) & self._mask << prefixlen_diff, prefix))

    def subnet_of(self, other):
        return other.supernet_of(self)

    def supernet_of(self, other):
        if self.version != other.version:
            raise TypeError(f"{other} and {self} are not of the same version")
        return self.network_address <= other.network_address and self.broadcast_address >= other.broadcast_address

    def address_exclude(self, other):
        if not other.subnet_of(self):
            raise ValueError(f"{other} not contained in {self}")
        left = self
        while left != other:
            one, two = left.subnets()
            if other.subnet_of(one):
                yield two
                left = one
            else:
                yield one
                left = two


class IPv4Network(_Network):
    _address = IPv4Address


class IPv6Network(_Network):
    _address = IPv6Address


class _Interface:
    def __init__(self, address):
        ip, mask = _split(address, self.max_prefixlen)
        super().__init__(ip)
        self.network = self._network((int(self), mask), strict=False)

    netmask = property(lambda self: self.network.netmask)
    hostmask = property(lambda self: self.network.hostmask)
    with_prefixlen = property(lambda self: str(self))
    with_netmask = property(lambda self: f"{self.ip}/{self.netmask}")

    @property
    def ip(self):
        return self._plain(int(self))

    def __str__(self):
        return f"{self.ip}/{self.network.prefixlen}"

    def __eq__(self, other):
        if isinstance(other, _Interface):
            return super().__eq__(other) and self.network == other.network
        return NotImplemented

    def __hash__(self):
        return hash((int(self), self.network.prefixlen))


class IPv4Interface(_Interface, IPv4Address):
    _network, _plain = IPv4Network, IPv4Address


class IPv6Interface(_Interface, IPv6Address):
    _network, _plain = IPv6Network, IPv6Address


@functools.lru_cache(maxsize=None)
def _known(networks):
    return [(IPv6Network if ":" in text else IPv4Network)(text) for text in networks.split()]


def summarize_address_range(first, last):
    """The networks that have just these addresses."""
    if first.version != last.version:
        raise TypeError(f"{first} and {last} are not of the same version")
    if first > last:
        raise ValueError("last IP address must be greater than first")
    network = IPv4Network if first.version == 4 else IPv6Network
    bits, low, high = first.max_prefixlen, int(first), int(last)
    while low <= high:
        zeros = bits if low == 0 else (low & -low).bit_length() - 1
        size = min(zeros, (high - low + 1).bit_length() - 1)
        yield network((low, bits - size))
        low += 1 << size


def collapse_addresses(addresses):
    """As few networks as can be."""
    networks = [one if isinstance(one, _Network) else
                (IPv4Network if one.version == 4 else IPv6Network)((int(one), one.max_prefixlen)) for one in addresses]
    merged = []
    for network in sorted(networks):
        if merged and network.subnet_of(merged[-1]):
            continue
        merged.append(network)
        while len(merged) > 1 and merged[-1].prefixlen == merged[-2].prefixlen \
                and merged[-1].supernet() == merged[-2].supernet():
            wider = merged.pop().supernet()
            merged[-1] = wider
    return iter(merged)


def get_mixed_type_key(obj):
    if isinstance(obj, _Network):
        return obj.version, obj.network_address, obj.netmask
    return (obj.version, obj) if isinstance(obj, _Address) else NotImplemented
