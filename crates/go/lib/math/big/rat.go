package big

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Rat is a fraction in its lowest terms.
type Rat struct {
	a Int
	b Int
}

func NewRat(a, b int64) *Rat { return new(Rat).SetFrac(NewInt(a), NewInt(b)) }

// den is the denominator: an unset one is 1.
func (x *Rat) den() *Int {
	if len(x.b.abs) == 0 {
		return NewInt(1)
	}
	return &x.b
}

func (z *Rat) SetFrac(a, b *Int) *Rat {
	if len(b.abs) == 0 {
		panic("division by zero")
	}
	g := new(Int).GCD(nil, nil, a, b)
	n, d := new(Int).Quo(a, g), new(Int).Quo(b, g)
	if d.neg {
		n.Neg(n)
		d.Neg(d)
	}
	z.a, z.b = *n, *d
	return z
}

func (z *Rat) SetFrac64(a, b int64) *Rat { return z.SetFrac(NewInt(a), NewInt(b)) }
func (z *Rat) SetInt(x *Int) *Rat        { return z.SetFrac(x, NewInt(1)) }
func (z *Rat) SetInt64(x int64) *Rat     { return z.SetInt(NewInt(x)) }
func (z *Rat) SetUint64(x uint64) *Rat   { return z.SetInt(new(Int).SetUint64(x)) }
func (z *Rat) Set(x *Rat) *Rat           { return z.SetFrac(&x.a, x.den()) }
func (x *Rat) Num() *Int                 { return &x.a }
func (x *Rat) Denom() *Int               { return x.den() }
func (x *Rat) Sign() int                 { return x.a.Sign() }
func (x *Rat) IsInt() bool               { return x.den().Cmp(NewInt(1)) == 0 }

func (z *Rat) Abs(x *Rat) *Rat { return z.SetFrac(new(Int).Abs(&x.a), x.den()) }
func (z *Rat) Neg(x *Rat) *Rat { return z.SetFrac(new(Int).Neg(&x.a), x.den()) }
func (z *Rat) Inv(x *Rat) *Rat { return z.SetFrac(x.den(), &x.a) }

func (x *Rat) cross(y *Rat) (*Int, *Int) {
	return new(Int).Mul(&x.a, y.den()), new(Int).Mul(&y.a, x.den())
}

func (x *Rat) Cmp(y *Rat) int {
	a, b := x.cross(y)
	return a.Cmp(b)
}

func (z *Rat) Add(x, y *Rat) *Rat {
	a, b := x.cross(y)
	return z.SetFrac(a.Add(a, b), new(Int).Mul(x.den(), y.den()))
}

func (z *Rat) Sub(x, y *Rat) *Rat {
	a, b := x.cross(y)
	return z.SetFrac(a.Sub(a, b), new(Int).Mul(x.den(), y.den()))
}

func (z *Rat) Mul(x, y *Rat) *Rat {
	return z.SetFrac(new(Int).Mul(&x.a, &y.a), new(Int).Mul(x.den(), y.den()))
}

func (z *Rat) Quo(x, y *Rat) *Rat {
	a, b := x.cross(y)
	return z.SetFrac(a, b)
}

// quotient gives a / b to the nearest float, halves to even.
func quotient(a, b nat) float64 {
	if len(a) == 0 {
		return 0
	}
	shift := 55 - (bitLen(a) - bitLen(b))
	if shift > 0 {
		a = natOp(opLsh, a, one(uint64(shift)))
	} else {
		b = natOp(opLsh, b, one(uint64(-shift)))
	}
	q := natOp(opDiv, a, b)
	m := uint64(q[0])
	if cmp(natOp(opMul, q, b), a) != 0 {
		m |= 1
	}
	// m has 55 or 56 bits, the last of them for what is left.
	exp := -shift
	if low := -1074 - exp; low > 3 {
		sticky := uint64(0)
		if m&(1<<min(low-2, 63)-1) != 0 {
			sticky = 1
		}
		m = m>>min(low-2, 63) | sticky
		exp += low - 2
	}
	return math.Ldexp(float64(m), exp)
}

func (x *Rat) Float64() (f float64, exact bool) {
	f = quotient(x.a.abs, x.den().abs)
	if x.a.neg {
		f = -f
	}
	if math.IsInf(f, 0) {
		return f, false
	}
	return f, new(Rat).SetFloat64(f).Cmp(x) == 0
}

func (z *Rat) SetFloat64(f float64) *Rat {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return nil
	}
	frac, exp := math.Frexp(f)
	n := NewInt(int64(frac * (1 << 53)))
	if exp -= 53; exp >= 0 {
		return z.SetInt(n.Lsh(n, uint(exp)))
	}
	return z.SetFrac(n, new(Int).Lsh(NewInt(1), uint(-exp)))
}

func (x *Rat) String() string { return x.a.String() + "/" + x.den().String() }

func (x *Rat) RatString() string {
	if x.IsInt() {
		return x.a.String()
	}
	return x.String()
}

func (x *Rat) FloatString(prec int) string {
	scale := new(Int).Exp(NewInt(10), NewInt(int64(prec)), nil)
	n := new(Int).Mul(new(Int).Abs(&x.a), scale)
	q, r := new(Int).QuoRem(n, x.den(), new(Int))
	if r.Lsh(r, 1).Cmp(x.den()) >= 0 {
		q.Add(q, NewInt(1))
	}
	s := q.String()
	for len(s) <= prec {
		s = "0" + s
	}
	if prec > 0 {
		s = s[:len(s)-prec] + "." + s[len(s)-prec:]
	}
	if x.a.neg {
		s = "-" + s
	}
	return s
}

func (z *Rat) SetString(s string) (*Rat, bool) {
	if num, den, ok := strings.Cut(s, "/"); ok {
		a, ok := new(Int).SetString(num, 0)
		b, also := new(Int).SetString(den, 0)
		if !ok || !also || len(b.abs) == 0 || b.neg {
			return nil, false
		}
		return z.SetFrac(a, b), true
	}
	exp := 0
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		n, err := strconv.Atoi(s[i+1:])
		if err != nil {
			return nil, false
		}
		s, exp = s[:i], n
	}
	whole, frac, _ := strings.Cut(s, ".")
	a, ok := new(Int).SetString(whole+frac, 10)
	if !ok {
		return nil, false
	}
	exp -= len(frac)
	scale := new(Int).Exp(NewInt(10), NewInt(int64(max(exp, -exp))), nil)
	if exp >= 0 {
		return z.SetInt(a.Mul(a, scale)), true
	}
	return z.SetFrac(a, scale), true
}

func (x *Rat) MarshalText() ([]byte, error) { return []byte(x.RatString()), nil }

func (z *Rat) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text)); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Rat", text)
	}
	return nil
}
