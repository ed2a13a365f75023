// Package template, as its documentation describes it; the words of its errors from text/template, Go 1.27.
//
// A template's text becomes a list of statements (parse.go, from the tokens of lex.go), which are executed
// with data that package reflect looks at (exec.go); funcs.go has the functions that are always there.
package template

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"sort"
	"strings"
)

// A FuncMap names functions with one result, or two of which the second is an error.
type FuncMap map[string]any

// What templates that were made from one another share.
type family struct {
	templates  map[string]*Template
	funcs      map[string]reflect.Value
	missingKey string
}

type Template struct {
	name        string
	text        string
	parsed      []stmt
	hasBody     bool
	left, right string
	*family
}

func New(name string) *Template {
	return &Template{name: name, family: &family{templates: map[string]*Template{}, funcs: map[string]reflect.Value{}}}
}

// Must panics if a template could not be made.
func Must(t *Template, err error) *Template {
	if err != nil {
		panic(err)
	}
	return t
}

func (t *Template) Name() string { return t.name }

// New makes another template of the same family.
func (t *Template) New(name string) *Template {
	t.init()
	return &Template{name: name, left: t.left, right: t.right, family: t.family}
}

func (t *Template) init() {
	if t.family == nil {
		t.family = New("").family
	}
}

func (t *Template) Delims(left, right string) *Template {
	t.init()
	t.left, t.right = left, right
	return t
}

func (t *Template) Funcs(funcs FuncMap) *Template {
	t.init()
	for name, f := range funcs {
		v := reflect.ValueOf(f)
		if v.Kind() != reflect.Func {
			panic("value for " + name + " not a function")
		}
		if n := v.Type().NumOut(); n != 1 && !(n == 2 && v.Type().Out(1) == errorType) {
			panic(fmt.Errorf("can't install method/function %q with %d results", name, n))
		}
		t.funcs[name] = v
	}
	return t
}

// Option sets "missingkey=default", "missingkey=zero" or "missingkey=error".
func (t *Template) Option(opt ...string) *Template {
	t.init()
	for _, s := range opt {
		key, value, _ := strings.Cut(s, "=")
		if key != "missingkey" {
			panic("unrecognized option: " + s)
		}
		t.missingKey = value
	}
	return t
}

func (t *Template) Lookup(name string) *Template {
	if t.family == nil {
		return nil
	}
	return t.templates[name]
}

func (t *Template) Templates() []*Template {
	if t.family == nil {
		return nil
	}
	all := make([]*Template, 0, len(t.templates))
	for _, other := range t.templates {
		all = append(all, other)
	}
	return all
}

func (t *Template) DefinedTemplates() string {
	if t.family == nil || len(t.templates) == 0 {
		return ""
	}
	var names []string
	for name, other := range t.templates {
		if other.hasBody {
			names = append(names, fmt.Sprintf("%q", name))
		}
	}
	sort.Strings(names)
	return "; defined templates are: " + strings.Join(names, ", ")
}

func (t *Template) Clone() (*Template, error) {
	t.init()
	shared := New("").family
	shared.missingKey = t.missingKey
	for name, f := range t.funcs {
		shared.funcs[name] = f
	}
	for name, other := range t.templates {
		copied := *other
		copied.family = shared
		shared.templates[name] = &copied
	}
	if own, ok := shared.templates[t.name]; ok {
		return own, nil
	}
	copied := *t
	copied.family = shared
	return &copied, nil
}

// Parse makes the text the template's body, and its definitions templates of the family.
func (t *Template) Parse(text string) (*Template, error) {
	t.init()
	p := &parser{t: t, name: t.name, text: text}
	list, err := p.parse()
	if err != nil {
		return nil, err
	}
	for _, d := range p.defined {
		other := t.New(d.name)
		other.text, other.parsed, other.hasBody = text, d.list, true
		if old := t.templates[d.name]; old != nil && old.hasBody && isEmpty(d.list) {
			continue
		}
		t.templates[d.name] = other
		if d.name == t.name {
			t.text, t.parsed, t.hasBody = text, d.list, true
		}
	}
	if !t.hasBody || !isEmpty(list) {
		t.text, t.parsed, t.hasBody = text, list, true
		t.templates[t.name] = t
	}
	return t, nil
}

// isEmpty reports whether there is nothing but white space.
func isEmpty(list []stmt) bool {
	for _, s := range list {
		if s.kind != textStmt || strings.TrimSpace(s.text) != "" {
			return false
		}
	}
	return true
}

func ParseFiles(filenames ...string) (*Template, error) { return parseFiles(nil, os.ReadFile, filenames) }

func (t *Template) ParseFiles(filenames ...string) (*Template, error) {
	t.init()
	return parseFiles(t, os.ReadFile, filenames)
}

func ParseGlob(pattern string) (*Template, error) { return parseGlob(nil, pattern) }

func (t *Template) ParseGlob(pattern string) (*Template, error) {
	t.init()
	return parseGlob(t, pattern)
}

func ParseFS(fsys fs.FS, patterns ...string) (*Template, error) { return parseFS(nil, fsys, patterns) }

func (t *Template) ParseFS(fsys fs.FS, patterns ...string) (*Template, error) {
	t.init()
	return parseFS(t, fsys, patterns)
}

func parseFiles(t *Template, read func(string) ([]byte, error), filenames []string) (*Template, error) {
	if len(filenames) == 0 {
		return nil, errors.New("template: no files named in call to ParseFiles")
	}
	for _, filename := range filenames {
		b, err := read(filename)
		if err != nil {
			return nil, err
		}
		name := filepath.Base(filename)
		if t == nil {
			t = New(name)
		}
		other := t
		if name != t.name {
			other = t.New(name)
		}
		if _, err := other.Parse(string(b)); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func parseGlob(t *Template, pattern string) (*Template, error) {
	filenames, err := matching(filepath.Glob(pattern))(pattern)
	if err != nil {
		return nil, err
	}
	return parseFiles(t, os.ReadFile, filenames)
}

func parseFS(t *Template, fsys fs.FS, patterns []string) (*Template, error) {
	var filenames []string
	for _, pattern := range patterns {
		some, err := matching(fs.Glob(fsys, pattern))(pattern)
		if err != nil {
			return nil, err
		}
		filenames = append(filenames, some...)
	}
	read := func(name string) ([]byte, error) { return fs.ReadFile(fsys, name) }
	return parseFiles(t, read, filenames)
}

// matching are the files that a pattern has to match.
func matching(filenames []string, err error) func(pattern string) ([]string, error) {
	return func(pattern string) ([]string, error) {
		if err == nil && len(filenames) == 0 {
			err = fmt.Errorf("template: pattern matches no files: %#q", pattern)
		}
		return filenames, err
	}
}

// ExecError is what stopped an execution.
type ExecError struct {
	Name string
	Err  error
}

func (e ExecError) Error() string { return e.Err.Error() }
func (e ExecError) Unwrap() error { return e.Err }

// Execute writes the template's output for data.
func (t *Template) Execute(w io.Writer, data any) (err error) {
	if !t.hasBody {
		return fmt.Errorf("template: %s: %q is an incomplete or empty template", t.name, t.name)
	}
	value, ok := data.(reflect.Value)
	if !ok {
		value = reflect.ValueOf(data)
	}
	s := &state{t: t, w: w, vars: []variable{{"$", value}}}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case failure:
			err = r.err
		default:
			panic(r)
		}
	}()
	s.list(value, t.parsed)
	return nil
}

func (t *Template) ExecuteTemplate(w io.Writer, name string, data any) error {
	other := t.Lookup(name)
	if other == nil {
		return fmt.Errorf("template: no template %q associated with template %q", name, t.name)
	}
	return other.Execute(w, data)
}
