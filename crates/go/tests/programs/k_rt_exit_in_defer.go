package main

import (
	"fmt"
	"log"
	"os"
)

type E struct{ a, b int }

func main() {
	log.SetFlags(0)
	defer os.Exit(7)
	defer fmt.Println("before exit")
	defer func() {
		if r := recover(); r != nil {
			log.Printf("recovered %v of %T", r, r)
		}
	}()
	log.Panicf("boom %d", 1)
}
