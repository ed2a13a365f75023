// Package color has colors, and models that turn other colors into theirs.
package color

// A Color gives its parts times its alpha, from 0 to 0xffff.
type Color interface {
	RGBA() (r, g, b, a uint32)
}

// RGBA has parts of 8 bits, times its alpha already.
type RGBA struct{ R, G, B, A uint8 }

func wide(x uint8) uint32 { return uint32(x) * 0x101 }

func (c RGBA) RGBA() (r, g, b, a uint32) { return wide(c.R), wide(c.G), wide(c.B), wide(c.A) }

// RGBA64 has parts of 16 bits.
type RGBA64 struct{ R, G, B, A uint16 }

func (c RGBA64) RGBA() (r, g, b, a uint32) {
	return uint32(c.R), uint32(c.G), uint32(c.B), uint32(c.A)
}

// NRGBA has parts that are not times its alpha.
type NRGBA struct{ R, G, B, A uint8 }

func (c NRGBA) RGBA() (r, g, b, a uint32) {
	part := func(x uint8) uint32 { return wide(x) * uint32(c.A) / 0xff }
	return part(c.R), part(c.G), part(c.B), wide(c.A)
}

// NRGBA64 is NRGBA with 16 bits.
type NRGBA64 struct{ R, G, B, A uint16 }

func (c NRGBA64) RGBA() (r, g, b, a uint32) {
	part := func(x uint16) uint32 { return uint32(x) * uint32(c.A) / 0xffff }
	return part(c.R), part(c.G), part(c.B), uint32(c.A)
}

// Alpha is black, more or less.
type Alpha struct{ A uint8 }

func (c Alpha) RGBA() (r, g, b, a uint32) { return wide(c.A), wide(c.A), wide(c.A), wide(c.A) }

// Alpha16 is Alpha with 16 bits.
type Alpha16 struct{ A uint16 }

func (c Alpha16) RGBA() (r, g, b, a uint32) {
	x := uint32(c.A)
	return x, x, x, x
}

type Gray struct{ Y uint8 }

func (c Gray) RGBA() (r, g, b, a uint32) { return wide(c.Y), wide(c.Y), wide(c.Y), 0xffff }

// Gray16 is Gray with 16 bits.
type Gray16 struct{ Y uint16 }

func (c Gray16) RGBA() (r, g, b, a uint32) {
	y := uint32(c.Y)
	return y, y, y, 0xffff
}

// A Model turns any color into one of its own.
type Model interface {
	Convert(c Color) Color
}

type model struct{ f func(Color) Color }

func (m *model) Convert(c Color) Color { return m.f(c) }

// ModelFunc makes a model of a function.
func ModelFunc(f func(Color) Color) Model { return &model{f} }

// modelOf leaves a color of type T as it is.
func modelOf[T Color](f func(r, g, b, a uint32) Color) Model {
	return ModelFunc(func(c Color) Color {
		if _, ok := c.(T); ok {
			return c
		}
		return f(c.RGBA())
	})
}

// plain parts are those that are not times alpha, of 16 bits.
func plain(r, g, b, a uint32) (uint32, uint32, uint32) {
	if a == 0 || a == 0xffff {
		return r, g, b
	}
	return r * 0xffff / a, g * 0xffff / a, b * 0xffff / a
}

func luma(r, g, b uint32) uint32 { return 19595*r + 38470*g + 7471*b + 1<<15 }

var (
	RGBAModel = modelOf[RGBA](func(r, g, b, a uint32) Color {
		return RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)}
	})
	RGBA64Model = modelOf[RGBA64](func(r, g, b, a uint32) Color {
		return RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
	})
	NRGBAModel = modelOf[NRGBA](func(r, g, b, a uint32) Color {
		if a == 0 {
			return NRGBA{}
		}
		r, g, b = plain(r, g, b, a)
		return NRGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)}
	})
	NRGBA64Model = modelOf[NRGBA64](func(r, g, b, a uint32) Color {
		if a == 0 {
			return NRGBA64{}
		}
		r, g, b = plain(r, g, b, a)
		return NRGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
	})
	AlphaModel   = modelOf[Alpha](func(r, g, b, a uint32) Color { return Alpha{uint8(a >> 8)} })
	Alpha16Model = modelOf[Alpha16](func(r, g, b, a uint32) Color { return Alpha16{uint16(a)} })
	GrayModel    = modelOf[Gray](func(r, g, b, a uint32) Color { return Gray{uint8(luma(r, g, b) >> 24)} })
	Gray16Model  = modelOf[Gray16](func(r, g, b, a uint32) Color { return Gray16{uint16(luma(r, g, b) >> 16)} })
)

// A Palette is a model with these colors only.
type Palette []Color

// Convert gives the nearest.
func (p Palette) Convert(c Color) Color {
	if len(p) == 0 {
		return nil
	}
	return p[p.Index(c)]
}

// Index gives the number of the nearest.
func (p Palette) Index(c Color) int {
	r, g, b, a := c.RGBA()
	distance := func(x, y uint32) uint32 { return (x - y) * (x - y) >> 2 }
	best, least := 0, uint32(1<<32-1)
	for i, v := range p {
		vr, vg, vb, va := v.RGBA()
		if sum := distance(r, vr) + distance(g, vg) + distance(b, vb) + distance(a, va); sum < least {
			best, least = i, sum
		}
	}
	return best
}

var (
	Black       = Gray16{0}
	White       = Gray16{0xffff}
	Transparent = Alpha16{0}
	Opaque      = Alpha16{0xffff}
)
