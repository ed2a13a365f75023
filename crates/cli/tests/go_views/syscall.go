package main

import (
	"fmt"
	"sync"
	"syscall"
)

func main() {
	var wg sync.WaitGroup
	wg.Go(func() {
		pause := syscall.NsecToTimespec(5e6)
		syscall.Nanosleep(&pause, nil)
		fmt.Println("back")
	})
	wg.Go(func() {
		n := 0
		for i := range 200_000 {
			n += i % 3
		}
		fmt.Println(n)
	})
	wg.Wait()
}
