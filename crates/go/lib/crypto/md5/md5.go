// Package md5 has the hash function MD5.
package md5

import (
	"hash"
	"internal/digest"
)

const BlockSize = 64

const Size = 16

func blocks(h *[4]uint32, p []byte)

type state struct{ h, start [4]uint32 }

func (s *state) Blocks(p []byte)      { blocks(&s.h, p) }
func (s *state) Start()               { s.h = s.start }
func (s *state) Copy() digest.State   { c := *s; return &c }

func (s *state) Bytes() (out []byte) {
	for _, x := range s.h {
		for i := range 4 {
			out = append(out, byte(x>>(8 * i)))
		}
	}
	return out
}

func start(length int, h [4]uint32) *digest.Digest {
	return &digest.Digest{State: &state{h, h}, Block: BlockSize, Length: length, Little: true}
}

var first = [4]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}

func New() hash.Hash { return start(Size, first) }

func Sum(data []byte) [Size]byte {
	return [Size]byte(digest.Of(start(Size, first), data))
}
