package main

import (
	"fmt"
	"os"
)

func main() {
	x := 1
	y := "text" + 2
	fmt.Printn(z)
	return 3
}
