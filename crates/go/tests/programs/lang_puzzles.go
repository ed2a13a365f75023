package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strings"
)

type Board [9][9]int

func (b *Board) ok(r, c, v int) bool {
	for i := 0; i < 9; i++ {
		if b[r][i] == v || b[i][c] == v || b[r/3*3+i/3][c/3*3+i%3] == v {
			return false
		}
	}
	return true
}
func (b *Board) solve() bool {
	for r := range b {
		for c := range b[r] {
			if b[r][c] != 0 {
				continue
			}
			for v := 1; v <= 9; v++ {
				if b.ok(r, c, v) {
					b[r][c] = v
					if b.solve() {
						return true
					}
					b[r][c] = 0
				}
			}
			return false
		}
	}
	return true
}

type Life struct {
	w, h int
	g    []bool
}

func (l *Life) at(x, y int) bool { return l.g[(y+l.h)%l.h*l.w+(x+l.w)%l.w] }
func (l *Life) step() {
	n := make([]bool, len(l.g))
	for y := range l.h {
		for x := range l.w {
			k := 0
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					if (dx != 0 || dy != 0) && l.at(x+dx, y+dy) {
						k++
					}
				}
			}
			n[y*l.w+x] = k == 3 || k == 2 && l.at(x, y)
		}
	}
	l.g = n
}
func (l *Life) String() string {
	var b strings.Builder
	for y := range l.h {
		for x := range l.w {
			if l.at(x, y) {
				b.WriteByte('#')
			} else {
				b.WriteByte('.')
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func permutations(s string) (out []string) {
	var rec func([]byte, int)
	rec = func(b []byte, i int) {
		if i == len(b) {
			out = append(out, string(b))
			return
		}
		for j := i; j < len(b); j++ {
			b[i], b[j] = b[j], b[i]
			rec(b, i+1)
			b[i], b[j] = b[j], b[i]
		}
	}
	rec([]byte(s), 0)
	sort.Strings(out)
	return
}

func hanoi(n int, a, b, c string, move func(string, string)) {
	if n > 0 {
		hanoi(n-1, a, c, b, move)
		move(a, c)
		hanoi(n-1, b, a, c, move)
	}
}

type Graph map[string][]string

func (g Graph) bfs(from, to string) []string {
	prev := map[string]string{from: ""}
	q := []string{from}
	for len(q) > 0 {
		n := q[0]
		q = q[1:]
		if n == to {
			var path []string
			for n != "" {
				path = append([]string{n}, path...)
				n = prev[n]
			}
			return path
		}
		for _, m := range g[n] {
			if _, seen := prev[m]; !seen {
				prev[m] = n
				q = append(q, m)
			}
		}
	}
	return nil
}

func main() {
	rows := []string{"53..7....", "6..195...", ".98....6.", "8...6...3", "4..8.3..1", "7...2...6", ".6....28.", "...419..5", "....8..79"}
	var b Board
	for r, s := range rows {
		for c, ch := range s {
			if ch != '.' {
				b[r][c] = int(ch - '0')
			}
		}
	}
	fmt.Println(b.solve())
	for _, r := range b {
		fmt.Println(strings.Trim(fmt.Sprint(r), "[]"))
	}
	l := &Life{w: 8, h: 6, g: make([]bool, 48)}
	for _, p := range [][2]int{{1, 0}, {2, 1}, {0, 2}, {1, 2}, {2, 2}} {
		l.g[p[1]*8+p[0]] = true
	}
	for range 4 {
		l.step()
	}
	fmt.Print(l)
	fmt.Println(permutations("abc"))
	n := 0
	hanoi(6, "A", "B", "C", func(a, b string) { n++ })
	fmt.Println(n)
	g := Graph{"a": {"b", "c"}, "b": {"d"}, "c": {"d", "e"}, "d": {"f"}, "e": {"f"}}
	fmt.Println(g.bfs("a", "f"), g.bfs("f", "a"))
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	memo := map[int]int{}
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		if v, ok := memo[n]; ok {
			return v
		}
		memo[n] = fib(n-1) + fib(n-2)
		return memo[n]
	}
	fmt.Fprintf(w, "%d %v\n", fib(80), len(memo))
	tri := make([][]int, 6)
	for i := range tri {
		tri[i] = make([]int, i+1)
		tri[i][0], tri[i][i] = 1, 1
		for j := 1; j < i; j++ {
			tri[i][j] = tri[i-1][j-1] + tri[i-1][j]
		}
		fmt.Fprintf(w, "%*s%v\n", 6-i, "", tri[i])
	}
}
