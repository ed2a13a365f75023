package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	sigs := make(chan os.Signal, 1)
	signal.Notify(sigs, syscall.SIGINT, syscall.SIGTERM)
	done := make(chan bool, 1)
	go func() {
		sig := <-sigs
		fmt.Println()
		fmt.Println(sig)
		done <- true
	}()
	go func() {
		time.Sleep(10 * time.Millisecond)
		syscall.Kill(syscall.Getpid(), syscall.SIGTERM)
	}()
	fmt.Println("awaiting signal")
	<-done
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	p, _ := os.FindProcess(os.Getpid())
	p.Signal(os.Interrupt)
	<-ctx.Done()
	fmt.Println("exiting", ctx.Err(), context.Cause(ctx))
}
