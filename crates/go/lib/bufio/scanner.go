package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode"
	"unicode/utf8"
)

var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")

	// ErrFinalToken ends the scan; with a token, after that one.
	ErrFinalToken = errors.New("final token")
)

const (
	// MaxScanTokenSize is the longest token without Buffer.
	MaxScanTokenSize = 64 * 1024

	startSize      = 4096
	emptyTokensMax = 100
)

// SplitFunc finds the next token in data: how far to go on, and the token.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

// Scanner reads tokens, lines if nothing else is said.
type Scanner struct {
	source       io.Reader
	split        SplitFunc
	maxTokenSize int
	token        []byte
	buf          []byte
	from, to     int
	err          error
	empties      int
	scanned      bool
	done         bool
}

// NewScanner makes a Scanner of lines.
func NewScanner(r io.Reader) *Scanner {
	return &Scanner{source: r, split: ScanLines, maxTokenSize: MaxScanTokenSize}
}

// Err is the first error that is not io.EOF.
func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

// Bytes is the last token; valid until the next Scan.
func (s *Scanner) Bytes() []byte { return s.token }

// Text is the last token.
func (s *Scanner) Text() string { return string(s.token) }

// Buffer sets the buffer to begin with and the longest token. It panics after Scan.
func (s *Scanner) Buffer(buf []byte, max int) {
	if s.scanned {
		panic("Buffer called after Scan")
	}
	s.buf = buf[0:cap(buf)]
	s.maxTokenSize = max
}

// Split sets what a token is. It panics after Scan.
func (s *Scanner) Split(split SplitFunc) {
	if s.scanned {
		panic("Split called after Scan")
	}
	s.split = split
}

func (s *Scanner) fail(err error) {
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
}

// Scan goes to the next token; false at the end or at an error.
func (s *Scanner) Scan() bool {
	if s.done {
		return false
	}
	s.scanned = true
	for {
		if s.to > s.from || s.err != nil {
			found, over := s.next()
			if found || over {
				return found
			}
		}
		if s.err != nil {
			s.from, s.to, s.token = 0, 0, nil
			return false
		}
		if !s.makeRoom() {
			return false
		}
		s.read()
	}
}

// next asks for a token in what is there; over: nothing more will come.
func (s *Scanner) next() (found, over bool) {
	advance, token, err := s.split(s.buf[s.from:s.to], s.err != nil)
	if err != nil {
		if err == ErrFinalToken {
			s.token, s.done = token, true
			return token != nil, true
		}
		s.fail(err)
		s.token = nil
		return false, true
	}
	if advance < 0 || advance > s.to-s.from {
		s.fail(ErrNegativeAdvance)
		if advance > 0 {
			s.err = ErrAdvanceTooFar
		}
		s.token = nil
		return false, true
	}
	s.from += advance
	s.token = token
	if token == nil {
		return false, false
	}
	if s.err == nil || advance > 0 {
		s.empties = 0
	} else if s.empties++; s.empties > emptyTokensMax {
		panic("bufio.Scan: too many empty tokens without progressing")
	}
	return true, false
}

func (s *Scanner) makeRoom() bool {
	if s.from > 0 && (s.to == len(s.buf) || s.from > len(s.buf)/2) {
		copy(s.buf, s.buf[s.from:s.to])
		s.to -= s.from
		s.from = 0
	}
	if s.to < len(s.buf) {
		return true
	}
	if len(s.buf) >= s.maxTokenSize {
		s.fail(ErrTooLong)
		s.token = nil
		return false
	}
	size := len(s.buf) * 2
	if size == 0 {
		size = startSize
	}
	grown := make([]byte, min(size, s.maxTokenSize))
	copy(grown, s.buf[s.from:s.to])
	s.buf = grown
	s.to -= s.from
	s.from = 0
	return true
}

func (s *Scanner) read() {
	for empty := 0; ; empty++ {
		n, err := s.source.Read(s.buf[s.to:])
		if n < 0 || len(s.buf)-s.to < n {
			s.fail(ErrBadReadCount)
			return
		}
		s.to += n
		if err != nil {
			s.fail(err)
			return
		}
		if n > 0 {
			s.empties = 0
			return
		}
		if empty > emptyReadsMax {
			s.fail(io.ErrNoProgress)
			return
		}
	}
}

// ScanBytes makes each byte a token.
func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

// ScanRunes makes each rune a token; a byte that is none gives U+FFFD.
func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	r, width := utf8.DecodeRune(data)
	switch {
	case r != utf8.RuneError || width > 1:
		return width, data[:width], nil
	case !atEOF && !utf8.FullRune(data):
		return 0, nil, nil
	}
	return 1, []byte(string(utf8.RuneError)), nil
}

// ScanLines makes each line a token, without its end.
func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if atEOF && len(data) == 0 {
		return 0, nil, nil
	}
	end := bytes.IndexByte(data, '\n')
	advance = end + 1
	if end < 0 {
		if !atEOF {
			return 0, nil, nil
		}
		end, advance = len(data), len(data)
	}
	line := data[:end]
	if end > 0 && line[end-1] == '\r' {
		line = line[:end-1]
	}
	return advance, line, nil
}

// ScanWords makes each piece between white space a token.
func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start := 0
	for start < len(data) {
		r, width := utf8.DecodeRune(data[start:])
		if !unicode.IsSpace(r) {
			break
		}
		start += width
	}
	for at := start; at < len(data); {
		r, width := utf8.DecodeRune(data[at:])
		if unicode.IsSpace(r) {
			return at + width, data[start:at], nil
		}
		at += width
	}
	if atEOF && len(data) > start {
		return len(data), data[start:], nil
	}
	return start, nil, nil
}
