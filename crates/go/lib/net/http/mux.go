package http

import (
	"fmt"
	"net/url"
	"path"
	"strings"
	"sync"
)

// A pattern is `[METHOD ][HOST]/PATH`, with {wildcards}.
type pattern struct {
	text, method, host string
	parts              []part
	slash              bool
	handler            Handler
}

// A part is a literal, a wildcard, or at the end a wildcard for all that is left.
type part struct {
	text        string
	wild, multi bool
}

func parsePattern(s string) (*pattern, error) {
	if s == "" {
		return nil, fmt.Errorf("empty pattern")
	}
	p := &pattern{text: s}
	rest := s
	if i := strings.IndexAny(s, " \t"); i >= 0 {
		p.method, rest = s[:i], strings.TrimLeft(s[i+1:], " \t")
		if !validMethod(p.method) {
			return nil, fmt.Errorf("invalid method %q", p.method)
		}
	}
	i := strings.IndexByte(rest, '/')
	if i < 0 {
		return nil, fmt.Errorf("host/path missing /")
	}
	p.host, rest = rest[:i], rest[i+1:]
	if j := strings.IndexByte(p.host, '{'); j >= 0 {
		return nil, fmt.Errorf("host contains '{' (missing initial '/'?)")
	}
	seen := map[string]bool{}
	for rest != "" || i >= 0 {
		i = -1
		if rest == "" {
			p.parts = append(p.parts, part{"", true, true})
			break
		}
		seg, more, slash := strings.Cut(rest, "/")
		if !strings.Contains(seg, "{") {
			if v, err := url.PathUnescape(seg); err == nil {
				seg = v
			}
			p.parts = append(p.parts, part{text: seg})
		} else {
			if seg[0] != '{' {
				return nil, fmt.Errorf("bad wildcard segment (must start with '{')")
			}
			if seg[len(seg)-1] != '}' {
				return nil, fmt.Errorf("bad wildcard segment (must end with '}')")
			}
			name := seg[1 : len(seg)-1]
			if name == "$" {
				if slash {
					return nil, fmt.Errorf("{$} not at end")
				}
				p.parts = append(p.parts, part{text: "/"})
				break
			}
			name, multi := strings.CutSuffix(name, "...")
			if multi && slash {
				return nil, fmt.Errorf("{...} wildcard not at end")
			}
			if name == "" {
				return nil, fmt.Errorf("empty wildcard")
			}
			if seen[name] {
				return nil, fmt.Errorf("duplicate wildcard name %q", name)
			}
			seen[name] = true
			p.parts = append(p.parts, part{name, true, multi})
		}
		if !slash {
			break
		}
		rest, i = more, 0
	}
	return p, nil
}

// matches gives the values of the wildcards.
func (p *pattern) matches(segments []string) (map[string]string, bool) {
	values := map[string]string{}
	for i, q := range p.parts {
		switch {
		case q.multi:
			if i > len(segments) {
				return nil, false
			}
			if q.text != "" {
				values[q.text] = strings.Join(segments[i:], "/")
			}
			return values, i < len(segments)
		case q.text == "/" && !q.wild:
			return values, i == len(segments)-1 && segments[i] == ""
		case i >= len(segments):
			return nil, false
		case q.wild:
			if segments[i] == "" {
				return nil, false
			}
			values[q.text] = segments[i]
		case q.text != segments[i]:
			return nil, false
		}
	}
	return values, len(p.parts) == len(segments)
}

// pathRelation: -1 more special than q, 1 more general, 0 the same, 2 disjoint, 3 overlapping.
func (p *pattern) pathRelation(q *pattern) int {
	rel := 0
	join := func(r int) {
		if rel == 0 {
			rel = r
		} else if r != 0 && rel != r {
			rel = 3
		}
	}
	for i := 0; ; i++ {
		if i == len(p.parts) && i == len(q.parts) {
			return rel
		}
		pm := i < len(p.parts) && p.parts[i].multi
		qm := i < len(q.parts) && q.parts[i].multi
		switch {
		case pm && qm:
			return rel
		case pm:
			if i == len(q.parts) {
				return 2
			}
			join(1)
			return rel
		case qm:
			if i == len(p.parts) {
				return 2
			}
			join(-1)
			return rel
		case i == len(p.parts) || i == len(q.parts):
			return 2
		}
		a, b := p.parts[i], q.parts[i]
		switch {
		case a.wild && b.wild:
		case a.wild:
			if b.text == "/" {
				return 2
			}
			join(1)
		case b.wild:
			if a.text == "/" {
				return 2
			}
			join(-1)
		case a.text != b.text:
			return 2
		}
	}
}

// before says whether p is taken rather than q; clash: neither is.
func (p *pattern) before(q *pattern) (yes, clash bool) {
	if (p.host == "") != (q.host == "") {
		return p.host != "", false
	}
	if p.host != q.host {
		return false, false
	}
	method := 0
	switch {
	case p.method == q.method:
	case p.method == "":
		method = 1
	case q.method == "":
		method = -1
	case p.method == "GET" && q.method == "HEAD":
		method = 1
	case p.method == "HEAD" && q.method == "GET":
		method = -1
	default:
		return false, false
	}
	rel := p.pathRelation(q)
	switch {
	case rel == 2:
		return false, false
	case rel == 0:
		return method < 0, method == 0
	case method == 0 || method == rel:
		return rel < 0, rel == 3
	}
	return false, true
}

type ServeMux struct {
	mu       sync.RWMutex
	patterns []*pattern
}

func NewServeMux() *ServeMux { return &ServeMux{} }

var DefaultServeMux = &ServeMux{}

func Handle(pattern string, handler Handler) { DefaultServeMux.Handle(pattern, handler) }

func HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {
	DefaultServeMux.HandleFunc(pattern, handler)
}

func (mux *ServeMux) HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {
	if handler == nil {
		panic("http: nil handler")
	}
	mux.Handle(pattern, HandlerFunc(handler))
}

func (mux *ServeMux) Handle(text string, handler Handler) {
	if text == "" {
		panic("http: invalid pattern")
	}
	if handler == nil {
		panic("http: nil handler")
	}
	p, err := parsePattern(text)
	if err != nil {
		panic(fmt.Errorf("parsing %q: %w", text, err))
	}
	p.handler = handler
	mux.mu.Lock()
	defer mux.mu.Unlock()
	for _, q := range mux.patterns {
		if _, clash := p.before(q); clash {
			panic(fmt.Sprintf("pattern %q conflicts with pattern %q:\n%s and %s both match some paths", p.text, q.text, p.text, q.text))
		}
	}
	mux.patterns = append(mux.patterns, p)
}

func cleanPath(p string) string {
	if p == "" {
		return "/"
	}
	if p[0] != '/' {
		p = "/" + p
	}
	out := path.Clean(p)
	if p[len(p)-1] == '/' && out != "/" {
		out += "/"
	}
	return out
}

func hostOf(h string) string {
	if i := strings.LastIndexByte(h, ':'); i >= 0 && !strings.HasSuffix(h, "]") {
		h = h[:i]
	}
	return h
}

// find gives the best pattern for a request, and which methods the path would take.
func (mux *ServeMux) find(method, host, p string) (best *pattern, values map[string]string, allowed map[string]bool) {
	segments := strings.Split(p[1:], "/")
	for i, s := range segments {
		if v, err := url.PathUnescape(s); err == nil {
			segments[i] = v
		}
	}
	allowed = map[string]bool{}
	for _, q := range mux.patterns {
		if q.host != "" && q.host != host {
			continue
		}
		v, ok := q.matches(segments)
		if !ok {
			continue
		}
		if q.method != "" && q.method != method && !(q.method == "GET" && method == "HEAD") {
			allowed[q.method] = true
			if q.method == "GET" {
				allowed["HEAD"] = true
			}
			continue
		}
		if best == nil {
			best, values = q, v
		} else if yes, _ := q.before(best); yes {
			best, values = q, v
		}
	}
	return best, values, allowed
}

func (mux *ServeMux) Handler(r *Request) (h Handler, pattern string) {
	h, p, _ := mux.handler(r)
	return h, p
}

func (mux *ServeMux) handler(r *Request) (Handler, string, map[string]string) {
	mux.mu.RLock()
	defer mux.mu.RUnlock()
	host, p := hostOf(r.Host), r.URL.EscapedPath()
	if r.Method != "CONNECT" {
		p = cleanPath(p)
	}
	best, values, allowed := mux.find(r.Method, host, p)
	redirect := func(to string) Handler {
		u := &url.URL{Path: to, RawQuery: r.URL.RawQuery}
		return RedirectHandler(u.String(), StatusTemporaryRedirect)
	}
	if !strings.HasSuffix(p, "/") && (best == nil || best.parts[len(best.parts)-1].multi) {
		if slash, _, _ := mux.find(r.Method, host, p+"/"); slash != nil {
			last := slash.parts[len(slash.parts)-1]
			deeper := best == nil || len(slash.parts) > len(best.parts)
			if last.multi && last.text == "" && deeper {
				return redirect(cleanPath(r.URL.Path) + "/"), slash.text, nil
			}
		}
	}
	if p != r.URL.EscapedPath() && r.Method != "CONNECT" {
		text := ""
		if best != nil {
			text = best.text
		}
		return redirect(p), text, nil
	}
	if best != nil {
		return best.handler, best.text, values
	}
	if len(allowed) > 0 {
		var all []string
		for _, m := range []string{"CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"} {
			if allowed[m] {
				all = append(all, m)
			}
		}
		return HandlerFunc(func(w ResponseWriter, r *Request) {
			w.Header().Set("Allow", strings.Join(all, ", "))
			Error(w, StatusText(StatusMethodNotAllowed), StatusMethodNotAllowed)
		}), "", nil
	}
	return NotFoundHandler(), "", nil
}

func (mux *ServeMux) ServeHTTP(w ResponseWriter, r *Request) {
	if r.RequestURI == "*" {
		w.Header().Set("Connection", "close")
		w.WriteHeader(StatusBadRequest)
		return
	}
	h, text, values := mux.handler(r)
	r.Pattern = text
	for k, v := range values {
		r.SetPathValue(k, v)
	}
	h.ServeHTTP(w, r)
}
