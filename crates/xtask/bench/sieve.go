// Slices: the sieve of Eratosthenes.
package main

import "fmt"

func primes(limit int) []int {
	composite := make([]bool, limit+1)
	found := []int{}
	for number := 2; number <= limit; number++ {
		if composite[number] {
			continue
		}
		found = append(found, number)
		for multiple := number * number; multiple <= limit; multiple += number {
			composite[multiple] = true
		}
	}
	return found
}

func main() {
	found := primes(6_000_000)
	total := 0
	for _, number := range found {
		total += number
	}
	fmt.Println(len(found), total%1_000_003)
}
