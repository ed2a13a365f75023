package math

func Asinh(x float64) float64 {
	a := Abs(x)
	if IsNaN(x) || IsInf(x, 0) || x == 0 {
		return x
	}
	var t float64
	switch {
	case a > 1<<28:
		t = Log(a) + Ln2
	case a > 2:
		t = Log(2*a + 1/(Sqrt(a*a+1)+a))
	case a < 1.0/(1<<28):
		t = a
	default:
		t = Log1p(a + a*a/(1+Sqrt(1+a*a)))
	}
	return Copysign(t, x)
}

func Acosh(x float64) float64 {
	switch {
	case x < 1 || IsNaN(x):
		return NaN()
	case x == 1:
		return 0
	case x >= 1<<28:
		return Log(x) + Ln2
	case x > 2:
		return Log(2*x - 1/(x+Sqrt(x*x-1)))
	}
	t := x - 1
	return Log1p(t + Sqrt(2*t+t*t))
}

func Atanh(x float64) float64 {
	a := Abs(x)
	switch {
	case a > 1 || IsNaN(x):
		return NaN()
	case a == 1:
		return Inf(int(x))
	case a < 1.0/(1<<28):
		return x
	case a < 0.5:
		t := a + a
		return Copysign(0.5*Log1p(t+t*a/(1-a)), x)
	}
	return Copysign(0.5*Log1p((a+a)/(1-a)), x)
}

func Ilogb(x float64) int {
	switch {
	case x == 0:
		return MinInt32
	case IsNaN(x) || IsInf(x, 0):
		return MaxInt32
	}
	_, exp := Frexp(x)
	return exp - 1
}

func Logb(x float64) float64 {
	switch {
	case x == 0:
		return Inf(-1)
	case IsInf(x, 0):
		return Inf(1)
	case IsNaN(x):
		return x
	}
	return float64(Ilogb(x))
}

func Nextafter(x, y float64) float64 {
	switch {
	case IsNaN(x) || IsNaN(y):
		return NaN()
	case x == y:
		return x
	case x == 0:
		return Copysign(Float64frombits(1), y)
	case (y > x) == (x > 0):
		return Float64frombits(Float64bits(x) + 1)
	}
	return Float64frombits(Float64bits(x) - 1)
}

func Nextafter32(x, y float32) float32 {
	switch {
	case x != x || y != y:
		return float32(NaN())
	case x == y:
		return x
	case x == 0:
		return float32(Copysign(float64(Float32frombits(1)), float64(y)))
	case (y > x) == (x > 0):
		return Float32frombits(Float32bits(x) + 1)
	}
	return Float32frombits(Float32bits(x) - 1)
}
