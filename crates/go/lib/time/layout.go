package time

// The layouts are written as the time 2 January 2006, 15:04:05, -0700, would be.
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

// elements are what a layout is made of, the longer one first where one begins another.
var elements = []string{
	"January", "Jan", "Monday", "Mon", "MST",
	"002", "01", "02", "03", "04", "05", "06",
	"2006", "__2", "_2006", "_2", "15", "PM", "pm",
	"-07:00:00", "-07:00", "-070000", "-0700", "-07",
	"Z07:00:00", "Z07:00", "Z070000", "Z0700", "Z07",
	"1", "2", "3", "4", "5",
}

// element finds the first element of a layout: the text before it, itself, and the rest.
func element(layout string) (before, found, after string) {
	for start := 0; start < len(layout); start++ {
		rest := layout[start:]
		if fraction := fractionElement(layout, start); fraction > 0 {
			return layout[:start], rest[:fraction], rest[fraction:]
		}
		for _, candidate := range elements {
			if len(rest) < len(candidate) || rest[:len(candidate)] != candidate {
				continue
			}
			if candidate == "_2006" {
				return layout[:start+1], "2006", rest[5:]
			}
			if candidate == "Jan" && len(rest) > 3 && 'a' <= rest[3] && rest[3] <= 'z' {
				continue
			}
			if candidate == "Mon" && len(rest) > 3 && 'a' <= rest[3] && rest[3] <= 'z' {
				continue
			}
			return layout[:start], candidate, rest[len(candidate):]
		}
	}
	return layout, "", ""
}

// fractionElement is the length of ".000" or ",999" at a place, 0 if there is none.
func fractionElement(layout string, start int) int {
	rest := layout[start:]
	if len(rest) < 2 || rest[0] != '.' && rest[0] != ',' || rest[1] != '0' && rest[1] != '9' {
		return 0
	}
	end := 1
	for end < len(rest) && rest[end] == rest[1] {
		end++
	}
	if end < len(rest) && '0' <= rest[end] && rest[end] <= '9' {
		return 0
	}
	return end
}

func isFraction(element string) bool { return element[0] == '.' || element[0] == ',' }

// Format writes t as the layout says.
func (t Time) Format(layout string) string { return string(t.AppendFormat(nil, layout)) }

// AppendFormat appends what Format returns.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	for layout != "" {
		before, found, after := element(layout)
		b = append(b, before...)
		if found == "" {
			break
		}
		b = t.appendElement(b, found)
		layout = after
	}
	return b
}

func (t Time) appendElement(b []byte, element string) []byte {
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	twelve := hour % 12
	if twelve == 0 {
		twelve = 12
	}
	switch element {
	case "2006":
		return appendInt(b, year, 4)
	case "06":
		return appendInt(b, max(year, -year)%100, 2)
	case "January":
		return append(b, month.String()...)
	case "Jan":
		return append(b, month.String()[:3]...)
	case "1":
		return appendInt(b, int(month), 0)
	case "01":
		return appendInt(b, int(month), 2)
	case "Monday":
		return append(b, t.Weekday().String()...)
	case "Mon":
		return append(b, t.Weekday().String()[:3]...)
	case "_2":
		if day < 10 {
			b = append(b, ' ')
		}
		return appendInt(b, day, 0)
	case "2":
		return appendInt(b, day, 0)
	case "02":
		return appendInt(b, day, 2)
	case "__2":
		for _, least := range []int{100, 10} {
			if t.YearDay() < least {
				b = append(b, ' ')
			}
		}
		return appendInt(b, t.YearDay(), 0)
	case "002":
		return appendInt(b, t.YearDay(), 3)
	case "15":
		return appendInt(b, hour, 2)
	case "3":
		return appendInt(b, twelve, 0)
	case "03":
		return appendInt(b, twelve, 2)
	case "4":
		return appendInt(b, minute, 0)
	case "04":
		return appendInt(b, minute, 2)
	case "5":
		return appendInt(b, second, 0)
	case "05":
		return appendInt(b, second, 2)
	case "PM":
		return append(b, half(hour, "AM", "PM")...)
	case "pm":
		return append(b, half(hour, "am", "pm")...)
	case "MST":
		return t.appendZoneName(b)
	}
	if isFraction(element) {
		return t.appendFraction(b, element)
	}
	return t.appendOffset(b, element)
}

func half(hour int, morning, afternoon string) string {
	if hour >= 12 {
		return afternoon
	}
	return morning
}

func (t Time) appendZoneName(b []byte) []byte {
	name, offset := t.Zone()
	if name != "" {
		return append(b, name...)
	}
	return appendHoursMinutes(b, offset, "")
}

func appendHoursMinutes(b []byte, offset int, colon string) []byte {
	sign := byte('+')
	if offset < 0 {
		sign, offset = '-', -offset
	}
	b = appendInt(append(b, sign), offset/3600, 2)
	return appendInt(append(b, colon...), offset/60%60, 2)
}

func (t Time) appendFraction(b []byte, element string) []byte {
	digits := appendInt(nil, int(t.nanoseconds), 9)
	kept := min(len(element)-1, 9)
	if element[1] == '9' {
		for kept > 0 && digits[kept-1] == '0' {
			kept--
		}
		if kept == 0 {
			return b
		}
		return append(append(b, element[0]), digits[:kept]...)
	}
	b = append(append(b, element[0]), digits[:kept]...)
	for kept < len(element)-1 {
		b = append(b, '0')
		kept++
	}
	return b
}

func (t Time) appendOffset(b []byte, element string) []byte {
	_, offset := t.Zone()
	if element[0] == 'Z' && offset == 0 {
		return append(b, 'Z')
	}
	form := element[1:]
	colon := ""
	if len(form) > 2 && form[2] == ':' {
		colon = ":"
	}
	length := len(b)
	b = appendHoursMinutes(b, offset, colon)
	switch form {
	case "07":
		return b[:length+3]
	case "070000", "07:00:00":
		return appendInt(append(b, colon...), max(offset, -offset)%60, 2)
	}
	return b
}

// String is the time as "2006-01-02 15:04:05.999999999 -0700 MST", with the monotonic
// reading as "m=+0.000012345" if there is one.
func (t Time) String() string {
	text := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.monotonic == 0 {
		return text
	}
	reading := t.monotonic - 1
	sign := "+"
	if reading < 0 {
		sign, reading = "-", -reading
	}
	return text + " m=" + sign + string(appendInt(nil, int(reading/1e9), 0)) + "." + string(appendInt(nil, int(reading%1e9), 9))
}

// GoString is the time as Go source.
func (t Time) GoString() string {
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	text := "time.Date(" + string(appendInt(nil, year, 0)) + ", time." + month.String()
	for _, n := range []int{day, hour, minute, second, int(t.nanoseconds)} {
		text += ", " + string(appendInt(nil, n, 0))
	}
	switch loc := t.Location(); loc {
	case UTC:
		return text + ", time.UTC)"
	case Local:
		return text + ", time.Local)"
	default:
		return text + ", time.Location(" + quote(loc.String()) + "))"
	}
}

// MarshalText is the time as RFC 3339 has it.
func (t Time) MarshalText() ([]byte, error) { return t.AppendFormat(nil, RFC3339Nano), nil }

// MarshalJSON is the time as a JSON string in RFC 3339.
func (t Time) MarshalJSON() ([]byte, error) {
	return append(t.AppendFormat([]byte{'"'}, RFC3339Nano), '"'), nil
}

// UnmarshalText reads RFC 3339.
func (t *Time) UnmarshalText(data []byte) error {
	var err error
	*t, err = Parse(RFC3339, string(data))
	return err
}

// UnmarshalJSON reads a JSON string in RFC 3339.
func (t *Time) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	var err error
	*t, err = Parse(`"`+RFC3339+`"`, string(data))
	return err
}
