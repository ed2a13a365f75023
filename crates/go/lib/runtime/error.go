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

type assertionError string

func (e assertionError) RuntimeError() {}
func (e assertionError) Error() string { return string(e) }

// TypeAssertionError is the name that programs know; its values are made by the runtime.
type TypeAssertionError = assertionError

type nilPanic string

func (e nilPanic) RuntimeError() {}
func (e nilPanic) Error() string { return "runtime error: panic called with nil argument" }

// PanicNilError is what recover returns after panic(nil).
type PanicNilError = nilPanic

type stringer interface{ String() string }

func panicCount() int
func panicValue(i int) any
func panicFlags(i int) int
func panicLine(line string)
func panicValueText(v any) string
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
