// Package big: integers and fractions without bound, and numbers with a point of any precision.
//
// The natural numbers inside are words of 64 bits, the lowest first; the runtime calculates with them.
package big

import (
	"fmt"
	"math"
	"math/rand"
	"strings"
)

type Word uint

type nat = []Word

const (
	opAdd = iota
	opSub
	opMul
	opDiv
	opRem
	opAnd
	opOr
	opXor
	opLsh
	opRsh
	opGcd
	opSqrt
)

func natOp(op int, a, b nat) nat
func natModPow(a, e, m nat) nat
func natText(a nat, base int) string
func natParse(s string, base int) (nat, bool)

func cmp(a, b nat) int {
	if len(a) != len(b) {
		if len(a) < len(b) {
			return -1
		}
		return 1
	}
	for i := len(a) - 1; i >= 0; i-- {
		if a[i] != b[i] {
			if a[i] < b[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

func one(x uint64) nat {
	if x == 0 {
		return nil
	}
	return nat{Word(x)}
}

type Int struct {
	neg bool
	abs nat
}

const MaxBase = 62

func NewInt(x int64) *Int { return new(Int).SetInt64(x) }

func (z *Int) set(neg bool, abs nat) *Int {
	z.neg, z.abs = neg && len(abs) > 0, abs
	return z
}

func (z *Int) SetInt64(x int64) *Int {
	if x < 0 {
		return z.set(true, one(uint64(-x)))
	}
	return z.set(false, one(uint64(x)))
}

func (z *Int) SetUint64(x uint64) *Int { return z.set(false, one(x)) }
func (z *Int) Set(x *Int) *Int         { return z.set(x.neg, append(nat(nil), x.abs...)) }
func (z *Int) SetBits(abs []Word) *Int { return z.set(false, natOp(opAdd, abs, nil)) }
func (x *Int) Bits() []Word            { return x.abs }
func (z *Int) Abs(x *Int) *Int         { return z.set(false, x.abs) }
func (z *Int) Neg(x *Int) *Int         { return z.set(!x.neg, x.abs) }
func (x *Int) BitLen() int             { return bitLen(x.abs) }
func (x *Int) CmpAbs(y *Int) int       { return cmp(x.abs, y.abs) }

func bitLen(a nat) int {
	if len(a) == 0 {
		return 0
	}
	n := 64 * (len(a) - 1)
	for w := a[len(a)-1]; w != 0; w >>= 1 {
		n++
	}
	return n
}

func (x *Int) TrailingZeroBits() uint {
	for i, w := range x.abs {
		if w != 0 {
			n := uint(64 * i)
			for ; w&1 == 0; w >>= 1 {
				n++
			}
			return n
		}
	}
	return 0
}

func (x *Int) Sign() int {
	switch {
	case len(x.abs) == 0:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

func (x *Int) Cmp(y *Int) int {
	switch {
	case x.neg != y.neg:
		if x.neg {
			return -1
		}
		return 1
	case x.neg:
		return cmp(y.abs, x.abs)
	}
	return cmp(x.abs, y.abs)
}

func (z *Int) sum(x *Int, neg bool, y nat) *Int {
	if x.neg == neg {
		return z.set(neg, natOp(opAdd, x.abs, y))
	}
	if cmp(x.abs, y) >= 0 {
		return z.set(x.neg, natOp(opSub, x.abs, y))
	}
	return z.set(neg, natOp(opSub, y, x.abs))
}

func (z *Int) Add(x, y *Int) *Int { return z.sum(x, y.neg, y.abs) }
func (z *Int) Sub(x, y *Int) *Int { return z.sum(x, !y.neg, y.abs) }
func (z *Int) Mul(x, y *Int) *Int { return z.set(x.neg != y.neg, natOp(opMul, x.abs, y.abs)) }

func nonzero(y *Int) {
	if len(y.abs) == 0 {
		panic("division by zero")
	}
}

func (z *Int) Quo(x, y *Int) *Int {
	nonzero(y)
	return z.set(x.neg != y.neg, natOp(opDiv, x.abs, y.abs))
}

func (z *Int) Rem(x, y *Int) *Int {
	nonzero(y)
	return z.set(x.neg, natOp(opRem, x.abs, y.abs))
}

func (z *Int) QuoRem(x, y, r *Int) (*Int, *Int) {
	nonzero(y)
	q, m := natOp(opDiv, x.abs, y.abs), natOp(opRem, x.abs, y.abs)
	xneg, yneg := x.neg, y.neg
	z.set(xneg != yneg, q)
	r.set(xneg, m)
	return z, r
}

func (z *Int) DivMod(x, y, m *Int) (*Int, *Int) {
	d := new(Int).Set(y)
	z.QuoRem(x, y, m)
	if m.neg {
		if d.neg {
			z.Add(z, NewInt(1))
			m.Sub(m, d)
		} else {
			z.Sub(z, NewInt(1))
			m.Add(m, d)
		}
	}
	return z, m
}

func (z *Int) Div(x, y *Int) *Int {
	z.DivMod(x, y, new(Int))
	return z
}

func (z *Int) Mod(x, y *Int) *Int {
	new(Int).DivMod(x, y, z)
	return z
}

func (z *Int) Lsh(x *Int, n uint) *Int { return z.set(x.neg, natOp(opLsh, x.abs, one(uint64(n)))) }

func (z *Int) Rsh(x *Int, n uint) *Int {
	if x.neg {
		// Towards minus infinity.
		t := natOp(opRsh, natOp(opSub, x.abs, one(1)), one(uint64(n)))
		return z.set(true, natOp(opAdd, t, one(1)))
	}
	return z.set(false, natOp(opRsh, x.abs, one(uint64(n))))
}

func (x *Int) Bit(i int) uint {
	if x.neg {
		return new(Int).Not(x).Bit(i) ^ 1
	}
	if i/64 >= len(x.abs) {
		return 0
	}
	return uint(x.abs[i/64]>>(i%64)) & 1
}

func (z *Int) SetBit(x *Int, i int, b uint) *Int {
	if i < 0 {
		panic("negative bit index")
	}
	if x.Bit(i) == b {
		return z.Set(x)
	}
	bit := new(Int).Lsh(NewInt(1), uint(i))
	if b == 1 {
		return z.Or(x, bit)
	}
	return z.AndNot(x, bit)
}

func (z *Int) Not(x *Int) *Int { return z.Sub(new(Int).Neg(x), NewInt(1)) }

// bitwise works on two's complements of enough words.
func (z *Int) bitwise(op int, x, y *Int) *Int {
	n := max(len(x.abs), len(y.abs)) + 1
	most := natOp(opLsh, one(1), one(uint64(64*n)))
	two := func(x *Int) nat {
		if x.neg {
			return natOp(opSub, most, x.abs)
		}
		return x.abs
	}
	r := natOp(op, two(x), two(y))
	if bitLen(r) == 64*n {
		return z.set(true, natOp(opSub, most, r))
	}
	return z.set(false, r)
}

func (z *Int) And(x, y *Int) *Int    { return z.bitwise(opAnd, x, y) }
func (z *Int) Or(x, y *Int) *Int     { return z.bitwise(opOr, x, y) }
func (z *Int) Xor(x, y *Int) *Int    { return z.bitwise(opXor, x, y) }
func (z *Int) AndNot(x, y *Int) *Int { return z.bitwise(opAnd, x, new(Int).Not(y)) }

func (z *Int) Exp(x, y, m *Int) *Int {
	if m == nil || len(m.abs) == 0 {
		if y.neg {
			return z.SetInt64(1)
		}
		return z.set(x.neg && len(y.abs) > 0 && y.abs[0]&1 == 1, natModPow(x.abs, y.abs, nil))
	}
	base := x
	if y.neg {
		if base = new(Int).ModInverse(x, m); base == nil {
			return nil
		}
	}
	r := natModPow(base.abs, y.abs, m.abs)
	neg := base.neg && len(y.abs) > 0 && y.abs[0]&1 == 1
	if neg && len(r) > 0 {
		r = natOp(opSub, m.abs, r)
	}
	return z.set(false, r)
}

func (z *Int) GCD(x, y, a, b *Int) *Int {
	if x == nil && y == nil {
		return z.set(false, natOp(opGcd, a.abs, b.abs))
	}
	// The extended algorithm of Euclid, on the absolute values.
	r0, r1 := new(Int).Abs(a), new(Int).Abs(b)
	s0, s1 := NewInt(1), NewInt(0)
	for r1.Sign() != 0 {
		q, r := new(Int).QuoRem(r0, r1, new(Int))
		r0, r1 = r1, r
		s0, s1 = s1, new(Int).Sub(s0, new(Int).Mul(q, s1))
	}
	if a.neg {
		s0.Neg(s0)
	}
	if y != nil {
		t := new(Int).Sub(r0, new(Int).Mul(s0, a))
		if b.Sign() != 0 {
			y.Quo(t, b)
		} else {
			y.SetInt64(0)
		}
	}
	if x != nil {
		x.Set(s0)
	}
	return z.Set(r0)
}

func (z *Int) ModInverse(g, n *Int) *Int {
	if n.neg {
		n = new(Int).Neg(n)
	}
	if g.neg {
		g = new(Int).Mod(g, n)
	}
	var d, x Int
	d.GCD(&x, nil, g, n)
	if d.Cmp(NewInt(1)) != 0 {
		return nil
	}
	if x.neg {
		return z.Add(&x, n)
	}
	return z.Set(&x)
}

func (z *Int) Sqrt(x *Int) *Int {
	if x.neg {
		panic("square root of negative number")
	}
	return z.set(false, natOp(opSqrt, x.abs, nil))
}

func (z *Int) MulRange(a, b int64) *Int {
	switch {
	case a > b:
		return z.SetInt64(1)
	case a <= 0 && b >= 0:
		return z.SetInt64(0)
	}
	r := NewInt(1)
	for ; a <= b; a++ {
		r.Mul(r, NewInt(a))
	}
	return z.Set(r)
}

func (z *Int) Binomial(n, k int64) *Int {
	if k > n {
		return z.SetInt64(0)
	}
	k = min(k, n-k)
	r := NewInt(1)
	for i := int64(1); i <= k; i++ {
		r.Quo(r.Mul(r, NewInt(n-k+i)), NewInt(i))
	}
	return z.Set(r)
}

func (z *Int) Rand(rnd *rand.Rand, n *Int) *Int {
	if n.Sign() <= 0 {
		return z.SetInt64(0)
	}
	for {
		words := make(nat, len(n.abs))
		for i := range words {
			words[i] = Word(rnd.Uint32()) | Word(rnd.Uint32())<<32
		}
		if extra := 64*len(words) - bitLen(n.abs); extra > 0 {
			words[len(words)-1] >>= extra
		}
		if abs := natOp(opAdd, words, nil); cmp(abs, n.abs) < 0 {
			return z.set(false, abs)
		}
	}
}

// ProbablyPrime tries the small primes, and Miller and Rabin's test with the first n of them, and
// with what suffices below 3.3e24.
func (x *Int) ProbablyPrime(n int) bool {
	if n < 0 {
		panic("negative n for ProbablyPrime")
	}
	if x.neg || len(x.abs) == 0 {
		return false
	}
	primes := []int64{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53}
	for _, p := range primes {
		switch q := NewInt(p); {
		case x.Cmp(q) == 0:
			return true
		case new(Int).Rem(x, q).Sign() == 0:
			return false
		}
	}
	if x.Cmp(NewInt(53*53)) < 0 {
		return x.Cmp(NewInt(1)) > 0
	}
	less := new(Int).Sub(x, NewInt(1))
	k := less.TrailingZeroBits()
	odd := new(Int).Rsh(less, k)
next:
	for i := range max(13, n) {
		base := NewInt(int64(2 + i))
		if i < len(primes) {
			base = NewInt(primes[i])
		}
		y := new(Int).Exp(base, odd, x)
		if y.Cmp(NewInt(1)) == 0 || y.Cmp(less) == 0 {
			continue
		}
		for range k - 1 {
			y.Exp(y, NewInt(2), x)
			if y.Cmp(less) == 0 {
				continue next
			}
		}
		return false
	}
	return true
}

func (x *Int) Int64() int64 {
	v := int64(x.Uint64())
	if x.neg {
		v = -v
	}
	return v
}

func (x *Int) Uint64() uint64 {
	if len(x.abs) == 0 {
		return 0
	}
	return uint64(x.abs[0])
}

func (x *Int) IsInt64() bool {
	if len(x.abs) <= 1 {
		w := x.abs
		return len(w) == 0 || int64(w[0]) >= 0 || x.neg && w[0] == 1<<63
	}
	return false
}

func (x *Int) IsUint64() bool { return !x.neg && len(x.abs) <= 1 }

type Accuracy int8

const (
	Below Accuracy = -1
	Exact Accuracy = 0
	Above Accuracy = +1
)

func (a Accuracy) String() string { return []string{"Below", "Exact", "Above"}[a+1] }

func (x *Int) Float64() (float64, Accuracy) {
	f := quotient(x.abs, one(1))
	if x.neg {
		f = -f
	}
	if math.IsInf(f, 0) {
		return f, Accuracy(x.Sign())
	}
	back := fromFloat(math.Abs(f))
	return f, Accuracy(cmp(back, x.abs) * map[bool]int{true: -1, false: 1}[x.neg])
}

// fromFloat gives the whole part of f.
func fromFloat(f float64) nat {
	frac, exp := math.Frexp(f)
	if exp <= 0 {
		return nil
	}
	m := one(uint64(frac * (1 << 53)))
	if exp >= 53 {
		return natOp(opLsh, m, one(uint64(exp-53)))
	}
	return natOp(opRsh, m, one(uint64(53-exp)))
}

func (z *Int) SetBytes(buf []byte) *Int {
	a, _ := natParse(fmt.Sprintf("0%x", buf), 16)
	return z.set(false, a)
}

func (x *Int) Bytes() []byte {
	n := (bitLen(x.abs) + 7) / 8
	return x.FillBytes(make([]byte, n))
}

func (x *Int) FillBytes(buf []byte) []byte {
	clear(buf)
	if (bitLen(x.abs)+7)/8 > len(buf) {
		panic("math/big: buffer too small to fit value")
	}
	for i := range buf {
		if i/8 < len(x.abs) {
			buf[len(buf)-1-i] = byte(x.abs[i/8] >> (i % 8 * 8))
		}
	}
	return buf
}

func (x *Int) Text(base int) string {
	if x == nil {
		return "<nil>"
	}
	s := natText(x.abs, base)
	if x.neg {
		s = "-" + s
	}
	return s
}

func (x *Int) Append(buf []byte, base int) []byte { return append(buf, x.Text(base)...) }
func (x *Int) String() string                     { return x.Text(10) }

// SetString reads digits; base 0: as a prefix says.
func (z *Int) SetString(s string, base int) (*Int, bool) {
	neg := strings.HasPrefix(s, "-")
	if neg || strings.HasPrefix(s, "+") {
		s = s[1:]
	}
	if base == 0 {
		base = 10
		if len(s) > 1 && s[0] == '0' {
			switch s[1] | 0x20 {
			case 'x':
				base, s = 16, s[2:]
			case 'b':
				base, s = 2, s[2:]
			case 'o':
				base, s = 8, s[2:]
			default:
				base, s = 8, s[1:]
			}
		}
		if strings.HasPrefix(s, "_") && base == 10 || strings.HasSuffix(s, "_") || strings.Contains(s, "__") {
			return nil, false
		}
		s = strings.ReplaceAll(s, "_", "")
	}
	if s == "" || strings.ContainsAny(s, "+-_") {
		return nil, false
	}
	a, ok := natParse(s, base)
	if !ok {
		return nil, false
	}
	return z.set(neg, a), true
}

func (x *Int) Format(s fmt.State, ch rune) {
	if x == nil {
		fmt.Fprint(s, "<nil>")
		return
	}
	base, prefix := 10, ""
	switch ch {
	case 'b':
		base, prefix = 2, "0b"
	case 'o':
		base, prefix = 8, "0"
	case 'O':
		base, prefix = 8, "0o"
	case 'd', 's', 'v':
	case 'x', 'X':
		base, prefix = 16, "0x"
	default:
		fmt.Fprintf(s, "%%!%c(big.Int=%s)", ch, x.String())
		return
	}
	sign := ""
	switch {
	case x.neg:
		sign = "-"
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	if !s.Flag('#') && ch != 'O' || base == 10 {
		prefix = ""
	}
	digits := natText(x.abs, base)
	if ch == 'X' {
		digits, prefix = strings.ToUpper(digits), strings.ToUpper(prefix)
	}
	zeros, left, right := 0, 0, 0
	precision, exact := s.Precision()
	if exact {
		zeros = max(precision-len(digits), 0)
		if digits == "0" && precision == 0 {
			return
		}
	}
	if width, ok := s.Width(); ok {
		if gap := width - len(sign) - len(prefix) - zeros - len(digits); gap > 0 {
			switch {
			case s.Flag('-'):
				right = gap
			case s.Flag('0') && !exact:
				zeros = gap
			default:
				left = gap
			}
		}
	}
	fmt.Fprint(s, strings.Repeat(" ", left)+sign+prefix+strings.Repeat("0", zeros)+digits+strings.Repeat(" ", right))
}

func (x *Int) MarshalText() ([]byte, error) { return []byte(x.String()), nil }

func (z *Int) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text), 0); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Int", text)
	}
	return nil
}

func (x *Int) MarshalJSON() ([]byte, error) { return x.MarshalText() }

func (z *Int) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	return z.UnmarshalText(text)
}

func Jacobi(x, y *Int) int {
	if len(y.abs) == 0 || y.abs[0]&1 == 0 {
		panic(fmt.Sprintf("big: invalid 2nd argument to Int.Jacobi: need odd integer but got %s", y.String()))
	}
	a, b, j := new(Int).Set(x), new(Int).Set(y), 1
	if b.neg {
		if a.neg {
			j = -1
		}
		b.neg = false
	}
	for {
		if b.Cmp(NewInt(1)) == 0 {
			return j
		}
		if len(a.abs) == 0 {
			return 0
		}
		a.Mod(a, b)
		if len(a.abs) == 0 {
			return 0
		}
		s := a.TrailingZeroBits()
		if s&1 != 0 {
			if m := b.abs[0] & 7; m == 3 || m == 5 {
				j = -j
			}
		}
		c := new(Int).Rsh(a, s)
		if b.abs[0]&3 == 3 && c.abs[0]&3 == 3 {
			j = -j
		}
		a, b = b, c
	}
}
