package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func check(e error) {
	if e != nil {
		panic(e)
	}
}

func main() {
	dir, err := os.MkdirTemp("", "sampledir")
	check(err)
	defer os.RemoveAll(dir)
	p := filepath.Join(dir, "dat1")
	check(os.WriteFile(p, []byte("hello\ngo\n"), 0644))
	dat, err := os.ReadFile(p)
	check(err)
	fmt.Print(string(dat))
	f, err := os.Open(p)
	check(err)
	b1 := make([]byte, 5)
	n1, err := f.Read(b1)
	check(err)
	fmt.Printf("%d bytes: %s\n", n1, string(b1[:n1]))
	o2, err := f.Seek(6, io.SeekStart)
	check(err)
	b2 := make([]byte, 2)
	n2, err := io.ReadAtLeast(f, b2, 2)
	check(err)
	fmt.Printf("%d bytes @ %d: %s\n", n2, o2, b2)
	_, err = f.Seek(0, io.SeekStart)
	r4 := bufio.NewReader(f)
	b4, err := r4.Peek(5)
	fmt.Printf("5 bytes: %s\n", string(b4))
	f.Close()
	g, err := os.Create(filepath.Join(dir, "dat2"))
	check(err)
	defer g.Close()
	n3, _ := g.Write([]byte{115, 111, 109, 101, 10})
	n4, _ := g.WriteString("writes\n")
	g.Sync()
	w := bufio.NewWriter(g)
	n5, _ := w.WriteString("buffered\n")
	w.Flush()
	fmt.Println(n3, n4, n5)
	h, err := os.OpenFile(filepath.Join(dir, "dat2"), os.O_APPEND|os.O_WRONLY, 0600)
	check(err)
	fmt.Fprintln(h, "appended", 1)
	check(h.Close())
	d2, _ := os.ReadFile(filepath.Join(dir, "dat2"))
	fmt.Printf("%q\n", d2)
	check(os.MkdirAll(filepath.Join(dir, "parent", "child"), 0755))
	check(os.WriteFile(filepath.Join(dir, "parent", "child", "f4"), nil, 0644))
	check(os.WriteFile(filepath.Join(dir, "parent", "f2"), []byte("xyz"), 0644))
	es, err := os.ReadDir(filepath.Join(dir, "parent"))
	check(err)
	for _, e := range es {
		fmt.Println(" ", e.Name(), e.IsDir())
	}
	filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, path)
		fmt.Println(" ", rel, d.IsDir())
		return nil
	})
	st, err := os.Stat(filepath.Join(dir, "parent", "f2"))
	check(err)
	fmt.Println(st.Name(), st.Size(), st.IsDir(), st.Mode().IsRegular())
	_, err = os.Stat(filepath.Join(dir, "zip"))
	fmt.Println(errors.Is(err, os.ErrNotExist))
	check(os.Rename(filepath.Join(dir, "dat1"), filepath.Join(dir, "dat3")))
	check(os.Remove(filepath.Join(dir, "dat3")))
	fmt.Println(os.Remove(filepath.Join(dir, "dat3")) != nil)
	fmt.Println(filepath.Join("dir1//", "../dir1", "filename"), filepath.Dir("a/b/c"), filepath.Base("a/b/c"), filepath.IsAbs("/x"), filepath.Ext("config.json"), strings.TrimSuffix("config.json", ".json"))
	rel, err := filepath.Rel("a/b", "a/c/t/file")
	fmt.Println(rel, err)
	ms, _ := filepath.Glob(filepath.Join(dir, "dat*"))
	fmt.Println(len(ms))
	os.Setenv("FOO", "1")
	fmt.Println(os.Getenv("FOO"), os.Getenv("NOPE") == "", os.ExpandEnv("$FOO-${FOO}"))
	_, ok := os.LookupEnv("NOPE")
	fmt.Println(ok)
	fmt.Println(len(os.Args))
	tmp, err := os.CreateTemp(dir, "sample")
	check(err)
	tmp.Close()
	fmt.Println(strings.HasPrefix(filepath.Base(tmp.Name()), "sample"))
	m, err := filepath.Match("*.go", "main.go")
	fmt.Println(m, err)
}
