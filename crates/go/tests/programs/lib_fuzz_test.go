package main

import (
	"errors"
	"testing"
	"unicode/utf8"
)

func Reverse(s string) (string, error) {
	if !utf8.ValidString(s) {
		return s, errors.New("input is not valid UTF-8")
	}
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r), nil
}

func TestReverse(t *testing.T) {
	for _, tc := range []struct{ in, want string }{{"abc", "cba"}, {"", ""}, {"é!", "!é"}} {
		t.Run(tc.in, func(t *testing.T) {
			if got, _ := Reverse(tc.in); got != tc.want {
				t.Errorf("Reverse(%q) = %q, want %q", tc.in, got, tc.want)
			}
		})
	}
}

func FuzzReverse(f *testing.F) {
	for _, s := range []string{"Hello, world", " ", "!12345", "\xff"} {
		f.Add(s)
	}
	f.Log("seeds are in")
	f.Fuzz(func(t *testing.T, s string) {
		rev, err := Reverse(s)
		if err != nil {
			t.Skip(err)
		}
		back, _ := Reverse(rev)
		if back != s {
			t.Errorf("before %q, after %q", s, back)
		}
	})
}

func FuzzPair(f *testing.F) {
	f.Add(1, byte(2), "x")
	f.Add(3, byte(4), "yy")
	f.Fuzz(func(t *testing.T, n int, b byte, s string) {
		if n == 3 {
			t.Fatalf("%d %d %s", n, b, s)
		}
	})
}
