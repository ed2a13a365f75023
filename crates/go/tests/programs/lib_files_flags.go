package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

type countWriter struct {
	w io.Writer
	n int64
}

func (c *countWriter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

func check(err error) {
	if err != nil {
		fmt.Println("error:", err)
	}
}

func main() {
	dir, err := os.MkdirTemp("", "ex")
	check(err)
	defer os.RemoveAll(dir)
	p := filepath.Join(dir, "sub", "deep", "a.txt")
	fmt.Println(os.WriteFile(p, []byte("x"), 0o644) != nil)
	check(os.MkdirAll(filepath.Dir(p), 0o755))
	check(os.WriteFile(p, []byte("line one\nline two\nlast"), 0o644))
	f, err := os.OpenFile(filepath.Join(dir, "log.txt"), os.O_CREATE|os.O_APPEND|os.O_RDWR, 0o600)
	check(err)
	cw := &countWriter{w: f}
	bw := bufio.NewWriterSize(cw, 16)
	fmt.Fprintf(bw, "hello %s\n", "file")
	fmt.Println(bw.Buffered(), bw.Available(), cw.n)
	fmt.Fprint(bw, strings.Repeat("z", 20))
	check(bw.Flush())
	fmt.Println(cw.n)
	off, err := f.Seek(-5, io.SeekEnd)
	fmt.Println(off, err)
	b := make([]byte, 10)
	n, err := f.Read(b)
	fmt.Println(n, err, string(b[:n]))
	n, err = f.Read(b)
	fmt.Println(n, err == io.EOF)
	f.Close()
	_, err = f.Write([]byte("x"))
	fmt.Println(errors.Is(err, os.ErrClosed))
	st, _ := os.Stat(p)
	fmt.Println(st.Name(), st.Size(), st.IsDir(), st.Mode())
	var names []string
	filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, path)
		if d.IsDir() {
			rel += "/"
		}
		names = append(names, rel)
		return nil
	})
	sort.Strings(names)
	fmt.Println(names)
	fmt.Println(filepath.Ext(p), filepath.Base(p), strings.TrimSuffix(filepath.Base(p), ".txt"))
	m, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	fmt.Println(len(m), filepath.Base(m[0]))
	sc := bufio.NewScanner(bytes.NewReader(must(os.ReadFile(p))))
	for i := 1; sc.Scan(); i++ {
		fmt.Printf("%d|%s\n", i, sc.Text())
	}
	_, err = os.ReadFile(filepath.Join(dir, "nope"))
	fmt.Println(errors.Is(err, fs.ErrNotExist), os.IsNotExist(err))
	check(os.Rename(p, filepath.Join(dir, "b.txt")))
	fmt.Println(os.Remove(filepath.Join(dir, "nothere")) != nil)
	r := csv.NewReader(strings.NewReader("name,qty\n\"a, b\",3\n\"q\"\"x\",4\nbad,1,2\n"))
	for {
		rec, err := r.Read()
		if err == io.EOF {
			break
		}
		fmt.Printf("%q %v\n", rec, err)
	}
	w := csv.NewWriter(os.Stdout)
	w.Write([]string{"x y", "a,b", "say \"hi\""})
	w.Flush()
	fl := flag.NewFlagSet("prog", flag.ContinueOnError)
	fl.SetOutput(os.Stdout)
	num := fl.Int("n", 5, "number of `things`")
	name := fl.String("name", "bob", "who")
	v := fl.Bool("v", false, "verbose")
	fmt.Println(fl.Parse([]string{"-n", "7", "--name=ann", "-v", "rest", "-x"}), *num, *name, *v, fl.Args(), fl.NArg())
	fmt.Println(fl.Parse([]string{"-zzz"}))
	fmt.Println(fl.Parse([]string{"-n", "abc"}))
	pr, pw := io.Pipe()
	go func() { fmt.Fprint(pw, "through the pipe"); pw.CloseWithError(errors.New("done")) }()
	data, err := io.ReadAll(pr)
	fmt.Println(string(data), err)
	var buf bytes.Buffer
	tee := io.TeeReader(io.LimitReader(strings.NewReader("abcdefghij"), 5), &buf)
	io.Copy(io.Discard, tee)
	fmt.Println(buf.String())
	mr := io.MultiReader(strings.NewReader("a"), strings.NewReader("b"))
	all, _ := io.ReadAll(mr)
	io.MultiWriter(os.Stdout, &buf).Write(append(all, '\n'))
	sr := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	io.Copy(os.Stdout, sr)
	fmt.Println()
	_, err = io.ReadFull(strings.NewReader("ab"), make([]byte, 3))
	fmt.Println(err)
	fmt.Println(os.Getenv("NOPE") == "", len(os.Args), os.Getpid() > 0)
	os.Setenv("FOO", "1")
	fmt.Println(os.ExpandEnv("$FOO-${FOO}"), os.Getenv("FOO"))
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
