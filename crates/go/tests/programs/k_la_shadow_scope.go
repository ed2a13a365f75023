package main

import "fmt"

var x = "global"

type T struct{ v int }

func (t T) Val() int   { t.v++; return t.v }
func (t *T) Ptr() int  { t.v++; return t.v }
func change(a [3]int, s []int, m map[string]int, p *T, t T) {
	a[0], s[0], m["k"], p.v, t.v = 9, 9, 9, 9, 9
	s = append(s, 100)
	s[1] = 50
}
func multi() (a, b int, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("wrapped: %v", e)
			a = -1
		}
	}()
	a, b = 1, 2
	panic("oops")
}

func main() {
	fmt.Println(x)
	x := 1
	{
		x := x + 1
		x++
		fmt.Println(x)
	}
	if x := x * 10; x > 5 {
		fmt.Println(x)
	} else if y := x + 1; y > 0 {
		fmt.Println(y)
	}
	fmt.Println(x)
	a, s, m, p, t := [3]int{1, 2, 3}, []int{1, 2, 3}, map[string]int{"k": 1}, &T{1}, T{1}
	change(a, s, m, p, t)
	fmt.Println(a, s, m, *p, t)
	fmt.Println(multi())
	fmt.Println(t.Val(), t.Val(), t.Ptr(), t.Ptr(), t)
	ts := []T{{1}, {2}}
	for _, t := range ts {
		t.Ptr()
	}
	for i := range ts {
		ts[i].Ptr()
	}
	fmt.Println(ts)
	s1 := []int{1, 2, 3, 4, 5}
	s2 := s1[1:3]
	s2 = append(s2, 99)
	fmt.Println(s1, s2, len(s2), cap(s2))
	s3 := s1[1:3:3]
	s3 = append(s3, 77)
	fmt.Println(s1, s3, cap(s3))
	arr := [5]int{1, 2, 3, 4, 5}
	sl := arr[:]
	sl[0] = 100
	b := arr
	b[1] = 200
	fmt.Println(arr, b, sl)
	pa := &arr
	for i, v := range pa {
		pa[4] = 50
		if i == 4 {
			fmt.Println(v)
		}
	}
	m2 := m
	m2["z"] = 1
	fmt.Println(len(m))
	type pair struct {
		a int
		b string
	}
	mp := map[pair]bool{{1, "a"}: true}
	fmt.Println(mp[pair{1, "a"}], mp[pair{2, "a"}])
	c := copy(s1, s1[2:])
	fmt.Println(c, s1)
	bs := []byte("hello")
	copy(bs[1:], "EY")
	fmt.Println(string(bs))
	matrix := [][]int{{1, 2}, {3, 4}}
	row := matrix[0]
	row[0] = 9
	fmt.Println(matrix)
	i := 0
	i, s1[i] = 2, 42
	fmt.Println(i, s1)
	s1[0], s1[1] = s1[1], s1[0]
	fmt.Println(s1)
	fn := func(xs ...int) int { xs[0] = -1; return len(xs) }
	fmt.Println(fn(s1...), s1)
	var np *T
	defer func() { fmt.Println(recover()); fmt.Println(x) }()
	np.Ptr()
}
