package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"time"
)

type Stringish interface {
	~string
	Len() int
}
type MyS string

func (m MyS) Len() int { return len(m) }
func Total[T Stringish](xs ...T) (n int) {
	for _, x := range xs {
		n += x.Len() + len(string(x))
	}
	return
}

func main() {
	fmt.Println(Total(MyS("abc"), MyS("d")))
	fmt.Println(json.RawMessage("{}"), json.RawMessage(nil))
	fmt.Printf("%s %v %d %q\n", json.RawMessage("1"), json.RawMessage("[1]"), json.RawMessage("1"), json.RawMessage(`"x"`))
	fmt.Println(string(unicode.ToTitle('ǆ')), string(unicode.ToTitle('Ǆ')), string(unicode.ToTitle('ǳ')), strings.Title("ǆa"), string(unicode.ToTitle('ა')), string(unicode.ToTitle('ᾳ')))
	for _, z := range []string{"America/New_York", "Europe/Paris", "Australia/Sydney", "Europe/London", "Asia/Seoul", "America/Sao_Paulo", "Asia/Kolkata", "Bad/Zone"} {
		l, err := time.LoadLocation(z)
		if err != nil {
			fmt.Println(err)
			continue
		}
		for m := 1; m <= 12; m++ {
			t := time.Date(2024, time.Month(m), 31, 2, 30, 0, 0, l)
			fmt.Println(t, t.UTC().Format(time.RFC3339), t.IsDST())
		}
		for _, d := range []time.Time{time.Date(2024, 3, 10, 2, 30, 0, 0, l), time.Date(2024, 11, 3, 1, 30, 0, 0, l), time.Date(2024, 3, 31, 2, 30, 0, 0, l), time.Date(2024, 10, 27, 2, 30, 0, 0, l), time.Date(2024, 10, 6, 2, 30, 0, 0, l), time.Date(2024, 4, 7, 2, 30, 0, 0, l), time.Date(2000, 4, 7, 2, 30, 0, 0, l)} {
			fmt.Println(d, d.Add(24*time.Hour), d.AddDate(0, 0, 1))
		}
		p, err := time.ParseInLocation("2006-01-02 15:04", "2024-07-04 10:00", l)
		fmt.Println(p, err, p.Unix())
		p, err = time.ParseInLocation("2006-01-02 15:04 MST", "2024-07-04 10:00 EDT", l)
		fmt.Println(p, err, p.Unix())
		p, err = time.ParseInLocation("2006-01-02 15:04 -0700", "2024-07-04 10:00 -0400", l)
		fmt.Println(p, err, p.Unix())
	}
}
