// Package sha256 has the hash functions SHA-224 and SHA-256.
package sha256

import (
	"hash"
	"internal/digest"
)

const BlockSize = 64

const Size = 32
const Size224 = 28

func blocks(h *[8]uint32, p []byte)

type state struct{ h, start [8]uint32 }

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

func start(length int, h [8]uint32) *digest.Digest {
	return &digest.Digest{State: &state{h, h}, Block: BlockSize, Length: length}
}

var first = [8]uint32{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}

func New() hash.Hash { return start(Size, first) }

func Sum256(data []byte) [Size]byte {
	return [Size]byte(digest.Of(start(Size, first), data))
}

var first224 = [8]uint32{0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4}

func New224() hash.Hash { return start(Size224, first224) }

func Sum224(data []byte) [Size224]byte {
	return [Size224]byte(digest.Of(start(Size224, first224), data))
}
