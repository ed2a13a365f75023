package main

import (
	"fmt"
	"math"
	"math/bits"
	"math/big"
	"math/cmplx"
	"unsafe"
)

type Celsius float64
type Fahrenheit float64

func CToF(c Celsius) Fahrenheit { return Fahrenheit(c*9/5 + 32) }
func main() {
	var a uint8 = 250
	a += 10
	var b int16 = math.MaxInt16
	b++
	var c int64 = math.MinInt64
	fmt.Println(a, b, -c, c/-1, uint32(1<<32-1)+1, int8(-128)/-1)
	fmt.Println(int(3.99), int(-3.99), uint8(int(300)&0xff), int32(math.MaxInt32), math.Round(2.5), math.RoundToEven(2.5), math.Trunc(-2.7), math.Floor(-2.1), math.Ceil(2.1))
	f := 1e100
	fmt.Println(float32(f), math.IsInf(float64(float32(f)), 1), math.Sqrt(-1), math.Mod(7, -3), math.Hypot(3, 4), math.Pow(2, 0.5), math.Cbrt(27), math.Log2(8), math.Log10(1000), math.Log1p(1e-10))
	fmt.Println(0.1+0.2, float32(0.1)+float32(0.2), 1.0/3, 100*1.1, 1e15, 1e16+1, 123456789012345678.0)
	fmt.Println(CToF(100), Celsius(36.6))
	fmt.Printf("%.1f %v %T\n", CToF(-40), CToF(37.77), CToF(0))
	fmt.Println(7&3, 7|8, 7^2, 1<<3|1, 0xff&^0x0f, -5>>1, uint8(200)>>3, -7/2, -7%3, 7%-3)
	fmt.Println(bits.TrailingZeros(8), bits.RotateLeft8(0b10000001, 1), bits.Reverse16(1), bits.Len64(1<<40))
	hi, lo := bits.Mul64(math.MaxUint64, 3)
	fmt.Println(hi, lo)
	x := new(big.Int)
	x.Exp(big.NewInt(2), big.NewInt(200), nil)
	y, _ := new(big.Int).SetString("123456789012345678901234567890", 10)
	fmt.Println(x, y, new(big.Int).Mul(x, y), new(big.Int).Mod(x, y), x.Cmp(y), new(big.Int).GCD(nil, nil, big.NewInt(48), big.NewInt(18)))
	fact := big.NewInt(1)
	for i := int64(1); i <= 30; i++ {
		fact.Mul(fact, big.NewInt(i))
	}
	fmt.Println(fact, fact.BitLen(), fact.String()[:5])
	r := big.NewRat(3, 6)
	fmt.Println(r, r.Add(r, big.NewRat(1, 3)), r.FloatString(5))
	z := complex(3, 4)
	fmt.Println(z, real(z), imag(z), cmplx.Abs(z), z*z, cmplx.Sqrt(-1), z == complex(3, 4))
	fmt.Printf("%.2f %v\n", cmplx.Exp(1i*math.Pi), cmplx.Conj(z))
	fmt.Println(unsafe.Sizeof(a), unsafe.Sizeof(x), unsafe.Sizeof(struct {
		a bool
		b int64
		c bool
	}{}), unsafe.Sizeof(""), unsafe.Sizeof([]int{}), unsafe.Sizeof(any(1)))
	const huge = 1 << 100
	fmt.Println(huge>>98, float64(huge))
	const typed int8 = 1
	var d time = 5
	fmt.Println(typed<<6, d*2, math.MaxUint32, 'a'+1, string(rune('a'+1)), 5/2*2.0, 5.0/2)
	var u uint = 3
	fmt.Println(u-4 > 0, 1<<u, int8(1)<<u<<4, ^uint8(5))
	var nan = math.NaN()
	m := map[float64]int{nan: 1, nan: 2}
	fmt.Println(len(m), nan == nan, nan != nan, math.Max(nan, 1), min(1, nan), math.Signbit(-0.0), math.Float64bits(1.5), math.Float32frombits(0x40490fdb))
	var i interface{} = 3
	_, ok := i.(int64)
	fmt.Println(ok, i == 3, i == int64(3), i == 3.0)
	fmt.Printf("%6.2f|%-8.3e|%+d|%x|%X|%o|%b|%q|%U|%08.3f|%+.2e|%g\n", math.Pi, 12345.678, 5, 255, 255, 8, 5, 'x', 'x', -3.14159, 0.00012, 1e-5)
}

type time int
