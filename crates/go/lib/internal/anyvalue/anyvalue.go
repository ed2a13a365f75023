// Package anyvalue looks at values of any type: what fmt, errors, sort and encoding/json need of reflection.
package anyvalue

// Kinds, as package reflect numbers them.
const (
	Invalid = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// Flags of a field; its kind stands above bit 8.
const (
	Exported = 1 << iota
	Embedded
	IsInterface
)

// Unwrap gives what a reflect.Value holds; package reflect sets it.
var Unwrap func(v any) (held any, valid, is bool)

func Kind(v any) int
func TypeName(v any) string
func ElemTypeName(v any) string
func ElemKind(v any) int
func IsNamed(v any) bool
func Len(v any) int
func Cap(v any) int
func Index(v any, i int) any
func FieldName(v any, i int) string
func FieldTag(v any, i int) string
func FieldFlags(v any, i int) int
func PartTypeName(v any, i int) string
func Elem(v any) any
func IsNil(v any) bool
func Bits(v any) uint64
func Text(v any) string
func Complex(v any) (float64, float64)
func MapEntries(v any) (keys, values []any)
func SameType(a, b any) bool
func Assign(target, value any) bool
func SetBits(target any, bits uint64) bool
func SetText(target any, text string)
func SlicePointer(v any) uint64
func Comparable(v any) bool
func Swap(slice any, i, j int)
