package main

import (
	"fmt"
	"math"
	"math/cmplx"
	"os"
	"runtime"
	"strings"
	"time"
)

type Vertex struct{ X, Y float64 }

func (v Vertex) Abs() float64         { return math.Sqrt(v.X*v.X + v.Y*v.Y) }
func (v *Vertex) Scale(f float64)     { v.X *= f; v.Y *= f }
func (v *Vertex) String() string      { return fmt.Sprintf("(%.2f, %.2f)", v.X, v.Y) }

type Abser interface{ Abs() float64 }
type MyFloat float64

func (f MyFloat) Abs() float64 {
	if f < 0 {
		return float64(-f)
	}
	return float64(f)
}

type ErrNegativeSqrt float64

func (e ErrNegativeSqrt) Error() string {
	return fmt.Sprintf("cannot Sqrt negative number: %v", float64(e))
}

func Sqrt(x float64) (float64, error) {
	if x < 0 {
		return 0, ErrNegativeSqrt(x)
	}
	z := 1.0
	for i := 0; i < 12; i++ {
		z -= (z*z - x) / (2 * z)
	}
	return z, nil
}

type IPAddr [4]byte

func (ip IPAddr) String() string { return fmt.Sprintf("%v.%v.%v.%v", ip[0], ip[1], ip[2], ip[3]) }

type rot13Reader struct{ r *strings.Reader }

func (r rot13Reader) Read(b []byte) (int, error) {
	n, err := r.r.Read(b)
	for i := range b[:n] {
		c := b[i]
		switch {
		case c >= 'a' && c <= 'z':
			b[i] = 'a' + (c-'a'+13)%26
		case c >= 'A' && c <= 'Z':
			b[i] = 'A' + (c-'A'+13)%26
		}
	}
	return n, err
}

var (
	ToBe   bool       = false
	MaxInt uint64     = 1<<64 - 1
	z      complex128 = cmplx.Sqrt(-5 + 12i)
)

const (
	Big   = 1 << 100
	Small = Big >> 99
)

func needFloat(x float64) float64 { return x * 0.1 }

func main() {
	fmt.Printf("Type: %T Value: %v\n", ToBe, ToBe)
	fmt.Printf("Type: %T Value: %v\n", MaxInt, MaxInt)
	fmt.Printf("Type: %T Value: %v\n", z, z)
	fmt.Println(Small, needFloat(Small), needFloat(Big))
	var a Abser = MyFloat(-math.Sqrt2)
	fmt.Println(a.Abs(), a)
	v := Vertex{3, 4}
	a = &v
	v.Scale(10)
	fmt.Println(a.Abs(), v, &v)
	fmt.Printf("%v %+v %#v %T\n", v, v, v, a)
	if _, err := Sqrt(-2); err != nil {
		fmt.Println(err)
	}
	fmt.Println(Sqrt(2))
	hosts := map[string]IPAddr{"loopback": {127, 0, 0, 1}, "googleDNS": {8, 8, 8, 8}}
	for _, k := range []string{"loopback", "googleDNS"} {
		fmt.Printf("%v: %v\n", k, hosts[k])
	}
	fmt.Println(hosts)
	s := strings.NewReader("Lbh penpxrq gur pbqr!")
	b := make([]byte, 8)
	r := rot13Reader{s}
	for {
		n, err := r.Read(b)
		fmt.Printf("n = %v err = %v b[:n] = %q\n", n, err, b[:n])
		if err != nil {
			break
		}
	}
	switch today := time.Saturday; time.Saturday {
	case today + 0:
		fmt.Println("Today.")
	default:
		fmt.Println("Too far away.")
	}
	switch os := runtime.GOOS; os {
	case "darwin":
		fmt.Println("macOS.")
	case "linux":
		fmt.Println("Linux.")
	}
	fmt.Fprintln(os.Stderr, "done")
	var i interface{} = "hello"
	f, ok := i.(float64)
	fmt.Println(f, ok)
	f = i.(float64)
	fmt.Println(f)
}
