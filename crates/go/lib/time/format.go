package time

import "errors"

const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

func itoa(n int, width int) string {
	neg := n < 0
	u := uint(n)
	if neg {
		u = -u
	}
	out := ""
	for u > 0 || out == "" {
		out = string(rune('0'+u%10)) + out
		u /= 10
	}
	for len(out) < width {
		out = "0" + out
	}
	if neg {
		out = "-" + out
	}
	return out
}

// The elements of a layout, the longer ones before those that they begin with.
var elements = []string{
	"January", "Jan", "Monday", "Mon", "MST", "2006", "2", "_2006", "_2", "__2",
	"01", "02", "002", "03", "04", "05", "06", "15", "1", "3", "4", "5", "PM", "pm",
	"-070000", "-07:00:00", "-0700", "-07:00", "-07", "Z070000", "Z07:00:00", "Z0700", "Z07:00", "Z07",
}

func hasPrefix(s, p string) bool { return len(s) >= len(p) && s[:len(p)] == p }

// next splits a layout at its first element.
func next(layout string) (prefix, element, suffix string) {
	for i := 0; i < len(layout); i++ {
		rest := layout[i:]
		if (rest[0] == '.' || rest[0] == ',') && len(rest) > 1 && (rest[1] == '0' || rest[1] == '9') {
			j := 1
			for j < len(rest) && rest[j] == rest[1] {
				j++
			}
			if j >= len(rest) || rest[j] < '0' || rest[j] > '9' {
				return layout[:i], rest[:j], rest[j:]
			}
		}
		best := ""
		for _, e := range elements {
			if len(e) > len(best) && hasPrefix(rest, e) {
				best = e
			}
		}
		if best == "Jan" && len(rest) > 3 && rest[3] >= 'a' && rest[3] <= 'z' {
			continue
		}
		if best == "_2006" {
			return layout[:i+1], "2006", rest[5:]
		}
		if best != "" {
			return layout[:i], best, rest[len(best):]
		}
	}
	return layout, "", ""
}

func zoneText(element string, offset int) string {
	if element[0] == 'Z' && offset == 0 {
		return "Z"
	}
	sign := "+"
	if offset < 0 {
		sign = "-"
		offset = -offset
	}
	h, m, s := itoa(offset/3600, 2), itoa(offset%3600/60, 2), itoa(offset%60, 2)
	switch element[1:] {
	case "07":
		return sign + h
	case "0700":
		return sign + h + m
	case "07:00":
		return sign + h + ":" + m
	case "070000":
		return sign + h + m + s
	}
	return sign + h + ":" + m + ":" + s
}

func (t Time) Format(layout string) string { return string(t.AppendFormat(nil, layout)) }

func (t Time) AppendFormat(b []byte, layout string) []byte {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	name, offset := t.Zone()
	for layout != "" {
		prefix, element, suffix := next(layout)
		b = append(b, prefix...)
		if element == "" {
			break
		}
		layout = suffix
		text := ""
		switch element {
		case "January":
			text = month.String()
		case "Jan":
			text = month.String()[:3]
		case "Monday":
			text = t.Weekday().String()
		case "Mon":
			text = t.Weekday().String()[:3]
		case "MST":
			text = name
			if text == "" {
				text = zoneText("-07", offset)
				if offset%3600 != 0 {
					text = zoneText("-0700", offset)
				}
			}
		case "2006":
			text = itoa(year, 4)
		case "06":
			text = itoa(year%100, 2)
		case "01":
			text = itoa(int(month), 2)
		case "1":
			text = itoa(int(month), 0)
		case "02":
			text = itoa(day, 2)
		case "2":
			text = itoa(day, 0)
		case "_2":
			text = itoa(day, 0)
			if day < 10 {
				text = " " + text
			}
		case "002":
			text = itoa(t.YearDay(), 3)
		case "__2":
			text = itoa(t.YearDay(), 0)
			for len(text) < 3 {
				text = " " + text
			}
		case "15":
			text = itoa(hour, 2)
		case "03", "3":
			h := hour % 12
			if h == 0 {
				h = 12
			}
			text = itoa(h, len(element))
		case "04", "4":
			text = itoa(min, len(element))
		case "05", "5":
			text = itoa(sec, len(element))
		case "PM":
			text = "AM"
			if hour >= 12 {
				text = "PM"
			}
		case "pm":
			text = "am"
			if hour >= 12 {
				text = "pm"
			}
		default:
			if element[0] == '.' || element[0] == ',' {
				text = fraction(int(t.nsec()), element)
			} else {
				text = zoneText(element, offset)
			}
		}
		b = append(b, text...)
	}
	return b
}

func fraction(nsec int, element string) string {
	digits := itoa(nsec, 9)
	n := len(element) - 1
	if n > 9 {
		n = 9
	}
	digits = digits[:n]
	if element[1] == '9' {
		for len(digits) > 0 && digits[len(digits)-1] == '0' {
			digits = digits[:len(digits)-1]
		}
		if digits == "" {
			return ""
		}
	}
	return element[:1] + digits
}

func (t Time) String() string {
	s := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&hasMonotonic != 0 {
		m2 := uint64(t.ext)
		sign := "+"
		if t.ext < 0 {
			sign = "-"
			m2 = -m2
		}
		s += " m=" + sign + itoa(int(m2/1e9), 0) + "." + itoa(int(m2%1e9), 9)
	}
	return s
}

func (t Time) GoString() string { return "time." + t.Format("Date(2006, January, 2, 15, 4, 5, ") + itoa(int(t.nsec()), 0) + ", time.UTC)" }

func (t Time) MarshalText() ([]byte, error) { return []byte(t.Format(RFC3339Nano)), nil }

func (t Time) MarshalJSON() ([]byte, error) { return []byte("\"" + t.Format(RFC3339Nano) + "\""), nil }

type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

func (e *ParseError) Error() string {
	if e.Layout == "" && e.Value == "" {
		return e.Message
	}
	if e.Message == "" {
		return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) + ": cannot parse " +
			quote(e.ValueElem) + " as " + quote(e.LayoutElem)
	}
	return "parsing time " + quote(e.Value) + e.Message
}

var errBad = errors.New("bad value for field")

func getnum(s string, min, max int) (int, string, error) {
	i, n := 0, 0
	for i < len(s) && i < max && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	if i < min {
		return 0, s, errBad
	}
	return n, s[i:], nil
}

func lookup(tab []string, s string, short bool) (int, string, error) {
	for i, v := range tab {
		if short {
			v = v[:3]
		}
		if len(s) >= len(v) && fold(s[:len(v)]) == fold(v) {
			return i, s[len(v):], nil
		}
	}
	return -1, s, errBad
}

func fold(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 32
		}
	}
	return string(b)
}

func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC) }

func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc)
}

func parse(layout, value string, loc *Location) (Time, error) {
	alayout, avalue := layout, value
	year, month, day, yday := 0, 1, 1, -1
	hour, min, sec, nsec := 0, 0, 0, 0
	pm, pmSet := false, false
	zone := loc
	rangeOf := ""
	for {
		prefix, element, suffix := next(layout)
		for len(prefix) > 0 {
			if prefix[0] == ' ' {
				if len(value) > 0 && value[0] != ' ' {
					return Time{}, &ParseError{alayout, avalue, prefix, value, ""}
				}
				for len(prefix) > 0 && prefix[0] == ' ' {
					prefix = prefix[1:]
				}
				for len(value) > 0 && value[0] == ' ' {
					value = value[1:]
				}
				continue
			}
			if len(value) == 0 || value[0] != prefix[0] {
				return Time{}, &ParseError{alayout, avalue, prefix, value, ""}
			}
			prefix, value = prefix[1:], value[1:]
		}
		if element == "" {
			if len(value) != 0 {
				return Time{}, &ParseError{alayout, avalue, "", value, ": extra text: " + quote(value)}
			}
			break
		}
		layout = suffix
		hold := value
		var err error
		switch element {
		case "2006":
			year, value, err = getnum(value, 4, 4)
		case "06":
			year, value, err = getnum(value, 2, 2)
			if year >= 69 {
				year += 1900
			} else {
				year += 2000
			}
		case "Jan":
			month, value, err = lookup(longMonths, value, true)
			month++
		case "January":
			month, value, err = lookup(longMonths, value, false)
			month++
		case "Mon":
			_, value, err = lookup(longDays, value, true)
		case "Monday":
			_, value, err = lookup(longDays, value, false)
		case "01", "1":
			month, value, err = getnum(value, len(element), 2)
			if err == nil && (month <= 0 || 12 < month) {
				rangeOf = "month"
			}
		case "02", "2", "_2":
			if element == "_2" && len(value) > 0 && value[0] == ' ' {
				value = value[1:]
			}
			least := 1
			if element == "02" {
				least = 2
			}
			day, value, err = getnum(value, least, 2)
		case "002":
			yday, value, err = getnum(value, 3, 3)
		case "15":
			hour, value, err = getnum(value, 2, 2)
			if err == nil && hour >= 24 {
				rangeOf = "hour"
			}
		case "03", "3":
			hour, value, err = getnum(value, len(element), 2)
			if err == nil && hour > 12 {
				rangeOf = "hour"
			}
		case "04", "4":
			min, value, err = getnum(value, len(element), 2)
			if err == nil && min >= 60 {
				rangeOf = "minute"
			}
		case "05", "5":
			sec, value, err = getnum(value, len(element), 2)
			if err == nil && sec >= 60 {
				rangeOf = "second"
			}
			// A fraction may follow although the layout has none.
			if err == nil && len(value) >= 2 && value[0] == '.' && value[1] >= '0' && value[1] <= '9' {
				_, follow, _ := next(layout)
				if follow == "" || follow[0] != '.' {
					nsec, value = parseFraction(value)
				}
			}
		case "PM", "pm":
			if len(value) < 2 {
				err = errBad
				break
			}
			switch fold(value[:2]) {
			case "pm":
				pm = true
				pmSet = true
			case "am":
				pmSet = true
			default:
				err = errBad
			}
			value = value[2:]
		case "MST":
			if hasPrefix(value, "UTC") {
				zone, value = UTC, value[3:]
				break
			}
			n := 0
			for n < len(value) && value[n] >= 'A' && value[n] <= 'Z' {
				n++
			}
			if n < 3 {
				err = errBad
				break
			}
			zone, value = FixedZone(value[:n], 0), value[n:]
		default:
			if element[0] == '.' || element[0] == ',' {
				if len(value) > 0 && (value[0] == '.' || value[0] == ',') {
					nsec, value = parseFraction(value)
				} else if element[1] == '0' {
					err = errBad
				}
				break
			}
			var offset int
			offset, value, err = parseZone(element, value)
			if err == nil {
				if offset == 0 {
					zone = UTC
				} else {
					zone = FixedZone("", offset)
				}
			}
		}
		if rangeOf != "" {
			return Time{}, &ParseError{alayout, avalue, element, value, ": " + rangeOf + " out of range"}
		}
		if err != nil {
			return Time{}, &ParseError{alayout, avalue, element, hold, ""}
		}
	}
	if pmSet {
		if pm && hour < 12 {
			hour += 12
		} else if !pm && hour == 12 {
			hour = 0
		}
	}
	if yday >= 0 {
		month, day = 1, yday
	} else if day < 1 || day > daysIn(Month(month), year) {
		return Time{}, &ParseError{alayout, avalue, "", value, ": day out of range"}
	}
	return Date(year, Month(month), day, hour, min, sec, nsec, zone), nil
}

func parseFraction(value string) (nsec int, rest string) {
	i := 1
	n := 0
	for i < len(value) && value[i] >= '0' && value[i] <= '9' {
		if i <= 9 {
			n = n*10 + int(value[i]-'0')
		}
		i++
	}
	for k := i - 1; k < 9; k++ {
		n *= 10
	}
	return n, value[i:]
}

func parseZone(element, value string) (offset int, rest string, err error) {
	if element[0] == 'Z' && len(value) > 0 && value[0] == 'Z' {
		return 0, value[1:], nil
	}
	if len(value) == 0 || value[0] != '+' && value[0] != '-' {
		return 0, value, errBad
	}
	neg := value[0] == '-'
	value = value[1:]
	h, value, err := getnum(value, 2, 2)
	if err != nil {
		return 0, value, err
	}
	m := 0
	if len(element) > 3 {
		if len(value) > 0 && value[0] == ':' {
			value = value[1:]
		}
		m, value, err = getnum(value, 2, 2)
		if err != nil {
			return 0, value, err
		}
	}
	offset = h*3600 + m*60
	if neg {
		offset = -offset
	}
	return offset, value, nil
}
