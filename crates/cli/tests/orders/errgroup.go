package main

import (
	"errors"
	"fmt"
	"sync"
)

func main() {
	errs := make(chan error, 3)
	var wg sync.WaitGroup
	for _, name := range []string{"a", "b", "c"} {
		wg.Go(func() { errs <- errors.New(name) })
	}
	go func() { wg.Wait(); close(errs) }()
	for err := range errs {
		fmt.Print(err, " ")
	}
	fmt.Println()
}
