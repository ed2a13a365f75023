package main

import (
	"bytes"
	"crypto/md5"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"log"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"text/template"
	"time"
	"unicode/utf8"
)

type rect struct{ width, height float64 }
type geometry interface {
	area() float64
	perim() float64
}

func (r rect) area() float64  { return r.width * r.height }
func (r rect) perim() float64 { return 2*r.width + 2*r.height }

type ServerState int

const (
	StateIdle ServerState = iota
	StateConnected
	StateError
	StateRetrying
)

var stateName = map[ServerState]string{StateIdle: "idle", StateConnected: "connected", StateError: "error", StateRetrying: "retrying"}

func (ss ServerState) String() string { return stateName[ss] }

func transition(s ServerState) ServerState {
	switch s {
	case StateIdle:
		return StateConnected
	case StateConnected, StateRetrying:
		return StateIdle
	case StateError:
		return StateError
	default:
		panic(fmt.Errorf("unknown state: %s", s))
	}
}

type base struct{ num int }

func (b base) describe() string { return fmt.Sprintf("base with num=%v", b.num) }

type container struct {
	base
	str string
}

var ErrOutOfTea = errors.New("no more tea available")
var ErrPower = fmt.Errorf("can't boil water")

func makeTea(arg int) error {
	if arg == 2 {
		return ErrOutOfTea
	} else if arg == 4 {
		return fmt.Errorf("making tea: %w", ErrPower)
	}
	return nil
}

func main() {
	fmt.Println(transition(StateIdle), transition(StateConnected))
	co := container{base{1}, "some name"}
	fmt.Printf("co={num: %v, str: %v} %v\n", co.num, co.str, co.describe())
	var d interface{ describe() string } = co
	fmt.Println(d.describe())
	for i := range 5 {
		if err := makeTea(i); err != nil {
			if errors.Is(err, ErrOutOfTea) {
				fmt.Println("We should buy new tea!")
			} else if errors.Is(err, ErrPower) {
				fmt.Println("Now it is dark.")
			}
			continue
		}
		fmt.Println("Tea is ready!")
	}
	fmt.Printf("%v %+v %#v %T\n", rect{3, 4}, rect{3, 4}, rect{3, 4}, geometry(rect{}))
	h := sha256.New()
	h.Write([]byte("sha256 this string"))
	fmt.Printf("%x\n", h.Sum(nil))
	fmt.Printf("%x %08x\n", md5.Sum([]byte("a")), crc32.ChecksumIEEE([]byte("hello")))
	f := fnv.New32a()
	f.Write([]byte("hello"))
	fmt.Println(f.Sum32(), hex.EncodeToString([]byte("hi!")))
	enc := base64.StdEncoding.EncodeToString([]byte("abc123!?$*&()'-=@~"))
	dec, _ := base64.StdEncoding.DecodeString(enc)
	fmt.Println(enc, string(dec), base64.URLEncoding.EncodeToString([]byte("??>>")))
	_, err := base64.StdEncoding.DecodeString("!!")
	fmt.Println(err)
	r := regexp.MustCompile("p([a-z]+)ch")
	fmt.Println(r.MatchString("peach"), r.FindString("peach punch"), r.FindStringIndex("peach punch"), r.FindStringSubmatch("peach punch"), r.FindAllString("peach punch pinch", 2), r.ReplaceAllString("a peach", "<$1>"), r.ReplaceAllStringFunc("a peach", strings.ToUpper), r)
	fmt.Println(regexp.MustCompile(`(?P<y>\d{4})-(?P<m>\d\d)`).SubexpNames(), regexp.QuoteMeta("a.b*c"))
	_, err = regexp.Compile("a(b")
	fmt.Println(err)
	t1 := template.Must(template.New("t1").Parse("Name: {{.Name}}{{if .Age}} ({{.Age}}){{end}}\n"))
	t1.Execute(os.Stdout, struct {
		Name string
		Age  int
	}{"Jane", 3})
	t1.Execute(os.Stdout, map[string]any{"Name": "Mickey"})
	p := filepath.Join("dir1//", "../dir1", "filename.json")
	fmt.Println(p, filepath.Dir(p), filepath.IsAbs("/a"), filepath.Ext(p))
	rel, err := filepath.Rel("a/b", "a/c/t/file")
	fmt.Println(rel, err)
	s := rand.NewSource(42)
	rr := rand.New(s)
	fmt.Println(rr.Intn(100), rr.Intn(100), rr.Float64())
	var buf bytes.Buffer
	lg := log.New(&buf, "my:", log.LstdFlags&0|log.Lmsgprefix)
	lg.Println("hello")
	fmt.Print(buf.String())
	b8 := make([]byte, 8)
	binary.LittleEndian.PutUint32(b8, 0xdeadbeef)
	binary.BigEndian.PutUint16(b8[4:], 513)
	fmt.Println(b8, binary.BigEndian.Uint32(b8))
	const th = "สวัสดี"
	for i, w := 0, 0; i < len(th); i += w {
		v, width := utf8.DecodeRuneInString(th[i:])
		fmt.Printf("%#U starts at %d\n", v, i)
		w = width
	}
	day := time.Date(2009, 11, 17, 20, 34, 58, 651387237, time.UTC)
	fmt.Println(day, day.Year(), day.Month(), day.Nanosecond(), day.Location(), day.Weekday(), day.UnixNano())
	diff := day.Sub(day.Add(-36*time.Hour - 5*time.Second))
	fmt.Println(diff, diff.Hours(), diff.Seconds(), day.Add(-diff), day.Format("3:04PM"), day.Format("Mon Jan _2 15:04:05 2006"))
	_, err = time.Parse("Mon Jan _2 15:04:05 2006", "8:41PM")
	fmt.Println(err)
	wd, _ := os.Getwd()
	fmt.Println(wd != "", len(os.Args))
	defer fmt.Println("!")
	os.Exit(3)
}
