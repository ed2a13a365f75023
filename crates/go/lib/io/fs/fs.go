// Package fs: what files and folders are, in names that package os shares.
package fs

import (
	"errors"
	"time"
)

var (
	ErrInvalid    = errors.New("invalid argument")
	ErrPermission = errors.New("permission denied")
	ErrExist      = errors.New("file already exists")
	ErrNotExist   = errors.New("file does not exist")
	ErrClosed     = errors.New("file already closed")

	SkipDir = errors.New("skip this directory")
	SkipAll = errors.New("skip everything and stop the walk")
)

type PathError struct {
	Op   string
	Path string
	Err  error
}

func (e *PathError) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }
func (e *PathError) Unwrap() error { return e.Err }
func (e *PathError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

type FileMode uint32

const (
	ModeDir FileMode = 1 << (32 - 1 - iota)
	ModeAppend
	ModeExclusive
	ModeTemporary
	ModeSymlink
	ModeDevice
	ModeNamedPipe
	ModeSocket
	ModeSetuid
	ModeSetgid
	ModeCharDevice
	ModeSticky
	ModeIrregular

	ModeType          = ModeDir | ModeSymlink | ModeNamedPipe | ModeSocket | ModeDevice | ModeCharDevice | ModeIrregular
	ModePerm FileMode = 0777
)

func (m FileMode) String() string {
	var out []byte
	for i, c := range []byte("dalTLDpSugct?") {
		if m&(1<<uint(31-i)) != 0 {
			out = append(out, c)
		}
	}
	if out == nil {
		out = append(out, '-')
	}
	for i, c := range []byte("rwxrwxrwx") {
		if m&(1<<uint(8-i)) == 0 {
			c = '-'
		}
		out = append(out, c)
	}
	return string(out)
}

func (m FileMode) IsDir() bool     { return m&ModeDir != 0 }
func (m FileMode) IsRegular() bool { return m&ModeType == 0 }
func (m FileMode) Perm() FileMode  { return m & ModePerm }
func (m FileMode) Type() FileMode  { return m & ModeType }

type FileInfo interface {
	Name() string
	Size() int64
	Mode() FileMode
	ModTime() time.Time
	IsDir() bool
	Sys() any
}

type DirEntry interface {
	Name() string
	IsDir() bool
	Type() FileMode
	Info() (FileInfo, error)
}

type File interface {
	Stat() (FileInfo, error)
	Read([]byte) (int, error)
	Close() error
}

type FS interface {
	Open(name string) (File, error)
}

type WalkDirFunc func(path string, d DirEntry, err error) error

type dirEntry struct{ info FileInfo }

func (d dirEntry) Name() string            { return d.info.Name() }
func (d dirEntry) IsDir() bool             { return d.info.IsDir() }
func (d dirEntry) Type() FileMode          { return d.info.Mode().Type() }
func (d dirEntry) Info() (FileInfo, error) { return d.info, nil }
func (d dirEntry) String() string          { return FormatDirEntry(d) }

// FileInfoToDirEntry makes a DirEntry of what Stat says.
func FileInfoToDirEntry(info FileInfo) DirEntry {
	if info == nil {
		return nil
	}
	return dirEntry{info}
}

func FormatDirEntry(d DirEntry) string {
	name, mode := d.Name(), d.Type().String()
	name = mode[:len(mode)-9] + " " + name
	if d.IsDir() {
		name += "/"
	}
	return name
}

// ValidPath says whether a name is a path without empty parts, "." and "..".
func ValidPath(name string) bool {
	if name == "." {
		return true
	}
	for {
		i := 0
		for i < len(name) && name[i] != '/' {
			i++
		}
		part := name[:i]
		if part == "" || part == "." || part == ".." {
			return false
		}
		if i == len(name) {
			return true
		}
		name = name[i+1:]
	}
}
