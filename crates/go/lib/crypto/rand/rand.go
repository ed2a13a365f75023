// Package rand gives random bytes.
// Simplified: they come from the run's seed, and are no secret.
package rand

import (
	"errors"
	"io"
	"math/big"
	"math/rand/v2"
)

type reader struct{}

func (reader) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = byte(rand.Uint32())
	}
	return len(b), nil
}

var Reader io.Reader = reader{}

func Read(b []byte) (n int, err error) { return io.ReadFull(Reader, b) }

func Text() string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	b := make([]byte, 26)
	Read(b)
	for i := range b {
		b[i] = letters[b[i]%32]
	}
	return string(b)
}

func Int(r io.Reader, max *big.Int) (*big.Int, error) {
	if max.Sign() <= 0 {
		panic("crypto/rand: argument to Int is <= 0")
	}
	bits := new(big.Int).Sub(max, big.NewInt(1)).BitLen()
	b := make([]byte, (bits+7)/8)
	for {
		if _, err := io.ReadFull(r, b); err != nil {
			return nil, err
		}
		if n := bits % 8; n > 0 {
			b[0] &= 1<<n - 1
		}
		if n := new(big.Int).SetBytes(b); n.Cmp(max) < 0 {
			return n, nil
		}
	}
}

func Prime(r io.Reader, bits int) (*big.Int, error) {
	if bits < 2 {
		return nil, errors.New("crypto/rand: prime size must be at least 2-bit")
	}
	most := new(big.Int).Lsh(big.NewInt(1), uint(bits-1))
	for {
		n, err := Int(r, most)
		if err != nil {
			return nil, err
		}
		n.SetBit(n.Add(n, most), 0, 1)
		if n.ProbablyPrime(20) {
			return n, nil
		}
	}
}
