package main

import (
	"context"
	"crypto/md5"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"sync"
	"time"

	"bytes"
	"strings"
	"unicode"
)

type result struct {
	path string
	sum  [md5.Size]byte
	err  error
}

func walk(done <-chan struct{}, root string) (<-chan string, <-chan error) {
	paths := make(chan string)
	errc := make(chan error, 1)
	go func() {
		defer close(paths)
		errc <- filepath.Walk(root, func(path string, info os.FileInfo, err error) error {
			if err != nil {
				return err
			}
			if !info.Mode().IsRegular() {
				return nil
			}
			select {
			case paths <- path:
			case <-done:
				return errors.New("walk canceled")
			}
			return nil
		})
	}()
	return paths, errc
}

func digester(done <-chan struct{}, paths <-chan string, c chan<- result) {
	for path := range paths {
		data, err := os.ReadFile(path)
		select {
		case c <- result{path, md5.Sum(data), err}:
		case <-done:
			return
		}
	}
}

func md5All(root string) (map[string][md5.Size]byte, error) {
	done := make(chan struct{})
	defer close(done)
	paths, errc := walk(done, root)
	c := make(chan result)
	var wg sync.WaitGroup
	for range 5 {
		wg.Go(func() { digester(done, paths, c) })
	}
	go func() { wg.Wait(); close(c) }()
	m := make(map[string][md5.Size]byte)
	for r := range c {
		if r.err != nil {
			return nil, r.err
		}
		m[r.path] = r.sum
	}
	return m, <-errc
}

func main() {
	dir, _ := os.MkdirTemp("", "md5")
	defer os.RemoveAll(dir)
	for i := range 10 {
		sub := filepath.Join(dir, fmt.Sprint("d", i%3))
		os.MkdirAll(sub, 0755)
		os.WriteFile(filepath.Join(sub, fmt.Sprintf("f%d.txt", i)), []byte(strings.Repeat("x", i*100)), 0644)
	}
	m, err := md5All(dir)
	var paths []string
	for p := range m {
		paths = append(paths, p)
	}
	sort.Strings(paths)
	for _, p := range paths {
		rel, _ := filepath.Rel(dir, p)
		fmt.Printf("%x  %s\n", m[p], rel)
	}
	fmt.Println(err, len(m))
	var pe *fs.PathError
	_, err = os.Open(filepath.Join(dir, "missing"))
	fmt.Println(errors.As(err, &pe), pe.Op, pe.Err)
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Millisecond)
	defer cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err(), bytes.ToUpper([]byte("é")), unicode.IsUpper('É'))
	t := time.Date(2024, time.February, 29, 13, 4, 5, 0, time.UTC)
	fmt.Println(t.Format(time.RFC1123), t.AddDate(1, 0, 0).Format("2006-01-02"), t.Weekday(), t.YearDay(), t.Unix(), t.Truncate(time.Hour).Format(time.Kitchen))
	d, err := time.ParseDuration("1h15m30.918s")
	fmt.Println(d, err, d.Round(time.Minute), d.Truncate(time.Second), d.Hours())
	p, err := time.Parse("2006-01-02 15:04 MST", "2023-07-04 09:08 UTC")
	fmt.Println(p, err, t.Sub(p), p.Before(t))
	_, err = time.Parse(time.RFC3339, "nope")
	fmt.Println(err)
}
