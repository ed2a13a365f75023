package main

import (
	"bytes"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"strings"
	"testing/fstest"
	"time"
)

func main() {
	for _, n := range []int{0, 1, 2, 3, 4, 5, 6, 9} {
		b := []byte("helloworld")[:n]
		s := base32.StdEncoding.EncodeToString(b)
		d, err := base32.StdEncoding.DecodeString(s)
		fmt.Println(s, string(d), err, base32.HexEncoding.WithPadding(base32.NoPadding).EncodeToString(b))
	}
	for _, s := range []string{"MZXW6===", "MZXW6==", "MZ1W6===", "M", "MZXW6YTB====", "MZXW6YTBOI======", "mzxw6===", "MZXW\n6===", "MZXW6"} {
		d, err := base32.StdEncoding.DecodeString(s)
		fmt.Printf("%q %v\n", d, err)
	}
	dump := hex.Dumper(os.Stdout)
	dump.Write([]byte("Some bytes that"))
	dump.Write([]byte(" take lines"))
	dump.Close()
	_, err := dump.Write([]byte("x"))
	fmt.Println(err)
	hex.NewEncoder(os.Stdout).Write([]byte("abc\n"))
	all, err := io.ReadAll(hex.NewDecoder(strings.NewReader("68656c6c6f7")))
	fmt.Println(string(all), err)
	all, err = io.ReadAll(hex.NewDecoder(strings.NewReader("6865zz")))
	fmt.Println(string(all), err)

	for _, s := range []string{"127.0.0.1", "10.1.1.1", "169.254.3.4", "224.0.0.7", "255.255.255.255", "8.8.8.8", "fe80::1", "ff01::2", "ff02::3", "2001:db8::1", "::"} {
		ip := net.ParseIP(s)
		fmt.Println(ip, ip.IsGlobalUnicast(), ip.IsLinkLocalUnicast(), ip.IsLinkLocalMulticast(), ip.IsInterfaceLocalMulticast(), ip.DefaultMask())
	}

	m := fstest.MapFS{
		"a.txt":       {Data: []byte("alpha")},
		"dir/b.txt":   {Data: []byte("beta"), Mode: 0644, ModTime: time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)},
		"dir/in/c.go": {Data: []byte("package c")},
		"empty":       {Mode: fs.ModeDir | 0755},
	}
	err = fs.WalkDir(m, ".", func(p string, d fs.DirEntry, err error) error {
		fmt.Println(p, d.Name(), d.IsDir(), d.Type(), err)
		if p == "dir/in" {
			return fs.SkipDir
		}
		return nil
	})
	fmt.Println(err)
	b, err := fs.ReadFile(m, "dir/b.txt")
	fmt.Println(string(b), err)
	_, err = fs.ReadFile(m, "nope")
	fmt.Println(err)
	_, err = fs.ReadFile(m, "dir")
	fmt.Println(err)
	_, err = fs.Stat(m, "../x")
	fmt.Println(err)
	list, err := fs.ReadDir(m, "dir")
	fmt.Println(list, err, len(list))
	for _, p := range []string{"*", "*.txt", "dir/*", "*/*.txt", "dir/in/c.go", "[", "zz"} {
		fmt.Println(fs.Glob(m, p))
	}
	sub, err := fs.Sub(m, "dir")
	b, _ = fs.ReadFile(sub, "in/c.go")
	_, err2 := sub.Open("none")
	fmt.Println(string(b), err, err2)
	info, _ := fs.Stat(m, "dir/b.txt")
	fmt.Println(info, info.ModTime(), info.Mode())
	fmt.Println(fs.FormatDirEntry(list[1]), fs.ValidPath("a//b"))

	os.MkdirAll("tree/x/y", 0o755)
	os.WriteFile("tree/x/f.txt", bytes.Repeat([]byte("z"), 3), 0o600)
	real := os.DirFS("tree")
	fs.WalkDir(real, ".", func(p string, d fs.DirEntry, err error) error {
		fmt.Println(p, d.IsDir(), err)
		return nil
	})
	b, err = fs.ReadFile(real, "x/f.txt")
	fmt.Println(string(b), err)
	fmt.Println(fs.Glob(real, "x/*"))
	_, err = fs.Stat(real, "x/none")
	fmt.Println(err)
}
