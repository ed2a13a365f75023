package net

import (
	"strconv"
	"strings"
)

// An IP is four or sixteen bytes.
type IP []byte

type IPMask []byte

type IPNet struct {
	IP   IP
	Mask IPMask
}

const (
	IPv4len = 4
	IPv6len = 16
)

var (
	IPv4zero     = IPv4(0, 0, 0, 0)
	IPv4bcast    = IPv4(255, 255, 255, 255)
	IPv6zero     = make(IP, 16)
	IPv6loopback = IP{15: 1}
)

func IPv4(a, b, c, d byte) IP { return IP{10: 0xff, 11: 0xff, 12: a, 13: b, 14: c, 15: d} }

// String writes the mask in hexadecimal.
func (m IPMask) String() string {
	if len(m) == 0 {
		return "<nil>"
	}
	const digits = "0123456789abcdef"
	var out []byte
	for _, b := range m {
		out = append(out, digits[b>>4], digits[b&15])
	}
	return string(out)
}

func IPv4Mask(a, b, c, d byte) IPMask { return IPMask{a, b, c, d} }

func CIDRMask(ones, bits int) IPMask {
	if bits != 32 && bits != 128 || ones < 0 || ones > bits {
		return nil
	}
	m := make(IPMask, bits/8)
	for i := range ones {
		m[i/8] |= 0x80 >> (i % 8)
	}
	return m
}

func (ip IP) To4() IP {
	if len(ip) == 4 {
		return ip
	}
	if len(ip) != 16 || ip[10] != 0xff || ip[11] != 0xff {
		return nil
	}
	for _, b := range ip[:10] {
		if b != 0 {
			return nil
		}
	}
	return ip[12:16]
}

func (ip IP) To16() IP {
	if len(ip) == 4 {
		return IPv4(ip[0], ip[1], ip[2], ip[3])
	}
	if len(ip) == 16 {
		return ip
	}
	return nil
}

func (ip IP) Equal(x IP) bool { return string(ip.To16()) == string(x.To16()) }

func (ip IP) IsLoopback() bool {
	if v4 := ip.To4(); v4 != nil {
		return v4[0] == 127
	}
	return ip.Equal(IPv6loopback)
}

func (ip IP) IsUnspecified() bool { return ip.Equal(IPv4zero) || ip.Equal(IPv6zero) }

func (ip IP) IsPrivate() bool {
	if v := ip.To4(); v != nil {
		return v[0] == 10 || v[0] == 172 && v[1]&0xf0 == 16 || v[0] == 192 && v[1] == 168
	}
	return len(ip) == 16 && ip[0]&0xfe == 0xfc
}

func (ip IP) IsMulticast() bool {
	if v := ip.To4(); v != nil {
		return v[0]&0xf0 == 0xe0
	}
	return len(ip) == 16 && ip[0] == 0xff
}

// IsLinkLocalUnicast reports whether it is in 169.254.0.0/16 or fe80::/10.
func (ip IP) IsLinkLocalUnicast() bool {
	if four := ip.To4(); four != nil {
		return four[0] == 169 && four[1] == 254
	}
	return len(ip) == IPv6len && ip[0] == 0xfe && ip[1]&0xc0 == 0x80
}

// IsLinkLocalMulticast reports whether it is in 224.0.0.0/24 or ff02::/16.
func (ip IP) IsLinkLocalMulticast() bool {
	if four := ip.To4(); four != nil {
		return four[0] == 224 && four[1] == 0 && four[2] == 0
	}
	return len(ip) == IPv6len && ip[0] == 0xff && ip[1]&0x0f == 2
}

// IsInterfaceLocalMulticast reports whether it is in ff01::/16.
func (ip IP) IsInterfaceLocalMulticast() bool {
	return len(ip) == IPv6len && ip[0] == 0xff && ip[1]&0x0f == 1
}

// IsGlobalUnicast reports whether it is none of the special addresses; private ones are global.
func (ip IP) IsGlobalUnicast() bool {
	return (len(ip) == IPv4len || len(ip) == IPv6len) && !ip.Equal(IPv4bcast) && !ip.IsUnspecified() &&
		!ip.IsLoopback() && !ip.IsMulticast() && !ip.IsLinkLocalUnicast()
}

// DefaultMask is the mask of an IPv4 address's class.
func (ip IP) DefaultMask() IPMask {
	four := ip.To4()
	switch {
	case four == nil:
		return nil
	case four[0] < 0x80:
		return CIDRMask(8, 32)
	case four[0] < 0xc0:
		return CIDRMask(16, 32)
	}
	return CIDRMask(24, 32)
}

func (ip IP) Mask(mask IPMask) IP {
	if len(mask) == 4 {
		ip = ip.To4()
	}
	if len(ip) != len(mask) {
		return nil
	}
	out := make(IP, len(ip))
	for i := range ip {
		out[i] = ip[i] & mask[i]
	}
	return out
}

func (ip IP) String() string {
	if len(ip) == 0 {
		return "<nil>"
	}
	if v := ip.To4(); v != nil {
		return strconv.Itoa(int(v[0])) + "." + strconv.Itoa(int(v[1])) + "." + strconv.Itoa(int(v[2])) + "." + strconv.Itoa(int(v[3]))
	}
	// The longest run of zeros becomes "::".
	from, to := -1, -1
	for i := 0; i < 16; i += 2 {
		j := i
		for j < 16 && ip[j] == 0 && ip[j+1] == 0 {
			j += 2
		}
		if j > i+2 && j-i > to-from {
			from, to = i, j
		}
	}
	s := ""
	for i := 0; i < 16; i += 2 {
		if i == from {
			s += "::"
			i = to - 2
			continue
		}
		if s != "" && !strings.HasSuffix(s, ":") {
			s += ":"
		}
		s += strconv.FormatUint(uint64(ip[i])<<8|uint64(ip[i+1]), 16)
	}
	return s
}

func (ip IP) MarshalText() ([]byte, error) {
	if len(ip) == 0 {
		return []byte(""), nil
	}
	return []byte(ip.String()), nil
}

func (ip *IP) UnmarshalText(text []byte) error {
	x := ParseIP(string(text))
	if x == nil && len(text) > 0 {
		return &ParseError{"IP address", string(text)}
	}
	*ip = x
	return nil
}

type ParseError struct{ Type, Text string }

func (e *ParseError) Error() string { return "invalid " + e.Type + ": " + e.Text }

func parse4(s string) IP {
	parts := strings.Split(s, ".")
	if len(parts) != 4 {
		return nil
	}
	ip := IPv4(0, 0, 0, 0)
	for i, p := range parts {
		n, err := strconv.ParseUint(p, 10, 8)
		if err != nil || len(p) > 1 && p[0] == '0' {
			return nil
		}
		ip[12+i] = byte(n)
	}
	return ip
}

func ParseIP(s string) IP {
	if !strings.Contains(s, ":") {
		return parse4(s)
	}
	head, tail, gap := strings.Cut(s, "::")
	groups := func(s string) (out []byte, ok bool) {
		if s == "" {
			return nil, true
		}
		parts := strings.Split(s, ":")
		for i, p := range parts {
			if v4 := parse4(p); v4 != nil && i == len(parts)-1 {
				out = append(out, v4[12:]...)
				continue
			}
			n, err := strconv.ParseUint(p, 16, 16)
			if err != nil {
				return nil, false
			}
			out = append(out, byte(n>>8), byte(n))
		}
		return out, true
	}
	a, ok := groups(head)
	b, also := groups(tail)
	if !ok || !also || len(a)+len(b) > 16 || gap == (len(a)+len(b) == 16) || !gap && len(a) != 16 {
		return nil
	}
	ip := make(IP, 16)
	copy(ip, a)
	copy(ip[16-len(b):], b)
	return ip
}

func ParseCIDR(s string) (IP, *IPNet, error) {
	addr, bits, ok := strings.Cut(s, "/")
	ip := ParseIP(addr)
	n, err := strconv.Atoi(bits)
	size := 128
	if ip.To4() != nil {
		size = 32
	}
	if !ok || ip == nil || err != nil || n < 0 || n > size {
		return nil, nil, &ParseError{"CIDR address", s}
	}
	m := CIDRMask(n, size)
	return ip.To16(), &IPNet{ip.Mask(m), m}, nil
}

func (m IPMask) Size() (ones, bits int) {
	for _, b := range m {
		for ; b&0x80 != 0; b <<= 1 {
			ones++
		}
	}
	return ones, 8 * len(m)
}

func (n *IPNet) Contains(ip IP) bool {
	if v := ip.To4(); v != nil {
		ip = v
	}
	return string(ip.Mask(n.Mask)) == string(n.IP) && len(ip) == len(n.IP)
}

func (n *IPNet) Network() string { return "ip+net" }

func (n *IPNet) String() string {
	ones, _ := n.Mask.Size()
	return n.IP.String() + "/" + strconv.Itoa(ones)
}

type Addr interface {
	Network() string
	String() string
}

type TCPAddr struct {
	IP   IP
	Port int
	Zone string
}

type UDPAddr struct {
	IP   IP
	Port int
	Zone string
}

type UnixAddr struct{ Name, Net string }

func show(ip IP, port int) string {
	s := ""
	if len(ip) > 0 {
		s = ip.String()
	}
	return JoinHostPort(s, strconv.Itoa(port))
}

func (a *TCPAddr) Network() string  { return "tcp" }
func (a *UDPAddr) Network() string  { return "udp" }
func (a *UnixAddr) Network() string { return a.Net }
func (a *UnixAddr) String() string  { return a.Name }

func (a *TCPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return show(a.IP, a.Port)
}

func (a *UDPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return show(a.IP, a.Port)
}

func JoinHostPort(host, port string) string {
	if strings.Contains(host, ":") {
		return "[" + host + "]:" + port
	}
	return host + ":" + port
}

func SplitHostPort(hostport string) (host, port string, err error) {
	bad := func(why string) (string, string, error) { return "", "", &AddrError{why, hostport} }
	i := strings.LastIndexByte(hostport, ':')
	if i < 0 {
		return bad("missing port in address")
	}
	if hostport[0] == '[' {
		end := strings.IndexByte(hostport, ']')
		switch {
		case end < 0:
			return bad("missing ']' in address")
		case end+1 == len(hostport):
			return bad("missing port in address")
		case end+1 != i:
			if hostport[end+1] == ':' {
				return bad("too many colons in address")
			}
			return bad("missing port in address")
		}
		host = hostport[1:end]
	} else {
		host = hostport[:i]
		if strings.Contains(host, ":") {
			return bad("too many colons in address")
		}
		if strings.ContainsAny(host, "[") {
			return bad("unexpected '[' in address")
		}
	}
	if strings.Contains(hostport[i:], "]") || strings.Contains(host, "]") {
		return bad("unexpected ']' in address")
	}
	return host, hostport[i+1:], nil
}

var services = map[string]int{"": 0, "http": 80, "https": 443, "ssh": 22, "smtp": 25, "domain": 53, "echo": 7, "ftp": 21}

func LookupPort(network, service string) (port int, err error) {
	if n, ok := services[service]; ok {
		return n, nil
	}
	n, err := strconv.Atoi(service)
	if err != nil {
		return 0, &DNSError{Err: "unknown port", Name: network + "/" + service, IsNotFound: true}
	}
	if n < 0 || n > 65535 {
		return 0, &AddrError{"invalid port", service}
	}
	return n, nil
}

func LookupHost(host string) (addrs []string, err error) {
	n := resolve(host)
	if n == "" || host == "" {
		return nil, &DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	return []string{n}, nil
}

func LookupIP(host string) ([]IP, error) {
	addrs, err := LookupHost(host)
	if err != nil {
		return nil, err
	}
	return []IP{ParseIP(addrs[0])}, nil
}

func LookupAddr(addr string) (names []string, err error) {
	if ip := ParseIP(addr); ip.IsLoopback() {
		return []string{"localhost"}, nil
	}
	return nil, &DNSError{Err: "no such host", Name: addr, IsNotFound: true}
}

func ResolveTCPAddr(network, addr string) (*TCPAddr, error) {
	host, port, err := endpoint(addr)
	if err != nil {
		return nil, err
	}
	return &TCPAddr{IP: ParseIP(host), Port: port}, nil
}

func ResolveUDPAddr(network, addr string) (*UDPAddr, error) {
	host, port, err := endpoint(addr)
	if err != nil {
		return nil, err
	}
	return &UDPAddr{IP: ParseIP(host), Port: port}, nil
}

// endpoint finds a host's number, empty for none, and a port.
func endpoint(addr string) (host string, port int, err error) {
	host, service, err := SplitHostPort(addr)
	if err != nil {
		return "", 0, err
	}
	if port, err = LookupPort("tcp", service); err != nil || host == "" {
		return host, port, err
	}
	found, err := LookupHost(host)
	if err != nil {
		return "", 0, err
	}
	return found[0], port, nil
}
