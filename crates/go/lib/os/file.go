package os

import (
	"errors"
	"io"
	"io/fs"
	"sort"
	"syscall"
	"time"
)

func openFile(name string, flag int) int
func readFile(fd int, b []byte) int
func writeFile(fd int, b []byte) int
func seekFile(fd int, offset int64, whence int) int
func truncateFile(fd int, size int64) int
func closeFile(fd int) int
func stat(name string) (errno int, folder bool, size int64, modified int64, node int)
func list(name string) (errno int, names string)
func change(what int, name, other string) int

const (
	makeFolder = iota
	removeFolder
	removeFile
	renameFile
)

const (
	O_RDONLY = 0
	O_WRONLY = 1
	O_RDWR   = 2
	O_APPEND = 0x400
	O_CREATE = 0x40
	O_EXCL   = 0x80
	O_SYNC   = 0x101000
	O_TRUNC  = 0x200

	SEEK_SET = 0
	SEEK_CUR = 1
	SEEK_END = 2

	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"
)

func IsPathSeparator(c uint8) bool { return c == PathSeparator }

func pathError(op, path string, n int) error {
	if n >= 0 {
		return nil
	}
	return &PathError{Op: op, Path: path, Err: syscall.Errno(-n)}
}

type File struct {
	fd     int
	name   string
	append bool
	dir    bool
	listed bool
	closed bool
}

var (
	Stdin  = &File{fd: 0, name: "/dev/stdin"}
	Stdout = &File{fd: 1, name: "/dev/stdout"}
	Stderr = &File{fd: 2, name: "/dev/stderr"}
)

func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

// OpenFile opens a file or, to be listed, a folder.
// Simplified: permissions mean nothing.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	if errno, folder, _, _, _ := stat(name); errno == 0 && folder && flag&3 == O_RDONLY {
		return &File{fd: -1, name: name, dir: true}, nil
	}
	fd := openFile(name, flag)
	if fd < 0 {
		return nil, pathError("open", name, fd)
	}
	return &File{fd: fd, name: name, append: flag&O_APPEND != 0}, nil
}

func (f *File) check(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if f.closed {
		return &PathError{Op: op, Path: f.name, Err: ErrClosed}
	}
	if f.dir && op != "close" {
		return &PathError{Op: op, Path: f.name, Err: syscall.EISDIR}
	}
	return nil
}

func (f *File) Name() string { return f.name }
func (f *File) Fd() uintptr  { return uintptr(f.fd) }
func (f *File) Sync() error  { return f.check("sync") }

func (f *File) Close() error {
	if err := f.check("close"); err != nil {
		return err
	}
	f.closed = true
	if f.fd > 2 {
		closeFile(f.fd)
	}
	return nil
}

func (f *File) Write(b []byte) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	if f.fd == 1 || f.fd == 2 {
		writeOut(f.fd, b)
		return len(b), nil
	}
	n = -int(syscall.EBADF)
	if f.fd != 0 {
		n = writeFile(f.fd, b)
	}
	return max(n, 0), pathError("write", f.name, n)
}

func (f *File) WriteString(s string) (n int, err error) { return f.Write([]byte(s)) }

func (f *File) Read(b []byte) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if len(b) == 0 {
		return 0, nil
	}
	switch f.fd {
	case 0:
		n = readIn(b)
	case 1, 2:
		n = -int(syscall.EBADF)
	default:
		n = readFile(f.fd, b)
	}
	if n == 0 {
		return 0, io.EOF
	}
	return max(n, 0), pathError("read", f.name, n)
}

func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	if err := f.check("seek"); err != nil {
		return 0, err
	}
	n := seekFile(f.fd, offset, whence)
	return int64(max(n, 0)), pathError("seek", f.name, n)
}

func (f *File) at(off int64, op string, do func() (int, error)) (int, error) {
	if err := f.check(op); err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &PathError{Op: op, Path: f.name, Err: errors.New("negative offset")}
	}
	here := seekFile(f.fd, 0, 1)
	seekFile(f.fd, off, 0)
	n, err := do()
	seekFile(f.fd, int64(here), 0)
	return n, err
}

func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	return f.at(off, "readat", func() (int, error) {
		n, err := io.ReadFull(f, b)
		if err == io.ErrUnexpectedEOF {
			err = io.EOF
		}
		return n, err
	})
}

func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	if f.append {
		return 0, errors.New("os: invalid use of WriteAt on file opened with O_APPEND")
	}
	return f.at(off, "writeat", func() (int, error) { return f.Write(b) })
}

func (f *File) Truncate(size int64) error {
	if err := f.check("truncate"); err != nil {
		return err
	}
	return pathError("truncate", f.name, truncateFile(f.fd, size))
}

func (f *File) Chmod(mode FileMode) error              { return f.check("chmod") }
func (f *File) SetDeadline(t time.Time) error          { return ErrNoDeadline }
func (f *File) SetReadDeadline(t time.Time) error      { return ErrNoDeadline }
func (f *File) SetWriteDeadline(t time.Time) error     { return ErrNoDeadline }

type fileStat struct {
	name     string
	size     int64
	mode     FileMode
	modified time.Time
	node     int
}

func (s *fileStat) Name() string       { return s.name }
func (s *fileStat) Size() int64        { return s.size }
func (s *fileStat) Mode() FileMode     { return s.mode }
func (s *fileStat) ModTime() time.Time { return s.modified }
func (s *fileStat) IsDir() bool        { return s.mode.IsDir() }
func (s *fileStat) Sys() any           { return nil }

func base(name string) string {
	for len(name) > 1 && name[len(name)-1] == '/' {
		name = name[:len(name)-1]
	}
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' && len(name) > 1 {
			return name[i+1:]
		}
	}
	return name
}

func statAs(op, name string) (FileInfo, error) {
	errno, folder, size, modified, node := stat(name)
	if errno != 0 {
		return nil, pathError(op, name, -errno)
	}
	mode := FileMode(0644)
	if folder {
		mode = ModeDir | 0755
	}
	return &fileStat{base(name), size, mode, time.Unix(0, modified), node}, nil
}

func Stat(name string) (FileInfo, error)  { return statAs("stat", name) }
func Lstat(name string) (FileInfo, error) { return statAs("lstat", name) }

func (f *File) Stat() (FileInfo, error) {
	if f.fd >= 0 && f.fd <= 2 {
		return &fileStat{name: base(f.name)[0:], mode: fs.ModeDevice | fs.ModeCharDevice | 0620}, nil
	}
	if f.closed {
		return nil, &PathError{Op: "stat", Path: f.name, Err: errors.New("use of closed file")}
	}
	return Stat(f.name)
}

func SameFile(a, b FileInfo) bool {
	x, ok := a.(*fileStat)
	y, also := b.(*fileStat)
	return ok && also && x.node == y.node
}

func ReadDir(name string) ([]DirEntry, error) {
	errno, names := list(name)
	if errno != 0 {
		op := "open"
		if errno == int(syscall.ENOTDIR) {
			op = "fdopendir"
		}
		return nil, pathError(op, name, -errno)
	}
	var out []DirEntry
	if names == "" {
		return out, nil
	}
	for _, n := range split(names) {
		if info, err := Lstat(name + "/" + n); err == nil {
			out = append(out, fs.FileInfoToDirEntry(info))
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name() < out[j].Name() })
	return out, nil
}

// ReadDir lists a folder; with n > 0, once.
func (f *File) ReadDir(n int) ([]DirEntry, error) {
	if f.listed {
		if n > 0 {
			return nil, io.EOF
		}
		return nil, nil
	}
	f.listed = true
	all, err := ReadDir(f.name)
	if n > 0 && n < len(all) {
		all = all[:n]
	}
	return all, err
}

func (f *File) Readdirnames(n int) (names []string, err error) {
	all, err := f.ReadDir(n)
	for _, d := range all {
		names = append(names, d.Name())
	}
	return names, err
}

func (f *File) Readdir(n int) (infos []FileInfo, err error) {
	all, err := f.ReadDir(n)
	for _, d := range all {
		info, _ := d.Info()
		infos = append(infos, info)
	}
	return infos, err
}

func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closed := f.Close(); closed != nil && err == nil {
		err = closed
	}
	return err
}

func Mkdir(name string, perm FileMode) error {
	return pathError("mkdir", name, change(makeFolder, name, ""))
}

func MkdirAll(path string, perm FileMode) error {
	errno, folder, _, _, _ := stat(path)
	if errno == 0 {
		if folder {
			return nil
		}
		return &PathError{Op: "mkdir", Path: path, Err: syscall.ENOTDIR}
	}
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	for end > 0 && path[end-1] != '/' {
		end--
	}
	if end > 1 {
		if err := MkdirAll(path[:end-1], perm); err != nil {
			return err
		}
	}
	return Mkdir(path, perm)
}

func Remove(name string) error {
	n := change(removeFile, name, "")
	if n == -int(syscall.EISDIR) {
		n = change(removeFolder, name, "")
	}
	return pathError("remove", name, n)
}

func RemoveAll(path string) error {
	errno, folder, _, _, _ := stat(path)
	if errno != 0 {
		return nil
	}
	if folder {
		all, err := ReadDir(path)
		if err != nil {
			return err
		}
		for _, d := range all {
			if err := RemoveAll(path + "/" + d.Name()); err != nil {
				return err
			}
		}
	}
	return Remove(path)
}

func Rename(old, new string) error {
	if n := change(renameFile, old, new); n < 0 {
		return &LinkError{"rename", old, new, syscall.Errno(-n)}
	}
	return nil
}

func Truncate(name string, size int64) error {
	f, err := OpenFile(name, O_WRONLY, 0)
	if err != nil {
		return pathError("truncate", name, -int(err.(*PathError).Err.(syscall.Errno)))
	}
	defer f.Close()
	return f.Truncate(size)
}

func Chmod(name string, mode FileMode) error {
	_, err := statAs("chmod", name)
	return err
}

var tempCount = 1_000_000_007

// tempName puts a number in the place of the last star.
func tempName(dir, pattern string, try func(string) error) error {
	if dir == "" {
		dir = TempDir()
	}
	prefix, suffix := pattern, ""
	for i := len(pattern) - 1; i >= 0; i-- {
		if pattern[i] == '/' {
			return &PathError{Op: "createtemp", Path: pattern, Err: errors.New("pattern contains path separator")}
		}
		if pattern[i] == '*' && suffix == "" && prefix == pattern {
			prefix, suffix = pattern[:i], pattern[i+1:]
		}
	}
	for {
		tempCount = tempCount*1103515245%(1<<31) + 12345
		digits := ""
		for n := tempCount; n > 0; n /= 10 {
			digits = string(rune('0'+n%10)) + digits
		}
		if err := try(dir + "/" + prefix + digits + suffix); !IsExist(err) {
			return err
		}
	}
}

func CreateTemp(dir, pattern string) (f *File, err error) {
	err = tempName(dir, pattern, func(name string) (err error) {
		f, err = OpenFile(name, O_RDWR|O_CREATE|O_EXCL, 0600)
		return err
	})
	return f, err
}

func MkdirTemp(dir, pattern string) (name string, err error) {
	err = tempName(dir, pattern, func(n string) error {
		name = n
		return Mkdir(n, 0700)
	})
	return name, err
}

type dirFS string

// DirFS gives a folder as a file system.
func DirFS(dir string) fs.FS { return dirFS(dir) }

func (d dirFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &PathError{Op: "open", Path: name, Err: ErrInvalid}
	}
	f, err := Open(string(d) + "/" + name)
	if err != nil {
		err.(*PathError).Path = name
		return nil, err
	}
	return f, nil
}

func (d dirFS) inside(op, name string) (string, error) {
	if !fs.ValidPath(name) {
		return "", &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	return string(d) + "/" + name, nil
}

// as gives an error of this tree's the path that it has there.
func (d dirFS) as(err error, name string) error {
	if wrong, ok := err.(*PathError); ok {
		wrong.Path = name
	}
	return err
}

func (d dirFS) Stat(name string) (fs.FileInfo, error) {
	path, err := d.inside("stat", name)
	if err != nil {
		return nil, err
	}
	info, err := Stat(path)
	return info, d.as(err, name)
}

func (d dirFS) ReadFile(name string) ([]byte, error) {
	path, err := d.inside("readfile", name)
	if err != nil {
		return nil, err
	}
	data, err := ReadFile(path)
	return data, d.as(err, name)
}

func (d dirFS) ReadDir(name string) ([]DirEntry, error) {
	path, err := d.inside("readdir", name)
	if err != nil {
		return nil, err
	}
	list, err := ReadDir(path)
	return list, d.as(err, name)
}
