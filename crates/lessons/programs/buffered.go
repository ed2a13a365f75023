package main

import (
	"fmt"
	"time"
)

func main() {
	shelf := make(chan string, 2)
	go func() {
		for _, book := range []string{"red", "green", "blue", "grey"} {
			fmt.Println("bring", book, "when", len(shelf), "lie there")
			shelf <- book
		}
		close(shelf)
	}()
	for range 4 {
		time.Sleep(10 * time.Millisecond)
		fmt.Println("take", <-shelf)
	}
}
