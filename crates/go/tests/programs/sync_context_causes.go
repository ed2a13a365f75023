package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type ctxKey string

var ErrQuota = errors.New("quota exceeded")

func worker(ctx context.Context, id int, out chan<- string, wg *sync.WaitGroup) {
	defer wg.Done()
	for i := 0; ; i++ {
		select {
		case <-ctx.Done():
			out <- fmt.Sprintf("w%d stop after %d: %v / %v", id, i, ctx.Err(), context.Cause(ctx))
			return
		case <-time.After(time.Duration(id) * 10 * time.Millisecond):
		}
	}
}

func main() {
	ctx, cancel := context.WithCancelCause(context.WithValue(context.Background(), ctxKey("user"), "ada"))
	fmt.Println(ctx.Value(ctxKey("user")), ctx.Value("user"), ctx.Err(), context.Cause(ctx))
	var wg sync.WaitGroup
	out := make(chan string, 4)
	for id := 1; id <= 3; id++ {
		wg.Add(1)
		go worker(ctx, id, out, &wg)
	}
	done := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		fmt.Println("after func ran:", context.Cause(ctx))
		close(done)
	})
	time.Sleep(35 * time.Millisecond)
	cancel(fmt.Errorf("stopping: %w", ErrQuota))
	cancel(nil)
	<-done
	wg.Wait()
	close(out)
	n := 0
	for range out {
		n++
	}
	fmt.Println(n, "workers;", stop(), errors.Is(context.Cause(ctx), ErrQuota))

	tctx, c2 := context.WithTimeoutCause(context.Background(), 20*time.Millisecond, errors.New("too slow"))
	defer c2()
	dl, ok := tctx.Deadline()
	fmt.Println(ok, time.Until(dl) <= 20*time.Millisecond)
	<-tctx.Done()
	fmt.Println(tctx.Err(), context.Cause(tctx), errors.Is(tctx.Err(), context.DeadlineExceeded))
	var te interface{ Timeout() bool }
	fmt.Println(errors.As(tctx.Err(), &te) && te.Timeout())

	parent, pc := context.WithCancel(context.Background())
	detached := context.WithoutCancel(parent)
	child, cc := context.WithDeadline(parent, time.Now().Add(-time.Second))
	defer cc()
	fmt.Println(child.Err())
	pc()
	fmt.Println(parent.Err(), detached.Err(), detached.Done() == nil)
	fmt.Println(parent)
	fmt.Println(ctx)
	fmt.Println(context.Background(), context.TODO(), detached)
	s2 := context.AfterFunc(context.Background(), func() { fmt.Println("never") })
	fmt.Println(s2(), s2())
	defer func() { fmt.Println(recover()) }()
	context.WithValue(nil, 1, 2)
}
