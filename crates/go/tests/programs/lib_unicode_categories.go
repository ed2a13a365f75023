package main

import (
	"fmt"
	"unicode"
)

func main() {
	for _, r := range "৩٣Ⅷ½ǅà1²" {
		fmt.Printf("%c %t %t %t %t %t\n", r, unicode.IsDigit(r), unicode.IsNumber(r), unicode.IsTitle(r), unicode.IsLetter(r), unicode.IsUpper(r))
	}
	var n [16]int
	for r := rune(0); r < 0x3000; r++ {
		for i, f := range []func(rune) bool{unicode.IsDigit, unicode.IsNumber, unicode.IsTitle, unicode.IsLetter, unicode.IsUpper, unicode.IsLower, unicode.IsSpace, unicode.IsPunct, unicode.IsSymbol, unicode.IsControl, unicode.IsGraphic, unicode.IsPrint, unicode.IsMark} {
			if f(r) {
				n[i]++
			}
		}
	}
	fmt.Println(n)
}
