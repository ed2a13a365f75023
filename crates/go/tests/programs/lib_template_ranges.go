package main

import (
	"fmt"
	"iter"
	"os"
	"strings"
	"text/template"
)

type Item struct {
	Name  string
	Price float64
	Tags  []string
}

func (i Item) Discount(p float64) float64 { return i.Price * (1 - p/100) }

func counter(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func main() {
	funcs := template.FuncMap{"upper": strings.ToUpper, "join": strings.Join, "counter": counter,
		"pairs": func() iter.Seq2[string, int] {
			return func(yield func(string, int) bool) {
				_ = yield("a", 1) && yield("b", 2)
			}
		}}
	const text = `{{define "tags"}}[{{join . ", "}}]{{end -}}
Hello {{.User | upper | printf "%-8s|"}}
{{range $i, $it := .Items -}}
{{$i}}: {{$it.Name}} {{printf "%.2f" ($it.Discount 10.0)}} {{template "tags" .Tags}}
{{else}}none
{{end -}}
{{with .Missing}}has {{.}}{{else}}no missing{{end}}
{{range 3}}{{.}} {{end}}
{{range $k, $v := .Map}}{{$k}}={{$v}};{{end}}
{{range counter 5}}{{if eq . 3}}{{break}}{{end}}{{if eq . 1}}{{continue}}{{end}}<{{.}}>{{end}}
{{range $a, $b := pairs}}{{$a}}{{$b}} {{end}}
{{range .Ch}}({{.}}){{else}}empty{{end}}
{{len .Items}} {{index .Map "z"}} {{slice .User 1 3}} {{not true}} {{and 1 0}} {{or 0 "x"}} {{le 1 2}} {{html "<a>"}} {{js "it's"}} {{urlquery "a b&c"}} {{print 1 2 "x"}} {{println "q"}}
{{- /* comment */ -}}
{{$x := 5}}{{$x = 6}}{{$x}} {{if and (gt $x 5) (lt $x 7)}}six{{else if eq $x 5}}five{{end}}
`
	t := template.Must(template.New("main").Funcs(funcs).Parse(text))
	ch := make(chan string, 3)
	ch <- "one"
	ch <- "two"
	close(ch)
	data := map[string]any{
		"User":  "gopher",
		"Items": []Item{{"pen", 1.5, []string{"blue", "ink"}}, {"book", 20, nil}},
		"Map":   map[string]int{"z": 26, "a": 1},
		"Ch":    ch,
	}
	if err := t.Execute(os.Stdout, data); err != nil {
		fmt.Println(err)
	}
	_, err := template.New("bad").Parse("{{.X")
	fmt.Println(err)
	_, err = template.New("bad2").Parse("{{if}}x{{end}}")
	fmt.Println(err)
	_, err = template.New("bad3").Parse("line\n{{nofunc 1}}")
	fmt.Println(err)
	err = template.Must(template.New("exec").Parse("a{{.Nope}}b\n")).Execute(os.Stdout, Item{})
	fmt.Println()
	fmt.Println(err)
	err = template.Must(template.New("opt").Option("missingkey=error").Parse("{{.x}}")).Execute(os.Stdout, map[string]int{})
	fmt.Println(err)
	fmt.Println(len(t.Templates()), t.Lookup("tags") != nil, t.Name())
}
