package template

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

type stmtKind int

const (
	textStmt stmtKind = iota
	actionStmt
	ifStmt
	rangeStmt
	withStmt
	templateStmt
	breakStmt
	continueStmt
)

type stmt struct {
	kind       stmtKind
	pos        int
	text       string // of a text; the name of a template
	pipe       *pipe
	list, rest []stmt // rest: behind else
}

type pipe struct {
	pos      int
	text     string
	declared []string
	assigns  bool
	commands [][]*operand
}

type operandKind int

const (
	dotOperand operandKind = iota
	nilOperand
	fieldOperand    // .A.B
	variableOperand // $x.A
	funcOperand
	pipeOperand // (pipe).A
	constOperand
	numberOperand
)

type operand struct {
	kind   operandKind
	pos    int
	text   string
	name   string
	fields []string
	pipe   *pipe
	value  reflect.Value
}

type definition struct {
	name string
	list []stmt
}

type parser struct {
	t           *Template
	name, text  string
	left, right string
	pos         int
	tokens      []token
	vars        []string
	loops       int
	defined     []definition
}

// How a list ended.
type ending struct {
	word string // end, else; empty: the text
	pos  int
}

type failure struct{ err error }

func (p *parser) fail(pos int, format string, args ...any) {
	line := 1 + strings.Count(p.text[:pos], "\n")
	panic(failure{fmt.Errorf("template: %s:%d: %s", p.name, line, fmt.Sprintf(format, args...))})
}

func (p *parser) parse() (list []stmt, err error) {
	p.left, p.right = p.t.left, p.t.right
	if p.left == "" {
		p.left = "{{"
	}
	if p.right == "" {
		p.right = "}}"
	}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case failure:
			err = r.err
		default:
			panic(r)
		}
	}()
	p.vars = []string{"$"}
	list, end := p.list(true)
	if end.word != "" {
		p.fail(end.pos, "unexpected {{%s}}", end.word)
	}
	return list, nil
}

func (p *parser) list(top bool) (list []stmt, end ending) {
	for {
		at := strings.Index(p.text[p.pos:], p.left)
		if at < 0 {
			if rest := p.text[p.pos:]; rest != "" {
				list = append(list, stmt{kind: textStmt, pos: p.pos, text: rest})
			}
			p.pos = len(p.text)
			return list, ending{"", p.pos}
		}
		text := p.text[p.pos : p.pos+at]
		start := p.pos
		p.pos += at + len(p.left)
		if rest := p.text[p.pos:]; len(rest) > 1 && rest[0] == '-' && strings.IndexByte(space, rest[1]) >= 0 {
			text = strings.TrimRight(text, space)
			p.pos += 2
		}
		if text != "" {
			list = append(list, stmt{kind: textStmt, pos: start, text: text})
		}
		if strings.HasPrefix(p.text[p.pos:], "/*") {
			p.comment()
			continue
		}
		p.tokens = p.action()
		if len(p.tokens) > 0 && p.tokens[0].kind == spaceToken {
			p.tokens = p.tokens[1:]
		}
		first := p.tokens[0]
		if first.kind == wordToken {
			switch first.text {
			case "end", "else":
				p.tokens = p.tokens[1:]
				return list, ending{first.text, first.pos}
			case "define":
				if !top {
					p.fail(first.pos, "unexpected {{define}}")
				}
				p.define(first)
				continue
			}
		}
		list = append(list, p.stmt(first))
	}
}

func (p *parser) comment() {
	start := p.pos
	end := strings.Index(p.text[p.pos:], "*/")
	if end < 0 {
		p.fail(start, "unclosed comment")
	}
	p.pos += end + 2
	rest := strings.TrimLeft(p.text[p.pos:], space)
	switch {
	case strings.HasPrefix(p.text[p.pos:], p.right):
		p.pos += len(p.right)
	case len(rest) < len(p.text[p.pos:]) && strings.HasPrefix(rest, "-"+p.right):
		rest = strings.TrimLeft(rest[1+len(p.right):], space)
		p.pos = len(p.text) - len(rest)
	default:
		p.fail(start, "comment ends before closing delimiter")
	}
}

func (p *parser) define(at token) {
	p.tokens = p.tokens[1:]
	name := p.constant("define clause")
	p.finish("define clause")
	vars := p.vars
	p.vars = []string{"$"}
	list, end := p.list(false)
	if end.word != "end" {
		p.unexpectedEnd(end, "define clause")
	}
	p.vars = vars
	p.defined = append(p.defined, definition{name, list})
}

func (p *parser) unexpectedEnd(end ending, context string) {
	if end.word == "" {
		p.fail(len(p.text), "unexpected EOF")
	}
	p.fail(end.pos, "unexpected {{%s}} in %s", end.word, context)
}

func (p *parser) stmt(first token) stmt {
	s := stmt{pos: first.pos}
	word := ""
	if first.kind == wordToken {
		word = first.text
	}
	switch word {
	case "if", "range", "with":
		p.tokens = p.tokens[1:]
		return p.branch(word, first.pos)
	case "template", "block":
		p.tokens = p.tokens[1:]
		s.kind = templateStmt
		context := word + " clause"
		p.space()
		s.pos = p.tokens[0].pos
		s.text = p.constant(context)
		p.space()
		if p.tokens[0].kind != endToken {
			s.pipe = p.pipeline(context, false)
		} else if word == "block" {
			p.fail(first.pos, "missing value for block clause")
		}
		p.finish(context)
		if word == "block" {
			vars := p.vars
			p.vars = []string{"$"}
			list, end := p.list(false)
			if end.word != "end" {
				p.unexpectedEnd(end, context)
			}
			p.vars = vars
			p.defined = append(p.defined, definition{s.text, list})
		}
		return s
	case "break", "continue":
		p.tokens = p.tokens[1:]
		if p.loops == 0 {
			p.fail(first.pos, "{{%s}} outside {{range}}", word)
		}
		p.finish("{{" + word + "}}")
		s.kind = breakStmt
		if word == "continue" {
			s.kind = continueStmt
		}
		return s
	}
	s.kind = actionStmt
	s.pipe = p.pipeline("command", true)
	p.finish("command")
	return s
}

func (p *parser) branch(word string, pos int) stmt {
	s := stmt{kind: map[string]stmtKind{"if": ifStmt, "range": rangeStmt, "with": withStmt}[word], pos: pos}
	known := len(p.vars)
	defer func() { p.vars = p.vars[:known] }()
	s.pipe = p.pipeline(word, true)
	p.finish(word)
	if word == "range" {
		p.loops++
	}
	list, end := p.list(false)
	if word == "range" {
		p.loops--
	}
	s.list = list
	if end.word == "else" {
		p.space()
		if next := p.tokens[0]; next.kind == wordToken && next.text == word && word != "range" {
			p.tokens = p.tokens[1:]
			s.rest = []stmt{p.branch(word, next.pos)}
			return s
		}
		p.finish("else")
		if s.rest, end = p.list(false); end.word == "else" {
			p.fail(end.pos, "expected end; found {{else}}")
		}
	}
	if end.word != "end" {
		p.unexpectedEnd(end, word)
	}
	p.finish("end")
	return s
}

func (p *parser) space() {
	if p.tokens[0].kind == spaceToken {
		p.tokens = p.tokens[1:]
	}
}

func (p *parser) finish(context string) {
	p.space()
	if t := p.tokens[0]; t.kind != endToken {
		p.fail(t.pos, "unexpected %s in %s", show(t), context)
	}
}

func show(t token) string {
	if t.text == "." || t.kind == wordToken && keywords[t.text] {
		return "<" + t.text + ">"
	}
	if len(t.text) > 10 {
		return fmt.Sprintf("%.10q...", t.text)
	}
	return fmt.Sprintf("%q", t.text)
}

var keywords = map[string]bool{"if": true, "else": true, "end": true, "range": true, "with": true, "template": true,
	"block": true, "define": true, "break": true, "continue": true, "nil": true}

func (p *parser) constant(context string) string {
	p.space()
	t := p.tokens[0]
	if t.kind != stringToken {
		p.fail(t.pos, "unexpected %s in %s", show(t), context)
	}
	p.tokens = p.tokens[1:]
	s, err := strconv.Unquote(t.text)
	if err != nil {
		p.fail(t.pos, "%v", err)
	}
	return s
}

func (p *parser) isMark(index int, text string) bool {
	return index < len(p.tokens) && p.tokens[index].kind == markToken && p.tokens[index].text == text
}

// pipeline: declarations, then commands, up to the end or a closing parenthesis.
func (p *parser) pipeline(context string, declares bool) *pipe {
	p.space()
	made := &pipe{pos: p.tokens[0].pos}
	if declares {
		p.declarations(made, context)
	}
	for {
		p.space()
		t := p.tokens[0]
		if t.kind == endToken || p.isMark(0, ")") {
			break
		}
		if t.kind == markToken && t.text != "(" {
			p.fail(t.pos, "unexpected %s in %s", show(t), context)
		}
		made.commands = append(made.commands, p.command())
		if p.isMark(0, "|") {
			p.tokens = p.tokens[1:]
		}
	}
	if len(made.commands) == 0 {
		p.fail(made.pos, "missing value for %s", context)
	}
	for i, c := range made.commands[1:] {
		switch k := c[0].kind; k {
		case constOperand, numberOperand, dotOperand, nilOperand:
			p.fail(c[0].pos, "non executable command in pipeline stage %d", i+2)
		}
	}
	made.text = strings.TrimSpace(p.text[made.pos:p.tokens[0].pos])
	made.text = strings.TrimSpace(strings.TrimSuffix(made.text, p.right))
	return made
}

func (p *parser) declarations(made *pipe, context string) {
	names := []string{}
	at := 0
	for at < len(p.tokens) && p.tokens[at].kind == variableToken {
		names = append(names, p.tokens[at].text)
		at++
		if p.tokens[at].kind == spaceToken {
			at++
		}
		if p.isMark(at, ":=") || p.isMark(at, "=") {
			made.assigns = p.tokens[at].text == "="
			made.declared = names
			for _, name := range names {
				if made.assigns {
					p.known(p.tokens[0].pos, name)
				}
			}
			p.tokens = p.tokens[at+1:]
			if !made.assigns {
				p.vars = append(p.vars, names...)
			}
			return
		}
		if context != "range" || len(names) > 1 || !p.isMark(at, ",") {
			return
		}
		at++
		if p.tokens[at].kind == spaceToken {
			at++
		}
	}
}

func (p *parser) known(pos int, name string) {
	for _, v := range p.vars {
		if v == name {
			return
		}
	}
	p.fail(pos, "undefined variable %q", name)
}

func (p *parser) command() (c []*operand) {
	for {
		p.space()
		t := p.tokens[0]
		if t.kind == endToken || p.isMark(0, ")") || p.isMark(0, "|") {
			break
		}
		c = append(c, p.operand())
		t = p.tokens[0]
		if t.kind != spaceToken && t.kind != endToken && !p.isMark(0, ")") && !p.isMark(0, "|") {
			p.fail(t.pos, "unexpected %s in operand", show(t))
		}
	}
	if len(c) == 0 {
		p.fail(p.tokens[0].pos, "empty command")
	}
	return c
}

func (p *parser) operand() *operand {
	t := p.tokens[0]
	p.tokens = p.tokens[1:]
	o := &operand{pos: t.pos, text: t.text}
	switch t.kind {
	case wordToken:
		p.word(o)
	case dotToken:
		o.kind = dotOperand
	case fieldToken:
		o.kind, o.fields = fieldOperand, []string{t.text[1:]}
	case variableToken:
		o.kind, o.name = variableOperand, t.text
		p.known(t.pos, t.text)
	case stringToken:
		s, err := strconv.Unquote(t.text)
		if err != nil {
			p.fail(t.pos, "%v", err)
		}
		o.kind, o.value = constOperand, reflect.ValueOf(s)
	case charToken:
		r, _, tail, err := strconv.UnquoteChar(t.text[1:], t.text[0])
		if err != nil || tail != "'" {
			p.fail(t.pos, "malformed character constant: %s", t.text)
		}
		o.kind, o.value = numberOperand, reflect.ValueOf(int(r))
	case numberToken:
		o.kind = numberOperand
		if i, err := strconv.ParseInt(t.text, 0, 64); err == nil {
			o.value = reflect.ValueOf(int(i))
		} else if f, err := strconv.ParseFloat(t.text, 64); err == nil {
			o.value = reflect.ValueOf(f)
		} else {
			p.fail(t.pos, "bad number syntax: %q", t.text)
		}
	default:
		if t.kind != markToken || t.text != "(" {
			p.fail(t.pos, "unexpected %s in command", show(t))
		}
		o.kind = pipeOperand
		o.pipe = p.pipeline("parenthesized pipeline", false)
		if !p.isMark(0, ")") {
			p.fail(p.tokens[0].pos, "unclosed left paren")
		}
		o.text = p.text[t.pos : p.tokens[0].pos+1]
		p.tokens = p.tokens[1:]
	}
	p.chain(o)
	return o
}

func (p *parser) word(o *operand) {
	switch o.text {
	case "true", "false":
		o.kind, o.value = constOperand, reflect.ValueOf(o.text == "true")
	case "nil":
		o.kind = nilOperand
	default:
		if keywords[o.text] {
			p.fail(o.pos, "unexpected <%s> in command", o.text)
		}
		o.kind, o.name = funcOperand, o.text
		if _, ok := p.t.funcs[o.text]; !ok && builtins[o.text] == nil && o.text != "call" {
			p.fail(o.pos, "function %q not defined", o.text)
		}
	}
}

// chain: the fields behind an operand.
func (p *parser) chain(o *operand) {
	first := true
	for p.tokens[0].kind == fieldToken {
		t := p.tokens[0]
		switch o.kind {
		case dotOperand, nilOperand, constOperand, numberOperand:
			p.fail(t.pos, "unexpected . after term %q", o.text)
		}
		if first {
			o.pos, first = t.pos, false
		}
		o.fields = append(o.fields, t.text[1:])
		o.text += t.text
		p.tokens = p.tokens[1:]
	}
}
