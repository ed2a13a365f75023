package image

import "image/color"

// Config is a picture's model and size.
type Config struct {
	ColorModel    color.Model
	Width, Height int
}

// An Image is a rectangle of colors.
type Image interface {
	ColorModel() color.Model
	Bounds() Rectangle
	At(x, y int) color.Color
}

// A PalettedImage has numbers of a palette's colors.
type PalettedImage interface {
	Image
	ColorIndexAt(x, y int) uint8
}

// offset is where a point's bytes begin.
func offset(r Rectangle, stride, size, x, y int) int { return (y-r.Min.Y)*stride + (x-r.Min.X)*size }

func pixels(r Rectangle, size int, name string) ([]uint8, int) {
	if r.Dx() < 0 || r.Dy() < 0 {
		panic("image: New" + name + " Rectangle has huge or negative dimensions")
	}
	return make([]uint8, size*r.Dx()*r.Dy()), size * r.Dx()
}

// RGBA has four bytes a point.
type RGBA struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

func NewRGBA(r Rectangle) *RGBA {
	pix, stride := pixels(r, 4, "RGBA")
	return &RGBA{pix, stride, r}
}

func (p *RGBA) ColorModel() color.Model { return color.RGBAModel }
func (p *RGBA) Bounds() Rectangle       { return p.Rect }
func (p *RGBA) At(x, y int) color.Color { return p.RGBAAt(x, y) }
func (p *RGBA) PixOffset(x, y int) int  { return offset(p.Rect, p.Stride, 4, x, y) }
func (p *RGBA) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetRGBA(x, y, color.RGBAModel.Convert(c).(color.RGBA))
	}
}

func (p *RGBA) RGBAAt(x, y int) color.RGBA {
	if !(Point{x, y}).In(p.Rect) {
		return color.RGBA{}
	}
	s := p.Pix[p.PixOffset(x, y):]
	return color.RGBA{s[0], s[1], s[2], s[3]}
}

func (p *RGBA) SetRGBA(x, y int, c color.RGBA) {
	if (Point{x, y}).In(p.Rect) {
		copy(p.Pix[p.PixOffset(x, y):], []uint8{c.R, c.G, c.B, c.A})
	}
}

// SubImage shares the points in r.
func (p *RGBA) SubImage(r Rectangle) Image {
	if r = r.Intersect(p.Rect); r.Empty() {
		return &RGBA{}
	}
	return &RGBA{p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], p.Stride, r}
}

func (p *RGBA) Opaque() bool {
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		for x := p.Rect.Min.X; x < p.Rect.Max.X; x++ {
			if p.RGBAAt(x, y).A != 0xff {
				return false
			}
		}
	}
	return true
}

// NRGBA has four bytes a point, which are not times alpha.
type NRGBA struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

func NewNRGBA(r Rectangle) *NRGBA {
	pix, stride := pixels(r, 4, "NRGBA")
	return &NRGBA{pix, stride, r}
}

func (p *NRGBA) ColorModel() color.Model { return color.NRGBAModel }
func (p *NRGBA) Bounds() Rectangle       { return p.Rect }
func (p *NRGBA) At(x, y int) color.Color { return p.NRGBAAt(x, y) }
func (p *NRGBA) PixOffset(x, y int) int  { return offset(p.Rect, p.Stride, 4, x, y) }
func (p *NRGBA) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.SetNRGBA(x, y, color.NRGBAModel.Convert(c).(color.NRGBA))
	}
}

func (p *NRGBA) NRGBAAt(x, y int) color.NRGBA {
	if !(Point{x, y}).In(p.Rect) {
		return color.NRGBA{}
	}
	s := p.Pix[p.PixOffset(x, y):]
	return color.NRGBA{s[0], s[1], s[2], s[3]}
}

func (p *NRGBA) SetNRGBA(x, y int, c color.NRGBA) {
	if (Point{x, y}).In(p.Rect) {
		copy(p.Pix[p.PixOffset(x, y):], []uint8{c.R, c.G, c.B, c.A})
	}
}

// Gray has a byte a point.
type Gray struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

func NewGray(r Rectangle) *Gray {
	pix, stride := pixels(r, 1, "Gray")
	return &Gray{pix, stride, r}
}

func (p *Gray) ColorModel() color.Model     { return color.GrayModel }
func (p *Gray) Bounds() Rectangle           { return p.Rect }
func (p *Gray) At(x, y int) color.Color     { return p.GrayAt(x, y) }
func (p *Gray) PixOffset(x, y int) int      { return offset(p.Rect, p.Stride, 1, x, y) }
func (p *Gray) Opaque() bool                { return true }
func (p *Gray) Set(x, y int, c color.Color) { p.SetGray(x, y, color.GrayModel.Convert(c).(color.Gray)) }

func (p *Gray) GrayAt(x, y int) color.Gray {
	if !(Point{x, y}).In(p.Rect) {
		return color.Gray{}
	}
	return color.Gray{p.Pix[p.PixOffset(x, y)]}
}

func (p *Gray) SetGray(x, y int, c color.Gray) {
	if (Point{x, y}).In(p.Rect) {
		p.Pix[p.PixOffset(x, y)] = c.Y
	}
}

// Paletted has numbers of a palette's colors.
type Paletted struct {
	Pix     []uint8
	Stride  int
	Rect    Rectangle
	Palette color.Palette
}

func NewPaletted(r Rectangle, p color.Palette) *Paletted {
	pix, stride := pixels(r, 1, "Paletted")
	return &Paletted{pix, stride, r, p}
}

func (p *Paletted) ColorModel() color.Model { return p.Palette }
func (p *Paletted) Bounds() Rectangle       { return p.Rect }
func (p *Paletted) PixOffset(x, y int) int  { return offset(p.Rect, p.Stride, 1, x, y) }
func (p *Paletted) Set(x, y int, c color.Color) {
	p.SetColorIndex(x, y, uint8(p.Palette.Index(c)))
}

func (p *Paletted) At(x, y int) color.Color {
	if len(p.Palette) == 0 {
		return nil
	}
	return p.Palette[p.ColorIndexAt(x, y)]
}

func (p *Paletted) ColorIndexAt(x, y int) uint8 {
	if !(Point{x, y}).In(p.Rect) {
		return 0
	}
	return p.Pix[p.PixOffset(x, y)]
}

func (p *Paletted) SetColorIndex(x, y int, index uint8) {
	if (Point{x, y}).In(p.Rect) {
		p.Pix[p.PixOffset(x, y)] = index
	}
}

// Uniform is one color without end.
type Uniform struct{ C color.Color }

func NewUniform(c color.Color) *Uniform { return &Uniform{c} }

func (c *Uniform) RGBA() (r, g, b, a uint32)          { return c.C.RGBA() }
func (c *Uniform) ColorModel() color.Model            { return c }
func (c *Uniform) Convert(color.Color) color.Color    { return c.C }
func (c *Uniform) Bounds() Rectangle                  { return Rectangle{Point{-1e9, -1e9}, Point{1e9, 1e9}} }
func (c *Uniform) At(x, y int) color.Color            { return c.C }
func (c *Uniform) Opaque() bool {
	_, _, _, a := c.C.RGBA()
	return a == 0xffff
}

var (
	Black       = NewUniform(color.Black)
	White       = NewUniform(color.White)
	Transparent = NewUniform(color.Transparent)
	Opaque      = NewUniform(color.Opaque)
)
