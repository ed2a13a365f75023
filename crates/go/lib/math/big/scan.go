package big

import (
	"errors"
	"fmt"
	"strings"
)

// Scan reads a number for fmt; %v and %s take a prefix for the base.
func (z *Int) Scan(s fmt.ScanState, ch rune) error {
	base, ok := map[rune]int{'b': 2, 'o': 8, 'd': 10, 'x': 16, 'X': 16, 's': 0, 'v': 0}[ch]
	if !ok {
		return errors.New("Int.Scan: invalid verb")
	}
	first := true
	token, err := s.Token(true, func(r rune) bool {
		sign := first && (r == '-' || r == '+')
		first = false
		return sign || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_' && base == 0
	})
	if err != nil {
		return err
	}
	if _, ok := z.SetString(string(token), base); !ok {
		return errors.New("number has no digits")
	}
	return nil
}

// Scan reads a fraction or a decimal number for fmt.
func (z *Rat) Scan(s fmt.ScanState, ch rune) error {
	token, err := s.Token(true, func(r rune) bool { return strings.ContainsRune("+-/0123456789.eE", r) })
	if err != nil {
		return err
	}
	if !strings.ContainsRune("efgEFGv", ch) {
		return errors.New("Rat.Scan: invalid verb")
	}
	if _, ok := z.SetString(string(token)); !ok {
		return errors.New("Rat.Scan: invalid syntax")
	}
	return nil
}
