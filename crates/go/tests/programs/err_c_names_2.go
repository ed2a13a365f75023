package main

import (
	"fmt"
	"math/rand"
	"time"
)

func main() {
	d := 5
	time.Sleep(d * time.Second)
	var r *rand.Rand = 5
	fmt.Println(r)
}
