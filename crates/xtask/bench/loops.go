// Loops: small integers, comparisons and local names.
package main

import "fmt"

func grid(side int) int {
	total := 0
	for row := range side {
		column := 0
		for column < side {
			if (row^column)&1 != 0 {
				total += row * column
			} else {
				total -= column
			}
			column++
		}
	}
	return total % 1_000_003
}

func main() { fmt.Println(grid(5000)) }
