package main

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"math/cmplx"
)

var seed uint64 = 99

func rnd() uint64 {
	seed = seed*6364136223846793005 + 1442695040888963407
	return seed ^ seed>>29
}

func num() *big.Int {
	n := new(big.Int)
	for range rnd() % 4 {
		n.Lsh(n, 64)
		n.Or(n, new(big.Int).SetUint64(rnd()))
	}
	if rnd()%5 == 0 {
		n.SetInt64(int64(rnd()%20) - 10)
	}
	if rnd()%2 == 0 {
		n.Neg(n)
	}
	return n
}

func main() {
	for range 12 {
		a, b, c := num(), num(), num()
		z := func() *big.Int { return new(big.Int) }
		fmt.Println(a, b, z().Add(a, b), z().Sub(a, b), z().Mul(a, b), a.Cmp(b), a.Sign(), a.BitLen())
		if b.Sign() != 0 {
			q, r := z().QuoRem(a, b, z())
			d, m := z().DivMod(a, b, z())
			fmt.Println(q, r, d, m, z().Quo(a, b), z().Rem(a, b), z().Div(a, b), z().Mod(a, b))
		}
		fmt.Println(z().And(a, b), z().Or(a, b), z().Xor(a, b), z().AndNot(a, b), z().Not(a), z().Rsh(a, 7), z().Lsh(a, 70), a.Bit(3), a.TrailingZeroBits())
		x, y := z(), z()
		aa, bb := z().Abs(a), z().Abs(b)
		g := z().GCD(x, y, aa, bb)
		fmt.Println(g, z().Add(z().Mul(x, aa), z().Mul(y, bb)).Cmp(g) == 0 || g.Sign() == 0)
		if c.Sign() > 0 {
			fmt.Println(z().Exp(a, z().Abs(z().Rem(b, big.NewInt(50))), c), z().ModInverse(a, c))
		}
		fmt.Println(z().Sqrt(aa), aa.Text(2), aa.Text(36), fmt.Sprintf("%x %X %#x %o %20d|%-20d|%+d %08d", a, a, a, a, a, a, a, a))
		g2, acc2 := a.Float64()
		fmt.Println(g2, acc2, a.IsInt64(), a.IsUint64(), a.Int64(), a.Uint64(), a.Bytes())
	}
	for n := range 60 {
		fmt.Print(big.NewInt(int64(n)).ProbablyPrime(0), " ")
	}
	p, _ := new(big.Int).SetString("170141183460469231731687303715884105727", 10)
	fmt.Println(p.ProbablyPrime(20), new(big.Int).Add(p, big.NewInt(2)).ProbablyPrime(20))
	fmt.Println(new(big.Int).MulRange(1, 50), new(big.Int).Binomial(100, 50), new(big.Int).Exp(big.NewInt(2), big.NewInt(300), nil))
	for _, s := range []string{"0x1f", "-0b101", "0o17", "1_000", "abc", "", "12x", "+5", "0", "007", "--1"} {
		n, ok := new(big.Int).SetString(s, 0)
		fmt.Print(n, ok, " ")
		m, ok := new(big.Int).SetString(s, 16)
		fmt.Print(m, ok, "; ")
	}
	fmt.Println()
	r := big.NewRat(3, -6)
	s := new(big.Rat).Add(r, big.NewRat(1, 3))
	fmt.Println(r, s, s.FloatString(5), new(big.Rat).Quo(r, s), r.Cmp(s), new(big.Rat).SetFloat64(0.1), big.NewRat(4, 2).RatString())
	f, ex := big.NewRat(1, 3).Float64()
	fmt.Println(f, ex)
	t, ok := new(big.Rat).SetString("3.125e2")
	fmt.Println(t, ok)
	fmt.Println(bits.Mul64(1<<63, 6))
	fmt.Println(bits.Div64(3, 7, 11))
	fmt.Println(bits.Add64(1<<63, 1<<63, 1))
	for _, c := range []complex128{1 + 2i, -3, 2i, -1 - 1i} {
		fmt.Printf("%.6f %.6f %.6f %.6f %.6f %.6f\n", cmplx.Sqrt(c), cmplx.Exp(c), cmplx.Log(c), cmplx.Pow(c, 2), cmplx.Sin(c), cmplx.Abs(c))
	}
	for _, x := range []float64{0.3, 1.5, -2.5, 100} {
		fmt.Println(math.Asinh(x), math.Acosh(x+3), math.Atanh(x/200), math.Ilogb(x), math.Logb(x), math.Nextafter(x, 10))
	}
}
