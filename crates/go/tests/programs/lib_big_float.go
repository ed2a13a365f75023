package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
)

func main() {
	f := func(x float64) *big.Float { return big.NewFloat(x) }
	fmt.Println(f(1.5), f(0.1), f(-2), f(0), f(1e100), f(1e-7), f(123456789), f(math.Inf(1)), f(math.Inf(-1)))
	third := new(big.Float).SetPrec(100).Quo(f(1), f(3))
	fmt.Println(third, third.Text('g', 30), third.Text('f', 40), third.Text('e', 5), third.Prec(), third.Acc(), third.Mode(), third.String())
	two := new(big.Float).SetPrec(200).SetInt64(2)
	root := new(big.Float).SetPrec(200).Sqrt(two)
	fmt.Printf("%.50f\n%v\n", root, root)
	half := f(0.5)
	x := new(big.Float).SetPrec(200).SetInt64(1)
	for range 8 {
		t := new(big.Float)
		t.Quo(two, x)
		t.Add(x, t)
		x.Mul(half, t)
	}
	fmt.Printf("sqrt(2) = %.50f %v\n", x, new(big.Float).Sub(root, x).Sign())
	fmt.Printf("%10.3f|%-12.4g|%+.2e|%08.2f|%s|%d|%x|%b|%s|%G\n", f(3.14159), f(2.5), f(12345.678), f(-1.5), f(1), f(2), f(10.5), f(0.75), f(6).Text(0x70, 0), f(1e21))
	for _, s := range []string{"3.14159265358979323846264338327950288", "1e-1000", "0x1.8p3", "-0.5", "1_000.25", "abc", "", "Inf", "1e", "12x", "0b101", "1e400"} {
		v, _, err := big.ParseFloat(s, 0, 120, big.ToNearestEven)
		fmt.Println(v, err)
	}
	v, ok := new(big.Float).SetString("0.1")
	fmt.Println(v, ok, v.Prec(), v.MinPrec(), v.IsInt(), v.Cmp(f(0.1)), f(0.1).Cmp(v))
	for _, m := range []big.RoundingMode{big.ToNearestEven, big.ToNearestAway, big.ToZero, big.AwayFromZero, big.ToNegativeInf, big.ToPositiveInf} {
		a := new(big.Float).SetPrec(3).SetMode(m).SetFloat64(2.75 + 0.125)
		b := new(big.Float).SetPrec(3).SetMode(m).SetFloat64(-4.5)
		fmt.Println(m, a, a.Acc(), b, b.Acc())
	}
	i, acc := f(1e20).Int(nil)
	fmt.Println(i, acc)
	n, acc := f(-7.9).Int64()
	fmt.Println(n, acc)
	u, acc := f(-1).Uint64()
	fmt.Println(u, acc)
	r, acc := f(0.375).Rat(nil)
	fmt.Println(r, acc)
	for _, y := range []*big.Float{third, root, f(5e-324), new(big.Float).Quo(f(5e-324), f(2)), new(big.Float).Quo(f(5e-324), f(1.5)), new(big.Float).Mul(f(1e308), f(100)), new(big.Float).SetMantExp(third, -1060)} {
		d, acc := y.Float64()
		s, acc2 := y.Float32()
		fmt.Println(d, acc, s, acc2)
	}
	m := new(big.Float)
	fmt.Println(f(48).MantExp(m), m, new(big.Float).SetRat(big.NewRat(1, 7)), new(big.Float).SetInt(new(big.Int).Exp(big.NewInt(3), big.NewInt(80), nil)))
	fmt.Println(f(1).Cmp(f(2)), f(2).Cmp(f(-2)), f(-1).Cmp(f(-1)), f(math.Inf(1)).Cmp(f(1e300)), new(big.Float).Neg(f(0)), new(big.Float).Abs(f(-3)))
	fmt.Println(new(big.Float).Sub(f(1e16), f(1e-16)), new(big.Float).SetPrec(60).Add(f(1), f(1e-18)), new(big.Float).SetPrec(0).Mul(third, f(3)))
	j, err := json.Marshal(map[string]*big.Float{"a": f(2.5)})
	fmt.Println(string(j), err)
	var k big.Float
	fmt.Println(json.Unmarshal([]byte(`"12.25"`), &k), &k)
	c, err := fmt.Sscan("1.5e3 x", &k)
	fmt.Println(c, err, &k)
	e := new(big.Float).SetPrec(150).SetInt64(1)
	term := new(big.Float).SetPrec(150).SetInt64(1)
	for n := 1; n < 40; n++ {
		term.Quo(term, f(float64(n)))
		e.Add(e, term)
	}
	fmt.Println(e.Text('f', 40), e)
	defer func() {
		r := recover()
		_, is := r.(big.ErrNaN)
		fmt.Println(r, is)
	}()
	new(big.Float).Quo(f(0), f(0))
}
