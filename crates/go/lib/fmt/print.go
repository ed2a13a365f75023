// Package fmt, as its documentation describes it; rules of what is printed how from fmt/print.go and
// fmt/format.go, Go 1.27.
package fmt

import (
	"internal/anyvalue"
	"io"
	"os"
	"unicode/utf8"
)

type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

type Formatter interface{ Format(f State, verb rune) }
type Stringer interface{ String() string }
type GoStringer interface{ GoString() string }

// What has only numbers, texts and truth values in it, without flags, is printed at once.
func plainText(who int, format string, a []any) (text string, ok bool)
func plainBytes(who int, format string, a []any) (b []byte, ok bool)

type printer struct {
	buf []byte
	arg any

	wid, prec                                       int
	widPresent, precPresent                         bool
	minus, plus, sharp, space, zero, plusV, sharpV bool

	reordered, goodArgNum, panicking, erroring bool
	wrapErrs                                   bool
	wrapped                                    []int
}

func (p *printer) clear() {
	p.wid, p.prec = 0, 0
	p.widPresent, p.precPresent = false, false
	p.minus, p.plus, p.sharp, p.space, p.zero, p.plusV, p.sharpV = false, false, false, false, false, false, false
}

func (p *printer) Width() (wid int, ok bool)      { return p.wid, p.widPresent }
func (p *printer) Precision() (prec int, ok bool) { return p.prec, p.precPresent }
func (p *printer) Flag(c int) bool {
	switch c {
	case '-':
		return p.minus
	case '+':
		return p.plus || p.plusV
	case '#':
		return p.sharp || p.sharpV
	case ' ':
		return p.space
	case '0':
		return p.zero && !p.minus
	}
	return false
}

func (p *printer) Write(b []byte) (n int, err error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

func (p *printer) WriteString(s string) (n int, err error) {
	p.buf = append(p.buf, s...)
	return len(s), nil
}

func (p *printer) str(s string)  { p.buf = append(p.buf, s...) }
func (p *printer) byte(c byte)   { p.buf = append(p.buf, c) }
func (p *printer) rune(r rune)   { p.buf = utf8.AppendRune(p.buf, r) }

func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	if b, ok := plainBytes(2, format, a); ok {
		return w.Write(b)
	}
	p := &printer{}
	p.doPrintf(format, a)
	return w.Write(p.buf)
}

func Printf(format string, a ...any) (n int, err error) { return Fprintf(os.Stdout, format, a...) }

func Sprintf(format string, a ...any) string {
	if text, ok := plainText(2, format, a); ok {
		return text
	}
	p := &printer{}
	p.doPrintf(format, a)
	return string(p.buf)
}

func Appendf(b []byte, format string, a ...any) []byte {
	p := &printer{}
	p.doPrintf(format, a)
	return append(b, p.buf...)
}

func Fprint(w io.Writer, a ...any) (n int, err error) {
	if b, ok := plainBytes(0, "", a); ok {
		return w.Write(b)
	}
	p := &printer{}
	p.doPrint(a)
	return w.Write(p.buf)
}

func Print(a ...any) (n int, err error) { return Fprint(os.Stdout, a...) }

func Sprint(a ...any) string {
	if text, ok := plainText(0, "", a); ok {
		return text
	}
	p := &printer{}
	p.doPrint(a)
	return string(p.buf)
}

func Append(b []byte, a ...any) []byte {
	p := &printer{}
	p.doPrint(a)
	return append(b, p.buf...)
}

func Fprintln(w io.Writer, a ...any) (n int, err error) {
	if b, ok := plainBytes(1, "", a); ok {
		return w.Write(b)
	}
	p := &printer{}
	p.doPrintln(a)
	return w.Write(p.buf)
}

func Println(a ...any) (n int, err error) { return Fprintln(os.Stdout, a...) }

func Sprintln(a ...any) string {
	if text, ok := plainText(1, "", a); ok {
		return text
	}
	p := &printer{}
	p.doPrintln(a)
	return string(p.buf)
}

func Appendln(b []byte, a ...any) []byte {
	p := &printer{}
	p.doPrintln(a)
	return append(b, p.buf...)
}

func FormatString(state State, verb rune) string {
	out := "%"
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			out += string(c)
		}
	}
	if w, ok := state.Width(); ok {
		out += Sprint(w)
	}
	if pr, ok := state.Precision(); ok {
		out += "." + Sprint(pr)
	}
	return out + string(verb)
}

func (p *printer) doPrint(a []any) {
	prevString := false
	for i, arg := range a {
		isString := arg != nil && anyvalue.Kind(arg) == anyvalue.String
		if i > 0 && !isString && !prevString {
			p.byte(' ')
		}
		p.printArg(arg, 'v')
		prevString = isString
	}
}

func (p *printer) doPrintln(a []any) {
	for i, arg := range a {
		if i > 0 {
			p.byte(' ')
		}
		p.printArg(arg, 'v')
	}
	p.byte('\n')
}

func (p *printer) badVerb(verb rune) {
	p.erroring = true
	p.str("%!")
	p.rune(verb)
	p.byte('(')
	if p.arg != nil {
		p.str(anyvalue.TypeName(p.arg))
		p.byte('=')
		p.printArg(p.arg, 'v')
	} else {
		p.str("<nil>")
	}
	p.byte(')')
	p.erroring = false
}

func (p *printer) printArg(arg any, verb rune) {
	p.arg = arg
	if arg == nil {
		switch verb {
		case 'T', 'v':
			p.padString("<nil>")
		default:
			p.badVerb(verb)
		}
		return
	}
	switch verb {
	case 'T':
		p.fmtS(anyvalue.TypeName(arg))
		return
	case 'p':
		p.fmtPointer(arg, 'p')
		return
	}
	switch f := arg.(type) {
	case bool:
		p.fmtBool(f, verb)
	case string:
		p.fmtString(f, verb)
	case int:
		p.fmtInteger(uint64(f), true, verb)
	case int8:
		p.fmtInteger(uint64(f), true, verb)
	case int16:
		p.fmtInteger(uint64(f), true, verb)
	case int32:
		p.fmtInteger(uint64(f), true, verb)
	case int64:
		p.fmtInteger(uint64(f), true, verb)
	case uint:
		p.fmtInteger(uint64(f), false, verb)
	case uint8:
		p.fmtInteger(uint64(f), false, verb)
	case uint16:
		p.fmtInteger(uint64(f), false, verb)
	case uint32:
		p.fmtInteger(uint64(f), false, verb)
	case uint64:
		p.fmtInteger(f, false, verb)
	case uintptr:
		p.fmtInteger(uint64(f), false, verb)
	case float32:
		p.fmtFloat(float64(f), 32, verb)
	case float64:
		p.fmtFloat(f, 64, verb)
	case []byte:
		p.fmtBytes(f, verb, "[]byte")
	default:
		if anyvalue.Unwrap != nil {
			if held, valid, is := anyvalue.Unwrap(arg); is {
				if !valid {
					p.str("<invalid reflect.Value>")
					return
				}
				p.printArg(held, verb)
				return
			}
		}
		if !p.handleMethods(verb) {
			p.printValue(arg, verb, 0)
		}
	}
}

func (p *printer) catchPanic(arg any, verb rune, method string) {
	if err := recover(); err != nil {
		if anyvalue.Kind(arg) == anyvalue.Pointer && anyvalue.IsNil(arg) {
			p.str("<nil>")
			return
		}
		if p.panicking {
			panic(err)
		}
		old := *p
		p.clear()
		p.str("%!")
		p.rune(verb)
		p.str("(PANIC=")
		p.str(method)
		p.str(" method: ")
		p.panicking = true
		p.printArg(err, 'v')
		p.panicking = false
		p.byte(')')
		p.wid, p.prec, p.widPresent, p.precPresent = old.wid, old.prec, old.widPresent, old.precPresent
		p.minus, p.plus, p.sharp, p.space, p.zero, p.plusV, p.sharpV = old.minus, old.plus, old.sharp, old.space, old.zero, old.plusV, old.sharpV
	}
}

func (p *printer) handleMethods(verb rune) (handled bool) {
	if p.erroring {
		return false
	}
	if verb == 'w' {
		_, ok := p.arg.(error)
		if !ok || !p.wrapErrs {
			p.badVerb(verb)
			return true
		}
		verb = 'v'
	}
	if formatter, ok := p.arg.(Formatter); ok {
		handled = true
		defer p.catchPanic(p.arg, verb, "Format")
		formatter.Format(p, verb)
		return true
	}
	if p.sharpV {
		if stringer, ok := p.arg.(GoStringer); ok {
			handled = true
			defer p.catchPanic(p.arg, verb, "GoString")
			p.fmtS(stringer.GoString())
			return true
		}
		return false
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		switch v := p.arg.(type) {
		case error:
			handled = true
			defer p.catchPanic(p.arg, verb, "Error")
			p.fmtString(v.Error(), verb)
			return true
		case Stringer:
			handled = true
			defer p.catchPanic(p.arg, verb, "String")
			p.fmtString(v.String(), verb)
			return true
		}
	}
	return false
}

// printValue prints what has no method for it. An element of an interface type that holds nothing
// comes as nil.
func (p *printer) printValue(v any, verb rune, depth int) {
	if v == nil {
		p.str("<nil>")
		return
	}
	if depth > 0 {
		p.arg = v
		if p.handleMethods(verb) {
			return
		}
	}
	p.printPlain(v, verb, depth)
}

// printHidden prints a field that is not exported: its methods are not called.
func (p *printer) printHidden(v any, verb rune, depth int) {
	if v == nil {
		p.str("<nil>")
		return
	}
	p.arg = v
	old := p.erroring
	p.erroring = true
	p.printPlain(v, verb, depth)
	p.erroring = old
}

func (p *printer) printPlain(v any, verb rune, depth int) {
	p.arg = v
	switch kind := anyvalue.Kind(v); kind {
	case anyvalue.Bool:
		p.fmtBool(anyvalue.Bits(v) != 0, verb)
	case anyvalue.Int, anyvalue.Int8, anyvalue.Int16, anyvalue.Int32, anyvalue.Int64:
		p.fmtInteger(anyvalue.Bits(v), true, verb)
	case anyvalue.Uint, anyvalue.Uint8, anyvalue.Uint16, anyvalue.Uint32, anyvalue.Uint64, anyvalue.Uintptr:
		p.fmtInteger(anyvalue.Bits(v), false, verb)
	case anyvalue.Float32:
		p.fmtFloat(floatOf(v), 32, verb)
	case anyvalue.Float64:
		p.fmtFloat(floatOf(v), 64, verb)
	case anyvalue.Complex64:
		p.fmtComplex(v, 32, verb)
	case anyvalue.Complex128:
		p.fmtComplex(v, 64, verb)
	case anyvalue.String:
		p.fmtString(anyvalue.Text(v), verb)
	case anyvalue.Map:
		p.printMap(v, verb, depth)
	case anyvalue.Struct:
		p.printStruct(v, verb, depth)
	case anyvalue.Array, anyvalue.Slice:
		p.printList(v, verb, depth)
	case anyvalue.Pointer:
		if depth == 0 && !anyvalue.IsNil(v) {
			switch anyvalue.ElemKind(v) {
			case anyvalue.Array, anyvalue.Slice, anyvalue.Struct, anyvalue.Map:
				p.byte('&')
				if p.erroring {
					p.printHidden(anyvalue.Elem(v), verb, depth+1)
				} else {
					p.printValue(anyvalue.Elem(v), verb, depth+1)
				}
				return
			}
		}
		p.fmtPointer(v, verb)
	case anyvalue.Chan, anyvalue.Func, anyvalue.UnsafePointer:
		p.fmtPointer(v, verb)
	default:
		p.str("?")
	}
}

func (p *printer) element(v any, verb rune, depth int) {
	if p.erroring {
		p.printHidden(v, verb, depth)
	} else {
		p.printValue(v, verb, depth)
	}
}

func (p *printer) printMap(v any, verb rune, depth int) {
	if p.sharpV {
		p.str(anyvalue.TypeName(v))
		if anyvalue.IsNil(v) {
			p.str("(nil)")
			return
		}
		p.byte('{')
	} else {
		p.str("map[")
	}
	keys, values := anyvalue.MapEntries(v)
	for i, key := range keys {
		if i > 0 {
			if p.sharpV {
				p.str(", ")
			} else {
				p.byte(' ')
			}
		}
		p.element(key, verb, depth+1)
		p.byte(':')
		if values[i] == nil && p.sharpV {
			p.str(anyvalue.ElemTypeName(v))
			p.str("(nil)")
			continue
		}
		p.element(values[i], verb, depth+1)
	}
	if p.sharpV {
		p.byte('}')
	} else {
		p.byte(']')
	}
}

func (p *printer) printStruct(v any, verb rune, depth int) {
	if p.sharpV {
		p.str(anyvalue.TypeName(v))
	}
	p.byte('{')
	n := anyvalue.Len(v)
	for i := 0; i < n; i++ {
		if i > 0 {
			if p.sharpV {
				p.str(", ")
			} else {
				p.byte(' ')
			}
		}
		if p.plusV || p.sharpV {
			p.str(anyvalue.FieldName(v, i))
			p.byte(':')
		}
		flags := anyvalue.FieldFlags(v, i)
		field := anyvalue.Index(v, i)
		if field == nil && p.sharpV {
			p.str(anyvalue.PartTypeName(v, i))
			p.str("(nil)")
			continue
		}
		if flags&anyvalue.Exported != 0 {
			p.element(field, verb, depth+1)
		} else {
			p.printHidden(field, verb, depth+1)
		}
	}
	p.byte('}')
}

func (p *printer) printList(v any, verb rune, depth int) {
	n := anyvalue.Len(v)
	isBytes := anyvalue.ElemKind(v) == anyvalue.Uint8
	switch verb {
	case 's', 'q', 'x', 'X':
		if isBytes {
			b := make([]byte, n)
			for i := range b {
				b[i] = byte(anyvalue.Bits(anyvalue.Index(v, i)))
			}
			p.fmtBytes(b, verb, anyvalue.TypeName(v))
			return
		}
	}
	if p.sharpV {
		p.str(anyvalue.TypeName(v))
		if anyvalue.Kind(v) == anyvalue.Slice && anyvalue.IsNil(v) {
			p.str("(nil)")
			return
		}
		p.byte('{')
		for i := 0; i < n; i++ {
			if i > 0 {
				p.str(", ")
			}
			p.listElement(v, i, verb, depth)
		}
		p.byte('}')
		return
	}
	p.byte('[')
	for i := 0; i < n; i++ {
		if i > 0 {
			p.byte(' ')
		}
		p.listElement(v, i, verb, depth)
	}
	p.byte(']')
}

func (p *printer) listElement(v any, i int, verb rune, depth int) {
	e := anyvalue.Index(v, i)
	if e == nil && p.sharpV {
		p.str(anyvalue.PartTypeName(v, i))
		p.str("(nil)")
		return
	}
	p.element(e, verb, depth+1)
}

func (p *printer) argNumber(argNum int, format string, i int, numArgs int) (newArgNum, newi int, found bool) {
	if len(format) <= i || format[i] != '[' {
		return argNum, i, false
	}
	p.reordered = true
	for j := i + 1; j < len(format); j++ {
		if format[j] == ']' {
			n, ok, end := parsenum(format, i+1, j)
			if !ok || end != j || n < 1 || n > numArgs {
				p.goodArgNum = false
				return argNum, j + 1, ok && end == j
			}
			return n - 1, j + 1, true
		}
	}
	p.goodArgNum = false
	return argNum, i + 1, false
}

func parsenum(s string, start, end int) (num int, isnum bool, newi int) {
	for newi = start; newi < end && '0' <= s[newi] && s[newi] <= '9'; newi++ {
		if num > 1e6 {
			return 0, false, end
		}
		num = num*10 + int(s[newi]-'0')
		isnum = true
	}
	return
}

func intFromArg(a []any, argNum int) (num int, isInt bool, newArgNum int) {
	newArgNum = argNum
	if argNum < len(a) {
		if a[argNum] != nil {
			switch k := anyvalue.Kind(a[argNum]); {
			case k >= anyvalue.Int && k <= anyvalue.Uintptr:
				num, isInt = int(anyvalue.Bits(a[argNum])), true
			}
		}
		newArgNum = argNum + 1
		if num > 1e6 || num < -1e6 {
			num, isInt = 0, false
		}
	}
	return
}

func (p *printer) doPrintf(format string, a []any) {
	end := len(format)
	argNum := 0
	afterIndex := false
	p.reordered = false
formatLoop:
	for i := 0; i < end; {
		p.goodArgNum = true
		lasti := i
		for i < end && format[i] != '%' {
			i++
		}
		if i > lasti {
			p.str(format[lasti:i])
		}
		if i >= end {
			break
		}
		i++
		p.clear()
	simpleFormat:
		for ; i < end; i++ {
			c := format[i]
			switch c {
			case '#':
				p.sharp = true
			case '0':
				p.zero = true
			case '+':
				p.plus = true
			case '-':
				p.minus = true
			case ' ':
				p.space = true
			default:
				if 'a' <= c && c <= 'z' && argNum < len(a) {
					p.verbFlags(rune(c), argNum)
					p.printArg(a[argNum], rune(c))
					argNum++
					i++
					continue formatLoop
				}
				break simpleFormat
			}
		}
		argNum, i, afterIndex = p.argNumber(argNum, format, i, len(a))
		if i < end && format[i] == '*' {
			i++
			p.wid, p.widPresent, argNum = intFromArg(a, argNum)
			if !p.widPresent {
				p.str("%!(BADWIDTH)")
			}
			if p.wid < 0 {
				p.wid = -p.wid
				p.minus = true
				p.zero = false
			}
			afterIndex = false
		} else {
			p.wid, p.widPresent, i = parsenum(format, i, end)
			if afterIndex && p.widPresent {
				p.goodArgNum = false
			}
		}
		if i+1 <= end && format[i] == '.' {
			i++
			if afterIndex {
				p.goodArgNum = false
			}
			argNum, i, afterIndex = p.argNumber(argNum, format, i, len(a))
			if i < end && format[i] == '*' {
				i++
				p.prec, p.precPresent, argNum = intFromArg(a, argNum)
				if p.prec < 0 {
					p.prec = 0
					p.precPresent = false
				}
				if !p.precPresent {
					p.str("%!(BADPREC)")
				}
				afterIndex = false
			} else {
				p.prec, p.precPresent, i = parsenum(format, i, end)
				if !p.precPresent {
					p.prec = 0
					p.precPresent = true
				}
			}
		}
		if !afterIndex {
			argNum, i, afterIndex = p.argNumber(argNum, format, i, len(a))
		}
		if i >= end {
			p.str("%!(NOVERB)")
			break
		}
		verb, size := utf8.DecodeRuneInString(format[i:])
		i += size
		switch {
		case verb == '%':
			p.byte('%')
		case !p.goodArgNum:
			p.str("%!")
			p.rune(verb)
			p.str("(BADINDEX)")
		case argNum >= len(a):
			p.str("%!")
			p.rune(verb)
			p.str("(MISSING)")
		default:
			p.verbFlags(verb, argNum)
			p.printArg(a[argNum], verb)
			argNum++
		}
	}
	if !p.reordered && argNum < len(a) {
		p.clear()
		p.str("%!(EXTRA ")
		for i, arg := range a[argNum:] {
			if i > 0 {
				p.str(", ")
			}
			if arg == nil {
				p.str("<nil>")
			} else {
				p.str(anyvalue.TypeName(arg))
				p.byte('=')
				p.printArg(arg, 'v')
			}
		}
		p.byte(')')
	}
}

// verbFlags gives %+v and %#v their own meaning.
func (p *printer) verbFlags(verb rune, argNum int) {
	switch verb {
	case 'w':
		p.wrapped = append(p.wrapped, argNum)
		fallthrough
	case 'v':
		p.sharpV = p.sharp
		p.sharp = false
		p.plusV = p.plus
		p.plus = false
	}
}
