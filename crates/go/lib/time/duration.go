package time

import "errors"

// Duration is a span of time in nanoseconds: about 290 years at most.
type Duration int64

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

// String is the duration as "72h3m0.5s"; below a second in ms, µs or ns; "0s".
func (d Duration) String() string {
	if d == 0 {
		return "0s"
	}
	left := uint64(d)
	if d < 0 {
		left = -left
	}
	var text string
	switch {
	case left < uint64(Microsecond):
		text = decimal(left, 1) + "ns"
	case left < uint64(Millisecond):
		text = decimal(left, uint64(Microsecond)) + "µs"
	case left < uint64(Second):
		text = decimal(left, uint64(Millisecond)) + "ms"
	default:
		minutes := left / uint64(Minute)
		text = decimal(left%uint64(Minute), uint64(Second)) + "s"
		if minutes > 0 {
			text = decimal(minutes%60, 1) + "m" + text
		}
		if hours := minutes / 60; hours > 0 {
			text = decimal(hours, 1) + "h" + text
		}
	}
	if d < 0 {
		text = "-" + text
	}
	return text
}

// decimal is n/unit as a decimal without trailing zeros; unit is a power of ten.
func decimal(n, unit uint64) string {
	text := digits(n / unit)
	fraction := n % unit
	if fraction == 0 {
		return text
	}
	text += "."
	for ; fraction > 0; fraction %= unit {
		unit /= 10
		text += string(rune('0' + fraction/unit))
	}
	return text
}

func digits(n uint64) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return digits(n/10) + string(rune('0'+n%10))
}

// appendInt appends a number with at least so many digits.
func appendInt(b []byte, n, width int) []byte {
	u := uint64(n)
	if n < 0 {
		b = append(b, '-')
		u = -u
	}
	text := digits(u)
	for range width - len(text) {
		b = append(b, '0')
	}
	return append(b, text...)
}

func (d Duration) Nanoseconds() int64  { return int64(d) }
func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }
func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }

func (d Duration) inUnits(unit Duration) float64 {
	return float64(d/unit) + float64(d%unit)/float64(unit)
}

func (d Duration) Seconds() float64 { return d.inUnits(Second) }
func (d Duration) Minutes() float64 { return d.inUnits(Minute) }
func (d Duration) Hours() float64   { return d.inUnits(Hour) }

// Truncate rounds toward zero to a multiple of m.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds to the nearest multiple of m, halves away from zero; what does not fit
// becomes the greatest or least duration.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	rest := d % m
	if d < 0 {
		rest = -rest
		if uint64(rest)+uint64(rest) < uint64(m) {
			return d + rest
		}
		if rounded := d - m + rest; rounded < d {
			return rounded
		}
		return minDuration
	}
	if uint64(rest)+uint64(rest) < uint64(m) {
		return d - rest
	}
	if rounded := d + m - rest; rounded > d {
		return rounded
	}
	return maxDuration
}

// Abs is the duration without its sign; of the least one, the greatest.
func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == minDuration:
		return maxDuration
	}
	return -d
}

func unitOf(name string) (uint64, bool) {
	switch name {
	case "ns":
		return uint64(Nanosecond), true
	case "us", "µs", "μs":
		return uint64(Microsecond), true
	case "ms":
		return uint64(Millisecond), true
	case "s":
		return uint64(Second), true
	case "m":
		return uint64(Minute), true
	case "h":
		return uint64(Hour), true
	}
	return 0, false
}

func digitsOf(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// ParseDuration reads a duration such as "300ms", "-1.5h" or "2h45m".
func ParseDuration(s string) (Duration, error) {
	whole := s
	invalid := errors.New("time: invalid duration " + quote(whole))
	negative := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative = s[0] == '-'
		s = s[1:]
	}
	if s == "0" {
		return 0, nil
	}
	if s == "" {
		return 0, invalid
	}
	const most = uint64(1) << 63
	var total uint64
	for s != "" {
		n := digitsOf(s)
		number, fits := leadingUint(s[:n])
		if !fits {
			return 0, invalid
		}
		s = s[n:]
		fraction := ""
		if s != "" && s[0] == '.' {
			f := digitsOf(s[1:])
			fraction = s[1 : 1+f]
			s = s[1+f:]
		}
		if n == 0 && fraction == "" {
			return 0, invalid
		}
		end := 0
		for end < len(s) && s[end] != '.' && (s[end] < '0' || s[end] > '9') {
			end++
		}
		if end == 0 {
			return 0, errors.New("time: missing unit in duration " + quote(whole))
		}
		unit, known := unitOf(s[:end])
		if !known {
			return 0, errors.New("time: unknown unit " + quote(s[:end]) + " in duration " + quote(whole))
		}
		s = s[end:]
		if number > most/unit {
			return 0, invalid
		}
		number = number*unit + fractionOf(fraction, unit)
		total += number
		if number > most || total > most {
			return 0, invalid
		}
	}
	if negative {
		return -Duration(total), nil
	}
	if total > most-1 {
		return 0, invalid
	}
	return Duration(total), nil
}

// leadingUint reads digits; false if they exceed 1<<63.
func leadingUint(s string) (uint64, bool) {
	var n uint64
	for _, c := range []byte(s) {
		if n > 1<<63/10 {
			return 0, false
		}
		n = n*10 + uint64(c-'0')
		if n > 1<<63 {
			return 0, false
		}
	}
	return n, true
}

// fractionOf is 0.digits of a unit; digits beyond what 63 bits hold count nothing.
func fractionOf(digits string, unit uint64) uint64 {
	var n uint64
	scale := 1.0
	for _, c := range []byte(digits) {
		if n > (1<<63-1)/10 {
			break
		}
		next := n*10 + uint64(c-'0')
		if next > 1<<63 {
			break
		}
		n = next
		scale *= 10
	}
	if n == 0 {
		return 0
	}
	return uint64(float64(n) * (float64(unit) / scale))
}
