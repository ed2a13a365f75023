package main

import (
	"fmt"
	"time"
)

func main() {
	go fmt.Print("x ")
	go fmt.Print("y ")
	time.Sleep(time.Millisecond)
	fmt.Println("end")
}
