// Package url reads addresses and queries, and writes them.
package url

import (
	"errors"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

type Error struct {
	Op  string
	URL string
	Err error
}

func (e *Error) Unwrap() error { return e.Err }
func (e *Error) Error() string { return e.Op + " " + strconv.Quote(e.URL) + ": " + e.Err.Error() }

func (e *Error) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

func (e *Error) Temporary() bool {
	t, ok := e.Err.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

type EscapeError string

func (e EscapeError) Error() string { return "invalid URL escape " + strconv.Quote(string(e)) }

type InvalidHostError string

func (e InvalidHostError) Error() string {
	return "invalid character " + strconv.Quote(string(e)) + " in host name"
}

const (
	inPath = iota
	inSegment
	inQuery
	inUser
	inHost
	inFragment
)

func plain(c byte, mode int) bool {
	if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-_.~", c) >= 0 {
		return true
	}
	switch mode {
	case inPath:
		return strings.IndexByte("$&+,/:;=@", c) >= 0
	case inSegment:
		return strings.IndexByte("$&+:=@", c) >= 0
	case inUser:
		return strings.IndexByte("$&+,;=", c) >= 0
	case inFragment:
		return strings.IndexByte("$&+,/:;=?@!()*", c) >= 0
	case inHost:
		return strings.IndexByte("!$&'()*+,;=:[]<>\"", c) >= 0
	}
	return false
}

func escape(s string, mode int) string {
	var b []byte
	for i := range len(s) {
		c := s[i]
		switch {
		case plain(c, mode):
			b = append(b, c)
		case c == ' ' && mode == inQuery:
			b = append(b, '+')
		default:
			b = append(b, '%', "0123456789ABCDEF"[c>>4], "0123456789ABCDEF"[c&15])
		}
	}
	return string(b)
}

func unescape(s string, mode int) (string, error) {
	var b []byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '%':
			part := s[i:min(i+3, len(s))]
			n, err := strconv.ParseUint(part[1:], 16, 8)
			if err != nil || len(part) < 3 {
				return "", EscapeError(part)
			}
			b = append(b, byte(n))
			i += 2
		case c == '+' && mode == inQuery:
			b = append(b, ' ')
		case mode == inHost && c < 0x80 && !plain(c, inHost):
			return "", InvalidHostError(s[i : i+1])
		default:
			b = append(b, c)
		}
	}
	return string(b), nil
}

func QueryEscape(s string) string            { return escape(s, inQuery) }
func PathEscape(s string) string             { return escape(s, inSegment) }
func QueryUnescape(s string) (string, error) { return unescape(s, inQuery) }
func PathUnescape(s string) (string, error)  { return unescape(s, inSegment) }

type Userinfo struct {
	username, password string
	has                bool
}

func User(username string) *Userinfo                   { return &Userinfo{username: username} }
func UserPassword(username, password string) *Userinfo { return &Userinfo{username, password, true} }

func (u *Userinfo) Password() (string, bool) {
	if u == nil {
		return "", false
	}
	return u.password, u.has
}

func (u *Userinfo) Username() string {
	if u == nil {
		return ""
	}
	return u.username
}

func (u *Userinfo) String() string {
	if u == nil {
		return ""
	}
	s := escape(u.username, inUser)
	if u.has {
		s += ":" + escape(u.password, inUser)
	}
	return s
}

type URL struct {
	Scheme      string
	Opaque      string
	User        *Userinfo
	Host        string
	Path        string
	Fragment    string
	RawQuery    string
	RawPath     string
	RawFragment string
	ForceQuery  bool
	OmitHost    bool
}

func scheme(s string) (string, string, error) {
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
		case '0' <= c && c <= '9' || c == '+' || c == '-' || c == '.':
			if i == 0 {
				return "", s, nil
			}
		case c == ':':
			if i == 0 {
				return "", "", errors.New("missing protocol scheme")
			}
			return strings.ToLower(s[:i]), s[i+1:], nil
		default:
			return "", s, nil
		}
	}
	return "", s, nil
}

func Parse(rawURL string) (*URL, error) {
	s, frag, _ := strings.Cut(rawURL, "#")
	u, err := parse(s, false)
	if err == nil && frag != "" {
		u.Fragment, err = unescape(frag, inFragment)
		u.RawFragment = raw(frag, u.Fragment, inFragment)
	}
	if err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return u, nil
}

func ParseRequestURI(rawURL string) (*URL, error) {
	u, err := parse(rawURL, true)
	if err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return u, nil
}

// raw keeps how something was written, if we would write it otherwise.
func raw(written, value string, mode int) string {
	if written == escape(value, mode) {
		return ""
	}
	return written
}

func parse(s string, request bool) (*URL, error) {
	for i := range len(s) {
		if s[i] < ' ' || s[i] == 0x7f {
			return nil, errors.New("net/url: invalid control character in URL")
		}
	}
	if s == "" && request {
		return nil, errors.New("empty url")
	}
	u := new(URL)
	if s == "*" {
		u.Path = s
		return u, nil
	}
	var err error
	if u.Scheme, s, err = scheme(s); err != nil {
		return nil, err
	}
	if strings.HasSuffix(s, "?") && strings.Count(s, "?") == 1 {
		u.ForceQuery = true
		s = s[:len(s)-1]
	} else {
		s, u.RawQuery, _ = strings.Cut(s, "?")
	}
	if !strings.HasPrefix(s, "/") {
		if u.Scheme != "" {
			u.Opaque = s
			return u, nil
		}
		if request {
			return nil, errors.New("invalid URI for request")
		}
		if segment, _, _ := strings.Cut(s, "/"); strings.Contains(segment, ":") {
			return nil, errors.New("first path segment in URL cannot contain colon")
		}
	}
	if (u.Scheme != "" || !request && !strings.HasPrefix(s, "///")) && strings.HasPrefix(s, "//") {
		authority, rest := s[2:], ""
		if i := strings.IndexByte(authority, '/'); i >= 0 {
			authority, rest = authority[:i], authority[i:]
		}
		s = rest
		if i := strings.LastIndexByte(authority, '@'); i >= 0 {
			name, password, has := strings.Cut(authority[:i], ":")
			if name, err = unescape(name, inUser); err != nil {
				return nil, err
			}
			if password, err = unescape(password, inUser); err != nil {
				return nil, err
			}
			u.User = &Userinfo{name, password, has}
			authority = authority[i+1:]
		}
		if u.Host, err = host(authority); err != nil {
			return nil, err
		}
	}
	if u.Path, err = unescape(s, inPath); err != nil {
		return nil, err
	}
	u.RawPath = raw(s, u.Path, inPath)
	return u, nil
}

func host(h string) (string, error) {
	port := ""
	if strings.HasPrefix(h, "[") {
		end := strings.IndexByte(h, ']')
		if end < 0 {
			return "", errors.New("missing ']' in host")
		}
		port = h[end+1:]
	} else if i := strings.LastIndexByte(h, ':'); i >= 0 {
		port = h[i:]
	}
	if port != "" {
		if port[0] != ':' || strings.Trim(port[1:], "0123456789") != "" {
			return "", errors.New("invalid port " + strconv.Quote(port) + " after host")
		}
	}
	return unescape(h, inHost)
}

func (u *URL) EscapedPath() string {
	if u.RawPath != "" {
		if p, err := unescape(u.RawPath, inPath); err == nil && p == u.Path {
			return u.RawPath
		}
	}
	if u.Path == "*" {
		return "*"
	}
	return escape(u.Path, inPath)
}

func (u *URL) EscapedFragment() string {
	if u.RawFragment != "" {
		return u.RawFragment
	}
	return escape(u.Fragment, inFragment)
}

func (u *URL) String() string {
	s := ""
	if u.Scheme != "" {
		s = u.Scheme + ":"
	}
	if u.Opaque != "" {
		s += u.Opaque
	} else {
		if u.Scheme != "" || u.Host != "" || u.User != nil {
			if u.Host != "" || u.Path != "" || u.User != nil {
				s += "//"
			}
			if u.User != nil {
				s += u.User.String() + "@"
			}
			s += escape(u.Host, inHost)
		}
		p := u.EscapedPath()
		if p != "" && p[0] != '/' && u.Host != "" {
			s += "/"
		}
		if s == "" {
			if segment, _, _ := strings.Cut(p, "/"); strings.Contains(segment, ":") {
				s = "./"
			}
		}
		s += p
	}
	if u.ForceQuery || u.RawQuery != "" {
		s += "?" + u.RawQuery
	}
	if u.Fragment != "" {
		s += "#" + u.EscapedFragment()
	}
	return s
}

func (u *URL) Redacted() string {
	if u == nil {
		return ""
	}
	c := *u
	if _, has := c.User.Password(); has {
		c.User = UserPassword(c.User.Username(), "xxxxx")
	}
	return c.String()
}

func (u *URL) IsAbs() bool   { return u.Scheme != "" }
func (u *URL) Query() Values { v, _ := ParseQuery(u.RawQuery); return v }

func (u *URL) RequestURI() string {
	s := u.Opaque
	if s == "" {
		if s = u.EscapedPath(); s == "" {
			s = "/"
		}
	}
	if u.ForceQuery || u.RawQuery != "" {
		s += "?" + u.RawQuery
	}
	return s
}

func (u *URL) Port() string {
	if i := strings.LastIndexByte(u.Host, ':'); i >= 0 && !strings.HasSuffix(u.Host, "]") {
		return u.Host[i+1:]
	}
	return ""
}

func (u *URL) Hostname() string {
	h := u.Host
	if p := u.Port(); p != "" || strings.HasSuffix(h, ":") {
		h = h[:len(h)-len(p)-1]
	}
	return strings.Trim(h, "[]")
}

func (u *URL) Parse(ref string) (*URL, error) {
	r, err := Parse(ref)
	if err != nil {
		return nil, err
	}
	return u.ResolveReference(r), nil
}

// ResolveReference finds what a reference means at this address.
func (u *URL) ResolveReference(ref *URL) *URL {
	out := *ref
	if ref.Scheme == "" {
		out.Scheme = u.Scheme
	}
	if ref.Scheme != "" || ref.Host != "" || ref.User != nil {
		out.setPath(resolvePath(ref.EscapedPath(), ""))
		return &out
	}
	if ref.Opaque != "" {
		out.User, out.Host, out.Path = nil, "", ""
		return &out
	}
	if ref.Path == "" && !ref.ForceQuery && ref.RawQuery == "" {
		out.RawQuery = u.RawQuery
		if ref.Fragment == "" {
			out.Fragment, out.RawFragment = u.Fragment, u.RawFragment
		}
	}
	out.Host, out.User = u.Host, u.User
	out.setPath(resolvePath(u.EscapedPath(), ref.EscapedPath()))
	return &out
}

func (u *URL) setPath(p string) {
	u.Path, _ = unescape(p, inPath)
	u.RawPath = raw(p, u.Path, inPath)
}

func resolvePath(base, ref string) string {
	full := ref
	switch {
	case ref == "":
		full = base
	case ref[0] != '/':
		full = base[:strings.LastIndexByte(base, '/')+1] + ref
	}
	if full == "" {
		return ""
	}
	var out []string
	parts := strings.Split(full, "/")
	if parts[0] == "" {
		parts = parts[1:]
	}
	for i, p := range parts {
		switch p {
		case ".":
		case "..":
			if len(out) > 0 {
				out = out[:len(out)-1]
			}
		default:
			out = append(out, p)
		}
		if i == len(parts)-1 && (p == "." || p == "..") {
			out = append(out, "")
		}
	}
	joined := "/" + strings.Join(out, "/")
	if strings.HasPrefix(joined, "//") {
		joined = joined[1:]
	}
	return joined
}

func (u *URL) JoinPath(elem ...string) *URL {
	c := *u
	all := append([]string{u.EscapedPath()}, elem...)
	p := path.Join(all...)
	if !strings.HasPrefix(all[0], "/") && c.Host != "" {
		p = path.Join("/", p)
	}
	if strings.HasSuffix(all[len(all)-1], "/") && !strings.HasSuffix(p, "/") {
		p += "/"
	}
	c.setPath(p)
	return &c
}

func JoinPath(base string, elem ...string) (string, error) {
	u, err := Parse(base)
	if err != nil {
		return "", err
	}
	return u.JoinPath(elem...).String(), nil
}

type Values map[string][]string

func (v Values) Get(key string) string {
	if s := v[key]; len(s) > 0 {
		return s[0]
	}
	return ""
}

func (v Values) Set(key, value string) { v[key] = []string{value} }
func (v Values) Add(key, value string) { v[key] = append(v[key], value) }
func (v Values) Del(key string)        { delete(v, key) }
func (v Values) Has(key string) bool   { _, ok := v[key]; return ok }

func (v Values) Encode() string {
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(v)) {
		for _, s := range v[k] {
			if b.Len() > 0 {
				b.WriteByte('&')
			}
			b.WriteString(QueryEscape(k) + "=" + QueryEscape(s))
		}
	}
	return b.String()
}

func ParseQuery(query string) (Values, error) {
	v := Values{}
	var first error
	for query != "" {
		var key string
		key, query, _ = strings.Cut(query, "&")
		if strings.Contains(key, ";") {
			first = errors.New("invalid semicolon separator in query")
			continue
		}
		if key == "" {
			continue
		}
		key, value, _ := strings.Cut(key, "=")
		key, err := QueryUnescape(key)
		if err == nil {
			value, err = QueryUnescape(value)
		}
		if err != nil {
			if first == nil {
				first = err
			}
			continue
		}
		v.Add(key, value)
	}
	return v, first
}
