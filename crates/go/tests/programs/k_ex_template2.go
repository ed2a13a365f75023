package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"text/template"
)

type Item struct {
	Name  string
	Price float64
	Qty   int
}

func (i Item) Total() float64 { return i.Price * float64(i.Qty) }

type Order struct {
	ID       int
	Customer *Customer
	Items    []Item
	Meta     map[string]string
}
type Customer struct{ First, Last string }

func (c *Customer) Full() string            { return c.First + " " + c.Last }
func (c Customer) Check(n int) (int, error) {
	if n > 3 {
		return 0, errors.New("too many")
	}
	return n, nil
}

const letter = `Dear {{.Customer.Full}},
{{- /* a comment */}}
{{with .Meta}}Note: {{.note}}{{end}}
{{range $i, $it := .Items -}}
{{inc $i}}. {{$it.Name | printf "%-8s"}} {{printf "%6.2f" $it.Total}}
{{else -}}
nothing
{{end -}}
Total: {{printf "%.2f" (total .Items)}}{{if gt (total .Items) 20.0}} (free shipping){{end}}
{{template "foot" .Customer}}
{{define "foot"}}-- {{.First | upper}} {{len .Last}}{{end}}`

func main() {
	funcs := template.FuncMap{
		"inc":   func(i int) int { return i + 1 },
		"upper": strings.ToUpper,
		"total": func(items []Item) (t float64) {
			for _, i := range items {
				t += i.Total()
			}
			return
		},
		"join": func(sep string, xs ...string) string { return strings.Join(xs, sep) },
	}
	t := template.Must(template.New("letter").Funcs(funcs).Parse(letter))
	o := Order{7, &Customer{"Ann", "Lee"}, []Item{{"tea", 2.5, 4}, {"cake", 12.25, 1}}, map[string]string{"note": "fragile"}}
	if err := t.Execute(os.Stdout, o); err != nil {
		fmt.Println(err)
	}
	fmt.Println()
	t.Execute(os.Stdout, Order{Customer: &Customer{"Bo", "Xi"}})
	fmt.Println()
	for _, text := range []string{"{{.Nope}}", "{{.Customer.Check 2}} {{.Customer.Check 5}}", "{{join \"-\" \"a\" \"b\" \"c\"}}", "{{index .Items 5}}", "{{.ID", "{{nope}}", "{{(index .Items 1).Name}} {{.Customer.Last | join \"+\" \"x\"}}", "{{range $k, $v := .Meta}}{{$k}}={{$v}}{{end}}", "{{if and .ID (not .Meta.x)}}yes{{end}} {{eq .ID 7 8}} {{html \"<b>\"}}"} {
		x, err := template.New("x").Funcs(funcs).Parse(text)
		if err == nil {
			err = x.Execute(os.Stdout, o)
		}
		fmt.Println(" |", err)
	}
	fmt.Println(t.Lookup("foot") != nil, t.Name())
	t.ExecuteTemplate(os.Stdout, "foot", Customer{"q", "rst"})
	fmt.Println()
}
