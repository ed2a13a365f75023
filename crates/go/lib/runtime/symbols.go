package runtime

// Callers fills pcs with the calling goroutine's frames; with skip 1 its first one is the caller's.
func Callers(skip int, pcs []uintptr) int {
	n := 0
	for n < len(pcs) {
		pc := callerPC(skip + n - 1)
		if pc == 0 {
			break
		}
		pcs[n] = pc
		n++
	}
	return n
}

// A Func is a function of the program.
type Func struct {
	name  string
	file  string
	line  int
	entry uintptr
}

// FuncForPC is the function around pc, nil if there is none.
func FuncForPC(pc uintptr) *Func {
	name, file, line := symbol(pc)
	if name == "" {
		return nil
	}
	return &Func{name, file, line, pc}
}

func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

func (f *Func) Entry() uintptr { return f.entry }

func (f *Func) FileLine(pc uintptr) (file string, line int) {
	if name, file, line := symbol(pc); name == f.name {
		return file, line
	}
	return f.file, f.line
}

// A Frame is one of CallersFrames.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

type Frames struct{ pcs []uintptr }

func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

func (f *Frames) Next() (frame Frame, more bool) {
	if len(f.pcs) == 0 {
		return
	}
	frame.PC = f.pcs[0]
	f.pcs = f.pcs[1:]
	frame.Func = FuncForPC(frame.PC)
	frame.Function, frame.File, frame.Line = symbol(frame.PC)
	return frame, len(f.pcs) > 0
}
