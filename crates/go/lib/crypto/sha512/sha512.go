// Package sha512 has the hash functions SHA-384 and SHA-512.
package sha512

import (
	"hash"
	"internal/digest"
)

const BlockSize = 128

const Size = 64
const Size384 = 48

func blocks(h *[8]uint64, p []byte)

type state struct{ h, start [8]uint64 }

func (s *state) Blocks(p []byte)      { blocks(&s.h, p) }
func (s *state) Start()               { s.h = s.start }
func (s *state) Copy() digest.State   { c := *s; return &c }

func (s *state) Bytes() (out []byte) {
	for _, x := range s.h {
		for i := range 8 {
			out = append(out, byte(x>>(56 - 8*i)))
		}
	}
	return out
}

func start(length int, h [8]uint64) *digest.Digest {
	return &digest.Digest{State: &state{h, h}, Block: BlockSize, Length: length}
}

var first = [8]uint64{0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179}

func New() hash.Hash { return start(Size, first) }

func Sum512(data []byte) [Size]byte {
	return [Size]byte(digest.Of(start(Size, first), data))
}

var first384 = [8]uint64{0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939, 0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4}

func New384() hash.Hash { return start(Size384, first384) }

func Sum384(data []byte) [Size384]byte {
	return [Size384]byte(digest.Of(start(Size384, first384), data))
}
