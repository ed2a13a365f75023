// Package fnv has the hash functions of Fowler, Noll and Vo.
package fnv

import "hash"

type sum32 struct {
	x uint32
	a bool
}

type sum64 struct {
	x uint64
	a bool
}

const (
	offset32 = 2166136261
	offset64 = 14695981039346656037
	prime32  = 16777619
	prime64  = 1099511628211
)

func New32() hash.Hash32  { return &sum32{offset32, false} }
func New32a() hash.Hash32 { return &sum32{offset32, true} }
func New64() hash.Hash64  { return &sum64{offset64, false} }
func New64a() hash.Hash64 { return &sum64{offset64, true} }

func (s *sum32) Reset()         { s.x = offset32 }
func (s *sum64) Reset()         { s.x = offset64 }
func (s *sum32) Sum32() uint32  { return s.x }
func (s *sum64) Sum64() uint64  { return s.x }
func (s *sum32) Size() int      { return 4 }
func (s *sum64) Size() int      { return 8 }
func (s *sum32) BlockSize() int { return 1 }
func (s *sum64) BlockSize() int { return 1 }

func (s *sum32) Write(data []byte) (int, error) {
	x := s.x
	for _, c := range data {
		if s.a {
			x = (x ^ uint32(c)) * prime32
		} else {
			x = x*prime32 ^ uint32(c)
		}
	}
	s.x = x
	return len(data), nil
}

func (s *sum64) Write(data []byte) (int, error) {
	x := s.x
	for _, c := range data {
		if s.a {
			x = (x ^ uint64(c)) * prime64
		} else {
			x = x*prime64 ^ uint64(c)
		}
	}
	s.x = x
	return len(data), nil
}

func (s *sum32) Sum(in []byte) []byte {
	x := s.x
	return append(in, byte(x>>24), byte(x>>16), byte(x>>8), byte(x))
}

func (s *sum64) Sum(in []byte) []byte {
	for shift := 56; shift >= 0; shift -= 8 {
		in = append(in, byte(s.x>>shift))
	}
	return in
}
