// Package image has pictures in memory, their points and rectangles.
package image

import (
	"image/color"
	"strconv"
)

type Point struct{ X, Y int }

func Pt(X, Y int) Point { return Point{X, Y} }

// ZP is the point (0, 0).
var ZP Point

func (p Point) String() string        { return "(" + strconv.Itoa(p.X) + "," + strconv.Itoa(p.Y) + ")" }
func (p Point) Add(q Point) Point     { return Point{p.X + q.X, p.Y + q.Y} }
func (p Point) Sub(q Point) Point     { return Point{p.X - q.X, p.Y - q.Y} }
func (p Point) Mul(k int) Point       { return Point{p.X * k, p.Y * k} }
func (p Point) Div(k int) Point       { return Point{p.X / k, p.Y / k} }
func (p Point) Eq(q Point) bool       { return p == q }
func (p Point) In(r Rectangle) bool {
	return r.Min.X <= p.X && p.X < r.Max.X && r.Min.Y <= p.Y && p.Y < r.Max.Y
}

// Mod is the point of r that p falls on if the plane is tiled with r.
func (p Point) Mod(r Rectangle) Point {
	w, h := r.Dx(), r.Dy()
	p = p.Sub(r.Min)
	return Point{(p.X%w + w) % w, (p.Y%h + h) % h}.Add(r.Min)
}

// A Rectangle has the points from Min up to, and without, Max.
type Rectangle struct{ Min, Max Point }

// ZR is the empty rectangle.
var ZR Rectangle

// Rect puts the smaller coordinates first.
func Rect(x0, y0, x1, y1 int) Rectangle {
	return Rectangle{Point{min(x0, x1), min(y0, y1)}, Point{max(x0, x1), max(y0, y1)}}
}

func (r Rectangle) String() string            { return r.Min.String() + "-" + r.Max.String() }
func (r Rectangle) Dx() int                   { return r.Max.X - r.Min.X }
func (r Rectangle) Dy() int                   { return r.Max.Y - r.Min.Y }
func (r Rectangle) Size() Point               { return r.Max.Sub(r.Min) }
func (r Rectangle) Add(p Point) Rectangle     { return Rectangle{r.Min.Add(p), r.Max.Add(p)} }
func (r Rectangle) Sub(p Point) Rectangle     { return Rectangle{r.Min.Sub(p), r.Max.Sub(p)} }
func (r Rectangle) Empty() bool               { return r.Min.X >= r.Max.X || r.Min.Y >= r.Max.Y }
func (r Rectangle) Eq(s Rectangle) bool       { return r == s || r.Empty() && s.Empty() }
func (r Rectangle) Canon() Rectangle          { return Rect(r.Min.X, r.Min.Y, r.Max.X, r.Max.Y) }
func (r Rectangle) Bounds() Rectangle         { return r }
func (r Rectangle) ColorModel() color.Model   { return color.Alpha16Model }
func (r Rectangle) Overlaps(s Rectangle) bool { return !r.Intersect(s).Empty() }

// Inset takes n away on every side; a side that is too short shrinks to its middle.
func (r Rectangle) Inset(n int) Rectangle {
	if r.Dx() < 2*n {
		r.Min.X = (r.Min.X + r.Max.X) / 2
		r.Max.X = r.Min.X
	} else {
		r.Min.X, r.Max.X = r.Min.X+n, r.Max.X-n
	}
	if r.Dy() < 2*n {
		r.Min.Y = (r.Min.Y + r.Max.Y) / 2
		r.Max.Y = r.Min.Y
	} else {
		r.Min.Y, r.Max.Y = r.Min.Y+n, r.Max.Y-n
	}
	return r
}

func (r Rectangle) Intersect(s Rectangle) Rectangle {
	both := Rectangle{Point{max(r.Min.X, s.Min.X), max(r.Min.Y, s.Min.Y)}, Point{min(r.Max.X, s.Max.X), min(r.Max.Y, s.Max.Y)}}
	if both.Empty() {
		return ZR
	}
	return both
}

// Union is the smallest that both are in.
func (r Rectangle) Union(s Rectangle) Rectangle {
	switch {
	case r.Empty():
		return s
	case s.Empty():
		return r
	}
	return Rectangle{Point{min(r.Min.X, s.Min.X), min(r.Min.Y, s.Min.Y)}, Point{max(r.Max.X, s.Max.X), max(r.Max.Y, s.Max.Y)}}
}

func (r Rectangle) In(s Rectangle) bool { return r.Empty() || r.Intersect(s) == r }

// At is opaque inside.
func (r Rectangle) At(x, y int) color.Color {
	if (Point{x, y}).In(r) {
		return color.Opaque
	}
	return color.Transparent
}
