// Package digest is what the hash functions of package crypto have in common: bytes are gathered
// into blocks, and padded at the end with a one, zeros, and the length in bits.
package digest

// A State is filled by blocks; Bytes are the sum.
type State interface {
	Blocks(p []byte)
	Bytes() []byte
	Start()
	Copy() State
}

type Digest struct {
	State  State
	Block  int
	Length int
	Little bool
	rest   []byte
	n      uint64
}

func (d *Digest) Size() int      { return d.Length }
func (d *Digest) BlockSize() int { return d.Block }

func (d *Digest) Reset() {
	d.State.Start()
	d.rest, d.n = nil, 0
}

func (d *Digest) Write(p []byte) (int, error) {
	d.n += uint64(len(p))
	all := p
	if len(d.rest) > 0 {
		all = append(d.rest, p...)
	}
	whole := len(all) / d.Block * d.Block
	if whole > 0 {
		d.State.Blocks(all[:whole])
	}
	d.rest = append([]byte(nil), all[whole:]...)
	return len(p), nil
}

func (d *Digest) WriteString(s string) (int, error) { return d.Write([]byte(s)) }

func (d *Digest) Sum(in []byte) []byte {
	state := d.State.Copy()
	room := d.Block / 8
	last := append([]byte(nil), d.rest...)
	last = append(last, 0x80)
	for len(last)%d.Block != d.Block-room {
		last = append(last, 0)
	}
	for len(last)%d.Block != d.Block-8 {
		last = append(last, 0)
	}
	for i := range 8 {
		shift := 56 - 8*i
		if d.Little {
			shift = 8 * i
		}
		last = append(last, byte(d.n*8>>shift))
	}
	state.Blocks(last)
	return append(in, state.Bytes()[:d.Length]...)
}

// Of gives the sum of data.
func Of(d *Digest, data []byte) []byte {
	d.Write(data)
	return d.Sum(nil)
}
