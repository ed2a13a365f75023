package main

import (
	"context"
	"fmt"
	"sync"
	"time"
)

func listen(ctx context.Context, name string, every time.Duration) {
	for n := 1; ; n++ {
		select {
		case <-ctx.Done():
			fmt.Println(name, "stops:", ctx.Err())
			return
		case <-time.After(every):
			fmt.Println(name, n)
		}
	}
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	var radio sync.WaitGroup
	radio.Go(func() { listen(ctx, "news", 40*time.Millisecond) })
	radio.Wait()
	fmt.Println("silence")
}
