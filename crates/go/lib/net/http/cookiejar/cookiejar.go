// Package cookiejar keeps the cookies of a client.
// Simplified: no list of public suffixes.
package cookiejar

import (
	"net/http"
	"net/url"
	"sort"
	"strings"
	"sync"
	"time"
)

type PublicSuffixList interface {
	PublicSuffix(domain string) string
	String() string
}

type Options struct{ PublicSuffixList PublicSuffixList }

type entry struct {
	cookie *http.Cookie
	domain string
	exact  bool
	path   string
	until  time.Time
	number int
}

type Jar struct {
	mu      sync.Mutex
	entries []entry
	next    int
}

func New(o *Options) (*Jar, error) { return &Jar{}, nil }

func (j *Jar) SetCookies(u *url.URL, cookies []*http.Cookie) {
	j.mu.Lock()
	defer j.mu.Unlock()
	host := strings.ToLower(u.Hostname())
	for _, c := range cookies {
		e := entry{cookie: c, domain: host, exact: true, path: c.Path}
		if d := strings.ToLower(strings.TrimPrefix(c.Domain, ".")); d != "" {
			if host != d && !strings.HasSuffix(host, "."+d) {
				continue
			}
			e.domain, e.exact = d, false
		}
		if e.path == "" || e.path[0] != '/' {
			e.path = "/"
			if i := strings.LastIndexByte(u.Path, '/'); i > 0 {
				e.path = u.Path[:i]
			}
		}
		switch {
		case c.MaxAge > 0:
			e.until = time.Now().Add(time.Duration(c.MaxAge) * time.Second)
		case !c.Expires.IsZero():
			e.until = c.Expires
		}
		e.number = j.next
		j.next++
		kept := j.entries[:0]
		for _, old := range j.entries {
			if old.cookie.Name == c.Name && old.domain == e.domain && old.path == e.path {
				e.number = old.number
				continue
			}
			kept = append(kept, old)
		}
		j.entries = kept
		if c.MaxAge >= 0 && (e.until.IsZero() || e.until.After(time.Now())) {
			j.entries = append(j.entries, e)
		}
	}
}

func (j *Jar) Cookies(u *url.URL) (cookies []*http.Cookie) {
	j.mu.Lock()
	defer j.mu.Unlock()
	host, path := strings.ToLower(u.Hostname()), u.Path
	if path == "" {
		path = "/"
	}
	var found []entry
	for _, e := range j.entries {
		inDomain := host == e.domain || !e.exact && strings.HasSuffix(host, "."+e.domain)
		inPath := path == e.path || strings.HasPrefix(path, strings.TrimSuffix(e.path, "/")+"/")
		fresh := e.until.IsZero() || e.until.After(time.Now())
		if inDomain && inPath && fresh && (!e.cookie.Secure || u.Scheme == "https") {
			found = append(found, e)
		}
	}
	sort.SliceStable(found, func(a, b int) bool {
		if len(found[a].path) != len(found[b].path) {
			return len(found[a].path) > len(found[b].path)
		}
		return found[a].number < found[b].number
	})
	for _, e := range found {
		cookies = append(cookies, &http.Cookie{Name: e.cookie.Name, Value: e.cookie.Value, Quoted: e.cookie.Quoted})
	}
	return cookies
}
