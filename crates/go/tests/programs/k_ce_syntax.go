package main

import "fmt"

func main() {
	x := []int{1, 2, 3
	fmt.Println(x)
	if x == nil
	{
	}
	for i := 0; i < 3; i++
		fmt.Println(i)
	var y int = 
	fmt.Println("a" "b")
	else {
	}
}
