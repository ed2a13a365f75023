package http

import (
	"io"
	"maps"
	"net/textproto"
	"slices"
	"strconv"
	"strings"
	"time"
)

type Header map[string][]string

func CanonicalHeaderKey(s string) string { return textproto.CanonicalMIMEHeaderKey(s) }

func (h Header) Add(key, value string) {
	key = CanonicalHeaderKey(key)
	h[key] = append(h[key], value)
}

func (h Header) Set(key, value string) { h[CanonicalHeaderKey(key)] = []string{value} }
func (h Header) Del(key string)        { delete(h, CanonicalHeaderKey(key)) }

func (h Header) Values(key string) []string { return h[CanonicalHeaderKey(key)] }

func (h Header) Get(key string) string {
	if v := h.Values(key); len(v) > 0 {
		return v[0]
	}
	return ""
}

func (h Header) has(key string) bool { _, ok := h[key]; return ok }

func (h Header) Clone() Header {
	if h == nil {
		return nil
	}
	out := Header{}
	for k, v := range h {
		out[k] = slices.Clone(v)
	}
	return out
}

func (h Header) Write(w io.Writer) error { return h.WriteSubset(w, nil) }

func (h Header) WriteSubset(w io.Writer, exclude map[string]bool) error {
	clean := strings.NewReplacer("\n", " ", "\r", " ")
	for _, k := range slices.Sorted(maps.Keys(h)) {
		if exclude[k] {
			continue
		}
		for _, v := range h[k] {
			if _, err := io.WriteString(w, k+": "+strings.TrimSpace(clean.Replace(v))+"\r\n"); err != nil {
				return err
			}
		}
	}
	return nil
}

const TimeFormat = "Mon, 02 Jan 2006 15:04:05 GMT"

func ParseTime(text string) (t time.Time, err error) {
	for _, layout := range []string{TimeFormat, time.RFC850, time.ANSIC} {
		if t, err = time.Parse(layout, text); err == nil {
			return t, nil
		}
	}
	return t, err
}

type SameSite int

const (
	SameSiteDefaultMode SameSite = iota + 1
	SameSiteLaxMode
	SameSiteStrictMode
	SameSiteNoneMode
)

type Cookie struct {
	Name, Value string
	Quoted      bool
	Path        string
	Domain      string
	Expires     time.Time
	RawExpires  string
	MaxAge      int
	Secure      bool
	HttpOnly    bool
	SameSite    SameSite
	Partitioned bool
	Raw         string
	Unparsed    []string
}

func (c *Cookie) value() string {
	if c.Quoted || strings.ContainsAny(c.Value, " ,") {
		return `"` + c.Value + `"`
	}
	return c.Value
}

func (c *Cookie) String() string {
	if c == nil || c.Name == "" || strings.ContainsAny(c.Name, " ;=,\t\r\n\"") {
		return ""
	}
	s := c.Name + "=" + c.value()
	if c.Path != "" {
		s += "; Path=" + c.Path
	}
	if c.Domain != "" {
		s += "; Domain=" + strings.TrimPrefix(c.Domain, ".")
	}
	if c.Expires.Year() >= 1601 {
		s += "; Expires=" + c.Expires.UTC().Format(TimeFormat)
	}
	if c.MaxAge > 0 {
		s += "; Max-Age=" + strconv.Itoa(c.MaxAge)
	} else if c.MaxAge < 0 {
		s += "; Max-Age=0"
	}
	if c.HttpOnly {
		s += "; HttpOnly"
	}
	if c.Secure {
		s += "; Secure"
	}
	switch c.SameSite {
	case SameSiteNoneMode:
		s += "; SameSite=None"
	case SameSiteLaxMode:
		s += "; SameSite=Lax"
	case SameSiteStrictMode:
		s += "; SameSite=Strict"
	}
	return s
}

func readSetCookies(h Header) (out []*Cookie) {
	for _, line := range h["Set-Cookie"] {
		parts := strings.Split(strings.TrimSpace(line), ";")
		name, value, ok := strings.Cut(strings.TrimSpace(parts[0]), "=")
		if !ok || name == "" {
			continue
		}
		c := &Cookie{Name: name, Value: strings.Trim(value, `"`), Quoted: strings.HasPrefix(value, `"`), Raw: line}
		for _, p := range parts[1:] {
			key, value, _ := strings.Cut(strings.TrimSpace(p), "=")
			switch strings.ToLower(key) {
			case "path":
				c.Path = value
			case "domain":
				c.Domain = value
			case "secure":
				c.Secure = true
			case "httponly":
				c.HttpOnly = true
			case "max-age":
				if n, err := strconv.Atoi(value); err == nil {
					if c.MaxAge = n; n <= 0 {
						c.MaxAge = -1
					}
				}
			case "expires":
				c.RawExpires = value
				if t, err := ParseTime(value); err == nil {
					c.Expires = t.UTC()
				}
			case "samesite":
				switch strings.ToLower(value) {
				case "lax":
					c.SameSite = SameSiteLaxMode
				case "strict":
					c.SameSite = SameSiteStrictMode
				case "none":
					c.SameSite = SameSiteNoneMode
				default:
					c.SameSite = SameSiteDefaultMode
				}
			}
		}
		out = append(out, c)
	}
	return out
}

func readCookies(h Header, filter string) (out []*Cookie) {
	for _, line := range h["Cookie"] {
		for _, p := range strings.Split(line, ";") {
			name, value, _ := strings.Cut(strings.TrimSpace(p), "=")
			if name != "" && (filter == "" || filter == name) {
				out = append(out, &Cookie{Name: name, Value: strings.Trim(value, `"`), Quoted: strings.HasPrefix(value, `"`)})
			}
		}
	}
	return out
}

func SetCookie(w ResponseWriter, cookie *Cookie) {
	if v := cookie.String(); v != "" {
		w.Header().Add("Set-Cookie", v)
	}
}
