package main

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestOutside(t *testing.T) {
	var ch chan int
	synctest.Test(t, func(t *testing.T) {
		ch = make(chan int, 1)
	})
	ch <- 1
	time.Sleep(1)
}
