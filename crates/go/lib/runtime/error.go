package runtime

// An Error is what the runtime panics with.
type Error interface {
	error
	RuntimeError()
}

type errorString string

func (e errorString) RuntimeError() {}
func (e errorString) Error() string { return "runtime error: " + string(e) }

type plainError string

func (e plainError) RuntimeError() {}
func (e plainError) Error() string { return string(e) }

type boundsError string

func (e boundsError) RuntimeError() {}
func (e boundsError) Error() string { return "runtime error: " + string(e) }

// A TypeAssertionError is what a type assertion that does not hold panics with.
type TypeAssertionError struct{ text string }

func (*TypeAssertionError) RuntimeError()   {}
func (e *TypeAssertionError) Error() string { return e.text }

// A PanicNilError is what recover returns after panic(nil).
type PanicNilError struct{ text string }

func (*PanicNilError) RuntimeError() {}
func (*PanicNilError) Error() string { return "runtime error: panic called with nil argument" }

// assertionError and nilPanic name the types of the errors that the runtime makes.
type (
	assertionError = *TypeAssertionError
	nilPanic       = *PanicNilError
)

type stringer interface{ String() string }

func panicCount() int
func panicValue(i int) any
func panicFlags(i int) int
func panicLine(line string)
func panicValueText(v any) string
func typeName(v any) string
func fatalExit()
func throw(text string)

// indent puts a tab behind every newline, so that a message cannot look like a trace.
func indent(s string) string {
	out := ""
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			out += s[start:i+1] + "\t"
			start = i + 1
		}
	}
	return out + s[start:]
}

func panicText(v any) string {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case string:
			throw("panic while printing panic value: " + r)
		default:
			throw("panic while printing panic value: type " + typeName(r))
		}
	}()
	switch v := v.(type) {
	case error:
		return indent(v.Error())
	case stringer:
		return indent(v.String())
	}
	return panicValueText(v)
}

// fatalpanic tells a panic that nobody recovered, with those before it, and ends the program.
func fatalpanic() {
	n := panicCount()
	line := "panic: "
	for i := 0; i < n; i++ {
		text := panicText(panicValue(i))
		flags := panicFlags(i)
		line += text
		if i+1 < n && flags&2 != 0 && flags&1 != 0 {
			line += " [recovered, repanicked]"
			i++
		} else if flags&1 != 0 {
			line += " [recovered]"
		}
		panicLine(line + "\n")
		line = "\tpanic: "
	}
	fatalExit()
}
