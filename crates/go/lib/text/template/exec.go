package template

import (
	"cmp"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
)

var (
	errorType    = reflect.TypeFor[error]()
	stringerType = reflect.TypeFor[fmt.Stringer]()
	anyType      = reflect.TypeFor[any]()
	valueType    = reflect.TypeFor[reflect.Value]()
)

const depthMax = 100000

type variable struct {
	name  string
	value reflect.Value
}

type state struct {
	t     *Template
	w     io.Writer
	vars  []variable
	depth int
}

// How a list of statements was left.
type leaving int

const (
	onward leaving = iota
	leftLoop
	nextTurn
)

func (s *state) fail(pos int, what, format string, args ...any) {
	before := s.t.text[:pos]
	line := 1 + strings.Count(before, "\n")
	column := pos
	if at := strings.LastIndex(before, "\n"); at >= 0 {
		column = pos - at - 1
	}
	head := fmt.Sprintf("template: %s:%d:%d: executing %q at <%s>: ", s.t.name, line, column, s.t.name, what)
	err := fmt.Errorf(format, args...)
	panic(failure{ExecError{s.t.name, &located{head + err.Error(), err}}})
}

type located struct {
	text string
	err  error
}

func (l *located) Error() string { return l.text }

func (l *located) Unwrap() error {
	if inner, ok := l.err.(interface{ Unwrap() error }); ok {
		return inner.Unwrap()
	}
	return nil
}

func (s *state) list(dot reflect.Value, list []stmt) leaving {
	for i := range list {
		if how := s.stmt(dot, &list[i]); how != onward {
			return how
		}
	}
	return onward
}

func (s *state) write(text string) {
	if _, err := io.WriteString(s.w, text); err != nil {
		panic(failure{err})
	}
}

func (s *state) stmt(dot reflect.Value, st *stmt) leaving {
	switch st.kind {
	case textStmt:
		s.write(st.text)
	case actionStmt:
		value := s.pipeline(dot, st.pipe)
		if len(st.pipe.declared) == 0 {
			s.print(st.pipe, value)
		}
	case ifStmt, withStmt:
		return s.branch(dot, st)
	case rangeStmt:
		return s.loop(dot, st)
	case templateStmt:
		s.call(dot, st)
	case breakStmt:
		return leftLoop
	case continueStmt:
		return nextTurn
	}
	return onward
}

func (s *state) branch(dot reflect.Value, st *stmt) leaving {
	mark := len(s.vars)
	defer func() { s.vars = s.vars[:mark] }()
	value := s.pipeline(dot, st.pipe)
	truth, ok := isTrue(inside(value))
	if !ok {
		s.failRange(st, "if/with can't use %v", value)
	}
	if !truth {
		return s.list(dot, st.rest)
	}
	if st.kind == withStmt {
		dot = value
	}
	return s.list(dot, st.list)
}

func (s *state) call(dot reflect.Value, st *stmt) {
	other := s.t.Lookup(st.text)
	if other == nil || !other.hasBody {
		s.fail(st.pos, "{{template "+fmt.Sprintf("%q", st.text)+"}}", "template %q not defined", st.text)
	}
	if s.depth == depthMax {
		s.fail(st.pos, st.text, "exceeded maximum template depth (%v)", depthMax)
	}
	inner := &state{t: other, w: s.w, depth: s.depth + 1}
	var data reflect.Value
	if st.pipe != nil {
		data = s.pipeline(dot, st.pipe)
	}
	inner.vars = []variable{{"$", data}}
	inner.list(data, other.parsed)
}

func (s *state) loop(dot reflect.Value, st *stmt) leaving {
	mark := len(s.vars)
	defer func() { s.vars = s.vars[:mark] }()
	value, _ := indirect(s.pipeline(dot, st.pipe))
	within := len(s.vars)
	turn := func(index, elem reflect.Value) bool {
		names := st.pipe.declared
		if n := len(names); n > 0 {
			values := []reflect.Value{index, elem}
			for i, name := range names {
				v := values[len(values)-n+i]
				if st.pipe.assigns {
					s.set(name, v)
				} else {
					s.vars[within-n+i].value = v
				}
			}
		}
		how := s.list(elem, st.list)
		s.vars = s.vars[:within]
		return how != leftLoop
	}
	ran := false
	switch value.Kind() {
	case reflect.Array, reflect.Slice:
		for i := range value.Len() {
			ran = true
			if !turn(reflect.ValueOf(i), value.Index(i)) {
				break
			}
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if len(st.pipe.declared) > 1 {
			s.failRange(st, "can't use %v to iterate over more than one variable", value)
		}
		for n := range value.Seq() {
			ran = true
			if !turn(n, n) {
				break
			}
		}
	case reflect.Map:
		for _, key := range sortedKeys(value) {
			ran = true
			if !turn(key, value.MapIndex(key)) {
				break
			}
		}
	case reflect.Chan:
		if value.IsNil() {
			break
		}
		if value.Type().ChanDir() == reflect.SendDir {
			s.failRange(st, "range over send-only channel %v", value)
		}
		for i := 0; ; i++ {
			elem, ok := value.Recv()
			if !ok {
				break
			}
			ran = true
			if !turn(reflect.ValueOf(i), elem) {
				break
			}
		}
	case reflect.Func:
		ran = s.calls(st, value, turn)
	case reflect.Invalid:
	default:
		s.failRange(st, "range can't iterate over %v", value)
	}
	if !ran {
		return s.list(dot, st.rest)
	}
	return onward
}

// failRange fails at the last operand of what is ranged over: it was evaluated last.
func (s *state) failRange(st *stmt, format string, args ...any) {
	var last *operand
	for p := st.pipe; p != nil; p = last.pipe {
		command := p.commands[len(p.commands)-1]
		last = command[len(command)-1]
		if len(last.fields) > 0 {
			break
		}
	}
	s.fail(last.pos, last.text, format, args...)
}

// calls ranges over a function; it says whether that yielded anything.
func (s *state) calls(st *stmt, f reflect.Value, turn func(index, elem reflect.Value) bool) (ran bool) {
	switch {
	case f.Type().CanSeq():
		if len(st.pipe.declared) > 1 {
			s.failRange(st, "can't use %v iterate over more than one variable", f)
		}
		for elem := range f.Seq() {
			ran = true
			if !turn(reflect.Value{}, elem) {
				break
			}
		}
	case f.Type().CanSeq2():
		for key, elem := range f.Seq2() {
			ran = true
			if len(st.pipe.declared) < 2 {
				elem = key
			}
			if !turn(key, elem) {
				break
			}
		}
	default:
		s.failRange(st, "range can't iterate over %v", f)
	}
	return ran
}

func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		a, b = inside(a), inside(b)
		switch {
		case a.Kind() != b.Kind():
			return cmp.Compare(a.Kind(), b.Kind())
		case a.CanInt():
			return cmp.Compare(a.Int(), b.Int())
		case a.CanUint():
			return cmp.Compare(a.Uint(), b.Uint())
		case a.CanFloat():
			return cmp.Compare(a.Float(), b.Float())
		case a.Kind() == reflect.Bool && a.Bool() != b.Bool():
			if b.Bool() {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.String(), b.String())
	})
	return keys
}

func (s *state) set(name string, v reflect.Value) {
	for i := len(s.vars) - 1; i >= 0; i-- {
		if s.vars[i].name == name {
			s.vars[i].value = v
			return
		}
	}
}

// pipeline is the value of its last command, which is given to declared variables, too.
func (s *state) pipeline(dot reflect.Value, p *pipe) (value reflect.Value) {
	var final *reflect.Value
	for _, c := range p.commands {
		value = s.command(dot, c, final)
		if value.Kind() == reflect.Interface && value.Type().NumMethod() == 0 {
			value = value.Elem()
		}
		last := value
		final = &last
	}
	for _, name := range p.declared {
		if p.assigns {
			s.set(name, value)
		} else {
			s.vars = append(s.vars, variable{name, value})
		}
	}
	return value
}

func (s *state) command(dot reflect.Value, c []*operand, final *reflect.Value) reflect.Value {
	first := c[0]
	switch first.kind {
	case fieldOperand:
		return s.fields(dot, dot, first, c, final)
	case variableOperand:
		if len(first.fields) > 0 {
			return s.fields(dot, s.variable(first), first, c, final)
		}
	case funcOperand:
		if len(first.fields) == 0 {
			return s.function(dot, first, c, final)
		}
		return s.fields(dot, s.function(dot, first, c[:1], nil), first, c, final)
	case pipeOperand:
		if len(first.fields) > 0 {
			return s.fields(dot, s.pipeline(dot, first.pipe), first, c, final)
		}
	}
	if len(c) > 1 || final != nil {
		s.fail(first.pos, first.text, "can't give argument to non-function %s", first.text)
	}
	if first.kind == nilOperand {
		s.fail(first.pos, first.text, "nil is not a command")
	}
	return s.operand(dot, first)
}

// operand is the value of one that stands alone.
func (s *state) operand(dot reflect.Value, o *operand) reflect.Value {
	switch o.kind {
	case dotOperand:
		return dot
	case constOperand, numberOperand:
		return o.value
	case variableOperand:
		return s.variable(o)
	case pipeOperand:
		return s.pipeline(dot, o.pipe)
	}
	return reflect.Value{}
}

func (s *state) variable(o *operand) reflect.Value {
	for i := len(s.vars) - 1; i >= 0; i-- {
		if s.vars[i].name == o.name {
			return s.vars[i].value
		}
	}
	s.fail(o.pos, o.text, "undefined variable: %s", o.name)
	return reflect.Value{}
}

func (s *state) fields(dot, receiver reflect.Value, o *operand, args []*operand, final *reflect.Value) reflect.Value {
	last := len(o.fields) - 1
	for _, name := range o.fields[:last] {
		receiver = s.field(dot, name, o, nil, nil, receiver)
	}
	return s.field(dot, o.fields[last], o, args, final, receiver)
}

func (s *state) field(dot reflect.Value, name string, o *operand, args []*operand, final *reflect.Value, receiver reflect.Value) reflect.Value {
	if !receiver.IsValid() {
		if s.t.missingKey == "error" {
			s.fail(o.pos, o.text, "nil data; no entry for key %q", name)
		}
		return reflect.Value{}
	}
	typ := receiver.Type()
	receiver, isNil := indirect(receiver)
	if receiver.Kind() == reflect.Interface && isNil {
		s.fail(o.pos, o.text, "nil pointer evaluating %s.%s", typ, name)
	}
	ptr := receiver
	if ptr.Kind() != reflect.Interface && ptr.Kind() != reflect.Pointer && ptr.CanAddr() {
		ptr = ptr.Addr()
	}
	if method := ptr.MethodByName(name); method.IsValid() {
		return s.apply(dot, method, o, name, args, final)
	}
	hasArgs := len(args) > 1 || final != nil
	switch receiver.Kind() {
	case reflect.Struct:
		if f, ok := receiver.Type().FieldByName(name); ok {
			if !f.IsExported() {
				s.fail(o.pos, o.text, "%s is an unexported field of struct type %s", name, typ)
			}
			if hasArgs {
				s.fail(o.pos, o.text, "%s has arguments but cannot be invoked as function", name)
			}
			return receiver.FieldByIndex(f.Index)
		}
	case reflect.Map:
		key := reflect.ValueOf(name)
		if key.Type().AssignableTo(receiver.Type().Key()) {
			if hasArgs {
				s.fail(o.pos, o.text, "%s is not a method but has arguments", name)
			}
			result := receiver.MapIndex(key)
			if !result.IsValid() {
				switch s.t.missingKey {
				case "zero":
					result = reflect.Zero(receiver.Type().Elem())
				case "error":
					s.fail(o.pos, o.text, "map has no entry for key %q", name)
				}
			}
			return result
		}
	case reflect.Pointer:
		elem := receiver.Type().Elem()
		if elem.Kind() == reflect.Struct {
			if _, ok := elem.FieldByName(name); !ok {
				break
			}
		}
		if isNil {
			s.fail(o.pos, o.text, "nil pointer evaluating %s.%s", typ, name)
		}
	}
	s.fail(o.pos, o.text, "can't evaluate field %s in type %s", name, typ)
	return reflect.Value{}
}

func (s *state) function(dot reflect.Value, o *operand, args []*operand, final *reflect.Value) reflect.Value {
	if f, ok := s.t.funcs[o.name]; ok {
		return s.apply(dot, f, o, o.name, args, final)
	}
	if o.name == "and" || o.name == "or" {
		return s.logical(dot, o, args, final)
	}
	var values []reflect.Value
	for _, arg := range args[1:] {
		values = append(values, s.argument(dot, anyType, arg))
	}
	if final != nil {
		values = append(values, *final)
	}
	if o.name == "call" {
		return s.callValue(o, args, values)
	}
	b := builtins[o.name]
	if len(values) < b.min {
		want := fmt.Sprint("at least ", b.min)
		if b.exact {
			want = fmt.Sprint(b.min)
		}
		s.fail(o.pos, o.text, "wrong number of args for %s: want %s got %d", o.name, want, len(values))
	}
	if b.exact && len(values) != b.min {
		s.fail(o.pos, o.text, "wrong number of args for %s: want %d got %d", o.name, b.min, len(values))
	}
	result, err := b.f(values)
	if err != nil {
		s.fail(o.pos, whole(args), "error calling %s: %w", o.name, err)
	}
	return result
}

func (s *state) logical(dot reflect.Value, o *operand, args []*operand, final *reflect.Value) (v reflect.Value) {
	if len(args) == 1 && final == nil {
		s.fail(o.pos, o.text, "wrong number of args for %s: want at least 1 got 0", o.name)
	}
	for _, arg := range args[1:] {
		v = s.argument(dot, anyType, arg)
		if truth, _ := isTrue(inside(v)); truth == (o.name == "or") {
			return v
		}
	}
	if final != nil {
		v = *final
	}
	return v
}

func (s *state) callValue(o *operand, args []*operand, values []reflect.Value) reflect.Value {
	if len(values) == 0 {
		s.fail(o.pos, o.text, "wrong number of args for call: want at least 1 got 0")
	}
	what, name := whole(args), values[0].String()
	if len(args) > 1 {
		name = args[1].text
	}
	f := inside(values[0])
	if !f.IsValid() {
		s.fail(o.pos, what, "error calling call: call of nil")
	}
	typ, rest := f.Type(), values[1:]
	if typ.Kind() != reflect.Func {
		s.fail(o.pos, what, "error calling call: non-function %s of type %s", name, typ)
	}
	switch in := typ.NumIn(); {
	case typ.IsVariadic() && len(rest) < in-1:
		s.fail(o.pos, what, "error calling call: wrong number of args for %s: got %d want at least %d", name, len(rest), in-1)
	case !typ.IsVariadic() && len(rest) != in:
		s.fail(o.pos, what, "error calling call: wrong number of args for %s: got %d want %d", name, len(rest), in)
	}
	return s.invoke(o.pos, what, "call", f, rest)
}

// whole is a command as it is written.
func whole(c []*operand) string {
	parts := make([]string, len(c))
	for i, o := range c {
		parts[i] = o.text
	}
	return strings.Join(parts, " ")
}

// apply evaluates the arguments as the function wants them, and calls it.
func (s *state) apply(dot reflect.Value, f reflect.Value, o *operand, name string, args []*operand, final *reflect.Value) reflect.Value {
	what := o.text
	if len(args) > 0 {
		if o.kind == funcOperand {
			what = whole(args)
		}
		args = args[1:]
	}
	typ := f.Type()
	count := len(args)
	if final != nil {
		count++
	}
	fixed := typ.NumIn()
	if typ.IsVariadic() {
		fixed--
		if count < fixed {
			s.fail(o.pos, o.text, "wrong number of args for %s: want at least %d got %d", name, fixed, len(args))
		}
	} else if count != fixed {
		s.fail(o.pos, o.text, "wrong number of args for %s: want %d got %d", name, fixed, count)
	}
	wanted := func(i int) reflect.Type {
		if i >= fixed {
			return typ.In(fixed).Elem()
		}
		return typ.In(i)
	}
	var values []reflect.Value
	for i, arg := range args {
		values = append(values, s.argument(dot, wanted(i), arg))
	}
	if final != nil {
		values = append(values, s.fitted(*final, wanted(len(args)), o))
	}
	return s.invoke(o.pos, what, name, f, values)
}

func (s *state) invoke(pos int, what, name string, f reflect.Value, values []reflect.Value) reflect.Value {
	out, err := safely(f, values)
	if err == nil && len(out) == 2 && !out[1].IsNil() {
		err = out[1].Interface().(error)
	}
	if err != nil {
		s.fail(pos, what, "error calling %s: %w", name, err)
	}
	result := out[0]
	if result.Type() == valueType {
		result = result.Interface().(reflect.Value)
	}
	return result
}

func safely(f reflect.Value, values []reflect.Value) (out []reflect.Value, err error) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(error); ok {
				err = e
			} else {
				err = fmt.Errorf("%v", r)
			}
		}
	}()
	typ := f.Type()
	for i := range values {
		t := typ.In(min(i, typ.NumIn()-1))
		if typ.IsVariadic() && i >= typ.NumIn()-1 {
			t = t.Elem()
		}
		if t == valueType {
			values[i] = reflect.ValueOf(values[i])
		} else if !values[i].IsValid() {
			values[i] = reflect.Zero(t)
		}
	}
	return f.Call(values), nil
}

// argument is an operand's value as a function's parameter wants it.
func (s *state) argument(dot reflect.Value, typ reflect.Type, o *operand) reflect.Value {
	var value reflect.Value
	switch {
	case o.kind == nilOperand:
		switch typ.Kind() {
		case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
			return reflect.Zero(typ)
		}
		s.fail(o.pos, o.text, "cannot assign nil to %s", typ)
	case o.kind == numberOperand:
		return s.number(typ, o)
	case o.kind == constOperand && typ.Kind() != reflect.Interface && typ.Kind() != o.value.Kind() && expected(typ) != "":
		s.fail(o.pos, o.text, "expected %s; found %s", expected(typ), o.text)
	case len(o.fields) > 0 || o.kind == funcOperand:
		value = s.command(dot, []*operand{o}, nil)
	default:
		value = s.operand(dot, o)
	}
	return s.fitted(value, typ, o)
}

// expected is what errors call the constants of a type.
func expected(typ reflect.Type) string {
	switch k := typ.Kind(); {
	case k >= reflect.Int && k <= reflect.Int64:
		return "integer"
	case k >= reflect.Uint && k <= reflect.Uintptr:
		return "unsigned integer"
	case k == reflect.Float32 || k == reflect.Float64:
		return "float"
	case k == reflect.Complex64 || k == reflect.Complex128:
		return "complex"
	case k == reflect.Bool:
		return "bool"
	case k == reflect.String:
		return "string"
	}
	return ""
}

func (s *state) number(typ reflect.Type, o *operand) reflect.Value {
	isInt := o.value.CanInt()
	switch k := typ.Kind(); {
	case k == reflect.Interface:
		return s.fitted(o.value, typ, o)
	case k >= reflect.Int && k <= reflect.Uintptr:
		if f := o.value; !isInt && f.Float() == float64(int(f.Float())) {
			return reflect.ValueOf(int(f.Float())).Convert(typ)
		}
		if isInt {
			return o.value.Convert(typ)
		}
		s.fail(o.pos, o.text, "expected %s; found %s", expected(typ), o.text)
	case k == reflect.String || k == reflect.Bool:
		s.fail(o.pos, o.text, "expected %s; found %s", expected(typ), o.text)
	case k == reflect.Float32 || k == reflect.Float64:
		return o.value.Convert(typ)
	}
	return s.fitted(o.value, typ, o)
}

func (s *state) fitted(value reflect.Value, typ reflect.Type, o *operand) reflect.Value {
	if typ == valueType {
		return value
	}
	if !value.IsValid() {
		switch typ.Kind() {
		case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
			return reflect.Zero(typ)
		}
		s.fail(o.pos, o.text, "invalid value; expected %s", typ)
	}
	if value.Type().AssignableTo(typ) {
		return value
	}
	if value.Kind() == reflect.Interface && !value.IsNil() {
		value = value.Elem()
		if value.Type().AssignableTo(typ) {
			return value
		}
	}
	switch {
	case value.Kind() == reflect.Pointer && value.Type().Elem().AssignableTo(typ):
		value = value.Elem()
		if !value.IsValid() {
			s.fail(o.pos, o.text, "dereference of nil pointer of type %s", typ)
		}
	case value.CanAddr() && reflect.PointerTo(value.Type()).AssignableTo(typ):
		value = value.Addr()
	default:
		s.fail(o.pos, o.text, "wrong type for value; expected %s; got %s", typ, value.Type())
	}
	return value
}

func (s *state) print(p *pipe, value reflect.Value) {
	shown, ok := printable(value)
	if !ok {
		text := "{{" + p.text + "}}"
		s.fail(p.pos, text, "can't print %s of type %s", text, value.Type())
	}
	s.write(fmt.Sprint(shown))
}

func printable(v reflect.Value) (any, bool) {
	if v.Kind() == reflect.Pointer {
		v, _ = indirect(v)
	}
	if !v.IsValid() {
		return "<no value>", true
	}
	if !v.Type().Implements(errorType) && !v.Type().Implements(stringerType) {
		if v.CanAddr() && (reflect.PointerTo(v.Type()).Implements(errorType) || reflect.PointerTo(v.Type()).Implements(stringerType)) {
			v = v.Addr()
		} else if k := v.Kind(); k == reflect.Chan || k == reflect.Func {
			return nil, false
		}
	}
	return v.Interface(), true
}

// indirect goes through pointers and interfaces to what they hold; to methods' interfaces no further.
func indirect(v reflect.Value) (reflect.Value, bool) {
	for ; v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface; v = v.Elem() {
		if v.IsNil() {
			return v, true
		}
	}
	return v, false
}

// inside is what an interface holds.
func inside(v reflect.Value) reflect.Value {
	if v.Kind() != reflect.Interface {
		return v
	}
	if v.IsNil() {
		return reflect.Value{}
	}
	return v.Elem()
}
