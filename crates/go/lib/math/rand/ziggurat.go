package rand

import "math"

// ziggurat is a distribution cut into layers of equal area (Marsaglia and Tsang 2000):
// `width` scales a number to its layer, below `inside` it lies within the next layer too,
// and `height` is the density at the layer's edge.
type ziggurat struct {
	inside        []uint32
	width, height []float32
}

const (
	normEdge = 3.442619855899
	expEdge  = 7.69711747013104972
)

// layers cuts a density, whose inverse is given, with the tail from edge on and layers of
// so much area; numbers below 2^bits choose the place in a layer.
func layers(z *ziggurat, count int, edge, area float64, bits uint, density, inverse func(float64) float64) {
	*z = ziggurat{make([]uint32, count), make([]float32, count), make([]float32, count)}
	scale := float64(uint64(1) << bits)
	base := area / density(edge)
	z.inside[0] = uint32(edge / base * scale)
	z.width[0] = float32(base / scale)
	z.width[count-1] = float32(edge / scale)
	z.height[0] = 1
	z.height[count-1] = float32(density(edge))
	right := edge
	for i := count - 2; i >= 1; i-- {
		next := inverse(area/right + density(right))
		z.inside[i+1] = uint32(next / right * scale)
		z.width[i] = float32(next / scale)
		z.height[i] = float32(density(next))
		right = next
	}
}

// Both are cut when first asked for.
var norm, exponential ziggurat

func cutNorm() {
	density := func(x float64) float64 { return math.Exp(-x * x / 2) }
	inverse := func(y float64) float64 { return math.Sqrt(-2 * math.Log(y)) }
	layers(&norm, 128, normEdge, 9.91256303526217e-3, 31, density, inverse)
}

func cutExponential() {
	density := func(x float64) float64 { return math.Exp(-x) }
	inverse := func(y float64) float64 { return -math.Log(y) }
	layers(&exponential, 256, expEdge, 3.949659822581572e-3, 32, density, inverse)
}

// NormFloat64 is normally distributed, with mean 0 and standard deviation 1.
func (r *Rand) NormFloat64() float64 {
	if norm.inside == nil {
		cutNorm()
	}
	for {
		u := r.Uint32()
		j := int32(u)
		i := j & 127
		x := float64(j) * float64(norm.width[i])
		size := uint32(j)
		if j < 0 {
			size = uint32(-j)
		}
		if size < norm.inside[i] {
			return x
		}
		if i == 0 {
			for {
				x = -math.Log(r.Float64()) * (1 / normEdge)
				y := -math.Log(r.Float64())
				if y+y >= x*x {
					break
				}
			}
			if j > 0 {
				return normEdge + x
			}
			return -normEdge - x
		}
		if norm.height[i]+float32(r.Float64())*(norm.height[i-1]-norm.height[i]) < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

// ExpFloat64 is exponentially distributed, with rate 1.
func (r *Rand) ExpFloat64() float64 {
	if exponential.inside == nil {
		cutExponential()
	}
	for {
		j := r.Uint32()
		i := j & 255
		x := float64(j) * float64(exponential.width[i])
		if j < exponential.inside[i] {
			return x
		}
		if i == 0 {
			return expEdge - math.Log(r.Float64())
		}
		if exponential.height[i]+float32(r.Float64())*(exponential.height[i-1]-exponential.height[i]) < float32(math.Exp(-x)) {
			return x
		}
	}
}
