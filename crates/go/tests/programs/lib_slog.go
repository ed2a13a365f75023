package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"os"
	"time"
)

type user struct {
	ID   int
	Name string
}

func (u user) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("id", u.ID), slog.String("name", u.Name))
}

type secret string

func (secret) LogValue() slog.Value { return slog.StringValue("***") }

func main() {
	strip := func(groups []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey && len(groups) == 0 {
			return slog.Attr{}
		}
		return a
	}
	for _, json := range []bool{false, true} {
		opts := &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: strip}
		var h slog.Handler = slog.NewTextHandler(os.Stdout, opts)
		if json {
			h = slog.NewJSONHandler(os.Stdout, opts)
		}
		l := slog.New(h)
		l.Info("hello", "count", 3, "name", "Ann Lee", "pi", 3.14, "ok", true, "d", 1500*time.Millisecond)
		l.Debug("debug msg", slog.Int("n", 1), slog.Any("list", []int{1, 2}), slog.Any("m", map[string]int{"a": 1}))
		l.Warn("warn", "err", errors.New("boom \"x\""), "nil", nil)
		l.Error("error", "odd")
		l.Info("bad", 5, "x")
		l.With("a", 1).WithGroup("g").With("b", 2).WithGroup("h").Info("grouped", "c", 3, slog.Group("k", "d", 4))
		l.WithGroup("empty").Info("nothing")
		l.Info("user", "u", user{7, "Bob"}, "p", secret("pw"), "s", struct{ X, Y int }{1, 2}, "ptr", &user{1, "x"})
		l.Log(context.Background(), slog.Level(2), "custom", "t", time.Date(2024, 1, 2, 3, 4, 5, 678000000, time.UTC))
		l.LogAttrs(context.Background(), slog.LevelInfo, "attrs", slog.Group("r", slog.String("m", "GET"), slog.Duration("t", time.Second)))
		l.Info("quotes", "k k", "v=v", "e", "", "u", "ü", "n", "a\nb", "<", "<&>")
	}
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	slog.Info("default", "k", "v")
	slog.Debug("hidden")
	slog.With("x", 1).Warn("w")
	var lv slog.LevelVar
	lv.Set(slog.LevelError)
	l := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{Level: &lv}))
	l.Warn("no")
	fmt.Println(l.Enabled(nil, slog.LevelWarn), slog.LevelWarn, slog.Level(1), slog.LevelError+3, lv.Level())
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: strip})))
	log.Print("through log")
	slog.Info("now", "a", 1)
}
