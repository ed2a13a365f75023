package main

import (
	"fmt"
	"math/rand"
	randv2 "math/rand/v2"
	"net/http"
	"time"
)

func main() {
	d := 5
	time.Sleep(d * time.Second)
	var r *rand.Rand = 5
	var p randv2.PCG = "x"
	var c http.Client = 3
	fmt.Println(r, p, c)
}
