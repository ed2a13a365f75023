// Package sha1 has the hash function SHA-1.
package sha1

import (
	"hash"
	"internal/digest"
)

const BlockSize = 64

const Size = 20

func blocks(h *[5]uint32, p []byte)

type state struct{ h, start [5]uint32 }

func (s *state) Blocks(p []byte)      { blocks(&s.h, p) }
func (s *state) Start()               { s.h = s.start }
func (s *state) Copy() digest.State   { c := *s; return &c }

func (s *state) Bytes() (out []byte) {
	for _, x := range s.h {
		for i := range 4 {
			out = append(out, byte(x>>(24 - 8*i)))
		}
	}
	return out
}

func start(length int, h [5]uint32) *digest.Digest {
	return &digest.Digest{State: &state{h, h}, Block: BlockSize, Length: length}
}

var first = [5]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}

func New() hash.Hash { return start(Size, first) }

func Sum(data []byte) [Size]byte {
	return [Size]byte(digest.Of(start(Size, first), data))
}
