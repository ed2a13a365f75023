package main

import (
	"context"
	"errors"
	"log"
	"log/slog"
	"os"
	"time"
)

type User struct {
	ID    int
	Email string
	pw    string
}

func (u User) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("id", u.ID), slog.String("email", "***"))
}

type traceHandler struct{ slog.Handler }

func (h traceHandler) Handle(ctx context.Context, r slog.Record) error {
	if id, ok := ctx.Value("trace").(string); ok {
		r.AddAttrs(slog.String("trace", id))
	}
	return h.Handler.Handle(ctx, r)
}

func main() {
	drop := func(groups []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey && len(groups) == 0 {
			return slog.Attr{}
		}
		return a
	}
	lv := new(slog.LevelVar)
	text := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{Level: lv, ReplaceAttr: drop}))
	text.Info("hello", "n", 3, "s", "with space", "d", 2*time.Second, "e", errors.New("bad thing"), "nil", nil)
	text.Debug("hidden")
	lv.Set(slog.LevelDebug)
	text.Debug("shown", slog.Group("req", slog.String("method", "GET"), slog.Int("size", 10)))
	text.With("svc", "api").WithGroup("g").Warn("careful", "k", []int{1, 2}, "u", User{1, "a@b", "x"})
	text.Error("odd", "lonely")
	js := slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: drop}))
	js.Info("json", "u", User{2, "c@d", "y"}, "f", 1.5, "b", true, "t", time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC), "m", map[string]int{"x": 1}, "e", errors.New("oops"))
	js.WithGroup("outer").With("a", 1).Info("nested", slog.Any("any", struct {
		X int `json:"x"`
	}{7}))
	h := slog.New(traceHandler{slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: drop})})
	h.InfoContext(context.WithValue(context.Background(), "trace", "t-1"), "traced")
	h.Log(context.Background(), slog.Level(2), "custom level")
	h.LogAttrs(context.Background(), slog.LevelError+1, "attrs", slog.Uint64("u", 9), slog.Bool("ok", false))
	println(h.Enabled(context.Background(), slog.LevelDebug))
	log.SetFlags(0)
	log.SetPrefix("app: ")
	log.SetOutput(os.Stdout)
	log.Println("plain", 1, 2)
	log.Printf("%05d", 42)
	l := log.New(os.Stdout, "[x] ", log.Lmsgprefix)
	l.Print("msg")
	slog.SetDefault(js)
	slog.Info("default now")
	log.Print("via slog")
	log.Fatalf("fatal %d", 1)
}
