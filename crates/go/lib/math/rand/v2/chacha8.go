package rand

import (
	"encoding/binary"
	"math/bits"
)

// ChaCha8 is a generator of eight rounds of ChaCha (Bernstein 2008), four blocks at a time. Its
// last four numbers of sixteen blocks are the next key.
type ChaCha8 struct {
	numbers        [32]uint64
	key            [4]uint64
	next, end      int
	block          uint32
	bytes          [8]byte
	unread         int
}

// NewChaCha8 makes one of a seed.
func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.Seed(seed)
	return c
}

// Seed starts it anew.
func (c *ChaCha8) Seed(seed [32]byte) {
	*c = ChaCha8{}
	for i := range c.key {
		c.key[i] = binary.LittleEndian.Uint64(seed[8*i:])
	}
	c.fill()
}

// fill makes the numbers of four blocks, whose words stand side by side.
func (c *ChaCha8) fill() {
	var key [8]uint32
	for i, k := range c.key {
		key[2*i], key[2*i+1] = uint32(k), uint32(k>>32)
	}
	for lane := range 4 {
		w := [16]uint32{0x61707865, 0x3320646e, 0x79622d32, 0x6b206574}
		copy(w[4:], key[:])
		w[12] = c.block + uint32(lane)
		quarter := func(a, b, c, d int) {
			for _, turn := range [2][2]int{{16, 12}, {8, 7}} {
				w[a] += w[b]
				w[d] = bits.RotateLeft32(w[d]^w[a], turn[0])
				w[c] += w[d]
				w[b] = bits.RotateLeft32(w[b]^w[c], turn[1])
			}
		}
		for range 4 {
			for i := range 4 {
				quarter(i, 4+i, 8+i, 12+i)
			}
			for i := range 4 {
				quarter(i, 4+(i+1)%4, 8+(i+2)%4, 12+(i+3)%4)
			}
		}
		for i := range w {
			if i >= 4 && i < 12 {
				w[i] += key[i-4]
			}
			at, shift := (4*i+lane)/2, uint(lane%2)*32
			c.numbers[at] = c.numbers[at]&^(0xffffffff<<shift) | uint64(w[i])<<shift
		}
	}
	c.next, c.end = 0, len(c.numbers)
	if c.block == 12 {
		c.end -= 4
	}
}

// Uint64 is the next number.
func (c *ChaCha8) Uint64() uint64 {
	if c.next == c.end {
		if c.block += 4; c.block == 16 {
			copy(c.key[:], c.numbers[28:])
			c.block = 0
		}
		c.fill()
	}
	c.next++
	return c.numbers[c.next-1]
}

// Read fills p.
func (c *ChaCha8) Read(p []byte) (n int, err error) {
	n = len(p)
	for len(p) > 0 {
		if c.unread == 0 {
			binary.LittleEndian.PutUint64(c.bytes[:], c.Uint64())
			c.unread = 8
		}
		taken := copy(p, c.bytes[8-c.unread:])
		c.unread -= taken
		p = p[taken:]
	}
	return n, nil
}
