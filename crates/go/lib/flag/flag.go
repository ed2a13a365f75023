// Package flag reads a command's options.
package flag

import (
	"encoding"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

var (
	ErrHelp  = errors.New("flag: help requested")
	errParse = errors.New("parse error")
	errRange = errors.New("value out of range")
)

type Value interface {
	String() string
	Set(string) error
}

type Getter interface {
	Value
	Get() any
}

type ErrorHandling int

const (
	ContinueOnError ErrorHandling = iota
	ExitOnError
	PanicOnError
)

type Flag struct {
	Name     string
	Usage    string
	Value    Value
	DefValue string
}

type FlagSet struct {
	Usage         func()
	name          string
	parsed        bool
	actual        map[string]*Flag
	formal        map[string]*Flag
	args          []string
	errorHandling ErrorHandling
	output        io.Writer
}

// A value of any of the usual types, with how it is read and shown.
type value[T any] struct {
	p    *T
	read func(string) (T, error)
	show func(T) string
}

func (v *value[T]) Get() any { return *v.p }

func (v *value[T]) Set(s string) error {
	x, err := v.read(s)
	if err != nil {
		return err
	}
	*v.p = x
	return nil
}

func (v *value[T]) String() string {
	if v == nil || v.p == nil {
		var zero T
		return fmt.Sprint(zero)
	}
	return v.show(*v.p)
}

func (v *value[T]) IsBoolFlag() bool {
	_, ok := any(v.p).(*bool)
	return ok
}

func numError(err error) error {
	if e, ok := err.(*strconv.NumError); ok {
		if e.Err == strconv.ErrRange {
			return errRange
		}
		return errParse
	}
	if err != nil {
		return errParse
	}
	return nil
}

func readBool(s string) (bool, error) {
	v, err := strconv.ParseBool(s)
	return v, numError(err)
}

func readInt(s string) (int, error) {
	v, err := strconv.ParseInt(s, 0, 64)
	return int(v), numError(err)
}

func readInt64(s string) (int64, error) {
	v, err := strconv.ParseInt(s, 0, 64)
	return v, numError(err)
}

func readUint(s string) (uint, error) {
	v, err := strconv.ParseUint(s, 0, 64)
	return uint(v), numError(err)
}

func readUint64(s string) (uint64, error) {
	v, err := strconv.ParseUint(s, 0, 64)
	return v, numError(err)
}

func readFloat(s string) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	return v, numError(err)
}

func readString(s string) (string, error) { return s, nil }

func readDuration(s string) (time.Duration, error) {
	v, err := time.ParseDuration(s)
	return v, numError(err)
}

func define[T any](f *FlagSet, p *T, name string, start T, usage string, read func(string) (T, error)) {
	*p = start
	f.Var(&value[T]{p, read, func(x T) string { return fmt.Sprint(x) }}, name, usage)
}

func (f *FlagSet) BoolVar(p *bool, name string, v bool, usage string)          { define(f, p, name, v, usage, readBool) }
func (f *FlagSet) IntVar(p *int, name string, v int, usage string)             { define(f, p, name, v, usage, readInt) }
func (f *FlagSet) Int64Var(p *int64, name string, v int64, usage string)       { define(f, p, name, v, usage, readInt64) }
func (f *FlagSet) UintVar(p *uint, name string, v uint, usage string)          { define(f, p, name, v, usage, readUint) }
func (f *FlagSet) Uint64Var(p *uint64, name string, v uint64, usage string)    { define(f, p, name, v, usage, readUint64) }
func (f *FlagSet) StringVar(p *string, name string, v string, usage string)    { define(f, p, name, v, usage, readString) }
func (f *FlagSet) Float64Var(p *float64, name string, v float64, usage string) { define(f, p, name, v, usage, readFloat) }
func (f *FlagSet) DurationVar(p *time.Duration, name string, v time.Duration, usage string) {
	define(f, p, name, v, usage, readDuration)
}

func (f *FlagSet) Bool(name string, v bool, usage string) *bool          { p := new(bool); f.BoolVar(p, name, v, usage); return p }
func (f *FlagSet) Int(name string, v int, usage string) *int             { p := new(int); f.IntVar(p, name, v, usage); return p }
func (f *FlagSet) Int64(name string, v int64, usage string) *int64       { p := new(int64); f.Int64Var(p, name, v, usage); return p }
func (f *FlagSet) Uint(name string, v uint, usage string) *uint          { p := new(uint); f.UintVar(p, name, v, usage); return p }
func (f *FlagSet) Uint64(name string, v uint64, usage string) *uint64    { p := new(uint64); f.Uint64Var(p, name, v, usage); return p }
func (f *FlagSet) String(name string, v string, usage string) *string    { p := new(string); f.StringVar(p, name, v, usage); return p }
func (f *FlagSet) Float64(name string, v float64, usage string) *float64 { p := new(float64); f.Float64Var(p, name, v, usage); return p }
func (f *FlagSet) Duration(name string, v time.Duration, usage string) *time.Duration {
	p := new(time.Duration)
	f.DurationVar(p, name, v, usage)
	return p
}

type funcValue struct {
	set  func(string) error
	bool bool
}

func (f funcValue) Set(s string) error { return f.set(s) }
func (f funcValue) String() string     { return "" }
func (f funcValue) IsBoolFlag() bool   { return f.bool }

func (f *FlagSet) Func(name, usage string, fn func(string) error) {
	f.Var(funcValue{fn, false}, name, usage)
}

func (f *FlagSet) BoolFunc(name, usage string, fn func(string) error) {
	f.Var(funcValue{fn, true}, name, usage)
}

type textValue struct{ p encoding.TextUnmarshaler }

func (v textValue) Set(s string) error { return v.p.UnmarshalText([]byte(s)) }
func (v textValue) Get() any           { return v.p }

func (v textValue) String() string {
	if m, ok := v.p.(encoding.TextMarshaler); ok {
		if b, err := m.MarshalText(); err == nil {
			return string(b)
		}
	}
	return ""
}

// TextVar defines a flag of a value that reads itself; value, of the same type, is its default.
func (f *FlagSet) TextVar(p encoding.TextUnmarshaler, name string, value encoding.TextMarshaler, usage string) {
	target, start := reflect.ValueOf(p), reflect.ValueOf(value)
	if target.Kind() != reflect.Pointer {
		panic("variable value type must be a pointer")
	}
	if start.Kind() == reflect.Pointer {
		start = start.Elem()
	}
	if start.Type() != target.Type().Elem() {
		panic("default type does not match variable type: " + start.Type().String() + " != " + target.Type().Elem().String())
	}
	target.Elem().Set(start)
	f.Var(textValue{p}, name, usage)
}

func (f *FlagSet) Var(v Value, name string, usage string) {
	if strings.HasPrefix(name, "-") {
		panic(f.sprintf("flag %q begins with -", name))
	}
	if strings.Contains(name, "=") {
		panic(f.sprintf("flag %q contains =", name))
	}
	if _, again := f.formal[name]; again {
		if f.name == "" {
			panic(f.sprintf("flag redefined: %s", name))
		}
		panic(f.sprintf("%s flag redefined: %s", f.name, name))
	}
	if f.formal == nil {
		f.formal = map[string]*Flag{}
	}
	f.formal[name] = &Flag{name, usage, v, v.String()}
}

func (f *FlagSet) sprintf(format string, a ...any) string {
	s := fmt.Sprintf(format, a...)
	fmt.Fprintln(f.Output(), s)
	return s
}

func (f *FlagSet) Output() io.Writer {
	if f.output == nil {
		return os.Stderr
	}
	return f.output
}

func (f *FlagSet) Name() string                  { return f.name }
func (f *FlagSet) ErrorHandling() ErrorHandling  { return f.errorHandling }
func (f *FlagSet) SetOutput(output io.Writer)    { f.output = output }
func (f *FlagSet) Lookup(name string) *Flag      { return f.formal[name] }
func (f *FlagSet) NFlag() int                    { return len(f.actual) }
func (f *FlagSet) NArg() int                     { return len(f.args) }
func (f *FlagSet) Args() []string                { return f.args }
func (f *FlagSet) Parsed() bool                  { return f.parsed }

func (f *FlagSet) Arg(i int) string {
	if i < 0 || i >= len(f.args) {
		return ""
	}
	return f.args[i]
}

func visit(flags map[string]*Flag, fn func(*Flag)) {
	var names []string
	for name := range flags {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fn(flags[name])
	}
}

func (f *FlagSet) VisitAll(fn func(*Flag)) { visit(f.formal, fn) }
func (f *FlagSet) Visit(fn func(*Flag))    { visit(f.actual, fn) }

func (f *FlagSet) Set(name, value string) error {
	flag, ok := f.formal[name]
	if !ok {
		return fmt.Errorf("no such flag -%v", name)
	}
	if err := flag.Value.Set(value); err != nil {
		return err
	}
	f.note(flag)
	return nil
}

func (f *FlagSet) note(flag *Flag) {
	if f.actual == nil {
		f.actual = map[string]*Flag{}
	}
	f.actual[flag.Name] = flag
}

func isBool(v Value) bool {
	b, ok := v.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

// UnquoteUsage takes the name in backquotes out of a usage text.
func UnquoteUsage(flag *Flag) (name string, usage string) {
	if a, rest, ok := strings.Cut(flag.Usage, "`"); ok {
		if name, b, ok := strings.Cut(rest, "`"); ok {
			return name, a + name + b
		}
	}
	name = "value"
	switch flag.Value.(type) {
	case *value[time.Duration]:
		name = "duration"
	case *value[float64]:
		name = "float"
	case *value[int], *value[int64]:
		name = "int"
	case *value[string]:
		name = "string"
	case *value[uint], *value[uint64]:
		name = "uint"
	}
	if isBool(flag.Value) {
		name = ""
	}
	return name, flag.Usage
}

func isZero(flag *Flag) bool {
	t := reflect.TypeOf(flag.Value)
	if t.Kind() == reflect.Pointer {
		return flag.DefValue == reflect.New(t.Elem()).Interface().(Value).String()
	}
	return flag.DefValue == reflect.Zero(t).Interface().(Value).String()
}

func (f *FlagSet) PrintDefaults() {
	f.VisitAll(func(flag *Flag) {
		line := "  -" + flag.Name
		name, usage := UnquoteUsage(flag)
		if name != "" {
			line += " " + name
		}
		if len(line) <= 4 {
			line += "\t"
		} else {
			line += "\n    \t"
		}
		line += strings.ReplaceAll(usage, "\n", "\n    \t")
		if !isZero(flag) {
			if _, ok := flag.Value.(*value[string]); ok {
				line += fmt.Sprintf(" (default %q)", flag.DefValue)
			} else {
				line += fmt.Sprintf(" (default %v)", flag.DefValue)
			}
		}
		fmt.Fprintln(f.Output(), line)
	})
}

func (f *FlagSet) usage() {
	if f.Usage != nil {
		f.Usage()
		return
	}
	f.head()
	f.PrintDefaults()
}

func (f *FlagSet) head() {
	if f.name == "" {
		fmt.Fprintln(f.Output(), "Usage:")
	} else {
		fmt.Fprintf(f.Output(), "Usage of %s:\n", f.name)
	}
}

func (f *FlagSet) failf(format string, a ...any) error {
	err := errors.New(f.sprintf(format, a...))
	f.usage()
	return err
}

func (f *FlagSet) one() (bool, error) {
	if len(f.args) == 0 {
		return false, nil
	}
	s := f.args[0]
	if len(s) < 2 || s[0] != '-' {
		return false, nil
	}
	dashes := 1
	if s[1] == '-' {
		dashes++
		if len(s) == 2 {
			f.args = f.args[1:]
			return false, nil
		}
	}
	name := s[dashes:]
	if name == "" || name[0] == '-' || name[0] == '=' {
		return false, f.failf("bad flag syntax: %s", s)
	}
	f.args = f.args[1:]
	name, text, has := strings.Cut(name, "=")
	flag, ok := f.formal[name]
	if !ok {
		if name == "help" || name == "h" {
			f.usage()
			return false, ErrHelp
		}
		return false, f.failf("flag provided but not defined: -%s", name)
	}
	if isBool(flag.Value) {
		if !has {
			text = "true"
		}
		if err := flag.Value.Set(text); err != nil {
			return false, f.failf("invalid boolean value %q for -%s: %v", text, name, err)
		}
	} else {
		if !has && len(f.args) > 0 {
			has = true
			text, f.args = f.args[0], f.args[1:]
		}
		if !has {
			return false, f.failf("flag needs an argument: -%s", name)
		}
		if err := flag.Value.Set(text); err != nil {
			return false, f.failf("invalid value %q for flag -%s: %v", text, name, err)
		}
	}
	f.note(flag)
	return true, nil
}

func (f *FlagSet) Parse(arguments []string) error {
	f.parsed = true
	f.args = arguments
	for {
		more, err := f.one()
		if more {
			continue
		}
		if err == nil {
			return nil
		}
		switch f.errorHandling {
		case ContinueOnError:
			return err
		case ExitOnError:
			if err == ErrHelp {
				os.Exit(0)
			}
			os.Exit(2)
		}
		panic(err)
	}
}

func (f *FlagSet) Init(name string, errorHandling ErrorHandling) {
	f.name, f.errorHandling = name, errorHandling
}

func NewFlagSet(name string, errorHandling ErrorHandling) *FlagSet {
	f := &FlagSet{name: name, errorHandling: errorHandling}
	f.Usage = func() {
		f.head()
		f.PrintDefaults()
	}
	return f
}

var CommandLine = NewFlagSet(os.Args[0], ExitOnError)

func init() { CommandLine.Usage = func() { Usage() } }

var Usage = func() {
	fmt.Fprintf(CommandLine.Output(), "Usage of %s:\n", os.Args[0])
	PrintDefaults()
}

func Parse()                                                                     { CommandLine.Parse(os.Args[1:]) }
func Parsed() bool                                                               { return CommandLine.Parsed() }
func Args() []string                                                             { return CommandLine.args }
func Arg(i int) string                                                           { return CommandLine.Arg(i) }
func NArg() int                                                                  { return len(CommandLine.args) }
func NFlag() int                                                                 { return len(CommandLine.actual) }
func Lookup(name string) *Flag                                                   { return CommandLine.formal[name] }
func Set(name, value string) error                                               { return CommandLine.Set(name, value) }
func VisitAll(fn func(*Flag))                                                    { CommandLine.VisitAll(fn) }
func Visit(fn func(*Flag))                                                       { CommandLine.Visit(fn) }
func PrintDefaults()                                                             { CommandLine.PrintDefaults() }
func Var(value Value, name string, usage string)                                 { CommandLine.Var(value, name, usage) }
func TextVar(p encoding.TextUnmarshaler, name string, value encoding.TextMarshaler, usage string) {
	CommandLine.TextVar(p, name, value, usage)
}
func Func(name, usage string, fn func(string) error)                             { CommandLine.Func(name, usage, fn) }
func BoolFunc(name, usage string, fn func(string) error)                         { CommandLine.BoolFunc(name, usage, fn) }
func BoolVar(p *bool, name string, value bool, usage string)                     { CommandLine.BoolVar(p, name, value, usage) }
func IntVar(p *int, name string, value int, usage string)                        { CommandLine.IntVar(p, name, value, usage) }
func Int64Var(p *int64, name string, value int64, usage string)                  { CommandLine.Int64Var(p, name, value, usage) }
func UintVar(p *uint, name string, value uint, usage string)                     { CommandLine.UintVar(p, name, value, usage) }
func Uint64Var(p *uint64, name string, value uint64, usage string)               { CommandLine.Uint64Var(p, name, value, usage) }
func StringVar(p *string, name string, value string, usage string)               { CommandLine.StringVar(p, name, value, usage) }
func Float64Var(p *float64, name string, value float64, usage string)            { CommandLine.Float64Var(p, name, value, usage) }
func DurationVar(p *time.Duration, name string, value time.Duration, usage string) { CommandLine.DurationVar(p, name, value, usage) }
func Bool(name string, value bool, usage string) *bool                           { return CommandLine.Bool(name, value, usage) }
func Int(name string, value int, usage string) *int                              { return CommandLine.Int(name, value, usage) }
func Int64(name string, value int64, usage string) *int64                        { return CommandLine.Int64(name, value, usage) }
func Uint(name string, value uint, usage string) *uint                           { return CommandLine.Uint(name, value, usage) }
func Uint64(name string, value uint64, usage string) *uint64                     { return CommandLine.Uint64(name, value, usage) }
func String(name string, value string, usage string) *string                     { return CommandLine.String(name, value, usage) }
func Float64(name string, value float64, usage string) *float64                  { return CommandLine.Float64(name, value, usage) }
func Duration(name string, value time.Duration, usage string) *time.Duration     { return CommandLine.Duration(name, value, usage) }
