package template

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"reflect"
	"strings"
)

type builtin struct {
	min   int
	exact bool
	f     func(args []reflect.Value) (reflect.Value, error)
}

var builtins map[string]*builtin

func init() {
	text := func(f func(args ...any) string) func([]reflect.Value) (reflect.Value, error) {
		return func(args []reflect.Value) (reflect.Value, error) { return reflect.ValueOf(f(anys(args)...)), nil }
	}
	builtins = map[string]*builtin{
		"and":   {},
		"or":    {},
		"not":   {1, true, not},
		"len":   {1, true, length},
		"index": {1, false, index},
		"slice": {1, false, slice},
		"print": {0, false, text(fmt.Sprint)},
		"printf": {1, false, func(args []reflect.Value) (reflect.Value, error) {
			format := inside(args[0])
			if format.Kind() != reflect.String {
				return format, fmt.Errorf("wrong type for value; expected string; got %s", format.Type())
			}
			return reflect.ValueOf(fmt.Sprintf(format.String(), anys(args[1:])...)), nil
		}},
		"println":  {0, false, text(fmt.Sprintln)},
		"html":     {0, false, text(HTMLEscaper)},
		"js":       {0, false, text(JSEscaper)},
		"urlquery": {0, false, text(URLQueryEscaper)},
		"eq":       {1, false, equal},
		"ne": {2, true, func(args []reflect.Value) (reflect.Value, error) {
			v, err := equal(args)
			return reflect.ValueOf(err == nil && !v.Bool()), err
		}},
		"lt": {2, true, func(args []reflect.Value) (reflect.Value, error) { return ordered(args, true, false) }},
		"le": {2, true, func(args []reflect.Value) (reflect.Value, error) { return ordered(args, true, true) }},
		"gt": {2, true, func(args []reflect.Value) (reflect.Value, error) { return ordered([]reflect.Value{args[1], args[0]}, true, false) }},
		"ge": {2, true, func(args []reflect.Value) (reflect.Value, error) { return ordered([]reflect.Value{args[1], args[0]}, true, true) }},
	}
}

func anys(args []reflect.Value) []any {
	out := make([]any, len(args))
	for i, v := range args {
		if v.IsValid() {
			out[i] = v.Interface()
		}
	}
	return out
}

// IsTrue reports whether a value is not the zero of its type, and whether that can be said.
func IsTrue(val any) (truth, ok bool) { return isTrue(inside(reflect.ValueOf(val))) }

// isTrue is IsTrue of a value.
func isTrue(v reflect.Value) (truth, ok bool) {
	switch v.Kind() {
	case reflect.Invalid:
		return false, true
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0, true
	case reflect.Chan, reflect.Func, reflect.Pointer, reflect.UnsafePointer, reflect.Interface:
		return !v.IsNil(), true
	case reflect.Struct:
		return true, true
	case reflect.Complex64, reflect.Complex128:
		return v.Complex() != 0, true
	case reflect.Float32, reflect.Float64:
		return v.Float() != 0, true
	}
	return !v.IsZero(), true
}

func not(args []reflect.Value) (reflect.Value, error) {
	truth, _ := isTrue(inside(args[0]))
	return reflect.ValueOf(!truth), nil
}

func length(args []reflect.Value) (reflect.Value, error) {
	v, isNil := indirect(args[0])
	switch {
	case !inside(args[0]).IsValid():
		return v, errors.New("reflect: call of reflect.Value.Type on zero Value")
	case isNil:
		return v, errors.New("len of nil pointer")
	}
	switch v.Kind() {
	case reflect.Array, reflect.Chan, reflect.Map, reflect.Slice, reflect.String:
		return reflect.ValueOf(v.Len()), nil
	}
	return v, fmt.Errorf("len of type %s", v.Type())
}

func position(v reflect.Value, limit int) (int, error) {
	v = inside(v)
	var x int
	switch {
	case v.CanInt():
		x = int(v.Int())
	case v.CanUint():
		x = int(v.Uint())
	case !v.IsValid():
		return 0, errors.New("cannot index slice/array with nil")
	default:
		return 0, fmt.Errorf("cannot index slice/array with type %s", v.Type())
	}
	if x < 0 || x >= limit {
		return 0, fmt.Errorf("index out of range: %d", x)
	}
	return x, nil
}

func index(args []reflect.Value) (reflect.Value, error) {
	item := inside(args[0])
	if !item.IsValid() {
		return item, errors.New("index of untyped nil")
	}
	for _, arg := range args[1:] {
		var isNil bool
		if item, isNil = indirect(item); isNil {
			return item, errors.New("index of nil pointer")
		}
		switch item.Kind() {
		case reflect.Array, reflect.Slice, reflect.String:
			x, err := position(arg, item.Len())
			if err != nil {
				return item, err
			}
			item = item.Index(x)
		case reflect.Map:
			key := inside(arg)
			if !key.IsValid() {
				key = reflect.Zero(item.Type().Key())
			}
			if !key.Type().AssignableTo(item.Type().Key()) {
				if !(key.CanInt() && item.Type().Key().Kind() >= reflect.Int && item.Type().Key().Kind() <= reflect.Uintptr) {
					return item, fmt.Errorf("value has type %s; should be %s", key.Type(), item.Type().Key())
				}
				key = key.Convert(item.Type().Key())
			}
			found := item.MapIndex(key)
			if !found.IsValid() {
				found = reflect.Zero(item.Type().Elem())
			}
			item = found
		default:
			return item, fmt.Errorf("can't index item of type %s", item.Type())
		}
	}
	return item, nil
}

func slice(args []reflect.Value) (reflect.Value, error) {
	item := inside(args[0])
	if !item.IsValid() {
		return item, errors.New("slice of untyped nil")
	}
	item, isNil := indirect(item)
	if isNil {
		return item, errors.New("slice of nil pointer")
	}
	indices := args[1:]
	if len(indices) > 3 {
		return item, fmt.Errorf("too many slice indexes: %d", len(indices))
	}
	most := 0
	switch item.Kind() {
	case reflect.String:
		if len(indices) == 3 {
			return item, errors.New("cannot 3-index slice a string")
		}
		most = item.Len()
	case reflect.Array, reflect.Slice:
		most = item.Cap()
	default:
		return item, fmt.Errorf("can't slice item of type %s", item.Type())
	}
	bounds := [3]int{0, item.Len(), most}
	for i, arg := range indices {
		x, err := position(arg, most+1)
		if err != nil {
			return item, err
		}
		bounds[i] = x
	}
	for i := range 2 {
		if bounds[i] > bounds[i+1] {
			return item, fmt.Errorf("invalid slice index: %d > %d", bounds[i], bounds[i+1])
		}
	}
	if len(indices) < 3 {
		return item.Slice(bounds[0], bounds[1]), nil
	}
	return item.Slice3(bounds[0], bounds[1], bounds[2]), nil
}

var (
	errBadComparison     = errors.New("incompatible types for comparison")
	errBadComparisonType = errors.New("invalid type for comparison")
	errNoComparison      = errors.New("missing argument for comparison")
)

// group is which values can be compared with one another.
func group(v reflect.Value) int {
	switch {
	case v.Kind() == reflect.Bool:
		return 1
	case v.CanInt():
		return 2
	case v.CanUint():
		return 3
	case v.CanFloat():
		return 4
	case v.CanComplex():
		return 5
	case v.Kind() == reflect.String:
		return 6
	}
	return 0
}

func isNil(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Chan, reflect.Func, reflect.Map, reflect.Pointer, reflect.Slice, reflect.UnsafePointer:
		return v.IsNil()
	}
	return false
}

func equal(args []reflect.Value) (reflect.Value, error) {
	a := inside(args[0])
	if len(args) == 1 {
		return a, errNoComparison
	}
	for _, arg := range args[1:] {
		b := inside(arg)
		same := false
		switch x, y := group(a), group(b); {
		case x == 2 && y == 3:
			same = a.Int() >= 0 && uint64(a.Int()) == b.Uint()
		case x == 3 && y == 2:
			same = b.Int() >= 0 && uint64(b.Int()) == a.Uint()
		case x != y:
			if a.IsValid() && b.IsValid() {
				return a, fmt.Errorf("%w: %v and %v", errBadComparison, a.Type(), b.Type())
			}
		case x == 0:
			switch {
			case a.IsValid() && b.IsValid() && a.Kind() != b.Kind():
				return a, fmt.Errorf("non-comparable types %s: %v, %s: %v", a, a.Type(), b.Type(), b)
			case isNil(a) || isNil(b):
				same = isNil(a) == isNil(b)
			case !b.Type().Comparable():
				return a, fmt.Errorf("non-comparable type %s: %v", b, b.Type())
			default:
				same = a.Interface() == b.Interface()
			}
		case x == 1:
			same = a.Bool() == b.Bool()
		case x == 2:
			same = a.Int() == b.Int()
		case x == 3:
			same = a.Uint() == b.Uint()
		case x == 4:
			same = a.Float() == b.Float()
		case x == 5:
			same = a.Complex() == b.Complex()
		default:
			same = a.String() == b.String()
		}
		if same {
			return reflect.ValueOf(true), nil
		}
	}
	return reflect.ValueOf(false), nil
}

func ordered(args []reflect.Value, less, same bool) (reflect.Value, error) {
	a, b := inside(args[0]), inside(args[1])
	var below, equals bool
	switch x, y := group(a), group(b); {
	case x == 0 || x == 1 || x == 5:
		return a, errBadComparisonType
	case x == 2 && y == 3:
		below, equals = a.Int() < 0 || uint64(a.Int()) < b.Uint(), a.Int() >= 0 && uint64(a.Int()) == b.Uint()
	case x == 3 && y == 2:
		below, equals = b.Int() >= 0 && a.Uint() < uint64(b.Int()), b.Int() >= 0 && a.Uint() == uint64(b.Int())
	case x != y:
		return a, fmt.Errorf("%w: %v and %v", errBadComparison, a.Type(), b.Type())
	case x == 2:
		below, equals = a.Int() < b.Int(), a.Int() == b.Int()
	case x == 3:
		below, equals = a.Uint() < b.Uint(), a.Uint() == b.Uint()
	case x == 4:
		below, equals = a.Float() < b.Float(), a.Float() == b.Float()
	default:
		below, equals = a.String() < b.String(), a.String() == b.String()
	}
	return reflect.ValueOf(less && below || same && equals), nil
}

func evalArgs(args []any) string {
	if len(args) == 1 {
		if s, ok := args[0].(string); ok {
			return s
		}
	}
	return fmt.Sprint(args...)
}

var htmlReplacer = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "'", "&#39;", "&", "&amp;", "<", "&lt;", ">", "&gt;")

func HTMLEscapeString(s string) string { return htmlReplacer.Replace(s) }
func HTMLEscaper(args ...any) string   { return HTMLEscapeString(evalArgs(args)) }

func HTMLEscape(w io.Writer, b []byte) { io.WriteString(w, HTMLEscapeString(string(b))) }

var jsReplacer = strings.NewReplacer(`\`, `\\`, "'", `\'`, `"`, `\"`, "<", `\u003C`, ">", `\u003E`, "&", `\u0026`, "=", `\u003D`, "\n", `\u000A`, "\r", `\u000D`, "\t", `\u0009`)

func JSEscapeString(s string) string { return jsReplacer.Replace(s) }
func JSEscaper(args ...any) string   { return JSEscapeString(evalArgs(args)) }

func JSEscape(w io.Writer, b []byte) { io.WriteString(w, JSEscapeString(string(b))) }

func URLQueryEscaper(args ...any) string { return url.QueryEscape(evalArgs(args)) }
