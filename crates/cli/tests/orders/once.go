package main

import (
	"fmt"
	"sync"
)

func main() {
	var once sync.Once
	var wg sync.WaitGroup
	for _, name := range []string{"ann", "bob", "cho"} {
		wg.Go(func() {
			once.Do(func() { fmt.Println("first:", name) })
		})
	}
	wg.Wait()
}
