// Package maphash hashes bytes with a seed.
package maphash

import "math/rand/v2"

type Seed struct{ s uint64 }

func MakeSeed() Seed { return Seed{rand.Uint64() | 1} }

type Hash struct {
	seed Seed
	x    uint64
	set  bool
}

func (h *Hash) start() {
	if !h.set {
		if h.seed.s == 0 {
			h.seed = MakeSeed()
		}
		h.x, h.set = h.seed.s^14695981039346656037, true
	}
}

func (h *Hash) Write(b []byte) (int, error) {
	h.start()
	for _, c := range b {
		h.x = (h.x ^ uint64(c)) * 1099511628211
	}
	return len(b), nil
}

func (h *Hash) WriteString(s string) (int, error) { return h.Write([]byte(s)) }

func (h *Hash) WriteByte(b byte) error {
	h.Write([]byte{b})
	return nil
}

func (h *Hash) Sum64() uint64 {
	h.start()
	x := h.x
	x ^= x >> 32
	x *= 0xd6e8feb86659fd93
	return x ^ x>>32
}

func (h *Hash) Seed() Seed {
	h.start()
	return h.seed
}

func (h *Hash) SetSeed(seed Seed) {
	if seed.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	h.seed, h.set = seed, false
}

func (h *Hash) Reset()         { h.set = false }
func (h *Hash) Size() int      { return 8 }
func (h *Hash) BlockSize() int { return 128 }

func (h *Hash) Sum(b []byte) []byte {
	x := h.Sum64()
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(x>>shift))
	}
	return b
}

func Bytes(seed Seed, b []byte) uint64 {
	var h Hash
	h.SetSeed(seed)
	h.Write(b)
	return h.Sum64()
}

func String(seed Seed, s string) uint64 { return Bytes(seed, []byte(s)) }
