package main

import (
	"bufio"
	"bytes"
	"cmp"
	"container/heap"
	"container/list"
	"container/ring"
	"errors"
	"fmt"
	"log"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"text/tabwriter"
	"time"
	"unicode/utf8"

)

type pq []int

func (p pq) Len() int           { return len(p) }
func (p pq) Less(i, j int) bool { return p[i] < p[j] }
func (p pq) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }
func (p *pq) Push(x any)        { *p = append(*p, x.(int)) }
func (p *pq) Pop() any          { o := *p; x := o[len(o)-1]; *p = o[:len(o)-1]; return x }

func main() {
	h := &pq{5, 2, 8}
	heap.Init(h)
	heap.Push(h, 1)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	l := list.New()
	l.PushBack(1)
	l.PushFront(0)
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	rg := ring.New(3)
	for i := range 3 {
		rg.Value = i
		rg = rg.Next()
	}
	rg.Do(func(x any) { fmt.Print(x, ",") })
	fmt.Println()
	m := map[string]int{"b": 2, "a": 1, "c": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Max(slices.Collect(maps.Values(m))))
	type person struct {
		name string
		age  int
	}
	ps := []person{{"A", 30}, {"B", 25}, {"C", 30}}
	slices.SortStableFunc(ps, func(a, b person) int { return cmp.Or(-cmp.Compare(a.age, b.age), strings.Compare(a.name, b.name)) })
	fmt.Println(ps)
	sort.Slice(ps, func(i, j int) bool { return ps[i].name > ps[j].name })
	fmt.Printf("%v %+v %#v %T\n", ps[0], ps[0], ps[0], ps[0])
	i, found := slices.BinarySearch([]int{1, 3, 5}, 3)
	fmt.Println(i, found, slices.Chunk([]int{1, 2, 3}, 2) != nil, slices.Repeat([]int{1}, 3), slices.Insert([]int{1, 4}, 1, 2, 3))
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c)
	}
	fmt.Println()
	_, err := strconv.Atoi("12a")
	fmt.Println(err, errors.Is(err, strconv.ErrSyntax))
	_, err = strconv.ParseInt("99999999999999999999", 10, 64)
	fmt.Println(err, strconv.Quote("hi\n\"x\"\u00e9"), strconv.FormatFloat(1.0/3, 'e', 4, 64), strconv.FormatInt(-255, 16))
	fmt.Println(strings.Fields("  a b  c "), strings.Title("hello world"), strings.Map(func(r rune) rune {
		if r == 'a' {
			return -1
		}
		return r
	}, "banana"), strings.EqualFold("Go", "GO"), strings.Count("cheese", "e"), strings.LastIndex("go gopher", "go"))
	for w := range strings.SplitSeq("a,b,c", ",") {
		fmt.Print(w, ";")
	}
	before, after, ok2 := strings.Cut("k=v", "=")
	fmt.Println(before, after, ok2, strings.NewReplacer("a", "1", "b", "2").Replace("abc"), utf8.RuneCountInString("héllo"))
	var buf bytes.Buffer
	lg := log.New(&buf, "pre: ", log.Lmsgprefix)
	lg.Printf("x=%d", 1)
	fmt.Print(buf.String())
	sc := bufio.NewScanner(strings.NewReader("one two\nthree"))
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		fmt.Print(sc.Text(), "|")
	}
	fmt.Println()
	tw := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', 0)
	fmt.Fprintf(tw, "ID\tName\tScore\n%d\t%s\t%.1f\n%d\t%s\t%.1f\n", 1, "Alice", 9.5, 22, "Bob", 10.0)
	tw.Flush()
	rr := rand.New(rand.NewPCG(1, 2))
	fmt.Println(rr.IntN(100), rr.IntN(100), rr.Perm(5), rr.Float64())
	once := sync.OnceValue(func() int { fmt.Println("once"); return 7 })
	fmt.Println(once(), once())
	tm := time.AfterFunc(time.Hour, func() {})
	fmt.Println(tm.Stop(), tm.Stop())
	tk := time.NewTicker(2 * time.Millisecond)
	n := 0
	for range tk.C {
		if n++; n == 3 {
			tk.Stop()
			break
		}
	}
	fmt.Println(n)
	t := time.Unix(1700000000, 0).UTC()
	fmt.Println(t, t.Month(), t.Format("Jan 2, 2006 at 3:04pm (MST)"), t.Add(36*time.Hour).Weekday(), t.Round(time.Hour), time.Duration(1234567890))
	y, w := t.ISOWeek()
	fmt.Println(y, w, t.In(time.FixedZone("X", 3600*5+1800)).Format(time.RFC3339), time.March)
}
