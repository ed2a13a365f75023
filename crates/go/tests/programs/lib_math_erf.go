package main

import (
	"fmt"
	"math"
)

func main() {
	bad := uint64(0)
	for i := -6000; i <= 6000; i++ {
		x := float64(i) / 1000
		bad = bad*31 + math.Float64bits(math.Erf(x))
	}
	fmt.Println(bad)
	for _, x := range []float64{0.1, 0.5, 0.9, 1, 1.5, 2, 2.5, 3, 3.7, 5, -1.2, 0.84375, 1.25, 1e-10, math.Inf(1), math.NaN()} {
		fmt.Println(x, math.Erf(x))
	}
}
