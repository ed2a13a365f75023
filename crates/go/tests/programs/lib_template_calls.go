package main

import (
	"fmt"
	"strings"
	"text/template"
	"os"
	"bytes"
	"unicode"
)

type User struct {
	Name  string
	Email string
	Admin bool
	Tags  map[string]int
	Posts []*Post
}
type Post struct {
	Title string
	Likes int
	Body  func() string
}

func (u *User) First() string { return strings.Fields(u.Name)[0] }
func (u User) Greet(greeting string, n int) string { return strings.Repeat(greeting+" ", n) + u.Name }
func (p Post) Popular() bool { return p.Likes > 10 }
func (p *Post) Err() (string, error) { return "", fmt.Errorf("no body for %s", p.Title) }

func main() {
	u := &User{"Ann Lee", "ann@x", true, map[string]int{"b": 2, "a": 1}, []*Post{{"One", 5, nil}, {"Two", 50, func() string { return "body!" }}}}
	base := template.New("base").Funcs(template.FuncMap{
		"title": func(s string) string { return string(unicode.ToUpper(rune(s[0]))) + s[1:] },
		"seq": func(n int) []int { r := make([]int, n); for i := range r { r[i] = i }; return r },
		"dict": func(kv ...any) map[string]any { m := map[string]any{}; for i := 0; i+1 < len(kv); i += 2 { m[kv[i].(string)] = kv[i+1] }; return m },
		"safe": func(v any) (any, error) { if v == nil { return nil, fmt.Errorf("nil!") }; return v, nil },
	})
	template.Must(base.Parse(`{{- define "post" -}}
* {{.p.Title}}{{if .p.Popular}} 🔥{{end}} by {{.u.First -}}
{{end -}}
{{define "list"}}{{range $i, $p := .Posts}}{{if $i}}, {{end}}{{template "post" (dict "p" $p "u" $)}}{{end}}{{end -}}
Hi {{.First}}! {{.Greet "yo" 2}}
{{with $x := .Email}}mail={{$x}} {{printf "%q" $x}}{{end}}
{{template "list" .}}
{{range $k, $v := .Tags}}{{$k}}:{{$v}};{{end}}
{{range seq 3}}[{{.}}]{{end}}{{range seq 0}}x{{else}}none{{end}}
{{$n := 1}}{{range .Posts}}{{$n = .Likes}}{{end}}n={{$n}}
{{if or (not .Admin) (and .Admin (eq (len .Posts) 2))}}yes{{else}}no{{end}}
{{with (index .Posts 1).Body}}{{call .}}{{end}}
{{"quoted" | printf "%s-%s" "a" | title | len}} {{1.5}} {{true}} {{'a'}} {{0x10}} {{-3}} {{nil | printf "%v"}}
{{len "héllo"}} {{index .Tags "a"}} {{index .Tags "zz"}} {{slice .Name 1 4}} {{html .Email}} {{and 0 1}} {{or "" "d"}} {{lt 1 2 }} {{ge "b" "a"}} {{eq .Name "x" "Ann Lee"}}
{{- /* trim */ -}}
{{range $i, $_ := .Posts}}{{if eq $i 1}}{{break}}{{end}}i{{$i}}{{end}}
{{block "foot" .}}footer for {{.Name}}{{end}}
`))
	if err := base.Execute(os.Stdout, u); err != nil {
		fmt.Println("ERR:", err)
	}
	clone := template.Must(base.Clone())
	template.Must(clone.Parse(`{{define "foot"}}custom {{.Email}}{{end}}`))
	var buf bytes.Buffer
	fmt.Println(clone.ExecuteTemplate(&buf, "foot", u), buf.String())
	buf.Reset()
	fmt.Println(base.ExecuteTemplate(&buf, "foot", u), buf.String(), base.Lookup("nope") == nil)
	for _, src := range []string{
		"{{.Missing}}", "{{.Name.X}}", "{{(index .Posts 0).Err}}", "{{index .Posts 5}}", "{{.Greet}}", "{{.Greet 1 2}}", "{{safe nil}}", "{{range .Name}}{{end}}", "{{template \"zz\"}}", "{{call .Name}}", "{{index 3 1}}", "{{len nil}}", "{{eq .Tags .Tags}}", "{{lt .Name 3}}", "{{.Tags.q.r}}", "{{slice .Name 9 3}}", "{{call (index .Posts 0).Body}}", "{{with .Posts}}{{.Title}}{{end}}", "{{1 | .Greet}}",
	} {
		t, err := template.Must(base.Clone()).New("x").Parse(src)
		if err != nil {
			fmt.Println("parse", err)
			continue
		}
		fmt.Println(t.Execute(&buf, u))
	}
	for _, src := range []string{"{{if .A}}", "{{.A}", "{{range}}", "{{end}}", "{{else}}", "{{nofn 1}}", "{{$v}}", "{{.A | 3}}", "{{\"x}}", "{{break}}", "{{template}}", "{{define \"x\"}}", "{{if .A}}{{else}}{{else}}{{end}}", "line1\n{{.A B}}", "{{.A..B}}", "{{ ( .A }}", "{{/* x", "{{else if}}", "{{with $x := 1}}{{$y}}{{end}}", "{{.}}{{- .}}{{ -}}", "{{a.b}}"} {
		_, err := template.New("p").Parse(src)
		fmt.Println(err)
	}
}
