package main

import (
	"fmt"
	"math"

	"math/rand"
	"strconv"
)

func main() {
	f1 := map[string]func(float64) float64{"sin": math.Sin, "cos": math.Cos, "tan": math.Tan, "asin": math.Asin, "acos": math.Acos, "atan": math.Atan, "sinh": math.Sinh, "cosh": math.Cosh, "tanh": math.Tanh, "asinh": math.Asinh, "acosh": math.Acosh, "atanh": math.Atanh, "exp": math.Exp, "exp2": math.Exp2, "expm1": math.Expm1, "log": math.Log, "log2": math.Log2, "log10": math.Log10, "log1p": math.Log1p, "cbrt": math.Cbrt, "sqrt": math.Sqrt, "gamma": math.Gamma}
	names := []string{"sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "cbrt", "sqrt", "gamma"}
	r := rand.New(rand.NewSource(1))
	for _, n := range names {
		r.Seed(5)
		for i := range 40 {
			x := (r.Float64() - 0.5) * math.Pow(10, float64(i%6-2))
			if i < 20 {
				x = float64(i) / 4
			}
			fmt.Println(n, x, f1[n](x))
		}
	}
	for i := range 40 {
		x, y := r.Float64()*10, (r.Float64()-0.5)*10
		fmt.Println("pow", x, y, math.Pow(x, y))
		fmt.Println("atan2", x, y, math.Atan2(x, y))
		fmt.Println("hypot", x, y, math.Hypot(x, y))
		fmt.Println("mod", x, y, math.Mod(x, y), math.Remainder(x, y), math.FMA(x, y, x))
		s, c := math.Sincos(x)
		fmt.Println("sincos", x, s, c)
		fmt.Println("f32", float32(x), strconv.FormatFloat(x, 'g', -1, 32), strconv.FormatFloat(x, 'e', 3, 32), strconv.FormatFloat(x, 'f', -1, 32))
		fmt.Println("pow10", math.Pow10(8*i-150), math.Ldexp(x, 8*i-100))
	}
	fmt.Println(math.Sin(math.Pi), math.Cos(math.Pi/2), math.Tan(math.Pi/2), math.Sin(1e10), math.Sin(1e300), math.Exp(1), math.Log(10))
}
