package main

import (
	"fmt"
	"time"
)

type Shape interface{ Area() float64 }
type Sq struct{ s float64 }
type Ci struct{ r float64 }

func (s Sq) Area() float64  { return s.s * s.s }
func (c *Ci) Area() float64 { return 3 * c.r * c.r }

func kind(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case bool, string:
		return fmt.Sprintf("bool or string %v", x)
	case int:
		return fmt.Sprint("int ", x+1)
	case []int:
		return fmt.Sprint("slice of ", len(x))
	case error:
		return "error " + x.Error()
	case func() int:
		return fmt.Sprint("func giving ", x())
	case Shape:
		return fmt.Sprintf("shape %T %.1f", x, x.Area())
	case map[string]int, chan int:
		return fmt.Sprintf("%T", x)
	default:
		return fmt.Sprintf("other %T", x)
	}
}

func main() {
	for i := 0; i < 6; i++ {
		switch i {
		case 0:
			fmt.Print("zero ")
		case 1, 2:
			fmt.Print("one-two ")
			fallthrough
		case 3:
			fmt.Print("three ")
		default:
			fmt.Print("many ")
		}
	}
	fmt.Println()
	t := time.Date(2024, 3, 9, 12, 0, 0, 0, time.UTC)
	switch t.Weekday() {
	case time.Saturday, time.Sunday:
		fmt.Println("weekend", t.Weekday())
	default:
		fmt.Println("weekday")
	}
	for _, v := range []any{nil, true, "s", 4, []int{1, 2}, fmt.Errorf("bad %d", 1), func() int { return 7 }, Sq{2}, &Ci{1}, Ci{2}, map[string]int{}, make(chan int), 3.5, struct{ a int }{1}} {
		fmt.Println(kind(v))
	}
	switch x := 5; {
	case x > 3:
		fmt.Println("big")
	}
}
