package strconv

// FormatComplex writes c as (a+bi), its parts as FormatFloat does. It panics if bitSize is
// neither 64 nor 128.
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	im := FormatFloat(imag(c), fmt, prec, bitSize/2)
	if im[0] != '+' && im[0] != '-' {
		im = "+" + im
	}
	return "(" + FormatFloat(real(c), fmt, prec, bitSize/2) + im + "i)"
}

// ParseComplex reads N, Ni or N+Ni, in parentheses or not.
func ParseComplex(s string, bitSize int) (complex128, error) {
	const function = "ParseComplex"
	size := 64
	if bitSize == 64 {
		size = 32
	}
	text := s
	if len(s) >= 2 && s[0] == '(' && s[len(s)-1] == ')' {
		text = s[1 : len(s)-1]
	}
	if text == "" {
		return 0, syntaxError(function, s)
	}
	var problem error
	part := func(text string) float64 {
		x, err := ParseFloat(text, size)
		if err != nil && (problem == nil || err.(*NumError).Err == ErrSyntax) {
			problem = &NumError{function, s, err.(*NumError).Err}
		}
		return x
	}
	var z complex128
	if text[len(text)-1] != 'i' {
		z = complex(part(text), 0)
	} else {
		text = text[:len(text)-1]
		// The sign between the parts is the last that does not belong to an exponent.
		at := 0
		for i := len(text) - 1; i > 0; i-- {
			hex := len(text) > 1 && (text[i-1] == 'p' || text[i-1] == 'P')
			if (text[i] == '+' || text[i] == '-') && text[i-1] != 'e' && text[i-1] != 'E' && !hex {
				at = i
				break
			}
		}
		re, im := text[:at], text[at:]
		x := 0.0
		if re != "" {
			x = part(re)
		}
		z = complex(x, part(im))
	}
	if problem != nil && problem.(*NumError).Err == ErrSyntax {
		return 0, problem
	}
	return z, problem
}
