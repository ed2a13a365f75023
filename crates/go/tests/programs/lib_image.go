package main

import (
	"fmt"
	"image"
	"image/color"
)

type Pic struct{ w, h int }

func (p Pic) ColorModel() color.Model { return color.RGBAModel }
func (p Pic) Bounds() image.Rectangle { return image.Rect(0, 0, p.w, p.h) }
func (p Pic) At(x, y int) color.Color { return color.RGBA{uint8(x * y), uint8(x + y), 255, 255} }

func main() {
	m := image.NewRGBA(image.Rect(0, 0, 10, 5))
	m.Set(1, 2, color.RGBA{255, 0, 0, 255})
	m.Set(2, 2, color.NRGBA{200, 100, 50, 128})
	m.Set(99, 99, color.White)
	fmt.Println(m.Bounds(), m.At(1, 2), m.At(2, 2), m.At(0, 0), m.At(-1, 0), m.Stride, len(m.Pix), m.Opaque())
	fmt.Println(m.At(1, 2).RGBA())
	s := m.SubImage(image.Rect(1, 1, 3, 4)).(*image.RGBA)
	s.Set(1, 1, color.Gray{77})
	fmt.Println(s.Bounds(), m.At(1, 1), s.PixOffset(2, 2))
	p := image.Pt(1, 2).Add(image.Pt(3, 4)).Mul(2).Sub(image.Point{1, 1}).Div(2)
	fmt.Println(p, p.In(m.Bounds()), p.Eq(image.Pt(3, 5)), image.Pt(-3, 12).Mod(m.Bounds()))
	r := image.Rect(10, 10, 2, 3)
	fmt.Println(r, r.Dx(), r.Dy(), r.Size(), r.Inset(2), r.Inset(9), r.Add(p), r.Intersect(m.Bounds()), r.Union(m.Bounds()), r.Overlaps(m.Bounds()), r.Empty(), r.In(image.Rect(0, 0, 20, 20)), r.Canon())
	fmt.Printf("%v %+v %T\n", r, r, r)
	g := image.NewGray(image.Rect(0, 0, 2, 2))
	g.Set(0, 1, color.RGBA{10, 200, 30, 255})
	fmt.Println(g.Pix, g.GrayAt(0, 1), g.At(5, 5))
	n := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	n.Set(0, 0, color.RGBA{100, 50, 25, 128})
	fmt.Println(n.At(0, 0))
	pal := color.Palette{color.Black, color.White, color.RGBA{255, 0, 0, 255}}
	q := image.NewPaletted(image.Rect(0, 0, 3, 1), pal)
	q.Set(0, 0, color.RGBA{250, 10, 10, 255})
	q.SetColorIndex(1, 0, 1)
	fmt.Println(q.Pix, q.At(0, 0), q.At(1, 0), pal.Convert(color.Gray{200}))
	fmt.Println(image.Black.At(5, 5), image.NewUniform(color.Alpha{9}).Opaque(), image.White.Bounds())
	for _, c := range []color.Color{color.NRGBA{10, 20, 30, 40}, color.Gray16{0x1234}, color.Alpha{77}, color.RGBA64{1, 2, 3, 4}, color.NRGBA64{1000, 2000, 3000, 4000}, color.Transparent} {
		fmt.Println(color.RGBAModel.Convert(c), color.NRGBAModel.Convert(c), color.GrayModel.Convert(c), color.Gray16Model.Convert(c), color.AlphaModel.Convert(c), color.NRGBA64Model.Convert(c), color.RGBA64Model.Convert(c), color.Alpha16Model.Convert(c))
	}
	var i image.Image = Pic{4, 3}
	fmt.Println(i.Bounds().Max, i.At(2, 2))
}
