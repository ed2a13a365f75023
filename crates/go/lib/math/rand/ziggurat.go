package rand

import (
	"internal/ziggurat"
	"math"
)

// NormFloat64 is normally distributed, with mean 0 and standard deviation 1.
func (r *Rand) NormFloat64() float64 {
	for norm := ziggurat.Norm(); ; {
		u := r.Uint32()
		j := int32(u)
		i := j & 127
		x := float64(j) * float64(norm.Width[i])
		size := uint32(j)
		if j < 0 {
			size = uint32(-j)
		}
		if size < norm.Inside[i] {
			return x
		}
		if i == 0 {
			for {
				x = -math.Log(r.Float64()) * (1 / ziggurat.NormEdge)
				y := -math.Log(r.Float64())
				if y+y >= x*x {
					break
				}
			}
			if j > 0 {
				return ziggurat.NormEdge + x
			}
			return -ziggurat.NormEdge - x
		}
		if norm.Height[i]+float32(r.Float64())*(norm.Height[i-1]-norm.Height[i]) < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

// ExpFloat64 is exponentially distributed, with rate 1.
func (r *Rand) ExpFloat64() float64 {
	for exp := ziggurat.Exponential(); ; {
		j := r.Uint32()
		i := j & 255
		x := float64(j) * float64(exp.Width[i])
		if j < exp.Inside[i] {
			return x
		}
		if i == 0 {
			return ziggurat.ExpEdge - math.Log(r.Float64())
		}
		if exp.Height[i]+float32(r.Float64())*(exp.Height[i-1]-exp.Height[i]) < float32(math.Exp(-x)) {
			return x
		}
	}
}
