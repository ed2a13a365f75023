package main

import (
	"fmt"
	"time"
)

const (
	latency = 240 * time.Millisecond
	work    = 240 * time.Millisecond
)

var started = time.Now()
var page, paper [1 << 18]byte

func do(d time.Duration) {
	for end := time.Now().Add(d); time.Now().Before(end); {
		copy(page[:], paper[:])
	}
}

func answer() string {
	time.Sleep(latency)
	return "data"
}

func main() {
	data := answer()
	fmt.Println("use", data)
	do(work)
	fmt.Println("end", time.Since(started).Round(10*time.Millisecond))
}
