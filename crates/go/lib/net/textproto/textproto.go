// Package textproto reads headers of text protocols.
package textproto

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

type MIMEHeader map[string][]string

func (h MIMEHeader) Add(key, value string) {
	key = CanonicalMIMEHeaderKey(key)
	h[key] = append(h[key], value)
}

func (h MIMEHeader) Set(key, value string) { h[CanonicalMIMEHeaderKey(key)] = []string{value} }
func (h MIMEHeader) Del(key string)        { delete(h, CanonicalMIMEHeaderKey(key)) }

func (h MIMEHeader) Values(key string) []string { return h[CanonicalMIMEHeaderKey(key)] }

func (h MIMEHeader) Get(key string) string {
	if v := h.Values(key); len(v) > 0 {
		return v[0]
	}
	return ""
}

type ProtocolError string

func (p ProtocolError) Error() string { return string(p) }

func token(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || strings.IndexByte("!#$%&'*+-.^_`|~", c) >= 0
}

// CanonicalMIMEHeaderKey writes each word of a name with a capital.
func CanonicalMIMEHeaderKey(s string) string {
	b := []byte(s)
	for _, c := range b {
		if !token(c) {
			return s
		}
	}
	upper := true
	for i, c := range b {
		if upper && 'a' <= c && c <= 'z' {
			b[i] = c - 32
		} else if !upper && 'A' <= c && c <= 'Z' {
			b[i] = c + 32
		}
		upper = c == '-'
	}
	return string(b)
}

type Reader struct{ R *bufio.Reader }

func NewReader(r *bufio.Reader) *Reader { return &Reader{r} }

func (r *Reader) ReadLine() (string, error) {
	s, err := r.R.ReadString('\n')
	if err != nil {
		if err == io.EOF && s != "" {
			err = io.ErrUnexpectedEOF
		}
		return "", err
	}
	return strings.TrimSuffix(s[:len(s)-1], "\r"), nil
}

var errTooLarge = errors.New("message too large")

func (r *Reader) ReadMIMEHeader() (MIMEHeader, error) {
	h := MIMEHeader{}
	size, last := 0, ""
	for {
		line, err := r.ReadLine()
		if err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return h, err
		}
		if line == "" {
			return h, nil
		}
		if size += len(line); size > 1<<20 {
			return h, errTooLarge
		}
		if line[0] == ' ' || line[0] == '\t' {
			if v := h[last]; len(v) > 0 {
				v[len(v)-1] += " " + strings.TrimSpace(line)
				continue
			}
			return h, ProtocolError("malformed MIME header initial line: " + line)
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok || name == "" || strings.ContainsAny(name, " \t") {
			return h, ProtocolError("malformed MIME header line: " + line)
		}
		last = CanonicalMIMEHeaderKey(name)
		h[last] = append(h[last], strings.Trim(value, " \t"))
	}
}
