package template

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind int

const (
	endToken tokenKind = iota // of an action
	wordToken
	fieldToken    // .Name
	dotToken      // .
	variableToken // $, $name
	numberToken
	charToken
	stringToken
	spaceToken
	markToken // ( ) | , = :=
)

type token struct {
	kind tokenKind
	pos  int
	text string
}

const space = " \t\r\n"

// action splits what stands between delimiters into tokens, from p.pos on.
func (p *parser) action() []token {
	var tokens []token
	start := p.pos
	depth := 0
	add := func(kind tokenKind, end int) {
		tokens = append(tokens, token{kind, p.pos, p.text[p.pos:end]})
		p.pos = end
	}
	for {
		rest := p.text[p.pos:]
		if strings.HasPrefix(rest, p.right) && depth == 0 {
			end := token{endToken, p.pos, p.right}
			p.pos += len(p.right)
			return append(tokens, end)
		}
		if len(rest) > 2 && strings.IndexByte(space, rest[0]) >= 0 {
			trimmed := strings.TrimLeft(rest, space)
			if strings.HasPrefix(trimmed, "-"+p.right) {
				p.pos += len(rest) - len(trimmed) + 1 + len(p.right)
				end := token{endToken, p.pos, p.right}
				p.pos += len(p.text[p.pos:]) - len(strings.TrimLeft(p.text[p.pos:], space))
				return append(tokens, end)
			}
		}
		if strings.HasPrefix(rest, p.right) {
			p.fail(p.pos, "unclosed left paren")
		}
		if rest == "" {
			p.fail(start, "unclosed action")
		}
		c, _ := utf8.DecodeRuneInString(rest)
		switch {
		case strings.ContainsRune(space, c):
			add(spaceToken, p.pos+len(rest)-len(strings.TrimLeft(rest, space)))
		case c == '(' || c == ')':
			depth += 1 - 2*strings.IndexRune("()", c)
			if depth < 0 {
				p.fail(p.pos, "unexpected right paren")
			}
			add(markToken, p.pos+1)
		case c == '|' || c == ',' || c == '=':
			add(markToken, p.pos+1)
		case strings.HasPrefix(rest, ":="):
			add(markToken, p.pos+2)
		case c == '"' || c == '`' || c == '\'':
			kind := stringToken
			if c == '\'' {
				kind = charToken
			}
			add(kind, p.pos+p.quoted(rest, byte(c)))
		case c == '.' && len(rest) > 1 && '0' <= rest[1] && rest[1] <= '9',
			'0' <= c && c <= '9', (c == '+' || c == '-') && len(rest) > 1 && strings.ContainsRune(".0123456789", rune(rest[1])):
			n := 1
			for n < len(rest) && (isWord(rune(rest[n])) || rest[n] == '.' ||
				(rest[n] == '+' || rest[n] == '-') && (rest[n-1] == 'e' || rest[n-1] == 'E' || rest[n-1] == 'p')) {
				n++
			}
			add(numberToken, p.pos+n)
		case c == '.':
			n := 1 + wordLength(rest[1:])
			if n == 1 {
				add(dotToken, p.pos+1)
			} else {
				add(fieldToken, p.pos+n)
			}
		case c == '$':
			add(variableToken, p.pos+1+wordLength(rest[1:]))
		case isWord(c):
			add(wordToken, p.pos+wordLength(rest))
		default:
			if n := len(tokens); n > 0 && tokens[n-1].kind >= wordToken && tokens[n-1].kind <= variableToken {
				p.fail(p.pos, "bad character %#U", c)
			}
			p.fail(p.pos, "unrecognized character in action: %#U", c)
		}
	}
}

// quoted is the length of a quoted constant.
func (p *parser) quoted(s string, quote byte) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == quote:
			return i + 1
		case s[i] == '\\' && quote != '`':
			i++
		case s[i] == '\n' && quote != '`':
			i = len(s)
		}
	}
	what := map[byte]string{'"': "quoted string", '`': "raw quoted string", '\'': "character constant"}[quote]
	p.fail(p.pos, "unterminated %s", what)
	return 0
}

func isWord(c rune) bool { return c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c) }

func wordLength(s string) int {
	for i, c := range s {
		if !isWord(c) {
			return i
		}
	}
	return len(s)
}
