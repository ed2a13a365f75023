// Package csv reads and writes values with commas between.
package csv

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

type ParseError struct {
	StartLine int
	Line      int
	Column    int
	Err       error
}

func (e *ParseError) Error() string {
	if e.Err == ErrFieldCount {
		return fmt.Sprintf("record on line %d: %v", e.Line, e.Err)
	}
	if e.StartLine != e.Line {
		return fmt.Sprintf("record on line %d; parse error on line %d, column %d: %v", e.StartLine, e.Line, e.Column, e.Err)
	}
	return fmt.Sprintf("parse error on line %d, column %d: %v", e.Line, e.Column, e.Err)
}

func (e *ParseError) Unwrap() error { return e.Err }

var (
	ErrBareQuote  = errors.New("bare \" in non-quoted-field")
	ErrQuote      = errors.New("extraneous or missing \" in quoted-field")
	ErrFieldCount = errors.New("wrong number of fields")

	errInvalidDelim = errors.New("csv: invalid field or comment delimiter")
)

type Reader struct {
	Comma            rune
	Comment          rune
	FieldsPerRecord  int
	LazyQuotes       bool
	TrimLeadingSpace bool
	ReuseRecord      bool
	TrailingComma    bool

	r    *bufio.Reader
	line int
}

func NewReader(r io.Reader) *Reader { return &Reader{Comma: ',', r: bufio.NewReader(r)} }

func (r *Reader) readLine() (string, error) {
	s, err := r.r.ReadString('\n')
	if s != "" && err == io.EOF {
		err = nil
		s = strings.TrimSuffix(s, "\r")
	}
	r.line++
	if strings.HasSuffix(s, "\r\n") {
		s = s[:len(s)-2] + "\n"
	}
	return s, err
}

func validDelim(r rune) bool {
	return r != 0 && r != '"' && r != '\r' && r != '\n' && utf8.ValidRune(r) && r != utf8.RuneError
}

func (r *Reader) Read() (record []string, err error) {
	if r.Comma == r.Comment || !validDelim(r.Comma) || r.Comment != 0 && !validDelim(r.Comment) {
		return nil, errInvalidDelim
	}
	record, start, err := r.record()
	if err != nil {
		return record, err
	}
	if r.FieldsPerRecord > 0 {
		if len(record) != r.FieldsPerRecord {
			return record, &ParseError{StartLine: start, Line: start, Column: 1, Err: ErrFieldCount}
		}
	} else if r.FieldsPerRecord == 0 {
		r.FieldsPerRecord = len(record)
	}
	return record, nil
}

func (r *Reader) record() (out []string, start int, err error) {
	var line string
	for {
		if line, err = r.readLine(); err != nil {
			return nil, 0, err
		}
		if r.Comment != 0 && strings.HasPrefix(line, string(r.Comment)) || line == "\n" {
			continue
		}
		break
	}
	start = r.line
	comma := string(r.Comma)
	full := line
	fail := func(at string, err error) ([]string, int, error) {
		return nil, start, &ParseError{StartLine: start, Line: r.line, Column: len(full) - len(at) + 1, Err: err}
	}
	for {
		if r.TrimLeadingSpace {
			line = strings.TrimLeftFunc(line, unicode.IsSpace)
		}
		if !strings.HasPrefix(line, `"`) {
			field, rest, more := strings.Cut(line, comma)
			if !more {
				field = strings.TrimSuffix(field, "\n")
			}
			if !r.LazyQuotes {
				if j := strings.IndexByte(field, '"'); j >= 0 {
					return fail(line[j:], ErrBareQuote)
				}
			}
			out = append(out, field)
			if !more {
				return out, start, nil
			}
			line = rest
			continue
		}
		line = line[1:]
		field := ""
		for done := false; !done; {
			i := strings.IndexByte(line, '"')
			switch {
			case i >= 0:
				field += line[:i]
				line = line[i+1:]
				switch {
				case strings.HasPrefix(line, `"`):
					field += `"`
					line = line[1:]
				case strings.HasPrefix(line, comma):
					line = line[len(comma):]
					out = append(out, field)
					done = true
				case line == "" || line == "\n":
					return append(out, field), start, nil
				case r.LazyQuotes:
					field += `"`
				default:
					return fail(`"`+line, ErrQuote)
				}
			case line != "":
				field += line
				if line, err = r.readLine(); err != nil && err != io.EOF {
					return nil, start, err
				}
				if line != "" {
					full = line
				}
			default:
				if !r.LazyQuotes {
					r.line--
					return nil, start, &ParseError{StartLine: start, Line: r.line, Column: len(full) + 1, Err: ErrQuote}
				}
				return append(out, field), start, nil
			}
		}
	}
}

func (r *Reader) ReadAll() (records [][]string, err error) {
	for {
		record, err := r.Read()
		if err == io.EOF {
			return records, nil
		}
		if err != nil {
			return nil, err
		}
		records = append(records, record)
	}
}

type Writer struct {
	Comma   rune
	UseCRLF bool
	w       *bufio.Writer
}

func NewWriter(w io.Writer) *Writer { return &Writer{Comma: ',', w: bufio.NewWriter(w)} }

func (w *Writer) quotes(field string) bool {
	if field == "" {
		return false
	}
	if field == `\.` || strings.ContainsRune(field, w.Comma) || strings.ContainsAny(field, "\"\r\n") {
		return true
	}
	r, _ := utf8.DecodeRuneInString(field)
	return unicode.IsSpace(r)
}

func (w *Writer) Write(record []string) error {
	if !validDelim(w.Comma) {
		return errInvalidDelim
	}
	end := "\n"
	if w.UseCRLF {
		end = "\r\n"
	}
	for i, field := range record {
		if i > 0 {
			w.w.WriteRune(w.Comma)
		}
		if w.quotes(field) {
			field = strings.ReplaceAll(field, `"`, `""`)
			if w.UseCRLF {
				field = strings.ReplaceAll(strings.ReplaceAll(field, "\r", ""), "\n", "\r\n")
			}
			field = `"` + field + `"`
		}
		w.w.WriteString(field)
	}
	_, err := w.w.WriteString(end)
	return err
}

func (w *Writer) Flush() { w.w.Flush() }

func (w *Writer) Error() error {
	_, err := w.w.Write(nil)
	return err
}

func (w *Writer) WriteAll(records [][]string) error {
	for _, record := range records {
		if err := w.Write(record); err != nil {
			return err
		}
	}
	return w.w.Flush()
}
