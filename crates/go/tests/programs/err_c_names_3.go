package main

import (
	"crypto/sha256"
	"fmt"
	"math/big"
	"math/rand/v2"
	"time"
)

func main() {
	var t time.Time = sha256.Sum256(nil)
	var p rand.PCG = big.NewInt(1)
	fmt.Println(t, p)
}
