package xml

import (
	"fmt"
	"reflect"
	"strings"
)

type mode int

const (
	isElement mode = 1 << iota
	isAttr
	isCDATA
	isCharData
	isInnerXML
	isComment
	isAny
	omitEmpty
	kindOf = isElement | isAttr | isCDATA | isCharData | isInnerXML | isComment | isAny
)

// A field of a struct: where it is, and what it is in XML.
type field struct {
	index   []int
	name    string
	space   string
	mode    mode
	parents []string
}

// A layout is a struct in XML.
type layout struct {
	name   *field
	fields []field
}

var nameType = reflect.TypeOf(Name{})

func layoutOf(t reflect.Type) (*layout, error) {
	l := &layout{}
	if t.Kind() != reflect.Struct || t == nameType {
		return l, nil
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() && !f.Anonymous || f.Tag.Get("xml") == "-" {
			continue
		}
		if f.Anonymous {
			inner := f.Type
			if inner.Kind() == reflect.Pointer {
				inner = inner.Elem()
			}
			if inner.Kind() == reflect.Struct {
				below, err := layoutOf(inner)
				if err != nil {
					return nil, err
				}
				if l.name == nil {
					l.name = below.name
				}
				for _, deeper := range below.fields {
					deeper.index = append([]int{i}, deeper.index...)
					l.add(deeper)
				}
				continue
			}
		}
		made, err := fieldOf(t, f)
		if err != nil {
			return nil, err
		}
		if f.Name == "XMLName" {
			l.name = made
			continue
		}
		l.add(*made)
	}
	return l, nil
}

// add leaves the shallower of two fields with one name, and neither if they are as deep.
func (l *layout) add(f field) {
	same := func(old field) bool {
		return f.mode&kindOf == old.mode&kindOf && f.name == old.name && f.space == old.space && strings.Join(f.parents, ">") == strings.Join(old.parents, ">")
	}
	for i, old := range l.fields {
		if !same(old) || f.mode&(isElement|isAttr) == 0 {
			continue
		}
		if len(old.index) > len(f.index) {
			l.fields = append(l.fields[:i], l.fields[i+1:]...)
			break
		}
		return
	}
	l.fields = append(l.fields, f)
}

func fieldOf(t reflect.Type, f reflect.StructField) (*field, error) {
	made := &field{index: f.Index}
	tag := f.Tag.Get("xml")
	if space, rest, ok := strings.Cut(tag, " "); ok {
		made.space, tag = space, rest
	}
	parts := strings.Split(tag, ",")
	tag = parts[0]
	words := map[string]mode{"attr": isAttr, "cdata": isCDATA, "chardata": isCharData, "innerxml": isInnerXML, "comment": isComment, "any": isAny, "omitempty": omitEmpty}
	for _, word := range parts[1:] {
		made.mode |= words[word]
	}
	kind := made.mode & kindOf
	valid := true
	switch kind {
	case 0:
		made.mode |= isElement
	case isAttr, isCDATA, isCharData, isInnerXML, isComment, isAny, isAny | isAttr:
		valid = f.Name != "XMLName" && (tag == "" || kind == isAttr)
	default:
		valid = false
	}
	if kind == isAny {
		made.mode |= isElement
	}
	if !valid || made.mode&omitEmpty != 0 && made.mode&(isElement|isAttr) == 0 {
		return nil, fmt.Errorf("xml: invalid tag in field %s of type %s: %q", f.Name, t, f.Tag.Get("xml"))
	}
	if made.space != "" && tag == "" {
		return nil, fmt.Errorf("xml: namespace without name in field %s of type %s: %q", f.Name, t, f.Tag.Get("xml"))
	}
	if f.Name == "XMLName" {
		made.name = tag
		return made, nil
	}
	own := ownName(f.Type)
	if tag == "" {
		made.name = f.Name
		if own != nil {
			made.name, made.space = own.name, own.space
		}
		return made, nil
	}
	path := strings.Split(tag, ">")
	if path[0] == "" {
		path[0] = f.Name
	}
	made.name, made.parents = path[len(path)-1], path[:len(path)-1]
	if made.name == "" {
		return nil, fmt.Errorf("xml: trailing '>' in field %s of type %s", f.Name, t)
	}
	if len(made.parents) > 0 && made.mode&isElement == 0 {
		return nil, fmt.Errorf("xml: %s chain not valid with %s flag", tag, strings.Join(parts[1:], ","))
	}
	if made.mode&isElement != 0 && own != nil && own.name != made.name {
		return nil, fmt.Errorf("xml: name %q in tag of %s.%s conflicts with name %q in %s.XMLName", made.name, t, f.Name, own.name, f.Type)
	}
	return made, nil
}

// ownName is the field XMLName of a struct, or behind a pointer to one, if its tag has a name.
func ownName(t reflect.Type) *field {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	if f, ok := t.FieldByName("XMLName"); ok && len(f.Index) == 1 {
		if made, err := fieldOf(t, f); err == nil && made.name != "" {
			return made
		}
	}
	return nil
}

// of is the field of a struct; fill: pointers on the way are made. Otherwise a nil one gives the zero Value.
func (f *field) of(v reflect.Value, fill bool) reflect.Value {
	for i, x := range f.index {
		if i > 0 && v.Kind() == reflect.Pointer && v.Type().Elem().Kind() == reflect.Struct {
			if v.IsNil() {
				if !fill {
					return reflect.Value{}
				}
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}
