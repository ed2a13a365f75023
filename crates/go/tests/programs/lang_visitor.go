package main

import (
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"text/tabwriter"
	"unicode"
)

type Kind int

const (
	Num Kind = iota
	Op
	LParen
	RParen
	EOF
)

type Token struct {
	Kind Kind
	Text string
	Pos  int
}
type Lexer struct {
	src []rune
	pos int
}

func (l *Lexer) Next() (t Token, err error) {
	for l.pos < len(l.src) && unicode.IsSpace(l.src[l.pos]) {
		l.pos++
	}
	t.Pos = l.pos
	if l.pos >= len(l.src) {
		t.Kind = EOF
		return
	}
	switch r := l.src[l.pos]; {
	case unicode.IsDigit(r) || r == '.':
		st := l.pos
		for l.pos < len(l.src) && (unicode.IsDigit(l.src[l.pos]) || l.src[l.pos] == '.') {
			l.pos++
		}
		t.Kind, t.Text = Num, string(l.src[st:l.pos])
	case strings.ContainsRune("+-*/^", r):
		t.Kind, t.Text = Op, string(r)
		l.pos++
	case r == '(':
		t.Kind = LParen
		l.pos++
	case r == ')':
		t.Kind = RParen
		l.pos++
	default:
		err = fmt.Errorf("pos %d: unexpected %q", l.pos, r)
	}
	return
}

type Node interface{ Accept(Visitor) any }
type Visitor interface {
	VisitNum(*NumNode) any
	VisitBin(*BinNode) any
	VisitNeg(*NegNode) any
}
type (
	NumNode struct{ V float64 }
	BinNode struct {
		Op   byte
		L, R Node
	}
	NegNode struct{ X Node }
)

func (n *NumNode) Accept(v Visitor) any { return v.VisitNum(n) }
func (n *BinNode) Accept(v Visitor) any { return v.VisitBin(n) }
func (n *NegNode) Accept(v Visitor) any { return v.VisitNeg(n) }

type Eval struct{}

func (Eval) VisitNum(n *NumNode) any { return n.V }
func (e Eval) VisitNeg(n *NegNode) any { return -n.X.Accept(e).(float64) }
func (e Eval) VisitBin(n *BinNode) any {
	l, r := n.L.Accept(e).(float64), n.R.Accept(e).(float64)
	switch n.Op {
	case '+':
		return l + r
	case '-':
		return l - r
	case '*':
		return l * r
	case '/':
		return l / r
	}
	panic("bad op " + string(n.Op))
}

type Show struct{ w io.Writer }

func (s Show) VisitNum(n *NumNode) any { fmt.Fprintf(s.w, "%g", n.V); return nil }
func (s Show) VisitNeg(n *NegNode) any { io.WriteString(s.w, "-"); return n.X.Accept(s) }
func (s Show) VisitBin(n *BinNode) any {
	fmt.Fprint(s.w, "(")
	n.L.Accept(s)
	fmt.Fprintf(s.w, " %c ", n.Op)
	n.R.Accept(s)
	fmt.Fprint(s.w, ")")
	return nil
}

type Parser struct {
	lex Lexer
	tok Token
}

func Parse(s string) (n Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(error); ok {
				err = fmt.Errorf("parse %q: %w", s, e)
				return
			}
			panic(r)
		}
	}()
	p := &Parser{lex: Lexer{src: []rune(s)}}
	p.next()
	n = p.expr(0)
	if p.tok.Kind != EOF {
		panic(fmt.Errorf("trailing input at %d", p.tok.Pos))
	}
	return
}
func (p *Parser) next() {
	t, err := p.lex.Next()
	if err != nil {
		panic(err)
	}
	p.tok = t
}

var prec = map[string]int{"+": 1, "-": 1, "*": 2, "/": 2}

func (p *Parser) expr(min int) Node {
	left := p.unary()
	for p.tok.Kind == Op && prec[p.tok.Text] > min {
		op := p.tok.Text
		p.next()
		left = &BinNode{op[0], left, p.expr(prec[op])}
	}
	return left
}
func (p *Parser) unary() Node {
	switch {
	case p.tok.Kind == Op && p.tok.Text == "-":
		p.next()
		return &NegNode{p.unary()}
	case p.tok.Kind == LParen:
		p.next()
		n := p.expr(0)
		if p.tok.Kind != RParen {
			panic(fmt.Errorf("expected ) at %d", p.tok.Pos))
		}
		p.next()
		return n
	case p.tok.Kind == Num:
		var v float64
		if _, err := fmt.Sscanf(p.tok.Text, "%g", &v); err != nil {
			panic(err)
		}
		p.next()
		return &NumNode{v}
	}
	panic(fmt.Errorf("unexpected token %+v", p.tok))
}

func main() {
	tw := tabwriter.NewWriter(os.Stdout, 0, 4, 1, '.', 0)
	for _, s := range []string{"1 + 2 * 3", "(1+2)*-3", "10/4 - 1", "2 * (3 + 4", "1 $ 2", "", "1 2", "1/0", "-(2.5)"} {
		n, err := Parse(s)
		if err != nil {
			fmt.Fprintf(tw, "%s\terror\t%v\n", s, err)
			continue
		}
		var b strings.Builder
		n.Accept(Show{&b})
		fmt.Fprintf(tw, "%s\t%s\t%v\n", s, b.String(), n.Accept(Eval{}))
	}
	tw.Flush()
	words := strings.FieldsFunc("the cat, the dog; a cat!", func(r rune) bool { return !unicode.IsLetter(r) })
	freq := map[string]int{}
	for _, w := range words {
		freq[w]++
	}
	type kv struct {
		k string
		v int
	}
	var kvs []kv
	for k, v := range freq {
		kvs = append(kvs, kv{k, v})
	}
	sort.Slice(kvs, func(i, j int) bool { return kvs[i].v > kvs[j].v || kvs[i].v == kvs[j].v && kvs[i].k < kvs[j].k })
	fmt.Printf("%v %+v\n", kvs, kvs[0])
}
