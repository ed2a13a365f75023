package testing

import (
	"fmt"
	"reflect"
	"strconv"
)

// F is what fuzz targets are given. As go test does without -fuzz, each runs with its seeds.
type F struct {
	*common
	t     *T
	seeds [][]any
}

// Add adds arguments that the target is run with.
func (f *F) Add(args ...any) { f.seeds = append(f.seeds, args) }

// Fuzz runs ff, a function of a *T and arguments, with each seed as a test of its own.
func (f *F) Fuzz(ff any) {
	fn := reflect.ValueOf(ff)
	if fn.Kind() != reflect.Func {
		panic("testing: F.Fuzz must receive a function")
	}
	t := fn.Type()
	if t.NumIn() < 2 || t.In(0) != reflect.TypeOf(f.t) {
		panic("testing: fuzz target must receive at least two arguments, where the first argument is a *T")
	}
	if t.NumOut() != 0 {
		panic("testing: fuzz target must not return a value")
	}
	for i, seed := range f.seeds {
		if len(seed) != t.NumIn()-1 {
			f.Fatalf("wrong number of values in corpus entry: %d, want %d", len(seed), t.NumIn()-1)
		}
		args := make([]reflect.Value, len(seed)+1)
		for j, arg := range seed {
			args[j+1] = reflect.ValueOf(arg)
			if got, want := args[j+1].Type(), t.In(j+1); got != want {
				f.Fatalf("mismatched types in corpus entry: %v, want %v", typesOf(seed), wantedTypes(t))
			}
		}
		f.t.Run("seed#"+strconv.Itoa(i), func(t *T) {
			args[0] = reflect.ValueOf(t)
			fn.Call(args)
		})
	}
}

func typesOf(seed []any) []string {
	var types []string
	for _, arg := range seed {
		types = append(types, fmt.Sprintf("%T", arg))
	}
	return types
}

func wantedTypes(t reflect.Type) []reflect.Type {
	var types []reflect.Type
	for i := 1; i < t.NumIn(); i++ {
		types = append(types, t.In(i))
	}
	return types
}

func fuzzTests(targets []InternalFuzzTarget) []InternalTest {
	var tests []InternalTest
	for _, target := range targets {
		tests = append(tests, InternalTest{target.Name, func(t *T) { target.Fn(&F{common: &t.common, t: t}) }})
	}
	return tests
}
