package main

import (
	"fmt"
	"io"
	"net/http"
	"sync"
)

const site = "http://httpbin.org/delay/"

func fetch(seconds int) {
	page, err := http.Get(fmt.Sprint(site, seconds))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer page.Body.Close()
	io.ReadAll(page.Body)
	fmt.Println("got", seconds)
}

func main() {
	var wait sync.WaitGroup
	for _, seconds := range []int{1, 2, 1, 2} {
		wait.Go(func() { fetch(seconds) })
	}
	wait.Wait()
}
