package main

import (
	"fmt"
	"log"
	"testing"
	"time"
)

func TestOutput(t *testing.T) {
	fmt.Fprintf(t.Output(), "one\ntwo %d\n", 2)
	fmt.Fprint(t.Output(), "begun")
	t.Log("logged\nover lines")
	fmt.Fprint(t.Output(), " and ")
	fmt.Fprintln(t.Output(), "ended")
	l := log.New(t.Output(), "app: ", 0)
	l.Println("hello")
	t.Attr("key", "some value")
	t.Run("sub", func(t *testing.T) {
		t.Attr("k", "v")
		fmt.Fprint(t.Output(), "left open")
	})
}

func TestLate(t *testing.T) {
	late := make(chan func())
	t.Run("sub", func(t *testing.T) {
		go func() { late <- func() { t.Log("late in sub") } }()
	})
	(<-late)()
	done := make(chan bool)
	go func() {
		<-done
		t.Log("nobody hears")
	}()
	time.AfterFunc(5*time.Millisecond, func() { close(done) })
}

func TestAfter(t *testing.T) { time.Sleep(10 * time.Millisecond) }

func TestCleanups(t *testing.T) {
	t.Cleanup(func() { t.Log("outer cleanup") })
	t.Run("sub", func(t *testing.T) {
		t.Cleanup(func() { t.Log("sub cleanup", t.Failed()) })
		t.Log("before")
		panic("in sub")
	})
}
