import ipaddress as ip

net = ip.ip_network("192.168.1.0/29")
print(repr(net), net.num_addresses, [str(h) for h in net.hosts()], net.netmask, net.hostmask, net.broadcast_address)
print(ip.ip_address("192.168.1.5") in net, ip.ip_address("10.0.0.1") in net, net[1], net[-1], len(list(net)))
print([str(s) for s in net.subnets(prefixlen_diff=2)], net.supernet(), net.overlaps(ip.ip_network("192.168.1.4/30")))
print(ip.ip_network("10.0.0.5/8", strict=False), ip.ip_network("10.0.0.0/255.255.0.0"), ip.ip_network("10.0.0.0/0.0.0.255"))
a = ip.ip_address("127.0.0.1")
print(a.is_loopback, a.is_private, a.is_global, a.is_multicast, int(a), a.packed, a + 1, a.version, a.max_prefixlen)
print(ip.ip_address("8.8.8.8").is_global, ip.ip_address("224.0.0.1").is_multicast, ip.ip_address("169.254.1.1").is_link_local)
print(a.reverse_pointer, hash(a) == hash(ip.ip_address("127.0.0.1")), f"{a:b}", f"{a:#_x}", f"{a!s:>12}")
six = ip.ip_address("2001:db8::1")
print(six, six.exploded, six.is_private, six.compressed, repr(ip.ip_address(2 ** 64)), ip.ip_address("::"), ip.ip_address("::ffff:1.2.3.4"))
print(ip.ip_interface("10.1.2.3/24").network, ip.ip_interface("10.1.2.3/24"), ip.ip_interface("10.1.2.3/24").ip)
print(sorted(map(ip.ip_address, ["10.0.0.10", "10.0.0.9", "9.9.9.9"])))
print(list(ip.collapse_addresses(map(ip.ip_network, ["10.0.0.0/25", "10.0.0.128/25", "10.0.1.0/24"]))))
print([str(n) for n in ip.summarize_address_range(ip.ip_address("10.0.0.1"), ip.ip_address("10.0.0.6"))])
print([str(n) for n in ip.ip_network("10.0.0.0/29").address_exclude(ip.ip_network("10.0.0.2/31"))])
print(ip.ip_network("10.0.0.0/30").subnet_of(ip.ip_network("10.0.0.0/8")), ip.ip_network("::/126").num_addresses)
for make, text in [
    (ip.ip_address, "300.1.1.1"), (ip.ip_network, "10.0.0.1/33"), (ip.IPv4Address, "300.1.1.1"), (ip.IPv4Address, "1.2.3"),
    (ip.IPv4Address, "01.2.3.4"), (ip.IPv4Address, "a.b.c.d"), (ip.IPv6Address, "1::2::3"), (ip.IPv6Address, "12345::"),
    (ip.IPv4Network, "10.0.0.1/24"), (ip.IPv4Network, "10.0.0.0/99"), (ip.IPv6Address, "1:2"), (ip.IPv4Address, -1),
]:
    try:
        print(make(text))
    except ValueError as e:
        print(type(e).__name__, e)
try:
    ip.ip_address("1.1.1.1") < ip.ip_address("::1")
except TypeError as e:
    print(e)
