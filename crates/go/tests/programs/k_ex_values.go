package main

import "fmt"

func main() {
	fmt.Println("inter" + "leave")
	fmt.Println("7/2 =", 7/2, "7%2 =", 7%2, "-7/2 =", -7/2, "-7%2 =", -7%2)
	fmt.Println("7.0/2.0 =", 7.0/2.0)
	fmt.Println(true && false, true || false, !true)
	fmt.Println(0b1010, 0o17, 0xff, 1_000_000, 'a', '\n', '\u00e9')
	fmt.Println(1e3, 1e21, 1e20, 123456789.0, 0.000001, 0.0000001, float32(0.1), 3+4i)
	var i8 int8 = 127
	i8++
	var u8 uint8 = 0
	u8--
	fmt.Println(i8, u8, ^0, 5&^3, 6^3, 1<<10, -1>>1)
	fmt.Printf("%T %T %T %T %T %T\n", 1, 1.0, 'a', "s", 1i, nil)
	x, y := 3, 4
	x, y = y, x
	fmt.Println(x, y)
	const big = 1 << 62
	fmt.Println(big, big>>60, uint64(1<<63))
	fmt.Println("héllo"[1], len("héllo"), []rune("héllo")[1], string([]rune{72, 105}), []byte("hi"))
}
