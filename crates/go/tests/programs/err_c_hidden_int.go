package main

import "fmt"

type Stack[T any] struct { items []T }
func (s Stack[T]) Pop() T { return s.items[0] }
func (s Stack[int]) Len() int { return len(s.items) }
func main() { var s Stack[string]; var n int = s.Pop(); fmt.Println(n) }
