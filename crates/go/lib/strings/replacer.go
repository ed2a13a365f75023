package strings

import "io"

// Replacer replaces several strings at once: at each place the first of the pairs that fits.
type Replacer struct{ oldnew []string }

// NewReplacer makes a Replacer of pairs old, new. It panics if their number is odd.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	return &Replacer{append([]string(nil), oldnew...)}
}

// Replace is s with all replacements done.
func (r *Replacer) Replace(s string) string {
	var replaced Builder
	for at := 0; at <= len(s); {
		old, new, found := r.pair(s[at:], false)
		if found && old == "" {
			// An empty old stands once at each place; another pair may still fit here.
			replaced.WriteString(new)
			old, new, found = r.pair(s[at:], true)
		}
		if found {
			replaced.WriteString(new)
			at += len(old)
			continue
		}
		if at < len(s) {
			replaced.WriteByte(s[at])
		}
		at++
	}
	return replaced.String()
}

func (r *Replacer) pair(s string, skipEmpty bool) (old, new string, found bool) {
	for i := 0; i < len(r.oldnew); i += 2 {
		old, new = r.oldnew[i], r.oldnew[i+1]
		if (old != "" || !skipEmpty) && HasPrefix(s, old) {
			return old, new, true
		}
	}
	return "", "", false
}

// WriteString writes s with all replacements done.
func (r *Replacer) WriteString(w io.Writer, s string) (int, error) {
	return io.WriteString(w, r.Replace(s))
}
