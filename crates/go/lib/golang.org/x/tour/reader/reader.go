// Package reader checks the reader of the tour's exercise.
package reader

import (
	"fmt"
	"io"
	"os"
)

// How many calls, and how many bytes, are looked at.
const enough = 1 << 20

// Validate says whether r gives nothing but the letter A.
func Validate(r io.Reader) {
	buffer := make([]byte, 1024, 2048)
	calls, total := 0, 0
	for ; calls < enough && total < enough; calls++ {
		n, err := r.Read(buffer)
		for i, c := range buffer[:n] {
			if c != 'A' {
				fmt.Fprintf(os.Stderr, "got byte %x at offset %v, want 'A'\n", c, total+i)
				return
			}
		}
		total += n
		if err != nil {
			fmt.Fprintf(os.Stderr, "read error: %v\n", err)
			return
		}
	}
	if total == 0 {
		fmt.Fprintf(os.Stderr, "read zero bytes after %d Read calls\n", calls)
		return
	}
	fmt.Println("OK!")
}
