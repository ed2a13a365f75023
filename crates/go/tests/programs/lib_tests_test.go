package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
)

func Parse(s string) (map[string]string, error) {
	out := map[string]string{}
	for _, part := range strings.Split(s, ",") {
		key, value, ok := strings.Cut(part, "=")
		if !ok {
			return nil, fmt.Errorf("%q has no value", part)
		}
		out[strings.TrimSpace(key)] = value
	}
	return out, nil
}

func equal[T comparable](t *testing.T, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestParse(t *testing.T) {
	tests := []struct {
		name, in, key, want string
		fails               bool
	}{
		{"one", "a=1", "a", "1", false},
		{"two words", "a=1, b=2", "b", "2", false},
		{"bad", "a", "", "", true},
		{"wrong", "a=1", "a", "2", false},
		{"", "x=", "x", "", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := Parse(test.in)
			if (err != nil) != test.fails {
				t.Fatalf("unexpected error: %v", err)
			}
			equal(t, got[test.key], test.want)
			t.Logf("%s: %d\nkeys", t.Name(), len(got))
		})
	}
	t.Run("one", func(t *testing.T) { t.Run("inner", func(t *testing.T) { equal(t, 1, 1) }) })
}

func TestParallel(t *testing.T) {
	for i := range 3 {
		t.Run(fmt.Sprint("p", i), func(t *testing.T) {
			t.Parallel()
			t.Cleanup(func() { t.Log("cleaned", i) })
			if i == 1 {
				t.Skip("not today")
			}
		})
	}
	t.Log("all started")
}

func TestFatal(t *testing.T) {
	t.Cleanup(func() { fmt.Println("last") })
	t.Setenv("MODE", "test")
	defer fmt.Println("deferred", os.Getenv("MODE"))
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal("fatal:", err)
		}
	}
	check(nil)
	check(errors.New("two\nlines"))
	t.Log("not reached")
}

func TestContext(t *testing.T) {
	if t.Context().Err() != nil || t.Failed() {
		t.FailNow()
	}
	t.Cleanup(func() { fmt.Println(t.Context().Err()) })
}

func Testify(t *testing.T) { t.Fatal("no test") }

func TestMain(m *testing.M) {
	fmt.Println("before")
	code := m.Run()
	fmt.Println("after", code)
	os.Exit(code + 3)
}
