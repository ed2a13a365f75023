package main

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"math/cmplx"
	"math/rand/v2"
	"strconv"
	"unicode/utf16"
	"unsafe"
)

type Temp float64
type Bits uint8

const (
	F0 Bits = 1 << iota
	F1
	F2
)

func Set(b, f Bits) Bits    { return b | f }
func Clear(b, f Bits) Bits  { return b &^ f }
func Toggle(b, f Bits) Bits { return b ^ f }

func fib() func() int {
	a, b := 0, 1
	return func() int {
		r := a
		a, b = b, a+b
		return r
	}
}

func primes(n int) (ps []int) {
	sieve := make([]bool, n+1)
	for i := 2; i <= n; i++ {
		if sieve[i] {
			continue
		}
		ps = append(ps, i)
		for j := i * i; j <= n; j += i {
			sieve[j] = true
		}
	}
	return
}

func gcd[T ~int | ~int64](a, b T) T {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func main() {
	var i8 int8 = 127
	i8++
	var u8 uint8 = 0
	u8--
	fmt.Println(i8, u8, math.MaxInt64, uint64(math.MaxUint64), math.MinInt64)
	fmt.Println(7/2, -7/2, 7%3, -7%3, 7&^5, 6^3, ^5, 1<<10>>3, -8>>1)
	f := 7.0
	fmt.Println(f/2, math.Floor(-2.5), math.Round(2.5), math.Trunc(-2.7), math.Mod(7, 3), math.RoundToEven(2.5))
	fmt.Println(math.Inf(1), math.NaN(), -math.Inf(1), math.Sqrt(-1), math.NaN() == math.NaN(), 1/math.Inf(-1))
	fmt.Println(math.Pi, float32(math.Pi), math.E, math.Hypot(3, 4), math.Cbrt(27), math.Log2(8), math.Pow(2, 0.5))
	fmt.Printf("%.3f %.3e %g %v %08b %x %o %X\n", math.Pi, 12345.678, 1e-10, 1e100, 37, 255, 8, 48879)
	b := Set(0, F0|F2)
	fmt.Printf("%03b %03b %03b %d\n", b, Clear(b, F0), Toggle(b, F1), F2)
	fmt.Println(bits.OnesCount(255), bits.LeadingZeros64(1), bits.TrailingZeros(8), bits.Reverse8(1), bits.Len(1023), bits.RotateLeft8(1, 3))
	n := new(big.Int)
	n.MulRange(1, 30)
	fmt.Println(n, n.BitLen(), n.ProbablyPrime(5))
	x, _ := new(big.Int).SetString("123456789012345678901234567890", 10)
	y := big.NewInt(97)
	fmt.Println(new(big.Int).Mod(x, y), new(big.Int).Exp(big.NewInt(2), big.NewInt(100), nil), x.Cmp(y), new(big.Int).Sqrt(x))
	r := big.NewRat(1, 3)
	r.Add(r, big.NewRat(1, 6))
	fmt.Println(r, r.FloatString(5))
	c := complex(3, 4)
	fmt.Println(cmplx.Abs(c), real(c), imag(c), c*c, cmplx.Sqrt(-1), cmplx.Exp(1i*math.Pi))
	next := fib()
	for range 10 {
		fmt.Print(next(), " ")
	}
	fmt.Println(primes(30), gcd(48, 18))
	rng := rand.New(rand.NewPCG(1, 2))
	fmt.Println(rng.IntN(100), rng.Float64(), rng.Perm(5), rng.Uint32(), rng.Int64N(1000))
	fmt.Println(strconv.FormatFloat(1.0/3, 'g', -1, 32), strconv.FormatFloat(1e21, 'f', -1, 64), strconv.FormatInt(-255, 16), strconv.QuoteToASCII("héllo☺"))
	v, err := strconv.ParseInt("128", 10, 8)
	fmt.Println(v, err)
	fl, err := strconv.ParseFloat("abc", 64)
	fmt.Println(fl, err)
	fmt.Println(utf16.Encode([]rune("a😀")), unsafe.Sizeof(int32(0)), unsafe.Sizeof(struct {
		a bool
		b int64
		c bool
	}{}))
	fmt.Println(0b1010, 0o17, 0xFF, 1_000_000, 'a', '\n', 0x1p-2, "\u00e9\x41\101")
	var t Temp = 36.6
	fmt.Printf("%v %.2f %T %6.1f|%-8v|%+d\n", t, t, t, t, t, 5)
	fmt.Println(float32(16777216.0)+1 == 16777216.0, 0.1+0.2 == 0.3, float32(0.1) == 0.1)
	var u uint32 = 1 << 31
	fmt.Println(int32(u), int8(u>>24), uint16(70000&0xffff), int(f*-0.3))
	const huge = 1 << 62
	fmt.Println(huge*2-1+huge*0 > 0, math.MaxUint32, len("世界"), cap(make([]int, 3, 10)))
}
