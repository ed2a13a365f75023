// Package fstest has a file system that stands in a map.
package fstest

import (
	"cmp"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// A MapFS is a tree of files by their paths; folders need not be in it.
type MapFS map[string]*MapFile

// A MapFile is one of its files.
type MapFile struct {
	Data    []byte
	Mode    fs.FileMode
	ModTime time.Time
	Sys     any
}

type entry struct {
	name string
	file *MapFile
}

func (e *entry) Name() string               { return path.Base(e.name) }
func (e *entry) Size() int64                { return int64(len(e.file.Data)) }
func (e *entry) Mode() fs.FileMode          { return e.file.Mode }
func (e *entry) Type() fs.FileMode          { return e.file.Mode.Type() }
func (e *entry) ModTime() time.Time         { return e.file.ModTime }
func (e *entry) IsDir() bool                { return e.file.Mode&fs.ModeDir != 0 }
func (e *entry) Sys() any                   { return e.file.Sys }
func (e *entry) Info() (fs.FileInfo, error) { return e, nil }
func (e *entry) String() string             { return fs.FormatFileInfo(e) }

// An openFile is read, or listed, from `at` on.
type openFile struct {
	entry
	at   int
	list []fs.DirEntry
}

func (f *openFile) Stat() (fs.FileInfo, error) { return &f.entry, nil }
func (f *openFile) Close() error               { return nil }

func (f *openFile) Read(b []byte) (int, error) {
	if f.IsDir() {
		return 0, &fs.PathError{Op: "read", Path: f.name, Err: fs.ErrInvalid}
	}
	if f.at >= len(f.file.Data) {
		return 0, io.EOF
	}
	n := copy(b, f.file.Data[f.at:])
	f.at += n
	return n, nil
}

func (f *openFile) ReadDir(n int) ([]fs.DirEntry, error) {
	rest := f.list[f.at:]
	if n > 0 {
		if len(rest) == 0 {
			return nil, io.EOF
		}
		rest = rest[:min(n, len(rest))]
	}
	f.at += len(rest)
	return slices.Clone(rest), nil
}

// Open opens a file, or a folder that files are in.
func (m MapFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	file := m[name]
	if file != nil && file.Mode&fs.ModeDir == 0 {
		return &openFile{entry: entry{name, file}}, nil
	}
	prefix := name + "/"
	if name == "." {
		prefix = ""
	}
	inside := map[string]*MapFile{}
	for other, file := range m {
		rest, ok := strings.CutPrefix(other, prefix)
		if !ok || other == "." {
			continue
		}
		if first, _, deeper := strings.Cut(rest, "/"); !deeper {
			inside[first] = file
		} else if inside[first] == nil {
			inside[first] = &MapFile{Mode: fs.ModeDir | 0555}
		}
	}
	if file == nil && len(inside) == 0 && name != "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if file == nil {
		file = &MapFile{Mode: fs.ModeDir | 0555}
	}
	list := make([]fs.DirEntry, 0, len(inside))
	for first, file := range inside {
		list = append(list, &entry{first, file})
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return &openFile{entry: entry{name, file}, list: list}, nil
}

// Only what Open gives is used, so that its checks are made.
type plain struct{ m MapFS }

func (p plain) Open(name string) (fs.File, error) { return p.m.Open(name) }

func (m MapFS) ReadFile(name string) ([]byte, error)       { return fs.ReadFile(plain{m}, name) }
func (m MapFS) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(plain{m}, name) }
func (m MapFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(plain{m}, name) }
func (m MapFS) Glob(pattern string) ([]string, error)      { return fs.Glob(plain{m}, pattern) }
func (m MapFS) Sub(dir string) (fs.FS, error)              { return fs.Sub(plain{m}, dir) }
