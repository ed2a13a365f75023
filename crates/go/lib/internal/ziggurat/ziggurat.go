// Package ziggurat has the layers that normal and exponential numbers are drawn from.
package ziggurat

import "math"

// Ziggurat is a distribution cut into layers of equal area (Marsaglia and Tsang 2000):
// `Width` scales a number to its layer, below `Inside` it lies within the next layer too,
// and `Height` is the density at the layer's edge.
type Ziggurat struct {
	Inside        []uint32
	Width, Height []float32
}

const (
	NormEdge = 3.442619855899
	ExpEdge  = 7.69711747013104972
)

// layers cuts a density, whose inverse is given, with the tail from edge on and layers of
// so much area; numbers below 2^bits choose the place in a layer.
func layers(z *Ziggurat, count int, edge, area float64, bits uint, density, inverse func(float64) float64) {
	*z = Ziggurat{make([]uint32, count), make([]float32, count), make([]float32, count)}
	scale := float64(uint64(1) << bits)
	base := area / density(edge)
	z.Inside[0] = uint32(edge / base * scale)
	z.Width[0] = float32(base / scale)
	z.Width[count-1] = float32(edge / scale)
	z.Height[0] = 1
	z.Height[count-1] = float32(density(edge))
	right := edge
	for i := count - 2; i >= 1; i-- {
		next := inverse(area/right + density(right))
		z.Inside[i+1] = uint32(next / right * scale)
		z.Width[i] = float32(next / scale)
		z.Height[i] = float32(density(next))
		right = next
	}
}

// Both are cut when first asked for.
var norm, exponential Ziggurat

// Norm is the normal distribution with mean 0 and standard deviation 1, in 128 layers of 31 bits.
func Norm() *Ziggurat {
	if norm.Inside == nil {
		density := func(x float64) float64 { return math.Exp(-x * x / 2) }
		inverse := func(y float64) float64 { return math.Sqrt(-2 * math.Log(y)) }
		layers(&norm, 128, NormEdge, 9.91256303526217e-3, 31, density, inverse)
	}
	return &norm
}

// Exponential is the one with rate 1, in 256 layers of 32 bits.
func Exponential() *Ziggurat {
	if exponential.Inside == nil {
		density := func(x float64) float64 { return math.Exp(-x) }
		inverse := func(y float64) float64 { return -math.Log(y) }
		layers(&exponential, 256, ExpEdge, 3.949659822581572e-3, 32, density, inverse)
	}
	return &exponential
}
