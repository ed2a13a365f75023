// Package singleflight runs a function once for all who ask for the same key meanwhile.
package singleflight

import "sync"

// Result is what DoChan sends.
type Result struct {
	Val    any
	Err    error
	Shared bool
}

type call struct {
	wg    sync.WaitGroup
	val   any
	err   error
	dups  int
	chans []chan<- Result
}

// Group is a set of keys; its zero value is ready.
type Group struct {
	mu sync.Mutex
	m  map[string]*call
}

// Do calls fn, unless a call for the key is under way: then it waits for that one's result.
func (g *Group) Do(key string, fn func() (any, error)) (v any, err error, shared bool) {
	g.mu.Lock()
	if c, under := g.m[key]; under {
		c.dups++
		g.mu.Unlock()
		c.wg.Wait()
		return c.val, c.err, true
	}
	c := g.begin(key)
	g.mu.Unlock()
	g.run(c, key, fn)
	return c.val, c.err, c.dups > 0
}

// DoChan is Do with a channel for the result.
func (g *Group) DoChan(key string, fn func() (any, error)) <-chan Result {
	ch := make(chan Result, 1)
	g.mu.Lock()
	defer g.mu.Unlock()
	if c, under := g.m[key]; under {
		c.dups++
		c.chans = append(c.chans, ch)
		return ch
	}
	c := g.begin(key)
	c.chans = append(c.chans, ch)
	go g.run(c, key, fn)
	return ch
}

func (g *Group) begin(key string) *call {
	if g.m == nil {
		g.m = make(map[string]*call)
	}
	c := new(call)
	c.wg.Add(1)
	g.m[key] = c
	return c
}

func (g *Group) run(c *call, key string, fn func() (any, error)) {
	defer func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		c.wg.Done()
		if g.m[key] == c {
			delete(g.m, key)
		}
		for _, ch := range c.chans {
			ch <- Result{c.val, c.err, c.dups > 0}
		}
	}()
	c.val, c.err = fn()
}

// Forget lets the next Do call its function, even if a call is under way.
func (g *Group) Forget(key string) {
	g.mu.Lock()
	delete(g.m, key)
	g.mu.Unlock()
}
