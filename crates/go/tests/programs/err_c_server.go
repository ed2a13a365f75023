package main

import (
	"fmt"
	"os"
	"strconv"
	"context"
)

type Server struct{ Port int }

func (s Server) start() error { return nil }

type Opt func(*Server)

func New(opts ...Opt) *Server { return nil }

func withCtx(ctx context.Context) {}

func main() {
	n := strconv.Atoi("5")
	n, err := strconv.Atoi("5"), nil
	f, _ := os.Open("x")
	defer f.close()
	s := New(1, 2)
	s.Start()
	s.port = 3
	New([]Opt{}...)
	New([]int{}...)
	withCtx(nil, 1)
	withCtx("x")
	var o Opt = func(s Server) {}
	if err := s.start(); err != nil {
		return err
	}
	fmt.Sprintf("%d", n)
	fmt.Println(fmt.Sprint(1) == 1)
	var arr [3]int
	arr[3] = 1
	_ = arr[-1]
	_ = "abc"[5]
	var u8 uint8 = 256
	x := 1 / 0
	y := 10 % 0.0
}
