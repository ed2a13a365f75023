// Package uuid makes and reads universally unique identifiers (RFC 9562).
package uuid

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"sync"
	"time"
)

// A UUID is an identifier of 16 bytes.
type UUID [16]byte

func Nil() UUID { return UUID{} }

func Max() (u UUID) {
	for i := range u {
		u[i] = 0xff
	}
	return u
}

// New makes a random one.
func New() UUID { return NewV4() }

func (u *UUID) mark(version byte) {
	u[6] = u[6]&0x0f | version<<4
	u[8] = u[8]&0x3f | 0x80
}

// NewV4 makes a random one.
func NewV4() (u UUID) {
	rand.Read(u[:])
	u.mark(4)
	return u
}

var latest struct {
	sync.Mutex
	stamp int64
}

// NewV7 makes one that begins with the time, and is greater than those that it made before.
func NewV7() (u UUID) {
	rand.Read(u[8:])
	// Milliseconds, and 12 bits of a fraction of one.
	now := time.Now().UnixNano()
	stamp := now/1e6<<12 | now%1e6*4096/1e6
	latest.Lock()
	stamp = max(stamp, latest.stamp+1)
	latest.stamp = stamp
	latest.Unlock()
	for i := range 6 {
		u[i] = byte(stamp >> uint(12+40-8*i))
	}
	u[6], u[7] = byte(stamp>>8), byte(stamp)
	u.mark(7)
	return u
}

// Parse reads the form of 32 digits in five groups, with or without hyphens, braces, or urn:uuid:.
func Parse(s string) (UUID, error) { return parse([]byte(s)) }

var errSyntax = errors.New("invalid uuid")

func parse(s []byte) (u UUID, err error) {
	text := s
	switch {
	case len(text) == 45 && string(text[:9]) == "urn:uuid:":
		text = text[9:]
	case len(text) == 38 && text[0] == '{' && text[37] == '}':
		text = text[1:37]
	}
	switch len(text) {
	case 36:
		if text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-' {
			return Nil(), errSyntax
		}
		text = bytes.Join([][]byte{text[:8], text[9:13], text[14:18], text[19:23], text[24:]}, nil)
	case 32:
	default:
		return Nil(), errSyntax
	}
	if _, err := hex.Decode(u[:], text); err != nil {
		return Nil(), errSyntax
	}
	return u, nil
}

// MustParse is Parse; it panics if s is none.
func MustParse(s string) UUID {
	u, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return u
}

func (u UUID) String() string {
	b, _ := u.MarshalText()
	return string(b)
}

func (u UUID) Compare(v UUID) int { return bytes.Compare(u[:], v[:]) }

func (u UUID) MarshalText() ([]byte, error) { return u.AppendText(nil) }

func (u UUID) AppendText(b []byte) ([]byte, error) {
	for i, part := range [][]byte{u[:4], u[4:6], u[6:8], u[8:10], u[10:]} {
		if i > 0 {
			b = append(b, '-')
		}
		b = hex.AppendEncode(b, part)
	}
	return b, nil
}

func (u *UUID) UnmarshalText(b []byte) error {
	parsed, err := parse(b)
	if err == nil {
		*u = parsed
	}
	return err
}
