package main

import (
	"bufio"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/hmac"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

func main() {
	dir, err := os.MkdirTemp("", "x")
	fmt.Println(err)
	defer os.RemoveAll(dir)
	os.Chdir(dir)
	fmt.Println(os.WriteFile("a.txt", []byte("hello\nworld\n"), 0644))
	b, err := os.ReadFile("a.txt")
	fmt.Printf("%q %v\n", b, err)
	_, err = os.ReadFile("none")
	fmt.Println(err, errors.Is(err, fs.ErrNotExist), os.IsNotExist(err))
	_, err = os.Open("none/x")
	fmt.Println(err)
	f, err := os.Create("b.txt")
	w := bufio.NewWriter(f)
	for i := range 5 {
		fmt.Fprintf(w, "line %d\n", i)
	}
	w.Flush()
	fmt.Println(f.Seek(0, io.SeekStart))
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		fmt.Println(sc.Text())
	}
	fi, err := f.Stat()
	fmt.Println(fi.Name(), fi.Size(), fi.IsDir(), fi.Mode(), err)
	f.Close()
	_, err = f.Write([]byte("x"))
	fmt.Println(err)
	f, _ = os.OpenFile("b.txt", os.O_APPEND|os.O_WRONLY, 0644)
	f.WriteString("appended\n")
	_, err = f.Read(make([]byte, 1))
	fmt.Println(err)
	f.Close()
	fmt.Println(os.Mkdir("sub", 0755), os.Mkdir("sub", 0755))
	fmt.Println(os.MkdirAll("p/q/r", 0755))
	os.WriteFile("p/q/z.go", nil, 0600)
	os.WriteFile("p/y.go", nil, 0600)
	es, err := os.ReadDir(".")
	for _, e := range es {
		fmt.Println(e.Name(), e.IsDir(), e)
	}
	filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		fmt.Println("walk", p, d.IsDir(), err)
		if d.Name() == "r" {
			return filepath.SkipDir
		}
		return nil
	})
	fmt.Println(filepath.Glob("*.txt"))
	fmt.Println(filepath.Glob("p/*.go"))
	fmt.Println(os.Rename("a.txt", "c.txt"), os.Remove("zzz"), os.Remove("p"))
	fmt.Println(os.Rename("zz", "c.txt"))
	_, err = os.Stat("a.txt")
	fmt.Println(err)
	_, err = os.ReadDir("nodir")
	fmt.Println(err)
	fmt.Println(os.WriteFile("nodir/x", nil, 0))
	fmt.Println(os.WriteFile("sub", nil, 0))
	f, _ = os.Open("sub")
	_, err = f.Read(make([]byte, 3))
	fmt.Println(err)
	f, _ = os.Open("b.txt")
	buf := make([]byte, 4)
	fmt.Println(f.ReadAt(buf, 7))
	fmt.Println(string(buf))
	os.Setenv("FOO", "bar")
	fmt.Println(os.Getenv("FOO"), os.ExpandEnv("$FOO-${FOO}x$NOPE."))
	_, ok := os.LookupEnv("NOPE")
	fmt.Println(ok)
	data := []byte("The quick brown fox jumps over the lazy dog")
	for n := range 200 {
		x := bytes.Repeat([]byte{byte(n)}, n)
		a, bb, c, d := md5.Sum(x), sha1.Sum(x), sha256.Sum256(x), sha512.Sum512(x)
		data = append(data, a[0], bb[1], c[2], d[3])
	}
	fmt.Printf("%x\n%x\n%x\n%x\n%x\n%x\n", md5.Sum(data), sha1.Sum(data), sha256.Sum256(data), sha256.Sum224(data), sha512.Sum512(data), sha512.Sum384(data))
	h := sha256.New()
	io.WriteString(h, "abc")
	io.WriteString(h, strings.Repeat("d", 100))
	fmt.Printf("%x %d %d\n", h.Sum(nil), h.Size(), h.BlockSize())
	m := hmac.New(sha256.New, []byte("key"))
	m.Write(data)
	fmt.Println(hex.EncodeToString(m.Sum(nil)))
	fmt.Println(crc32.ChecksumIEEE(data), crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)))
	for _, h := range []interface{ Write([]byte) (int, error); Sum([]byte) []byte }{fnv.New32(), fnv.New32a(), fnv.New64(), fnv.New64a()} {
		h.Write(data)
		fmt.Printf("%x\n", h.Sum(nil))
	}
	fmt.Print(hex.Dump(data[:50]))
	_, err = hex.DecodeString("abcx")
	fmt.Println(err)
	_, err = hex.DecodeString("abc")
	fmt.Println(err)
	for _, e := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding} {
		for n := range 6 {
			s := e.EncodeToString(data[60 : 60+n])
			d, err := e.DecodeString(s)
			fmt.Print(s, " ", bytes.Equal(d, data[60:60+n]), err, " ")
		}
		for _, bad := range []string{"a", "ab", "abc", "ab=", "ab==x", "a$b=", "====", "YWJj\nZGVm", "YQ=="} {
			d, err := e.DecodeString(bad)
			fmt.Printf("%q %v;", d, err)
		}
		fmt.Println()
	}
	var bb bytes.Buffer
	type T struct {
		A uint16
		B int32
		C [2]uint8
		D float64
	}
	fmt.Println(binary.Write(&bb, binary.BigEndian, T{1, -2, [2]uint8{3, 4}, 5.5}), hex.EncodeToString(bb.Bytes()))
	var t T
	fmt.Println(binary.Read(&bb, binary.BigEndian, &t), t, binary.Size(t))
	fmt.Println(binary.LittleEndian.Uint32([]byte{1, 2, 3, 4}), binary.BigEndian.Uint64([]byte{1, 2, 3, 4, 5, 6, 7, 8}), binary.PutVarint(make([]byte, 10), -12345))
	for _, p := range []string{"", "a/b/../c", "/../a", "a//b/./c/", "../..", "/", "a/../../b"} {
		fmt.Print(path.Clean(p), " ", path.Base(p), " ", path.Dir(p), " ", path.Ext(p+".x"), "; ")
	}
	fmt.Println(path.Join("a", "", "../b", "c"), path.IsAbs("/x"))
	fmt.Println(filepath.Rel("/a/b", "/a/c/d"))
	fmt.Println(filepath.Rel("a", "/b"))
	for _, p := range [][2]string{{"*.go", "x.go"}, {"a?c", "abc"}, {"[a-c]x", "bx"}, {"[^a]x", "ax"}, {"a*/b", "axx/b"}, {"[", "a"}, {"*", "a/b"}, {"a\\*", "a*"}} {
		fmt.Println(path.Match(p[0], p[1]))
	}
}
