// Maps and strings: words counted, ranked, joined and taken apart.
package main

import (
	"fmt"
	"sort"
	"strings"
)

func words(count int) (int, int, int) {
	seen := map[string]int{}
	for number := range count {
		seen["word"+fmt.Sprint(number*7919%997)]++
	}
	ranked := make([]string, 0, len(seen))
	for name := range seen {
		ranked = append(ranked, name)
	}
	sort.Slice(ranked, func(i, j int) bool {
		if seen[ranked[i]] != seen[ranked[j]] {
			return seen[ranked[i]] > seen[ranked[j]]
		}
		return ranked[i] < ranked[j]
	})
	text := strings.ToUpper(strings.Join(ranked[:300], ","))
	total := 0
	for _, part := range strings.Split(text, ",") {
		total += len(strings.ReplaceAll(part, "WORD", "w"))
	}
	return count, len(seen), total
}

func main() {
	var a, b, c int
	for range 10 {
		a, b, c = words(120_000)
	}
	fmt.Println(a, b, c)
}
