// Package filepath handles paths of the computer's files.
package filepath

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

const (
	Separator     = '/'
	ListSeparator = ':'
)

var (
	ErrBadPattern = path.ErrBadPattern
	SkipDir       = fs.SkipDir
	SkipAll       = fs.SkipAll
)

type WalkFunc func(path string, info fs.FileInfo, err error) error

func Clean(p string) string                   { return path.Clean(p) }
func Split(p string) (dir, file string)       { return path.Split(p) }
func Join(elem ...string) string              { return path.Join(elem...) }
func Ext(p string) string                     { return path.Ext(p) }
func Base(p string) string                    { return path.Base(p) }
func Dir(p string) string                     { return path.Dir(p) }
func IsAbs(p string) bool                     { return path.IsAbs(p) }
func ToSlash(p string) string                 { return p }
func FromSlash(p string) string               { return p }
func VolumeName(p string) string              { return "" }
func EvalSymlinks(p string) (string, error)   { return Clean(p), nil }
func Match(pattern, name string) (bool, error) { return path.Match(pattern, name) }

func SplitList(p string) []string {
	if p == "" {
		return []string{}
	}
	return strings.Split(p, ":")
}

func IsLocal(p string) bool {
	if p == "" || IsAbs(p) {
		return false
	}
	p = Clean(p)
	return p != ".." && !strings.HasPrefix(p, "../")
}

func Abs(p string) (string, error) {
	if IsAbs(p) {
		return Clean(p), nil
	}
	wd, err := os.Getwd()
	return Join(wd, p), err
}

// Rel gives the way from base to target.
func Rel(base, target string) (string, error) {
	b, t := Clean(base), Clean(target)
	if b == t {
		return ".", nil
	}
	if b == "." {
		b = ""
	}
	if IsAbs(b) != IsAbs(t) {
		return "", errors.New("Rel: can't make " + target + " relative to " + base)
	}
	bs, ts := strings.Split(strings.Trim(b, "/"), "/"), strings.Split(strings.Trim(t, "/"), "/")
	if bs[0] == "" {
		bs = nil
	}
	if ts[0] == "" {
		ts = nil
	}
	i := 0
	for i < len(bs) && i < len(ts) && bs[i] == ts[i] {
		i++
	}
	if i < len(bs) && bs[i] == ".." {
		return "", errors.New("Rel: can't make " + target + " relative to " + base)
	}
	var out []string
	for range bs[i:] {
		out = append(out, "..")
	}
	return Join(append(out, ts[i:]...)...), nil
}

func walkDir(p string, d fs.DirEntry, fn fs.WalkDirFunc) error {
	if err := fn(p, d, nil); err != nil || !d.IsDir() {
		if err == SkipDir && d.IsDir() {
			err = nil
		}
		return err
	}
	all, err := os.ReadDir(p)
	if err != nil {
		if err = fn(p, d, err); err != nil {
			if err == SkipDir && d.IsDir() {
				err = nil
			}
			return err
		}
	}
	for _, d := range all {
		if err := walkDir(Join(p, d.Name()), d, fn); err != nil {
			if err == SkipDir {
				break
			}
			return err
		}
	}
	return nil
}

func WalkDir(root string, fn fs.WalkDirFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walkDir(root, fs.FileInfoToDirEntry(info), fn)
	}
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func Walk(root string, fn WalkFunc) error {
	return WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if d == nil {
			return fn(p, nil, err)
		}
		info, _ := d.Info()
		return fn(p, info, err)
	})
}

// Glob lists the files whose paths fit a pattern.
func Glob(pattern string) (matches []string, err error) {
	if _, err := Match(pattern, ""); err != nil {
		return nil, err
	}
	if !strings.ContainsAny(pattern, `*?[\`) {
		if _, err := os.Lstat(pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, file := Split(pattern)
	dirs := []string{"."}
	if dir != "" {
		dir = strings.TrimSuffix(dir, "/")
		if dir == "" {
			dir = "/"
		}
		if dirs, err = Glob(dir); err != nil {
			return nil, err
		}
	}
	for _, d := range dirs {
		all, err := os.ReadDir(d)
		if err != nil {
			continue
		}
		for _, e := range all {
			if ok, _ := Match(file, e.Name()); ok {
				if dir == "" {
					matches = append(matches, e.Name())
				} else {
					matches = append(matches, Join(d, e.Name()))
				}
			}
		}
	}
	return matches, nil
}
