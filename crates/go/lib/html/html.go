// Package html escapes text for HTML.
// Simplified: of named entities, only those of escaped text are known.
package html

import (
	"strconv"
	"strings"
)

var escaper = strings.NewReplacer("&", "&amp;", "'", "&#39;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

var names = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'", "nbsp": "\u00a0", "copy": "©"}

func EscapeString(s string) string { return escaper.Replace(s) }

func UnescapeString(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		s = s[i:]
		end := strings.IndexByte(s, ';')
		if end > 0 {
			name := s[1:end]
			if text, ok := names[name]; ok {
				b.WriteString(text)
				s = s[end+1:]
				continue
			}
			if digits, ok := strings.CutPrefix(name, "#"); ok {
				base := 10
				if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
					digits, base = hex, 16
				}
				if n, err := strconv.ParseInt(digits, base, 32); err == nil {
					b.WriteRune(rune(n))
					s = s[end+1:]
					continue
				}
			}
		}
		b.WriteByte('&')
		s = s[1:]
	}
}
