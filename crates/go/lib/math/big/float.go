package big

import "math"

// A RoundingMode says which of two neighbours a number becomes.
type RoundingMode byte

const (
	ToNearestEven RoundingMode = iota
	ToNearestAway
	ToZero
	AwayFromZero
	ToNegativeInf
	ToPositiveInf
)

func (m RoundingMode) String() string {
	names := []string{"ToNearestEven", "ToNearestAway", "ToZero", "AwayFromZero", "ToNegativeInf", "ToPositiveInf"}
	if int(m) < len(names) {
		return names[m]
	}
	return "RoundingMode(" + NewInt(int64(m)).String() + ")"
}

const (
	MaxExp  = math.MaxInt32
	MinExp  = math.MinInt32
	MaxPrec = math.MaxUint32
)

// A Float is ±mant × 2^exp, with prec bits at most; mant is odd, or nil of zero and infinity.
// A prec of 0 is taken from the first value that it is given.
type Float struct {
	prec     uint32
	mode     RoundingMode
	acc      Accuracy
	neg      bool
	infinite bool
	mant     nat
	exp      int
}

// ErrNaN is what an operation without a result panics with.
type ErrNaN struct{ msg string }

func (e ErrNaN) Error() string { return e.msg }

// NewFloat is x with 53 bits. It panics if x is not a number.
func NewFloat(x float64) *Float {
	if math.IsNaN(x) {
		panic(ErrNaN{"NewFloat(NaN)"})
	}
	return new(Float).SetFloat64(x)
}

func (x *Float) Prec() uint         { return uint(x.prec) }
func (x *Float) Mode() RoundingMode { return x.mode }
func (x *Float) Acc() Accuracy      { return x.acc }
func (x *Float) MinPrec() uint      { return uint(bitLen(x.mant)) }
func (x *Float) Signbit() bool      { return x.neg }
func (x *Float) IsInf() bool        { return x.infinite }
func (x *Float) IsInt() bool        { return !x.infinite && (x.mant == nil || x.exp >= 0) }
func (x *Float) isZero() bool       { return x.mant == nil && !x.infinite }

func (x *Float) Sign() int {
	switch {
	case x.isZero():
		return 0
	case x.neg:
		return -1
	}
	return 1
}

// SetPrec rounds z to so many bits.
func (z *Float) SetPrec(prec uint) *Float {
	z.acc = Exact
	if prec == 0 {
		z.prec = 0
		if z.mant != nil {
			z.acc = accuracy(z.neg)
			z.mant, z.exp = nil, 0
		}
		return z
	}
	z.prec = uint32(min(prec, MaxPrec))
	if z.mant != nil {
		z.round(z.neg, z.mant, z.exp, false)
	}
	return z
}

// SetMode says how z is rounded from now on.
func (z *Float) SetMode(mode RoundingMode) *Float {
	z.mode, z.acc = mode, Exact
	return z
}

// accuracy of a value that is nearer to zero than what it stands for is.
func accuracy(neg bool) Accuracy {
	if neg {
		return Above
	}
	return Below
}

func shifted(a nat, by int) nat {
	if by >= 0 {
		return natOp(opLsh, a, one(uint64(by)))
	}
	return natOp(opRsh, a, one(uint64(-by)))
}

// round sets z to ±mant × 2^exp, rounded; rest: there are bits below mant, which has enough bits
// then for them not to matter otherwise.
func (z *Float) round(neg bool, mant nat, exp int, rest bool) *Float {
	z.neg, z.infinite, z.acc = neg, false, Exact
	if len(mant) == 0 {
		z.mant, z.exp = nil, 0
		return z
	}
	if drop := bitLen(mant) - int(z.prec); drop > 0 {
		kept := shifted(mant, -drop)
		below := natOp(opSub, mant, shifted(kept, drop))
		half := cmp(below, shifted(one(1), drop-1))
		if half == 0 && rest {
			half = 1
		}
		up := false
		switch z.mode {
		case ToNearestEven:
			up = half > 0 || half == 0 && len(kept) > 0 && kept[0]&1 == 1
		case ToNearestAway:
			up = half >= 0
		case AwayFromZero:
			up = true
		case ToNegativeInf:
			up = neg
		case ToPositiveInf:
			up = !neg
		}
		if len(below) > 0 || rest {
			z.acc = accuracy(neg)
			if up {
				z.acc = -z.acc
				kept = natOp(opAdd, kept, one(1))
			}
		}
		mant, exp = kept, exp+drop
	} else if rest {
		z.acc = accuracy(neg)
	}
	zeros := int((&Int{abs: mant}).TrailingZeroBits())
	z.mant, z.exp = shifted(mant, -zeros), exp+zeros
	return z
}

func (z *Float) setInf(neg bool) *Float {
	z.neg, z.infinite, z.acc, z.mant, z.exp = neg, true, Exact, nil, 0
	return z
}

// SetInf is an infinity.
func (z *Float) SetInf(signbit bool) *Float { return z.setInf(signbit) }

func (z *Float) bits(prec int) *Float {
	if z.prec == 0 {
		z.prec = uint32(prec)
	}
	return z
}

// SetFloat64 is x, with 53 bits if z had none. It panics if x is not a number.
func (z *Float) SetFloat64(x float64) *Float {
	z.bits(53)
	if math.IsNaN(x) {
		panic(ErrNaN{"Float.SetFloat64(NaN)"})
	}
	if math.IsInf(x, 0) {
		return z.setInf(x < 0)
	}
	fraction, exp := math.Frexp(math.Abs(x))
	return z.round(math.Signbit(x), one(uint64(fraction*(1<<53))), exp-53, false)
}

func (z *Float) SetInt64(x int64) *Float { return z.bits(64).SetInt(NewInt(x)) }

func (z *Float) SetUint64(x uint64) *Float { return z.bits(64).round(false, one(x), 0, false) }

func (z *Float) SetInt(x *Int) *Float {
	return z.bits(max(x.BitLen(), 64)).round(x.neg, x.abs, 0, false)
}

func (z *Float) SetRat(x *Rat) *Float {
	if x.IsInt() {
		return z.SetInt(x.Num())
	}
	a, b := new(Float).SetInt(x.Num()), new(Float).SetInt(x.Denom())
	return z.bits(int(max(a.prec, b.prec))).Quo(a, b)
}

// Set is x, rounded to z's bits.
func (z *Float) Set(x *Float) *Float {
	z.bits(int(x.prec))
	if x.infinite {
		return z.setInf(x.neg)
	}
	return z.round(x.neg, x.mant, x.exp, false)
}

// Copy is x with its bits, mode and accuracy.
func (z *Float) Copy(x *Float) *Float {
	*z = *x
	return z
}

func (z *Float) Neg(x *Float) *Float {
	z.Set(x)
	z.neg = !z.neg
	return z
}

func (z *Float) Abs(x *Float) *Float {
	z.Set(x)
	z.neg = false
	return z
}

// SetMantExp is mant × 2^exp.
func (z *Float) SetMantExp(mant *Float, exp int) *Float {
	z.Set(mant)
	if z.mant != nil {
		z.exp += exp
	}
	return z
}

// MantExp splits x into a mantissa from 0.5 to 1 and an exponent.
func (x *Float) MantExp(mant *Float) (exp int) {
	if x.mant != nil {
		exp = x.exp + bitLen(x.mant)
	}
	if mant != nil {
		mant.Copy(x)
		if mant.mant != nil {
			mant.exp -= exp
		}
	}
	return exp
}

func (z *Float) sum(x, y *Float, negate bool) *Float {
	z.bits(int(max(x.prec, y.prec)))
	negY := y.neg != negate
	if x.infinite || y.infinite {
		switch {
		case x.infinite && y.infinite && x.neg != negY:
			z.acc = Exact
			z.infinite, z.mant, z.neg = false, nil, false
			if negate {
				panic(ErrNaN{"subtraction of infinities with equal signs"})
			}
			panic(ErrNaN{"addition of infinities with opposite signs"})
		case x.infinite:
			return z.setInf(x.neg)
		}
		return z.setInf(negY)
	}
	if x.isZero() && y.isZero() {
		return z.round(x.neg && negY, nil, 0, false)
	}
	exp := min(x.exp, y.exp)
	a, b := &Int{x.neg, shifted(x.mant, x.exp-exp)}, &Int{negY, shifted(y.mant, y.exp-exp)}
	if x.isZero() {
		a, b, exp = NewInt(0), &Int{negY, y.mant}, y.exp
	} else if y.isZero() {
		a, b, exp = &Int{x.neg, x.mant}, NewInt(0), x.exp
	}
	total := new(Int).Add(a, b)
	neg := total.neg || total.Sign() == 0 && z.mode == ToNegativeInf
	return z.round(neg, total.abs, exp, false)
}

func (z *Float) Add(x, y *Float) *Float { return z.sum(x, y, false) }
func (z *Float) Sub(x, y *Float) *Float { return z.sum(x, y, true) }

func (z *Float) Mul(x, y *Float) *Float {
	z.bits(int(max(x.prec, y.prec)))
	neg := x.neg != y.neg
	switch {
	case x.infinite && y.isZero() || x.isZero() && y.infinite:
		panic(ErrNaN{"multiplication of zero with infinity"})
	case x.infinite || y.infinite:
		return z.setInf(neg)
	case x.isZero() || y.isZero():
		return z.round(neg, nil, 0, false)
	}
	return z.round(neg, natOp(opMul, x.mant, y.mant), x.exp+y.exp, false)
}

func (z *Float) Quo(x, y *Float) *Float {
	z.bits(int(max(x.prec, y.prec)))
	neg := x.neg != y.neg
	switch {
	case x.isZero() && y.isZero() || x.infinite && y.infinite:
		panic(ErrNaN{"division of zero by zero or infinity by infinity"})
	case x.infinite || y.isZero():
		return z.setInf(neg)
	case y.infinite || x.isZero():
		return z.round(neg, nil, 0, false)
	}
	by := max(int(z.prec)+2+bitLen(y.mant)-bitLen(x.mant), 0)
	a := shifted(x.mant, by)
	rest := natOp(opRem, a, y.mant)
	return z.round(neg, natOp(opDiv, a, y.mant), x.exp-y.exp-by, len(rest) > 0)
}

// Sqrt is the square root, rounded. It panics if x is negative.
func (z *Float) Sqrt(x *Float) *Float {
	z.bits(int(x.prec))
	switch {
	case x.Sign() < 0:
		panic(ErrNaN{"square root of negative operand"})
	case x.infinite:
		return z.setInf(false)
	case x.isZero():
		return z.round(x.neg, nil, 0, false)
	}
	by := max(2*int(z.prec)+4-bitLen(x.mant), 0)
	if (x.exp-by)%2 != 0 {
		by++
	}
	a := shifted(x.mant, by)
	root := natOp(opSqrt, a, nil)
	rest := cmp(natOp(opMul, root, root), a) != 0
	return z.round(false, root, (x.exp-by)/2, rest)
}

// Cmp is -1, 0 or +1.
func (x *Float) Cmp(y *Float) int {
	a, b := x.rank(), y.rank()
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	case x.mant == nil:
		return 0
	}
	sign := x.Sign()
	if high, other := x.exp+bitLen(x.mant), y.exp+bitLen(y.mant); high != other {
		if high < other {
			return -sign
		}
		return sign
	}
	exp := min(x.exp, y.exp)
	return sign * cmp(shifted(x.mant, x.exp-exp), shifted(y.mant, y.exp-exp))
}

// rank orders infinities, negative numbers, zeros and positive numbers.
func (x *Float) rank() int {
	if x.infinite {
		return 2 * x.Sign()
	}
	return x.Sign()
}

// truncated is x without its fraction.
func (x *Float) truncated() *Int {
	if x.mant == nil {
		return new(Int)
	}
	return new(Int).set(x.neg, shifted(x.mant, x.exp))
}

func (x *Float) cut() Accuracy {
	if x.IsInt() {
		return Exact
	}
	return accuracy(x.neg)
}

// Int is x without its fraction; nil of an infinity.
func (x *Float) Int(z *Int) (*Int, Accuracy) {
	if x.infinite {
		return nil, accuracy(x.neg)
	}
	if z == nil {
		z = new(Int)
	}
	return z.Set(x.truncated()), x.cut()
}

// Rat is x as a fraction; nil of an infinity.
func (x *Float) Rat(z *Rat) (*Rat, Accuracy) {
	if x.infinite {
		return nil, accuracy(x.neg)
	}
	if z == nil {
		z = new(Rat)
	}
	n := &Int{x.neg, x.mant}
	if x.exp >= 0 {
		return z.SetInt(x.truncated()), Exact
	}
	return z.SetFrac(n, new(Int).Lsh(NewInt(1), uint(-x.exp))), Exact
}

func (x *Float) Int64() (int64, Accuracy) {
	whole := x.truncated()
	switch {
	case x.infinite || !whole.IsInt64():
		if x.neg {
			return math.MinInt64, Above
		}
		return math.MaxInt64, Below
	}
	return whole.Int64(), x.cut()
}

func (x *Float) Uint64() (uint64, Accuracy) {
	whole := x.truncated()
	switch {
	case x.neg && !x.isZero():
		return 0, Above
	case x.infinite || !whole.IsUint64():
		return math.MaxUint64, Below
	}
	return whole.Uint64(), x.cut()
}

// nearest is x with so many bits, fewer where numbers are denormal, as a float64.
func (x *Float) nearest(bits, least, most int) (float64, Accuracy) {
	if x.infinite {
		return math.Inf(x.Sign()), Exact
	}
	if x.mant == nil {
		return math.Copysign(0, float64(1-2*bitOf(x.neg))), Exact
	}
	high, full := x.exp+bitLen(x.mant), bits
	if high < least {
		bits -= least - high
	}
	sign := float64(x.Sign())
	if bits < 0 {
		return math.Copysign(0, sign), accuracy(x.neg)
	}
	if bits == 0 {
		// Half of the smallest number, or more, becomes that.
		if len(x.mant) == 1 && x.mant[0] == 1 {
			return math.Copysign(0, sign), accuracy(x.neg)
		}
		return sign * math.Ldexp(1, least-full), -accuracy(x.neg)
	}
	z := new(Float).SetPrec(uint(bits)).Set(x)
	if z.exp+bitLen(z.mant) > most {
		return math.Inf(x.Sign()), -accuracy(x.neg)
	}
	return sign * math.Ldexp(float64(z.mant[0]), z.exp), z.acc
}

func bitOf(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (x *Float) Float64() (float64, Accuracy) { return x.nearest(53, -1021, 1024) }

func (x *Float) Float32() (float32, Accuracy) {
	f, acc := x.nearest(24, -125, 128)
	return float32(f), acc
}
