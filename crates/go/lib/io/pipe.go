package io

import "sync"

// pipe hands each write over to reads, without a buffer in between.
type pipe struct {
	writing sync.Mutex // one write at a time
	data    chan []byte
	taken   chan int
	once    sync.Once
	done    chan struct{}
	mu      sync.Mutex // guards both errors
	readErr error
	wrote   error
}

func (p *pipe) set(at *error, err error) {
	p.mu.Lock()
	if *at == nil {
		*at = err
	}
	p.mu.Unlock()
	p.once.Do(func() { close(p.done) })
}

func (p *pipe) get(at *error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return *at
}

func (p *pipe) afterRead() error {
	readErr := p.get(&p.readErr)
	if wrote := p.get(&p.wrote); readErr == nil && wrote != nil {
		return wrote
	}
	return ErrClosedPipe
}

func (p *pipe) afterWrite() error {
	wrote := p.get(&p.wrote)
	if readErr := p.get(&p.readErr); wrote == nil && readErr != nil {
		return readErr
	}
	return ErrClosedPipe
}

// PipeReader is the end of a pipe that is read.
type PipeReader struct{ p *pipe }

func (r *PipeReader) Read(data []byte) (n int, err error) {
	p := r.p
	select {
	case <-p.done:
		return 0, p.afterRead()
	default:
	}
	select {
	case bytes := <-p.data:
		n = copy(data, bytes)
		p.taken <- n
		return n, nil
	case <-p.done:
		return 0, p.afterRead()
	}
}

// Close makes writes fail with ErrClosedPipe.
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError makes writes fail with err.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.p.set(&r.p.readErr, err)
	return nil
}

// PipeWriter is the end of a pipe that is written.
type PipeWriter struct{ p *pipe }

func (w *PipeWriter) Write(data []byte) (n int, err error) {
	p := w.p
	select {
	case <-p.done:
		return 0, p.afterWrite()
	default:
		p.writing.Lock()
		defer p.writing.Unlock()
	}
	for once := true; once || len(data) > 0; once = false {
		select {
		case p.data <- data:
			taken := <-p.taken
			data = data[taken:]
			n += taken
		case <-p.done:
			return n, p.afterWrite()
		}
	}
	return n, nil
}

// Close makes reads end with EOF.
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError makes reads end with err.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.p.set(&w.p.wrote, err)
	return nil
}

// Pipe makes a pipe: each write waits until reads have taken it all.
func Pipe() (*PipeReader, *PipeWriter) {
	p := &pipe{data: make(chan []byte), taken: make(chan int), done: make(chan struct{})}
	return &PipeReader{p}, &PipeWriter{p}
}
