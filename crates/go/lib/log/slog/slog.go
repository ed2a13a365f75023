// Package slog writes records with a level, a message, and pairs of keys and values.
package slog

import (
	"bytes"
	"context"
	"encoding"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)

type Level int

const (
	LevelDebug Level = -4
	LevelInfo  Level = 0
	LevelWarn  Level = 4
	LevelError Level = 8
)

const (
	TimeKey    = "time"
	LevelKey   = "level"
	MessageKey = "msg"
	SourceKey  = "source"
)

func (l Level) String() string {
	show := func(base string, v Level) string {
		if v == 0 {
			return base
		}
		return fmt.Sprintf("%s%+d", base, v)
	}
	switch {
	case l < LevelInfo:
		return show("DEBUG", l-LevelDebug)
	case l < LevelWarn:
		return show("INFO", l-LevelInfo)
	case l < LevelError:
		return show("WARN", l-LevelWarn)
	}
	return show("ERROR", l-LevelError)
}

func (l Level) Level() Level                 { return l }
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }
func (l Level) MarshalJSON() ([]byte, error) { return strconv.AppendQuote(nil, l.String()), nil }

func (l Level) AppendText(data []byte) ([]byte, error) { return append(data, l.String()...), nil }

func (l *Level) UnmarshalJSON(data []byte) error {
	s, err := strconv.Unquote(string(data))
	if err != nil {
		return err
	}
	return l.UnmarshalText([]byte(s))
}

func (l *Level) UnmarshalText(data []byte) error {
	s := string(data)
	name, n := s, 0
	if i := strings.IndexAny(s, "+-"); i >= 0 {
		var err error
		name = s[:i]
		if n, err = strconv.Atoi(s[i:]); err != nil {
			return fmt.Errorf("slog: level string %q: %w", s, err)
		}
	}
	switch strings.ToUpper(name) {
	case "DEBUG":
		*l = LevelDebug
	case "INFO":
		*l = LevelInfo
	case "WARN":
		*l = LevelWarn
	case "ERROR":
		*l = LevelError
	default:
		return fmt.Errorf("slog: level string %q: %w", s, fmt.Errorf("unknown name"))
	}
	*l += Level(n)
	return nil
}

type Leveler interface{ Level() Level }

type LevelVar struct{ v atomic.Int64 }

func (v *LevelVar) Level() Level   { return Level(v.v.Load()) }
func (v *LevelVar) Set(l Level)    { v.v.Store(int64(l)) }
func (v *LevelVar) MarshalText() ([]byte, error)          { return v.Level().MarshalText() }
func (v *LevelVar) AppendText(data []byte) ([]byte, error) { return v.Level().AppendText(data) }

func (v *LevelVar) UnmarshalText(data []byte) error {
	var l Level
	err := l.UnmarshalText(data)
	if err == nil {
		v.Set(l)
	}
	return err
}

func (v *LevelVar) String() string { return fmt.Sprintf("LevelVar(%s)", v.Level()) }

// ---- attributes ---------------------------------------------------------------------------

type Kind int

const (
	KindAny Kind = iota
	KindBool
	KindDuration
	KindFloat64
	KindInt64
	KindString
	KindTime
	KindUint64
	KindGroup
	KindLogValuer
)

func (k Kind) String() string {
	return []string{"Any", "Bool", "Duration", "Float64", "Int64", "String", "Time", "Uint64", "Group", "LogValuer"}[k]
}

type LogValuer interface{ LogValue() Value }

type Value struct{ any any }

type Attr struct {
	Key   string
	Value Value
}

type group []Attr

func AnyValue(v any) Value {
	switch v := v.(type) {
	case int:
		return Value{int64(v)}
	case int8:
		return Value{int64(v)}
	case int16:
		return Value{int64(v)}
	case int32:
		return Value{int64(v)}
	case uint:
		return Value{uint64(v)}
	case uint8:
		return Value{uint64(v)}
	case uint16:
		return Value{uint64(v)}
	case uint32:
		return Value{uint64(v)}
	case uintptr:
		return Value{uint64(v)}
	case float32:
		return Value{float64(v)}
	case []Attr:
		return GroupValue(v...)
	case Value:
		return v
	case Kind:
		return Value{v}
	}
	return Value{v}
}

func StringValue(v string) Value          { return Value{v} }
func IntValue(v int) Value                { return Value{int64(v)} }
func Int64Value(v int64) Value            { return Value{v} }
func Uint64Value(v uint64) Value          { return Value{v} }
func Float64Value(v float64) Value        { return Value{v} }
func BoolValue(v bool) Value              { return Value{v} }
func TimeValue(v time.Time) Value         { return Value{v.Round(0)} }
func DurationValue(v time.Duration) Value { return Value{v} }

func GroupValue(as ...Attr) Value {
	var g group
	for _, a := range as {
		if a.Value.Kind() != KindGroup || len(a.Value.Group()) > 0 {
			g = append(g, a)
		}
	}
	return Value{g}
}

func String(key, value string) Attr             { return Attr{key, StringValue(value)} }
func Int(key string, value int) Attr            { return Attr{key, IntValue(value)} }
func Int64(key string, value int64) Attr        { return Attr{key, Int64Value(value)} }
func Uint64(key string, v uint64) Attr          { return Attr{key, Uint64Value(v)} }
func Float64(key string, v float64) Attr        { return Attr{key, Float64Value(v)} }
func Bool(key string, v bool) Attr              { return Attr{key, BoolValue(v)} }
func Time(key string, v time.Time) Attr         { return Attr{key, TimeValue(v)} }
func Duration(key string, v time.Duration) Attr { return Attr{key, DurationValue(v)} }
func Any(key string, value any) Attr            { return Attr{key, AnyValue(value)} }
func Group(key string, args ...any) Attr        { return Attr{key, GroupValue(attrs(args)...)} }
func GroupAttrs(key string, as ...Attr) Attr    { return Attr{key, GroupValue(as...)} }

func (a Attr) Equal(b Attr) bool { return a.Key == b.Key && a.Value.Equal(b.Value) }
func (a Attr) String() string    { return a.Key + "=" + a.Value.String() }
func (a Attr) empty() bool       { return a.Key == "" && a.Value.any == nil }

func (v Value) Kind() Kind {
	switch v.any.(type) {
	case bool:
		return KindBool
	case time.Duration:
		return KindDuration
	case float64:
		return KindFloat64
	case int64:
		return KindInt64
	case string:
		return KindString
	case time.Time:
		return KindTime
	case uint64:
		return KindUint64
	case group:
		return KindGroup
	case LogValuer:
		return KindLogValuer
	}
	return KindAny
}

func (v Value) Any() any {
	if g, ok := v.any.(group); ok {
		return []Attr(g)
	}
	return v.any
}

func (v Value) Bool() bool              { return v.any.(bool) }
func (v Value) Duration() time.Duration { return v.any.(time.Duration) }
func (v Value) Float64() float64        { return v.any.(float64) }
func (v Value) Int64() int64            { return v.any.(int64) }
func (v Value) Uint64() uint64          { return v.any.(uint64) }
func (v Value) Time() time.Time         { return v.any.(time.Time) }
func (v Value) LogValuer() LogValuer    { return v.any.(LogValuer) }

func (v Value) Group() []Attr {
	g, _ := v.any.(group)
	return g
}

func (v Value) String() string {
	switch x := v.any.(type) {
	case string:
		return x
	case group:
		return fmt.Sprint([]Attr(x))
	case float64:
		return strconv.FormatFloat(x, 'g', -1, 64)
	}
	return fmt.Sprint(v.any)
}

func (v Value) Equal(w Value) bool {
	if t, ok := v.any.(time.Time); ok {
		u, ok := w.any.(time.Time)
		return ok && t.Equal(u)
	}
	if g, ok := v.any.(group); ok {
		return w.Kind() == KindGroup && slices.EqualFunc(g, w.Group(), Attr.Equal)
	}
	return v.any == w.any
}

func (v Value) Resolve() (rv Value) {
	defer func() {
		if r := recover(); r != nil {
			rv = AnyValue(fmt.Errorf("LogValue panicked\n%v", r))
		}
	}()
	for range 100 {
		if v.Kind() != KindLogValuer {
			return v
		}
		v = v.LogValuer().LogValue()
	}
	return AnyValue(fmt.Errorf("slog: Value.Resolve called too many times"))
}

const badKey = "!BADKEY"

// attrs reads keys and values by turns, and whole attributes.
func attrs(args []any) (out []Attr) {
	for len(args) > 0 {
		switch x := args[0].(type) {
		case string:
			if len(args) == 1 {
				return append(out, String(badKey, x))
			}
			out = append(out, Any(x, args[1]))
			args = args[2:]
		case Attr:
			out = append(out, x)
			args = args[1:]
		default:
			out = append(out, Any(badKey, x))
			args = args[1:]
		}
	}
	return out
}

type Source struct {
	Function string `json:"function"`
	File     string `json:"file"`
	Line     int    `json:"line"`
}

type Record struct {
	Time    time.Time
	Message string
	Level   Level
	PC      uintptr
	attrs   []Attr
}

func NewRecord(t time.Time, level Level, msg string, pc uintptr) Record {
	return Record{Time: t, Message: msg, Level: level, PC: pc}
}

func (r Record) Clone() Record         { r.attrs = slices.Clone(r.attrs); return r }
func (r Record) NumAttrs() int         { return len(r.attrs) }
func (r *Record) AddAttrs(as ...Attr)  { r.attrs = append(r.attrs, GroupValue(as...).Group()...) }
func (r *Record) Add(args ...any)      { r.AddAttrs(attrs(args)...) }

// Source tells where the record was made; nil if it does not say.
func (r Record) Source() *Source {
	if r.PC == 0 {
		return nil
	}
	frame, _ := runtime.CallersFrames([]uintptr{r.PC}).Next()
	return &Source{frame.Function, frame.File, frame.Line}
}

func (r Record) Attrs(f func(Attr) bool) {
	for _, a := range r.attrs {
		if !f(a) {
			return
		}
	}
}

// ---- handlers -----------------------------------------------------------------------------

type Handler interface {
	Enabled(context.Context, Level) bool
	Handle(context.Context, Record) error
	WithAttrs(attrs []Attr) Handler
	WithGroup(name string) Handler
}

type HandlerOptions struct {
	AddSource   bool
	Level       Leveler
	ReplaceAttr func(groups []string, a Attr) Attr
}

// A scope is what With and WithGroup have put in front: attributes, or a group's name.
type scope struct {
	name  string
	attrs []Attr
}

type commonHandler struct {
	json   bool
	opts   HandlerOptions
	mu     *sync.Mutex
	w      io.Writer
	scopes []scope
}

func (h *commonHandler) enabled(l Level) bool {
	least := LevelInfo
	if h.opts.Level != nil {
		least = h.opts.Level.Level()
	}
	return l >= least
}

func (h *commonHandler) with(s scope) *commonHandler {
	c := *h
	c.scopes = append(slices.Clip(h.scopes), s)
	return &c
}

// A line is a record being written.
type line struct {
	h      *commonHandler
	b      []byte
	sep    string
	prefix string
	groups []string
}

func (s *line) key(key string) {
	s.b = append(s.b, s.sep...)
	if s.h.json {
		s.b = appendJSON(s.b, key)
		s.b = append(s.b, ':')
		s.sep = ","
		return
	}
	s.text(s.prefix + key)
	s.b = append(s.b, '=')
	s.sep = " "
}

func appendJSON(b []byte, s string) []byte {
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	e.Encode(s)
	return append(b, bytes.TrimSuffix(buf.Bytes(), []byte("\n"))...)
}

func quotes(s string) bool {
	for _, r := range s {
		if r <= ' ' || r == '"' || r == '=' || r == '\ufffd' || r >= 0x7f && (unicode.IsSpace(r) || !unicode.IsPrint(r)) {
			return true
		}
	}
	return s == ""
}

func (s *line) text(t string) {
	switch {
	case s.h.json:
		s.b = appendJSON(s.b, t)
	case quotes(t):
		s.b = strconv.AppendQuote(s.b, t)
	default:
		s.b = append(s.b, t...)
	}
}

func (s *line) attr(a Attr) {
	a.Value = a.Value.Resolve()
	if f := s.h.opts.ReplaceAttr; f != nil && a.Value.Kind() != KindGroup {
		a = f(s.groups, a)
		a.Value = a.Value.Resolve()
	}
	if a.empty() {
		return
	}
	if src, ok := a.Value.any.(*Source); ok {
		if s.h.json {
			a.Value = GroupValue(String("function", src.Function), String("file", src.File), Int("line", src.Line))
		} else {
			a.Value = StringValue(fmt.Sprintf("%s:%d", src.File, src.Line))
		}
	}
	if a.Value.Kind() == KindGroup {
		all := a.Value.Group()
		if len(all) == 0 {
			return
		}
		if a.Key == "" {
			for _, b := range all {
				s.attr(b)
			}
			return
		}
		s.inGroup(a.Key, func() {
			for _, b := range all {
				s.attr(b)
			}
		})
		return
	}
	s.key(a.Key)
	s.value(a.Value)
}

// inGroup writes what f does inside of a group; nothing if it does nothing.
func (s *line) inGroup(name string, f func()) {
	old, length, sep := s.prefix, len(s.b), s.sep
	s.groups = append(s.groups, name)
	if s.h.json {
		s.key(name)
		s.b = append(s.b, '{')
		s.sep = ""
	} else {
		s.prefix += name + "."
	}
	begin := len(s.b)
	f()
	s.groups = s.groups[:len(s.groups)-1]
	s.prefix = old
	if len(s.b) == begin {
		s.b, s.sep = s.b[:length], sep
		return
	}
	if s.h.json {
		s.b = append(s.b, '}')
		s.sep = ","
	}
}

func (s *line) value(v Value) {
	switch x := v.any.(type) {
	case string:
		s.text(x)
	case bool:
		s.b = strconv.AppendBool(s.b, x)
	case int64:
		s.b = strconv.AppendInt(s.b, x, 10)
	case uint64:
		s.b = strconv.AppendUint(s.b, x, 10)
	case time.Duration:
		if s.h.json {
			s.b = strconv.AppendInt(s.b, int64(x), 10)
		} else {
			s.text(x.String())
		}
	case time.Time:
		if s.h.json {
			b, _ := x.MarshalJSON()
			s.b = append(s.b, b...)
		} else {
			s.b = append(s.b, x.Format("2006-01-02T15:04:05.000Z07:00")...)
		}
	default:
		s.other(v.any)
	}
}

func (s *line) other(v any) {
	if s.h.json {
		_, own := v.(json.Marshaler)
		if err, ok := v.(error); ok && !own {
			s.text(err.Error())
			return
		}
		var buf bytes.Buffer
		e := json.NewEncoder(&buf)
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			s.text(fmt.Sprintf("!ERROR:%v", err))
			return
		}
		s.b = append(s.b, bytes.TrimSuffix(buf.Bytes(), []byte("\n"))...)
		return
	}
	if m, ok := v.(encoding.TextMarshaler); ok {
		if b, err := m.MarshalText(); err == nil {
			s.text(string(b))
			return
		}
	}
	if b, ok := v.([]byte); ok {
		s.b = strconv.AppendQuote(s.b, string(b))
		return
	}
	s.text(fmt.Sprintf("%+v", v))
}

func (h *commonHandler) handle(r Record) error {
	s := &line{h: h}
	if h.json {
		s.b = append(s.b, '{')
	}
	builtin := func(a Attr) { s.attr(a) }
	if !r.Time.IsZero() {
		builtin(Time(TimeKey, r.Time))
	}
	if h.opts.ReplaceAttr == nil {
		builtin(String(LevelKey, r.Level.String()))
	} else {
		builtin(Attr{LevelKey, Value{r.Level}})
	}
	if source := r.Source(); h.opts.AddSource && source != nil {
		builtin(Attr{SourceKey, Value{source}})
	}
	builtin(String(MessageKey, r.Message))
	var deeper func(i int)
	deeper = func(i int) {
		if i == len(h.scopes) {
			for _, a := range r.attrs {
				s.attr(a)
			}
			return
		}
		sc := h.scopes[i]
		if sc.name != "" {
			s.inGroup(sc.name, func() { deeper(i + 1) })
			return
		}
		for _, a := range sc.attrs {
			s.attr(a)
		}
		deeper(i + 1)
	}
	deeper(0)
	if h.json {
		s.b = append(s.b, '}')
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	_, err := h.w.Write(append(s.b, '\n'))
	return err
}

type TextHandler struct{ *commonHandler }
type JSONHandler struct{ *commonHandler }

func common(w io.Writer, opts *HandlerOptions, json bool) *commonHandler {
	if opts == nil {
		opts = &HandlerOptions{}
	}
	return &commonHandler{json: json, opts: *opts, mu: new(sync.Mutex), w: w}
}

func NewTextHandler(w io.Writer, opts *HandlerOptions) *TextHandler {
	return &TextHandler{common(w, opts, false)}
}

func NewJSONHandler(w io.Writer, opts *HandlerOptions) *JSONHandler {
	return &JSONHandler{common(w, opts, true)}
}

func (h *TextHandler) Enabled(_ context.Context, l Level) bool    { return h.enabled(l) }
func (h *JSONHandler) Enabled(_ context.Context, l Level) bool    { return h.enabled(l) }
func (h *TextHandler) Handle(_ context.Context, r Record) error   { return h.handle(r) }
func (h *JSONHandler) Handle(_ context.Context, r Record) error   { return h.handle(r) }
func (h *TextHandler) WithAttrs(as []Attr) Handler                { return &TextHandler{h.with(scope{attrs: as})} }
func (h *JSONHandler) WithAttrs(as []Attr) Handler                { return &JSONHandler{h.with(scope{attrs: as})} }
func (h *TextHandler) WithGroup(name string) Handler              { return &TextHandler{h.with(scope{name: name})} }
func (h *JSONHandler) WithGroup(name string) Handler              { return &JSONHandler{h.with(scope{name: name})} }

// The handler of the beginning writes by package log.
type defaultHandler struct{ ch *commonHandler }

func (h *defaultHandler) Enabled(_ context.Context, l Level) bool { return l >= logLevel.Level() }

func (h *defaultHandler) Handle(_ context.Context, r Record) error {
	var b bytes.Buffer
	c := *h.ch
	c.w = &b
	c.mu = new(sync.Mutex)
	s := &line{h: &c}
	s.b = append(s.b, r.Level.String()+" "+r.Message...)
	s.sep = " "
	var deeper func(i int)
	deeper = func(i int) {
		if i == len(c.scopes) {
			for _, a := range r.attrs {
				s.attr(a)
			}
			return
		}
		sc := c.scopes[i]
		if sc.name != "" {
			s.inGroup(sc.name, func() { deeper(i + 1) })
			return
		}
		for _, a := range sc.attrs {
			s.attr(a)
		}
		deeper(i + 1)
	}
	deeper(0)
	return log.Output(4, string(s.b))
}

func (h *defaultHandler) WithAttrs(as []Attr) Handler   { return &defaultHandler{h.ch.with(scope{attrs: as})} }
func (h *defaultHandler) WithGroup(name string) Handler { return &defaultHandler{h.ch.with(scope{name: name})} }

type discardHandler struct{}

var DiscardHandler Handler = discardHandler{}

func (discardHandler) Enabled(context.Context, Level) bool  { return false }
func (discardHandler) Handle(context.Context, Record) error { return nil }
func (d discardHandler) WithAttrs([]Attr) Handler           { return d }
func (d discardHandler) WithGroup(string) Handler           { return d }

// ---- loggers ------------------------------------------------------------------------------

type Logger struct{ handler Handler }

var (
	logLevel     LevelVar
	defaultValue atomic.Pointer[Logger]
)

func init() { defaultValue.Store(New(&defaultHandler{common(io.Discard, nil, false)})) }

func New(h Handler) *Logger {
	if h == nil {
		panic("nil Handler")
	}
	return &Logger{h}
}

func Default() *Logger { return defaultValue.Load() }

// SetDefault also makes package log write through the logger.
func SetDefault(l *Logger) {
	defaultValue.Store(l)
	if _, ok := l.handler.(*defaultHandler); !ok {
		log.SetOutput(&logWriter{l.handler, &logLevel})
		log.SetFlags(0)
	}
}

type logWriter struct {
	h     Handler
	level Leveler
}

func (w *logWriter) Write(b []byte) (int, error) {
	level := w.level.Level()
	if !w.h.Enabled(context.Background(), level) {
		return 0, nil
	}
	r := NewRecord(time.Now(), level, strings.TrimSuffix(string(b), "\n"), 0)
	return len(b), w.h.Handle(context.Background(), r)
}

func SetLogLoggerLevel(level Level) Level {
	old := logLevel.Level()
	logLevel.Set(level)
	return old
}

func NewLogLogger(h Handler, level Level) *log.Logger { return log.New(&logWriter{h, level}, "", 0) }

func (l *Logger) Handler() Handler { return l.handler }

func (l *Logger) With(args ...any) *Logger {
	if len(args) == 0 {
		return l
	}
	return &Logger{l.handler.WithAttrs(attrs(args))}
}

func (l *Logger) WithGroup(name string) *Logger {
	if name == "" {
		return l
	}
	return &Logger{l.handler.WithGroup(name)}
}

func (l *Logger) Enabled(ctx context.Context, level Level) bool { return l.handler.Enabled(ctx, level) }

func (l *Logger) log(ctx context.Context, level Level, msg string, as []Attr) {
	if ctx == nil {
		ctx = context.Background()
	}
	if !l.handler.Enabled(ctx, level) {
		return
	}
	r := NewRecord(time.Now(), level, msg, 0)
	var callers [1]uintptr
	runtime.Callers(3, callers[:])
	r.PC = callers[0]
	r.AddAttrs(as...)
	l.handler.Handle(ctx, r)
}

func (l *Logger) Log(ctx context.Context, level Level, msg string, args ...any) { l.log(ctx, level, msg, attrs(args)) }
func (l *Logger) LogAttrs(ctx context.Context, level Level, msg string, as ...Attr) { l.log(ctx, level, msg, as) }
func (l *Logger) Debug(msg string, args ...any) { l.log(nil, LevelDebug, msg, attrs(args)) }
func (l *Logger) Info(msg string, args ...any)  { l.log(nil, LevelInfo, msg, attrs(args)) }
func (l *Logger) Warn(msg string, args ...any)  { l.log(nil, LevelWarn, msg, attrs(args)) }
func (l *Logger) Error(msg string, args ...any) { l.log(nil, LevelError, msg, attrs(args)) }
func (l *Logger) DebugContext(ctx context.Context, msg string, args ...any) { l.log(ctx, LevelDebug, msg, attrs(args)) }
func (l *Logger) InfoContext(ctx context.Context, msg string, args ...any)  { l.log(ctx, LevelInfo, msg, attrs(args)) }
func (l *Logger) WarnContext(ctx context.Context, msg string, args ...any)  { l.log(ctx, LevelWarn, msg, attrs(args)) }
func (l *Logger) ErrorContext(ctx context.Context, msg string, args ...any) { l.log(ctx, LevelError, msg, attrs(args)) }

func Log(ctx context.Context, level Level, msg string, args ...any) { Default().log(ctx, level, msg, attrs(args)) }
func LogAttrs(ctx context.Context, level Level, msg string, as ...Attr) { Default().log(ctx, level, msg, as) }
func With(args ...any) *Logger    { return Default().With(args...) }
func Debug(msg string, args ...any) { Default().log(nil, LevelDebug, msg, attrs(args)) }
func Info(msg string, args ...any)  { Default().log(nil, LevelInfo, msg, attrs(args)) }
func Warn(msg string, args ...any)  { Default().log(nil, LevelWarn, msg, attrs(args)) }
func Error(msg string, args ...any) { Default().log(nil, LevelError, msg, attrs(args)) }
func DebugContext(ctx context.Context, msg string, args ...any) { Default().log(ctx, LevelDebug, msg, attrs(args)) }
func InfoContext(ctx context.Context, msg string, args ...any)  { Default().log(ctx, LevelInfo, msg, attrs(args)) }
func WarnContext(ctx context.Context, msg string, args ...any)  { Default().log(ctx, LevelWarn, msg, attrs(args)) }
func ErrorContext(ctx context.Context, msg string, args ...any) { Default().log(ctx, LevelError, msg, attrs(args)) }

