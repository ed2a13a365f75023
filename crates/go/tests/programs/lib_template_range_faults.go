package main

import (
	"fmt"
	"os"
	"strings"
	"text/template"
)

type T struct {
	S string
	U uint8
	C chan<- int
	F func() int
}

func (T) M(a, b string) string { return a + b }

func main() {
	v := T{"ab", 3, make(chan int), func() int { return 1 }}
	// A channel and a function print their addresses: only what comes before is told.
	for _, s := range []string{`{{range $i, $c := .S}}{{end}}`, `{{range .U}}{{.}},{{end}}`, `{{range .C}}{{end}}`, `{{range .F}}{{end}}`, `{{range (print "a" .S)}}{{end}}`, `{{range .S | printf "%s"}}{{end}}`, `{{range $a, $b := 3}}{{end}}`, `{{range .M "x" .S}}{{end}}`, `{{range $x := (.M "x" "y")}}{{end}}`, `{{range 2.5}}{{end}}`, `{{range true}}{{end}}`} {
		t := template.Must(template.New("t").Parse(s))
		err := t.Execute(os.Stdout, v)
		if err != nil && s[8:10] == ".C" || s[8:10] == ".F" {
			before, _, _ := strings.Cut(err.Error(), "0x")
			fmt.Println(before)
			continue
		}
		fmt.Println(err)
	}
}
