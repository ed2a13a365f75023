// Package binary writes numbers as bytes, in either order.
package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
)

const (
	MaxVarintLen16 = 3
	MaxVarintLen32 = 5
	MaxVarintLen64 = 10
)

type ByteOrder interface {
	Uint16([]byte) uint16
	Uint32([]byte) uint32
	Uint64([]byte) uint64
	PutUint16([]byte, uint16)
	PutUint32([]byte, uint32)
	PutUint64([]byte, uint64)
	String() string
}

type AppendByteOrder interface {
	AppendUint16([]byte, uint16) []byte
	AppendUint32([]byte, uint32) []byte
	AppendUint64([]byte, uint64) []byte
	String() string
}

type littleEndian struct{}
type bigEndian struct{}

var (
	LittleEndian littleEndian
	BigEndian    bigEndian
	NativeEndian = LittleEndian
)

func (littleEndian) Uint16(b []byte) uint16 { return uint16(b[0]) | uint16(b[1])<<8 }
func (littleEndian) Uint32(b []byte) uint32 {
	_ = b[3]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}
func (o littleEndian) Uint64(b []byte) uint64 {
	_ = b[7]
	return uint64(o.Uint32(b)) | uint64(o.Uint32(b[4:]))<<32
}
func (littleEndian) PutUint16(b []byte, v uint16) { _ = b[1]; b[0], b[1] = byte(v), byte(v>>8) }
func (littleEndian) PutUint32(b []byte, v uint32) {
	_ = b[3]
	b[0], b[1], b[2], b[3] = byte(v), byte(v>>8), byte(v>>16), byte(v>>24)
}
func (o littleEndian) PutUint64(b []byte, v uint64) {
	_ = b[7]
	o.PutUint32(b, uint32(v))
	o.PutUint32(b[4:], uint32(v>>32))
}
func (littleEndian) AppendUint16(b []byte, v uint16) []byte { return append(b, byte(v), byte(v>>8)) }
func (littleEndian) AppendUint32(b []byte, v uint32) []byte {
	return append(b, byte(v), byte(v>>8), byte(v>>16), byte(v>>24))
}
func (o littleEndian) AppendUint64(b []byte, v uint64) []byte {
	return o.AppendUint32(o.AppendUint32(b, uint32(v)), uint32(v>>32))
}
func (littleEndian) String() string { return "LittleEndian" }

func (bigEndian) Uint16(b []byte) uint16 { return uint16(b[1]) | uint16(b[0])<<8 }
func (bigEndian) Uint32(b []byte) uint32 {
	_ = b[3]
	return uint32(b[3]) | uint32(b[2])<<8 | uint32(b[1])<<16 | uint32(b[0])<<24
}
func (o bigEndian) Uint64(b []byte) uint64 {
	_ = b[7]
	return uint64(o.Uint32(b[4:])) | uint64(o.Uint32(b))<<32
}
func (bigEndian) PutUint16(b []byte, v uint16) { _ = b[1]; b[0], b[1] = byte(v>>8), byte(v) }
func (bigEndian) PutUint32(b []byte, v uint32) {
	_ = b[3]
	b[0], b[1], b[2], b[3] = byte(v>>24), byte(v>>16), byte(v>>8), byte(v)
}
func (o bigEndian) PutUint64(b []byte, v uint64) {
	_ = b[7]
	o.PutUint32(b, uint32(v>>32))
	o.PutUint32(b[4:], uint32(v))
}
func (bigEndian) AppendUint16(b []byte, v uint16) []byte { return append(b, byte(v>>8), byte(v)) }
func (bigEndian) AppendUint32(b []byte, v uint32) []byte {
	return append(b, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}
func (o bigEndian) AppendUint64(b []byte, v uint64) []byte {
	return o.AppendUint32(o.AppendUint32(b, uint32(v>>32)), uint32(v))
}
func (bigEndian) String() string { return "BigEndian" }

func AppendUvarint(buf []byte, x uint64) []byte {
	for x >= 0x80 {
		buf = append(buf, byte(x)|0x80)
		x >>= 7
	}
	return append(buf, byte(x))
}

func AppendVarint(buf []byte, x int64) []byte {
	return AppendUvarint(buf, uint64(x)<<1^uint64(x>>63))
}

func PutUvarint(buf []byte, x uint64) int {
	b := AppendUvarint(nil, x)
	_ = buf[len(b)-1]
	return copy(buf, b)
}

func PutVarint(buf []byte, x int64) int { return PutUvarint(buf, uint64(x)<<1^uint64(x>>63)) }

func Uvarint(buf []byte) (uint64, int) {
	var x uint64
	for i, b := range buf {
		if i == MaxVarintLen64 || i == 9 && b > 1 {
			return 0, -(i + 1)
		}
		x |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			return x, i + 1
		}
	}
	return 0, 0
}

func Varint(buf []byte) (int64, int) {
	u, n := Uvarint(buf)
	return int64(u>>1) ^ -int64(u&1), n
}

func ReadUvarint(r io.ByteReader) (uint64, error) {
	var x uint64
	for i := 0; i < MaxVarintLen64; i++ {
		b, err := r.ReadByte()
		if err != nil {
			if i > 0 && err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return x, err
		}
		if i == 9 && b > 1 {
			break
		}
		x |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			return x, nil
		}
	}
	return x, errors.New("binary: varint overflows a 64-bit integer")
}

func ReadVarint(r io.ByteReader) (int64, error) {
	u, err := ReadUvarint(r)
	return int64(u>>1) ^ -int64(u&1), err
}

// size is how many bytes a value takes; -1 if it has no fixed size.
func size(v reflect.Value) int {
	switch v.Kind() {
	case reflect.Bool, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint8,
		reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Float32, reflect.Float64:
		return int(v.Type().Size())
	case reflect.Slice, reflect.Array:
		if v.Len() == 0 {
			return 0
		}
		if n := size(v.Index(0)); n >= 0 {
			return n * v.Len()
		}
	case reflect.Struct:
		sum := 0
		for i := range v.NumField() {
			n := size(v.Field(i))
			if n < 0 || v.Field(i).Kind() == reflect.Slice {
				return -1
			}
			sum += n
		}
		return sum
	}
	return -1
}

func Size(v any) int { return size(reflect.Indirect(reflect.ValueOf(v))) }

func put(b []byte, order ByteOrder, n int, x uint64) []byte {
	var a [8]byte
	switch n {
	case 1:
		a[0] = byte(x)
	case 2:
		order.PutUint16(a[:], uint16(x))
	case 4:
		order.PutUint32(a[:], uint32(x))
	case 8:
		order.PutUint64(a[:], x)
	}
	return append(b, a[:n]...)
}

func appendValue(b []byte, order ByteOrder, v reflect.Value) []byte {
	switch {
	case v.Kind() == reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case v.CanInt():
		return put(b, order, int(v.Type().Size()), uint64(v.Int()))
	case v.CanUint():
		return put(b, order, int(v.Type().Size()), v.Uint())
	case v.Kind() == reflect.Float32:
		return put(b, order, 4, uint64(math.Float32bits(float32(v.Float()))))
	case v.Kind() == reflect.Float64:
		return put(b, order, 8, math.Float64bits(v.Float()))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			b = appendValue(b, order, v.Field(i))
		}
		return b
	}
	for i := range v.Len() {
		b = appendValue(b, order, v.Index(i))
	}
	return b
}

func Append(buf []byte, order ByteOrder, data any) ([]byte, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	if size(v) < 0 {
		return nil, errors.New("binary.Append: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	return appendValue(buf, order, v), nil
}

func Write(w io.Writer, order ByteOrder, data any) error {
	v := reflect.Indirect(reflect.ValueOf(data))
	if size(v) < 0 {
		return errors.New("binary.Write: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	_, err := w.Write(appendValue(nil, order, v))
	return err
}

func take(b []byte, order ByteOrder, n int) uint64 {
	switch n {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(order.Uint16(b))
	case 4:
		return uint64(order.Uint32(b))
	}
	return order.Uint64(b)
}

func readValue(b []byte, order ByteOrder, v reflect.Value) []byte {
	n := int(v.Type().Size())
	switch {
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			f := v.Field(i)
			if f.CanSet() {
				b = readValue(b, order, f)
			} else {
				b = b[size(f):]
			}
		}
		return b
	case v.Kind() == reflect.Slice || v.Kind() == reflect.Array:
		for i := range v.Len() {
			b = readValue(b, order, v.Index(i))
		}
		return b
	case v.Kind() == reflect.Bool:
		v.SetBool(b[0] != 0)
	case v.CanInt():
		shift := 64 - 8*uint(n)
		v.SetInt(int64(take(b, order, n)<<shift) >> shift)
	case v.CanUint():
		v.SetUint(take(b, order, n))
	case v.Kind() == reflect.Float32:
		v.SetFloat(float64(math.Float32frombits(uint32(take(b, order, n)))))
	default:
		v.SetFloat(math.Float64frombits(take(b, order, n)))
	}
	return b[n:]
}

func Read(r io.Reader, order ByteOrder, data any) error {
	v := reflect.ValueOf(data)
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
	case reflect.Slice:
	default:
		return errors.New("binary.Read: invalid type " + reflect.TypeOf(data).String())
	}
	n := size(v)
	if n < 0 {
		return errors.New("binary.Read: invalid type " + reflect.TypeOf(data).String())
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(r, b); err != nil {
		return err
	}
	readValue(b, order, v)
	return nil
}

func Decode(buf []byte, order ByteOrder, data any) (int, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	n := size(v)
	if n < 0 {
		return 0, errors.New("binary.Decode: invalid type " + reflect.TypeOf(data).String())
	}
	if len(buf) < n {
		return 0, errors.New("buffer is too small")
	}
	readValue(buf[:n], order, v)
	return n, nil
}
