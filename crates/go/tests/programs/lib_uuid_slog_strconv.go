package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"hash/adler32"
	"hash/crc64"
	"log"
	"log/slog"
	"math/rand/v2"
	"net/url"
	"os"
	"slices"
	"strconv"
	"uuid"
)

func main() {
	fmt.Println(adler32.Checksum([]byte("Wikipedia")), crc64.Checksum([]byte("hello"), crc64.MakeTable(crc64.ECMA)), crc64.Checksum([]byte("hello"), crc64.MakeTable(crc64.ISO)))
	h := adler32.New()
	h.Write([]byte("Wiki"))
	h.Write([]byte("pedia"))
	fmt.Printf("%x\n", h.Sum(nil))

	c := rand.NewChaCha8([32]byte([]byte("chacha8 seed for a test program!")))
	for range 200 {
		c.Uint64()
	}
	b := make([]byte, 11)
	c.Read(b)
	fmt.Println(c.Uint64(), b)
	r := rand.New(rand.NewPCG(3, 4))
	var sum, exp float64
	for range 3000 {
		sum += r.NormFloat64()
		exp += r.ExpFloat64()
	}
	fmt.Println(sum, exp, r.N(int8(50)), r.N(uint64(1e12)))

	fmt.Println(strconv.FormatComplex(1.5-2i, 'g', -1, 128), strconv.QuoteRuneToGraphic('\u3000'), strconv.QuoteRuneToGraphic('\t'), string(strconv.AppendQuoteToGraphic(nil, "a\u3000\n")), string(strconv.AppendQuoteRuneToASCII(nil, 'é')))
	for _, s := range []string{"1+2i", "(3-4e2i)", "i", "-i", "2.5", "+5i", "1e+3-2e-1i", "", "(1+2)", "x", "1e999i", "()", "1+i", "NaN+Infi"} {
		z, err := strconv.ParseComplex(s, 128)
		fmt.Println(z, err)
	}
	for _, s := range []string{`"abc" d`, "`raw\\`x", `'x'y`, `none`, `"open`, `"a\"b"c`} {
		p, err := strconv.QuotedPrefix(s)
		fmt.Println(p, err)
	}
	fmt.Println(bytes.CutLast([]byte("a.b.c"), []byte(".")))
	fmt.Printf("%s\n", slices.Collect(bytes.FieldsFuncSeq([]byte("a1b22c"), func(r rune) bool { return r < 'a' })))
	fmt.Printf("%s\n", slices.Collect(bytes.SplitAfterSeq([]byte("a,b,c"), []byte(","))))

	u := uuid.MustParse("{6BA7B810-9dad-11d1-80b4-00c04fd430c8}")
	fmt.Println(u, u.Compare(uuid.Nil()), uuid.Max(), uuid.Nil())
	_, err := uuid.Parse("6ba7b810")
	fmt.Println(err, uuid.New() != uuid.New(), len(uuid.NewV4().String()), uuid.NewV7().String()[14:15])
	j, _ := json.Marshal(map[string]uuid.UUID{"id": u})
	var back map[string]uuid.UUID
	fmt.Println(string(j), json.Unmarshal(j, &back), back["id"] == u)
	first, second := uuid.NewV7(), uuid.NewV7()
	fmt.Println(first.Compare(second))

	plain := func(groups []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		if s, ok := a.Value.Any().(*slog.Source); ok {
			return slog.String("at", fmt.Sprint(s.Function, ":", s.Line))
		}
		return a
	}
	text := slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: plain, AddSource: true})
	js := slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: plain, Level: slog.LevelWarn})
	l := slog.New(slog.NewMultiHandler(text, js)).With("a", 1).WithGroup("g")
	l.Info("one", "k", 2)
	l.Warn("two", "k", 3)
	fmt.Println(l.Enabled(context.Background(), slog.LevelDebug))
	slog.SetLogLoggerLevel(slog.LevelError)
	slog.SetDefault(slog.New(js))
	log.Print("through log")
	slog.NewLogLogger(js, slog.LevelWarn).Print("made")
	var v slog.LevelVar
	fmt.Println(v.UnmarshalText([]byte("WARN+2")), v.Level(), &v)
	var lv slog.Level
	fmt.Println(json.Unmarshal([]byte(`"error-1"`), &lv), lv)

	base, _ := url.Parse("http://example.com/directory/")
	for _, ref := range []string{"../../..//search?q=dotnet", "x", "./y/../z", "//other/p", "?q", "#f"} {
		r, _ := url.Parse(ref)
		fmt.Println(base.ResolveReference(r))
	}
}
