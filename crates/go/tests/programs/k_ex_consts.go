package main

import (
	"fmt"
	"math"
)

const s string = "constant"

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	_
	Thursday
)

func (d Weekday) String() string {
	return [...]string{"Sun", "Mon", "Tue", "Wed", "Thu"}[d]
}

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
	GB
)

type Flags uint8

const (
	Read Flags = 1 << iota
	Write
	Exec
)

func main() {
	fmt.Println(s)
	const n = 500000000
	const d = 3e20 / n
	fmt.Println(d, int64(d))
	fmt.Println(math.Sin(n))
	fmt.Println(Sunday, Monday, Thursday, Weekday(2))
	fmt.Printf("%d %v %s %q %x %+v %#v %T\n", Monday, Monday, Monday, Monday, Monday, Monday, Monday, Monday)
	fmt.Println(KB, MB, GB)
	f := Read | Exec
	fmt.Printf("%03b %t\n", f, f&Write != 0)
	f &^= Read
	fmt.Printf("%08b %#x %#o %O\n", f, f, f, f)
	fmt.Println(math.MaxInt64, math.MinInt64, uint64(math.MaxUint64), math.MaxInt8)
	fmt.Println(math.Pi, float32(math.Pi), math.E, math.SmallestNonzeroFloat64, math.MaxFloat32)
	fmt.Println(math.Inf(1), math.Inf(-1), math.NaN(), -0.0, math.Copysign(0, -1))
}
