package main

import "fmt"

func main() {
	i := 1
	for i <= 3 {
		fmt.Print(i, " ")
		i++
	}
	fmt.Println()
	for j := 0; j < 3; j++ {
		fmt.Print(j, " ")
	}
	fmt.Println()
	for i := range 3 {
		fmt.Print("range ", i, ";")
	}
	fmt.Println()
outer:
	for a := 0; ; a++ {
		for b := range 5 {
			switch {
			case b == 3:
				continue outer
			case a == 2:
				break outer
			}
			fmt.Print(a, b, " ")
		}
	}
	fmt.Println()
	for i, r := range "aé世\xff!" {
		fmt.Print(i, ":", string(r), " ")
	}
	fmt.Println()
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
	n := 0
again:
	n++
	if n < 4 {
		goto again
	}
	fmt.Println(n)
	arr := [3]int{1, 2, 3}
	for i, v := range arr {
		arr[2] = 10
		fmt.Print(i, v, " ")
	}
	for i, v := range &arr {
		arr[2] = 20
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	for range 2 {
		fmt.Print("x")
	}
	fmt.Println()
}
