package main

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestLeak(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ch := make(chan int)
		go func() { ch <- 1 }()
		go func() { time.Sleep(time.Hour) }()
		t.Log("done")
	})
}
