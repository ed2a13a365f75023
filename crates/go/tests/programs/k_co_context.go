package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type ctxKey string

func work(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	fmt.Println(work(ctx, time.Millisecond), work(ctx, time.Second))
	fmt.Println(errors.Is(ctx.Err(), context.DeadlineExceeded), context.Cause(ctx))
	_, ok := ctx.Deadline()
	fmt.Println(ok)
	v := context.WithValue(context.Background(), ctxKey("user"), "ann")
	fmt.Println(v.Value(ctxKey("user")), v.Value("user"), v)
	c2, cancel2 := context.WithCancelCause(v)
	cancel2(errors.New("my reason"))
	cancel2(errors.New("second"))
	fmt.Println(c2.Err(), context.Cause(c2), c2.Value(ctxKey("user")))
	parent, pc := context.WithCancel(context.Background())
	child, cc := context.WithTimeout(parent, time.Hour)
	defer cc()
	pc()
	<-child.Done()
	fmt.Println(child.Err(), context.Background(), context.TODO(), parent)
	stop := context.AfterFunc(parent, func() { fmt.Println("after func") })
	time.Sleep(time.Millisecond)
	fmt.Println(stop())
	wo := context.WithoutCancel(parent)
	fmt.Println(wo.Err(), wo.Done() == nil)
	gen := func(ctx context.Context) <-chan int {
		dst := make(chan int)
		go func() {
			defer close(dst)
			for n := 1; ; n++ {
				select {
				case <-ctx.Done():
					return
				case dst <- n:
				}
			}
		}()
		return dst
	}
	gctx, gcancel := context.WithCancel(context.Background())
	for n := range gen(gctx) {
		fmt.Print(n, " ")
		if n == 5 {
			break
		}
	}
	gcancel()
	fmt.Println()
	var wg sync.WaitGroup
	dctx, dcancel := context.WithDeadline(context.Background(), time.Now().Add(15*time.Millisecond))
	defer dcancel()
	res := make([]string, 3)
	for i := range 3 {
		wg.Go(func() {
			if err := work(dctx, time.Duration(i*10)*time.Millisecond); err != nil {
				res[i] = err.Error()
			} else {
				res[i] = "ok"
			}
		})
	}
	wg.Wait()
	fmt.Println(res)
	tc, tcc := context.WithTimeoutCause(context.Background(), time.Millisecond, errors.New("too slow"))
	defer tcc()
	<-tc.Done()
	fmt.Println(tc.Err(), context.Cause(tc))
	var de interface{ Timeout() bool }
	fmt.Println(errors.As(tc.Err(), &de) && de.Timeout())
}
