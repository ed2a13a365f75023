package main

import "fmt"

type grid [3][3]rune

func (g *grid) set(r, c int, v rune) *grid { g[r][c] = v; return g }
func (g grid) String() (s string) {
	for _, row := range g {
		for _, c := range row {
			if c == 0 {
				c = '.'
			}
			s += string(c)
		}
		s += "\n"
	}
	return
}
func collatz(n int) (steps int) {
loop:
	if n == 1 {
		return
	}
	steps++
	if n%2 == 0 {
		n /= 2
		goto loop
	}
	n = 3*n + 1
	goto loop
}
func classify(n int) string {
	switch {
	case n < 0:
		return "neg"
	case n == 0:
		return "zero"
	case n%2 == 0:
		if n > 100 {
			break
		}
		return "even"
	default:
		return "odd"
	}
	return "big even"
}
func hanoi(n int, a, b, c string, move func(string, string)) {
	if n > 0 {
		hanoi(n-1, a, c, b, move)
		move(a, c)
		hanoi(n-1, b, a, c, move)
	}
}
func perms(xs []int, k int, f func([]int) bool) bool {
	if k == len(xs) {
		return f(xs)
	}
	for i := k; i < len(xs); i++ {
		xs[k], xs[i] = xs[i], xs[k]
		if !perms(xs, k+1, f) {
			return false
		}
		xs[k], xs[i] = xs[i], xs[k]
	}
	return true
}

func main() {
	var g grid
	fmt.Print(g.set(0, 0, 'x').set(1, 1, 'o').set(2, 2, 'é'))
	fmt.Println(collatz(27), classify(-1), classify(0), classify(4), classify(200), classify(7))
	n := 0
	hanoi(5, "A", "B", "C", func(f, t string) { n++ })
	fmt.Println(n)
	cnt := 0
	perms([]int{1, 2, 3}, 0, func(p []int) bool { fmt.Print(p, " "); cnt++; return cnt < 5 })
	fmt.Println()
	ch := make(chan int)
	quit := make(chan struct{})
	go func() {
		defer close(quit)
		for i := range 10 {
			ch <- fibo(i)
		}
	}()
outer:
	for {
		select {
		case v := <-ch:
			switch {
			case v > 20:
				break outer
			case v%2 == 0:
				continue outer
			}
			fmt.Print(v, " ")
		case <-quit:
			break outer
		}
	}
	fmt.Println()
	primes := []int{}
next:
	for i := 2; len(primes) < 10; i++ {
		for _, p := range primes {
			if i%p == 0 {
				continue next
			}
			if p*p > i {
				break
			}
		}
		primes = append(primes, i)
	}
	fmt.Println(primes)
	var fizz [15]string
	for i := range fizz {
		switch n := i + 1; {
		case n%15 == 0:
			fizz[i] = "FizzBuzz"
		case n%3 == 0:
			fizz[i] = "Fizz"
		case n%5 == 0:
			fizz[i] = "Buzz"
		default:
			fizz[i] = fmt.Sprint(n)
		}
	}
	fmt.Printf("%q\n", fizz[:5])
	w := map[string][]string{}
	for _, s := range []string{"eat", "tea", "tan", "ate", "nat", "bat"} {
		b := []byte(s)
		for i := range b {
			for j := i; j > 0 && b[j] < b[j-1]; j-- {
				b[j], b[j-1] = b[j-1], b[j]
			}
		}
		w[string(b)] = append(w[string(b)], s)
	}
	fmt.Println(w)
}
func fibo(n int) int {
	a, b := 0, 1
	for ; n > 0; n-- {
		a, b = b, a+b
	}
	return a
}
