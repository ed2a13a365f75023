package main

import (
	"os"
	"strings"
	"text/template"
)

type item struct {
	Name  string
	Price float64
	Tags  []string
}

func (i item) Upper() string { return strings.ToUpper(i.Name) }

func main() {
	t1 := template.New("t1")
	t1, err := t1.Parse("Value is {{.}}\n")
	if err != nil {
		panic(err)
	}
	t1 = template.Must(t1.Parse("Value: {{.}}\n"))
	t1.Execute(os.Stdout, "some text")
	t1.Execute(os.Stdout, 5)
	t1.Execute(os.Stdout, []string{"Go", "Rust", "C++", "C#"})
	Create := func(name, t string) *template.Template { return template.Must(template.New(name).Parse(t)) }
	t2 := Create("t2", "Name: {{.Name}}\n")
	t2.Execute(os.Stdout, struct{ Name string }{"Jane Doe"})
	t2.Execute(os.Stdout, map[string]string{"Name": "Mickey Mouse"})
	t3 := Create("t3", "{{if . -}} yes {{else -}} no {{end}}\n")
	t3.Execute(os.Stdout, "not empty")
	t3.Execute(os.Stdout, "")
	t4 := Create("t4", "Range: {{range .}}{{.}} {{end}}\n")
	t4.Execute(os.Stdout, []string{"Go", "Rust"})
	funcs := template.FuncMap{"join": strings.Join, "add": func(a, b int) int { return a + b }}
	t5 := template.Must(template.New("t5").Funcs(funcs).Parse(`{{define "row"}}- {{.Upper}} {{printf "%.2f" .Price}} {{join .Tags ","}}{{end -}}
{{$n := len .Items}}{{range $i, $e := .Items}}{{add $i 1}}/{{$n}} {{template "row" $e}}
{{else}}none
{{end}}{{with .Note}}note: {{. | printf "%q" | len}}{{else}}no note{{end}}
{{if and .Ok (gt $n 1)}}many{{else if eq $n 1}}one{{else}}zero{{end}} {{not .Ok}} {{index .M "k"}} {{or .Empty "dflt"}} {{html "<a>"}} {{/* c */}}{{ne 1 2}}
`))
	err = t5.Execute(os.Stdout, map[string]any{"Items": []item{{"tea", 2.5, []string{"hot", "green"}}, {"cake", 3, nil}}, "Note": "hi", "Ok": true, "M": map[string]int{"k": 7}, "Empty": ""})
	if err != nil {
		panic(err)
	}
	_, err = template.New("bad").Parse("{{.Name")
	println(err != nil)
	err = Create("t6", "{{.Missing}}\n").Execute(os.Stdout, struct{ A int }{1})
	os.Stdout.WriteString(err.Error() + "\n")
}
