package main

import (
	"errors"
	"fmt"
	"math/rand"
	"runtime"
	"sync"
	"sync/atomic"
)

type Account struct {
	mu      sync.Mutex
	id      int
	balance int
}

var ErrFunds = errors.New("insufficient funds")

func transfer(from, to *Account, amt int) error {
	if from == to {
		return nil
	}
	a, b := from, to
	if a.id > b.id {
		a, b = b, a
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	b.mu.Lock()
	defer b.mu.Unlock()
	if from.balance < amt {
		return fmt.Errorf("account %d: %w (have %d, need %d)", from.id, ErrFunds, from.balance, amt)
	}
	from.balance -= amt
	to.balance += amt
	return nil
}

type Matrix [][]float64

func New(n, m int) Matrix {
	x := make(Matrix, n)
	for i := range x {
		x[i] = make([]float64, m)
	}
	return x
}

func Mul(a, b Matrix) Matrix {
	n, m, k := len(a), len(b[0]), len(b)
	c := New(n, m)
	rows := make(chan int)
	var wg sync.WaitGroup
	for w := 0; w < runtime.GOMAXPROCS(0); w++ {
		wg.Go(func() {
			for i := range rows {
				for j := range m {
					var s float64
					for x := range k {
						s += a[i][x] * b[x][j]
					}
					c[i][j] = s
				}
			}
		})
	}
	for i := range n {
		rows <- i
	}
	close(rows)
	wg.Wait()
	return c
}

func mergeSort(xs []int, depth int) []int {
	if len(xs) < 2 {
		return xs
	}
	mid := len(xs) / 2
	var l, r []int
	if depth > 0 {
		var wg sync.WaitGroup
		wg.Add(2)
		go func() { defer wg.Done(); l = mergeSort(xs[:mid], depth-1) }()
		go func() { defer wg.Done(); r = mergeSort(xs[mid:], depth-1) }()
		wg.Wait()
	} else {
		l, r = mergeSort(xs[:mid], 0), mergeSort(xs[mid:], 0)
	}
	out := make([]int, 0, len(xs))
	for len(l) > 0 && len(r) > 0 {
		if l[0] <= r[0] {
			out, l = append(out, l[0]), l[1:]
		} else {
			out, r = append(out, r[0]), r[1:]
		}
	}
	return append(append(out, l...), r...)
}

func main() {
	accs := make([]*Account, 5)
	for i := range accs {
		accs[i] = &Account{id: i, balance: 100}
	}
	var failed atomic.Int32
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Add(1)
		go func(seed int64) {
			defer wg.Done()
			r := rand.New(rand.NewSource(seed))
			for range 200 {
				if err := transfer(accs[r.Intn(5)], accs[r.Intn(5)], r.Intn(50)); errors.Is(err, ErrFunds) {
					failed.Add(1)
				}
			}
		}(int64(w))
	}
	wg.Wait()
	sum := 0
	for _, a := range accs {
		sum += a.balance
	}
	fmt.Println("total", sum, failed.Load() > 0)
	fmt.Println(transfer(&Account{id: 9, balance: 1}, accs[0], 1000))
	a := Matrix{{1, 2}, {3, 4}, {5, 6}}
	b := Matrix{{1, 0, 2}, {0, 1, 3}}
	fmt.Println(Mul(a, b))
	r := rand.New(rand.NewSource(42))
	xs := r.Perm(20)
	fmt.Println(xs, r.Float64(), r.Int63n(1000))
	fmt.Println(mergeSort(xs, 2))
	rand.New(rand.NewSource(7)).Shuffle(len(xs), func(i, j int) { xs[i], xs[j] = xs[j], xs[i] })
	fmt.Println(xs)
}
