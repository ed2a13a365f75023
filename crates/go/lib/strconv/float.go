package strconv

// FormatFloat writes a float: fmt is one of 'b', 'e', 'E', 'f', 'g', 'G', 'x', 'X'; prec is
// the number of digits, or -1 for the fewest that read back as the same float of bitSize.
func FormatFloat(f float64, fmt byte, prec, bitSize int) string

// AppendFloat appends what FormatFloat returns.
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	return append(dst, FormatFloat(f, fmt, prec, bitSize)...)
}

// parseFloat reads a float of 32 or 64 bits; problem is 1 for wrong syntax, 2 for out of range.
func parseFloat(s string, bitSize int) (f float64, problem int)

// ParseFloat reads a float of 32 or 64 bits.
func ParseFloat(s string, bitSize int) (float64, error) {
	f, problem := parseFloat(s, bitSize)
	switch problem {
	case 1:
		return 0, syntaxError("ParseFloat", s)
	case 2:
		return f, rangeError("ParseFloat", s)
	}
	return f, nil
}
