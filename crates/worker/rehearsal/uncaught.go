// A first mistake while it runs.
package main

import "fmt"

func main() {
	var m map[string]int
	go func() { fmt.Println("never seen, perhaps") }()
	m["a"] = 1
}
