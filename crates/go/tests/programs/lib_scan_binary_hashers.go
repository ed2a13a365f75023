package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"hash/maphash"
	"math/big"
	"os"
	"time"
)

type Level int

func (l Level) MarshalText() ([]byte, error) { return []byte{'L', '0' + byte(l)}, nil }
func (l *Level) UnmarshalText(b []byte) error {
	if len(b) != 2 || b[0] != 'L' {
		return fmt.Errorf("bad level %q", b)
	}
	*l = Level(b[1] - '0')
	return nil
}

func main() {
	var i, j big.Int
	var r big.Rat
	n, err := fmt.Sscan("18446744073709551617 -0x1f 3/2", &i, &j, &r)
	fmt.Println(n, err, &i, &j, &r)
	n, err = fmt.Sscanf("ff 1.25", "%x %v", &i, &r)
	fmt.Println(n, err, &i, &r)

	for _, t := range []time.Time{
		time.Date(2024, 2, 29, 1, 2, 3, 4, time.UTC),
		time.Date(1969, 12, 31, 1, 2, 3, 999, time.FixedZone("", -7*3600)),
		time.Date(1900, 1, 1, 0, 0, 0, 0, time.FixedZone("LMT", 1234)),
	} {
		b, err := t.MarshalBinary()
		var u time.Time
		fmt.Println(b, err, u.UnmarshalBinary(b), u.Equal(t), u)
		text, _ := t.AppendText([]byte("at "))
		fmt.Println(string(text))
	}
	var u time.Time
	fmt.Println(u.UnmarshalBinary(nil), u.UnmarshalBinary([]byte{9}), u.UnmarshalBinary([]byte{1, 2}))

	fs := flag.NewFlagSet("x", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	var l Level
	fs.TextVar(&l, "level", Level(3), "the `level`")
	fmt.Println(l, fs.Parse([]string{"-level", "L5"}), l)
	fmt.Println(fs.Parse([]string{"-level", "x"}))
	j2, _ := json.Marshal(l)
	fmt.Println(string(j2))

	seed := maphash.MakeSeed()
	type key struct {
		a int
		b string
	}
	fmt.Println(maphash.Comparable(seed, key{1, "x"}) == maphash.Comparable(seed, key{1, "x"}), maphash.Comparable(seed, 1) == maphash.Comparable(seed, 2))
	var h maphash.Hasher[string] = maphash.ComparableHasher[string]{}
	fmt.Println(h.Equal("a", "a"), h.Equal("a", "b"))
}
