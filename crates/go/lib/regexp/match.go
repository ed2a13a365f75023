package regexp

import "unicode/utf8"

// Instructions of the matcher: Thompson's automaton, run over all threads at once, as in RE2.
const (
	iMatch = iota
	iRunes
	iSplit
	iSave
	iLook
	iNop
)

type inst struct {
	op     int
	ranges []rune
	x, y   int
	n      int
}

type program struct {
	code  []inst
	saves int
}

func (p *program) add(i inst) int {
	p.code = append(p.code, i)
	return len(p.code) - 1
}

// compile puts the code of n in front of what begins at next; it gives where to begin.
func (p *program) compile(n *node, next int) int {
	switch n.op {
	case opRunes:
		return p.add(inst{op: iRunes, ranges: n.ranges, x: next})
	case opLook:
		return p.add(inst{op: iLook, n: n.n, x: next})
	case opCat:
		for i := len(n.subs) - 1; i >= 0; i-- {
			next = p.compile(n.subs[i], next)
		}
	case opAlt:
		at := p.compile(n.subs[len(n.subs)-1], next)
		for i := len(n.subs) - 2; i >= 0; i-- {
			at = p.add(inst{op: iSplit, x: p.compile(n.subs[i], next), y: at})
		}
		return at
	case opCapture:
		end := p.add(inst{op: iSave, n: 2*n.n + 1, x: next})
		return p.add(inst{op: iSave, n: 2 * n.n, x: p.compile(n.subs[0], end)})
	case opRepeat:
		return p.repeat(n, next)
	}
	return next
}

func (p *program) split(body, after int, lazy bool) inst {
	if lazy {
		return inst{op: iSplit, x: after, y: body}
	}
	return inst{op: iSplit, x: body, y: after}
}

func (p *program) repeat(n *node, next int) int {
	sub := n.subs[0]
	if n.max < 0 {
		loop := p.add(inst{op: iNop})
		body := p.compile(sub, loop)
		p.code[loop] = p.split(body, next, n.lazy)
		at := loop
		if n.min > 0 {
			at = body
		} else if empty(sub) {
			// (x*)* begins with a choice of its own, so that an empty turn is not taken.
			at = p.add(p.split(body, next, n.lazy))
		}
		for i := 1; i < n.min; i++ {
			at = p.compile(sub, at)
		}
		return at
	}
	at := next
	for i := n.min; i < n.max; i++ {
		at = p.add(p.split(p.compile(sub, at), next, n.lazy))
	}
	for range n.min {
		at = p.compile(sub, at)
	}
	return at
}

// empty says whether n can match without a rune.
func empty(n *node) bool {
	switch n.op {
	case opRunes:
		return false
	case opCat:
		for _, s := range n.subs {
			if !empty(s) {
				return false
			}
		}
	case opAlt:
		for _, s := range n.subs {
			if empty(s) {
				return true
			}
		}
		return false
	case opCapture:
		return empty(n.subs[0])
	case opRepeat:
		return n.min == 0 || empty(n.subs[0])
	}
	return true
}

func in(ranges []rune, r rune) bool {
	if len(ranges) <= 8 {
		for i := 0; i < len(ranges); i += 2 {
			if ranges[i] <= r && r <= ranges[i+1] {
				return true
			}
		}
		return false
	}
	lo, hi := 0, len(ranges)/2
	for lo < hi {
		m := (lo + hi) / 2
		switch {
		case r < ranges[2*m]:
			hi = m
		case r > ranges[2*m+1]:
			lo = m + 1
		default:
			return true
		}
	}
	return false
}

type thread struct {
	at    int
	saves []int
}

type machine struct {
	p       *program
	text    string
	seen    []int
	round   int
	longest bool
}

func word(r rune) bool {
	return r == '_' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
}

func (m *machine) look(what, pos int) bool {
	before, after := rune(-1), rune(-1)
	if pos > 0 {
		before, _ = utf8.DecodeLastRuneInString(m.text[:pos])
	}
	if pos < len(m.text) {
		after, _ = utf8.DecodeRuneInString(m.text[pos:])
	}
	switch what {
	case lookBeginText:
		return pos == 0
	case lookEndText:
		return pos == len(m.text)
	case lookBeginLine:
		return pos == 0 || before == '\n'
	case lookEndLine:
		return pos == len(m.text) || after == '\n'
	case lookWord:
		return word(before) != word(after)
	}
	return word(before) == word(after)
}

// follow adds the threads that can go on from an instruction, the preferred ones first.
func (m *machine) follow(list []thread, at, pos int, saves []int) []thread {
	for {
		if m.seen[at] == m.round {
			return list
		}
		m.seen[at] = m.round
		switch i := &m.p.code[at]; i.op {
		case iSplit:
			list = m.follow(list, i.x, pos, saves)
			at = i.y
		case iNop:
			at = i.x
		case iSave:
			if i.n < len(saves) {
				saves = append([]int(nil), saves...)
				saves[i.n] = pos
			}
			at = i.x
		case iLook:
			if !m.look(i.n, pos) {
				return list
			}
			at = i.x
		default:
			return append(list, thread{at, saves})
		}
	}
}

// run gives the places of the leftmost match from pos on, and of its groups; nil: none.
func (re *Regexp) run(text string, pos, saves int) []int {
	p := re.prog
	m := &machine{p: p, text: text, seen: make([]int, len(p.code)), longest: re.longest}
	var now, next []thread
	var found []int
	for {
		m.round++
		// Threads that are alive come before one that begins here.
		live := now
		now = next[:0]
		for _, t := range live {
			now = append(now, t)
			m.seen[t.at] = m.round
		}
		if found == nil && (pos == 0 || !re.anchored) {
			start := make([]int, max(saves, 2))
			for i := range start {
				start[i] = -1
			}
			start[0] = pos
			now = m.follow(now, re.start, pos, start)
		}
		if len(now) == 0 {
			if found != nil || re.anchored {
				return found
			}
			if len(re.prefix) > 0 {
				i := indexFrom(text, re.prefix, pos+1)
				if i < 0 {
					return nil
				}
				pos = i
				next = live
				continue
			}
		}
		r, width := rune(-1), 0
		if pos < len(text) {
			r, width = utf8.DecodeRuneInString(text[pos:])
		}
		m.round++
		next = live[:0]
		for _, t := range now {
			i := &p.code[t.at]
			if i.op == iMatch {
				if m.longest && found != nil && (found[0] < t.saves[0] || found[1] >= pos) {
					continue
				}
				found = append([]int(nil), t.saves...)
				found[1] = pos
				if !m.longest {
					break
				}
				continue
			}
			if m.longest && found != nil && found[0] < t.saves[0] {
				continue
			}
			if width > 0 && in(i.ranges, r) {
				next = m.follow(next, i.x, pos+width, t.saves)
			}
		}
		now, next = next, now
		if width == 0 || found != nil && len(now) == 0 {
			return found
		}
		pos += width
	}
}

func indexFrom(s, sub string, from int) int {
	for i := from; i+len(sub) <= len(s); i++ {
		if s[i:i+len(sub)] == sub {
			return i
		}
	}
	return -1
}
