package main

import (
	"errors"
	"fmt"
	"strconv"
)

type stack []int

func (s *stack) pop() int {
	old := *s
	v := old[len(old)-1]
	*s = old[:len(old)-1]
	return v
}

func rpn(toks []string) (res int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("rpn: %v", r)
		}
	}()
	var s stack
	for _, t := range toks {
		switch t {
		case "+", "-", "*", "/":
			b, a := s.pop(), s.pop()
			s = append(s, map[string]func(int, int) int{"+": func(a, b int) int { return a + b }, "-": func(a, b int) int { return a - b }, "*": func(a, b int) int { return a * b }, "/": func(a, b int) int { return a / b }}[t](a, b))
		default:
			n, err := strconv.Atoi(t)
			if err != nil {
				return 0, errors.Unwrap(err)
			}
			s = append(s, n)
		}
	}
	return s.pop(), nil
}

func main() {
	fmt.Println(rpn([]string{"3", "4", "+", "2", "*"}))
	fmt.Println(rpn([]string{"3", "+"}))
	fmt.Println(rpn([]string{"3", "0", "/"}))
	fmt.Println(rpn([]string{"x"}))
	fmt.Println(rpn(nil))
	var err error
	fmt.Println(err.Error())
}
