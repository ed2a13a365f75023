// Package path handles paths with slashes.
package path

import "errors"

var ErrBadPattern = errors.New("syntax error in pattern")

// Clean gives the shortest path that means the same.
func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	var parts []string
	for i := 0; i <= len(path); {
		j := i
		for j < len(path) && path[j] != '/' {
			j++
		}
		switch part := path[i:j]; {
		case part == "" || part == ".":
		case part == ".." && len(parts) > 0 && parts[len(parts)-1] != "..":
			parts = parts[:len(parts)-1]
		case part == ".." && rooted:
		default:
			parts = append(parts, part)
		}
		i = j + 1
	}
	out := ""
	for i, part := range parts {
		if i > 0 {
			out += "/"
		}
		out += part
	}
	switch {
	case rooted:
		return "/" + out
	case out == "":
		return "."
	}
	return out
}

// Split cuts behind the last slash.
func Split(path string) (dir, file string) {
	i := len(path)
	for i > 0 && path[i-1] != '/' {
		i--
	}
	return path[:i], path[i:]
}

// Join puts slashes between the parts that are not empty.
func Join(elem ...string) string {
	out := ""
	for _, e := range elem {
		if e == "" {
			continue
		}
		if out != "" {
			out += "/"
		}
		out += e
	}
	if out == "" {
		return ""
	}
	return Clean(out)
}

func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

func Base(path string) string {
	if path == "" {
		return "."
	}
	for len(path) > 0 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	if _, file := Split(path); file != "" {
		return file
	}
	return "/"
}

func IsAbs(path string) bool { return len(path) > 0 && path[0] == '/' }

func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}

// Match says whether the whole name fits a shell pattern.
func Match(pattern, name string) (matched bool, err error) {
	if err := check(pattern); err != nil {
		return false, err
	}
	return match([]rune(pattern), []rune(name)), nil
}

// check finds what is wrong with a pattern, whatever the name.
func check(pattern string) error {
	p := []rune(pattern)
	for i := 0; i < len(p); i++ {
		switch p[i] {
		case '\\':
			if i++; i == len(p) {
				return ErrBadPattern
			}
		case '[':
			end := class(p[i:], 0, nil)
			if end < 0 {
				return ErrBadPattern
			}
			i += end - 1
		}
	}
	return nil
}

// class reads a class in brackets: where it ends, -1 if it is none.
func class(p []rune, c rune, in *bool) int {
	i, negated, found, count := 1, false, false, 0
	if i < len(p) && p[i] == '^' {
		negated = true
		i++
	}
	one := func() (rune, bool) {
		if i >= len(p) || p[i] == '-' || p[i] == ']' {
			return 0, false
		}
		if p[i] == '\\' {
			if i++; i >= len(p) {
				return 0, false
			}
		}
		i++
		return p[i-1], i < len(p)
	}
	for {
		if i < len(p) && p[i] == ']' && count > 0 {
			break
		}
		lo, ok := one()
		if !ok {
			return -1
		}
		hi := lo
		if p[i] == '-' {
			i++
			if hi, ok = one(); !ok {
				return -1
			}
		}
		found = found || lo <= c && c <= hi
		count++
	}
	if in != nil {
		*in = found != negated
	}
	return i + 1
}

func match(p, n []rune) bool {
	for len(p) > 0 {
		switch p[0] {
		case '*':
			for len(p) > 0 && p[0] == '*' {
				p = p[1:]
			}
			for i := 0; ; i++ {
				if match(p, n[i:]) {
					return true
				}
				if i == len(n) || n[i] == '/' {
					return false
				}
			}
		case '?':
			if len(n) == 0 || n[0] == '/' {
				return false
			}
			p, n = p[1:], n[1:]
		case '[':
			if len(n) == 0 {
				return false
			}
			in := false
			end := class(p, n[0], &in)
			if !in {
				return false
			}
			p, n = p[end:], n[1:]
		default:
			if p[0] == '\\' {
				p = p[1:]
			}
			if len(n) == 0 || n[0] != p[0] {
				return false
			}
			p, n = p[1:], n[1:]
		}
	}
	return len(n) == 0
}
