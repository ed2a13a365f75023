package main

import (
	"fmt"
	"os"
	"testing/fstest"
	"text/template"
)

func main() {
	_, err := template.ParseGlob("*.nothing")
	fmt.Println(err)
	os.WriteFile("a.tmpl", []byte("A {{template \"b.tmpl\" .}}\n"), 0o644)
	os.WriteFile("b.tmpl", []byte("B {{.}}"), 0o644)
	t := template.Must(template.New("x").ParseGlob("*.tmpl"))
	t.ExecuteTemplate(os.Stdout, "a.tmpl", 1)
	t = template.Must(template.ParseFS(fstest.MapFS{"d/c.txt": {Data: []byte("C {{.}}\n")}}, "d/*.txt"))
	fmt.Println(t.Name(), t.Execute(os.Stdout, 2))
	_, err = template.ParseFS(fstest.MapFS{}, "*.x")
	fmt.Println(err)
	os.Remove("a.tmpl")
	os.Remove("b.tmpl")
}
