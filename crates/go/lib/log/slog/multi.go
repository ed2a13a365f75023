package slog

import (
	"context"
	"errors"
	"slices"
)

// A MultiHandler hands each record to several handlers.
type MultiHandler struct{ all []Handler }

func NewMultiHandler(handlers ...Handler) *MultiHandler { return &MultiHandler{slices.Clone(handlers)} }

// Enabled reports whether one of the handlers is.
func (m *MultiHandler) Enabled(ctx context.Context, level Level) bool {
	return slices.ContainsFunc(m.all, func(h Handler) bool { return h.Enabled(ctx, level) })
}

// Handle joins the errors of the handlers that were enabled.
func (m *MultiHandler) Handle(ctx context.Context, r Record) error {
	var errs []error
	for _, h := range m.all {
		if h.Enabled(ctx, r.Level) {
			errs = append(errs, h.Handle(ctx, r.Clone()))
		}
	}
	return errors.Join(errs...)
}

func (m *MultiHandler) each(f func(Handler) Handler) Handler {
	all := make([]Handler, len(m.all))
	for i, h := range m.all {
		all[i] = f(h)
	}
	return &MultiHandler{all}
}

func (m *MultiHandler) WithAttrs(as []Attr) Handler {
	return m.each(func(h Handler) Handler { return h.WithAttrs(as) })
}

func (m *MultiHandler) WithGroup(name string) Handler {
	return m.each(func(h Handler) Handler { return h.WithGroup(name) })
}
