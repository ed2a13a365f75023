// Package tabwriter lines up text in columns: cells end with tabs, and a column is a run of lines
// that have a cell there.
package tabwriter

import (
	"io"
	"unicode/utf8"
)

const (
	FilterHTML uint = 1 << iota
	StripEscape
	AlignRight
	DiscardEmptyColumns
	TabIndent
	Debug
)

const Escape = '\xff'

// A cell has its text, its width in characters, and whether it ends with a hard tab.
type cell struct {
	text  []byte
	width int
	hard  bool
}

type Writer struct {
	out                         io.Writer
	minwidth, tabwidth, padding int
	padbytes                    [8]byte
	flags                       uint
	lines                       [][]cell
	text                        []byte
	widths                      []int
	quote                       byte
	width                       int
	err                         error
}

func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	*b = Writer{out: output, minwidth: minwidth, tabwidth: tabwidth, padding: padding, flags: flags}
	for i := range b.padbytes {
		b.padbytes[i] = padchar
	}
	if padchar == '\t' {
		b.flags &^= AlignRight
	}
	b.reset()
	return b
}

func (b *Writer) reset() {
	b.lines, b.widths, b.text, b.width = [][]cell{nil}, nil, nil, 0
}

func (b *Writer) put(p []byte) {
	if b.err == nil {
		_, b.err = b.out.Write(p)
	}
}

func (b *Writer) many(src []byte, n int) {
	for ; n > len(src); n -= len(src) {
		b.put(src)
	}
	b.put(src[:max(n, 0)])
}

func (b *Writer) pad(text, cellw int, tabs bool) {
	if b.padbytes[0] == '\t' || tabs {
		if b.tabwidth == 0 {
			return
		}
		cellw = (cellw + b.tabwidth - 1) / b.tabwidth * b.tabwidth
		n := cellw - text
		b.many([]byte("\t\t\t\t\t\t\t\t"), (n+b.tabwidth-1)/b.tabwidth)
		return
	}
	b.many(b.padbytes[:], cellw-text)
}

func (b *Writer) writeLines(from, to int) {
	for i := from; i < to; i++ {
		line := b.lines[i]
		tabs := b.flags&TabIndent != 0
		for j, c := range line {
			if j > 0 && b.flags&Debug != 0 {
				b.put([]byte{'|'})
			}
			if len(c.text) == 0 && c.width == 0 {
				if j < len(b.widths) {
					b.pad(c.width, b.widths[j], tabs)
				}
				continue
			}
			tabs = false
			if b.flags&AlignRight == 0 {
				b.put(c.text)
				if j < len(b.widths) {
					b.pad(c.width, b.widths[j], false)
				}
				continue
			}
			if j < len(b.widths) {
				b.pad(c.width, b.widths[j], false)
			}
			b.put(c.text)
		}
		if i+1 == len(b.lines) {
			// The last line has no line feed yet.
			b.put(b.text)
			b.text = nil
		} else {
			b.put([]byte{'\n'})
		}
	}
}

// format writes lines whose columns' widths are known up to b.widths.
func (b *Writer) format(from, to int) {
	column := len(b.widths)
	for this := from; this < to; this++ {
		if column >= len(b.lines[this])-1 {
			continue
		}
		b.writeLines(from, this)
		from = this
		width, discard := b.minwidth, true
		for ; this < to; this++ {
			line := b.lines[this]
			if column >= len(line)-1 {
				break
			}
			c := line[column]
			width = max(width, c.width+b.padding)
			if c.width > 0 || c.hard {
				discard = false
			}
		}
		if discard && b.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		b.widths = append(b.widths, width)
		b.format(from, this)
		b.widths = b.widths[:column]
		from = this
		this--
	}
	b.writeLines(from, to)
}

func (b *Writer) measure(p []byte) {
	b.text = append(b.text, p...)
	b.width += utf8.RuneCount(p)
}

// endCell closes the cell; it gives how many the line has.
func (b *Writer) endCell(hard bool) int {
	n := len(b.lines) - 1
	b.lines[n] = append(b.lines[n], cell{b.text, b.width, hard})
	b.text, b.width = nil, 0
	return len(b.lines[n])
}

func (b *Writer) Flush() error {
	b.flush()
	return b.err
}

func (b *Writer) flush() {
	if len(b.text) > 0 {
		if b.quote != 0 {
			b.quote = 0
		}
		b.endCell(false)
	}
	b.format(0, len(b.lines))
	b.reset()
}

func (b *Writer) Write(buf []byte) (n int, err error) {
	start := 0
	for i, ch := range buf {
		if b.quote != 0 {
			if ch != b.quote {
				continue
			}
			switch ch {
			case Escape:
				end := i
				if b.flags&StripEscape == 0 {
					end++
				}
				b.measure(buf[start:end])
			case '>':
				b.text = append(b.text, buf[start:i+1]...)
			case ';':
				b.text = append(b.text, buf[start:i+1]...)
				b.width++
			}
			start = i + 1
			b.quote = 0
			continue
		}
		switch ch {
		case '\t', '\v', '\n', '\f':
			b.measure(buf[start:i])
			start = i + 1
			cells := b.endCell(ch == '\t')
			if ch == '\n' || ch == '\f' {
				b.lines = append(b.lines, nil)
				if ch == '\f' || cells == 1 {
					// A line of one cell ends every column.
					b.flush()
					if ch == '\f' && b.flags&Debug != 0 {
						b.put([]byte("---\n"))
					}
				}
			}
		case Escape:
			b.measure(buf[start:i])
			start = i
			if b.flags&StripEscape != 0 {
				start++
			}
			b.quote = Escape
		case '<', '&':
			if b.flags&FilterHTML != 0 {
				b.measure(buf[start:i])
				start = i
				b.quote = '>'
				if ch == '&' {
					b.quote = ';'
				}
			}
		}
	}
	b.measure(buf[start:])
	return len(buf), b.err
}
