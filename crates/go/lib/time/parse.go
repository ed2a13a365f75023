package time

import "errors"

// ParseError says where a text does not fit its layout.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quote(e.Value) + e.Message
	}
	return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) +
		": cannot parse " + quote(e.ValueElem) + " as " + quote(e.LayoutElem)
}

// quote puts double quotes about a text, and escapes what is not printable ASCII.
func quote(s string) string {
	const hex = "0123456789abcdef"
	quoted := []byte{'"'}
	for at := 0; at < len(s); at++ {
		switch c := s[at]; {
		case c == '"' || c == '\\':
			quoted = append(quoted, '\\', c)
		case c < ' ' || c >= 0x80:
			quoted = append(quoted, '\\', 'x', hex[c>>4], hex[c&15])
		default:
			quoted = append(quoted, c)
		}
	}
	return string(append(quoted, '"'))
}

var errBad = errors.New("bad value for field")

// fields are what was read of a time; -1: not there.
type fields struct {
	year, month, day, yearDay  int
	hour, minute, second, nano int
	afternoon, morning         bool
	zone                       *Location
	offset                     int
	zoneName                   string
	outOfRange                 string
}

// Parse reads a time that is written as the layout says; in UTC if no zone is there.
func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

// ParseInLocation is Parse with the location of times that have no zone.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

func parse(layout, value string, usual, local *Location) (Time, error) {
	wholeLayout, wholeValue := layout, value
	f := fields{month: -1, day: -1, yearDay: -1, offset: -1}
	for {
		before, found, after := element(layout)
		rest, fits := skip(value, before)
		if !fits {
			return Time{}, &ParseError{wholeLayout, wholeValue, before, rest, ""}
		}
		value = rest
		if found == "" {
			if value != "" {
				return Time{}, &ParseError{wholeLayout, wholeValue, "", value, ": extra text: " + quote(value)}
			}
			break
		}
		layout = after
		held := value
		var err error
		value, err = f.read(found, after, value)
		if err != nil {
			return Time{}, &ParseError{wholeLayout, wholeValue, found, held, ""}
		}
		if f.outOfRange != "" {
			return Time{}, &ParseError{wholeLayout, wholeValue, found, value, ": " + f.outOfRange + " out of range"}
		}
	}
	if f.afternoon && f.hour < 12 {
		f.hour += 12
	} else if f.morning && f.hour == 12 {
		f.hour = 0
	}
	if problem := f.settleDay(); problem != "" {
		return Time{}, &ParseError{wholeLayout, wholeValue, "", value, ": " + problem}
	}
	return f.time(usual, local), nil
}

// skip takes a layout's literal text off; spaces match spaces.
func skip(value, prefix string) (string, bool) {
	for prefix != "" {
		if prefix[0] == ' ' {
			if value != "" && value[0] != ' ' {
				return value, false
			}
			for prefix != "" && prefix[0] == ' ' {
				prefix = prefix[1:]
			}
			for value != "" && value[0] == ' ' {
				value = value[1:]
			}
			continue
		}
		if value == "" || value[0] != prefix[0] {
			return value, false
		}
		prefix, value = prefix[1:], value[1:]
	}
	return value, true
}

// number reads least to most digits.
func number(s string, least, most int) (int, string, error) {
	n := min(digitsOf(s), most)
	if n < least || n == 0 {
		return 0, s, errBad
	}
	read, _ := leadingUint(s[:n])
	return int(read), s[n:], nil
}

// signedPair reads two characters as a number: two digits, or a sign and one.
func signedPair(s string) (int, string, error) {
	if len(s) < 2 {
		return 0, s, errBad
	}
	if s[0] == '+' || s[0] == '-' {
		n, rest, err := number(s[1:], 1, 1)
		if s[0] == '-' {
			n = -n
		}
		return n, rest, err
	}
	return number(s, 2, 2)
}

// name reads one of the names, or their first letters, whatever the case.
func name(s string, names []string, letters int) (int, string, error) {
	for i, name := range names {
		if letters > 0 {
			name = name[:letters]
		}
		if len(s) >= len(name) && equalFold(s[:len(name)], name) {
			return i, s[len(name):], nil
		}
	}
	return -1, s, errBad
}

func equalFold(a, b string) bool {
	for i := range len(a) {
		if a[i] != b[i] && (a[i]|0x20 != b[i]|0x20 || a[i]|0x20 < 'a' || a[i]|0x20 > 'z') {
			return false
		}
	}
	return true
}

func (f *fields) ranged(n, least, most int, what string) {
	if n < least || n > most {
		f.outOfRange = what
	}
}

// read reads one element of the layout off the value.
func (f *fields) read(element, after, value string) (string, error) {
	var err error
	switch element {
	case "2006":
		if len(value) < 4 || value[0] < '0' || value[0] > '9' {
			return value, errBad
		}
		f.year, value, err = number(value, 4, 4)
	case "06":
		if f.year, value, err = signedPair(value); err == nil {
			if f.year >= 69 {
				f.year += 1900
			} else {
				f.year += 2000
			}
		}
	case "January", "Jan":
		letters := 0
		if element == "Jan" {
			letters = 3
		}
		f.month, value, err = name(value, monthNames, letters)
		f.month++
	case "1", "01":
		f.month, value, err = number(value, len(element), 2)
		if err == nil && (f.month <= 0 || f.month > 12) {
			f.outOfRange = "month"
		}
	case "Monday":
		_, value, err = name(value, dayNames, 0)
	case "Mon":
		_, value, err = name(value, dayNames, 3)
	case "2", "_2", "02":
		if element == "_2" && value != "" && value[0] == ' ' {
			value = value[1:]
		}
		least := 1
		if element == "02" {
			least = 2
		}
		f.day, value, err = number(value, least, 2)
	case "__2", "002":
		for range 2 {
			if element == "__2" && value != "" && value[0] == ' ' {
				value = value[1:]
			}
		}
		least := 1
		if element == "002" {
			least = 3
		}
		f.yearDay, value, err = number(value, least, 3)
	case "15":
		f.hour, value, err = number(value, 1, 2)
		f.ranged(f.hour, 0, 23, "hour")
	case "3", "03":
		f.hour, value, err = number(value, len(element), 2)
		f.ranged(f.hour, 0, 12, "hour")
	case "4", "04":
		f.minute, value, err = number(value, len(element), 2)
		f.ranged(f.minute, 0, 59, "minute")
	case "5", "05":
		f.second, value, err = number(value, len(element), 2)
		if err == nil {
			f.ranged(f.second, 0, 59, "second")
			value, err = f.unaskedFraction(after, value)
		}
	case "PM", "pm":
		if len(value) < 2 {
			return value, errBad
		}
		morning, afternoon := "AM", "PM"
		if element == "pm" {
			morning, afternoon = "am", "pm"
		}
		switch value[:2] {
		case afternoon:
			f.afternoon = true
		case morning:
			f.morning = true
		default:
			return value, errBad
		}
		value = value[2:]
	case "MST":
		return f.zoneAbbreviation(value)
	default:
		if isFraction(element) {
			return f.fraction(element, value)
		}
		return f.zoneOffset(element, value)
	}
	return value, err
}

// unaskedFraction reads a fraction after the seconds that the layout does not have.
func (f *fields) unaskedFraction(after, value string) (string, error) {
	if len(value) < 2 || value[0] != '.' && value[0] != ',' || value[1] < '0' || value[1] > '9' {
		return value, nil
	}
	if before, next, _ := element(after); before == "" && next != "" && isFraction(next) {
		return value, nil
	}
	digits := digitsOf(value[1:])
	f.nano = nanosOf(value[1 : 1+digits])
	return value[1+digits:], nil
}

func nanosOf(digits string) int {
	digits = digits[:min(len(digits), 9)]
	n, _ := leadingUint(digits)
	for range 9 - len(digits) {
		n *= 10
	}
	return int(n)
}

func (f *fields) fraction(element, value string) (string, error) {
	if element[1] == '9' {
		if len(value) < 2 || value[0] != '.' && value[0] != ',' || value[1] < '0' || value[1] > '9' {
			return value, nil
		}
		digits := digitsOf(value[1:])
		f.nano = nanosOf(value[1 : 1+digits])
		return value[1+digits:], nil
	}
	if len(value) < len(element) || value[0] != '.' && value[0] != ',' || digitsOf(value[1:]) < len(element)-1 {
		return value, errBad
	}
	f.nano = nanosOf(value[1:len(element)])
	return value[len(element):], nil
}

func (f *fields) zoneAbbreviation(value string) (string, error) {
	if len(value) >= 3 && value[:3] == "UTC" {
		f.zone = UTC
		return value[3:], nil
	}
	length := abbreviation(value)
	if length == 0 {
		return value, errBad
	}
	f.zoneName = value[:length]
	return value[length:], nil
}

// abbreviation is the length of a zone's abbreviation at the beginning of s, or 0: three
// letters, four or five that end in T, a few known ones, GMT or nothing with an hour.
func abbreviation(s string) int {
	if len(s) >= 4 && (s[:4] == "ChST" || s[:4] == "MeST") {
		return 4
	}
	if len(s) >= 3 && s[:3] == "GMT" {
		return 3 + signedHour(s[3:])
	}
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return signedHour(s)
	}
	letters := 0
	for letters < min(len(s), 6) && 'A' <= s[letters] && s[letters] <= 'Z' {
		letters++
	}
	switch {
	case letters == 3, letters == 4 && s[:4] == "WITA", (letters == 4 || letters == 5) && s[letters-1] == 'T':
		return letters
	}
	return 0
}

// signedHour is the length of "+3" or "-12" at the beginning of s, or 0.
func signedHour(s string) int {
	if len(s) < 2 || s[0] != '+' && s[0] != '-' {
		return 0
	}
	digits := digitsOf(s[1:])
	hour, fits := leadingUint(s[1 : 1+digits])
	if digits == 0 || !fits || hour > 23 {
		return 0
	}
	return 1 + digits
}

func (f *fields) zoneOffset(element, value string) (string, error) {
	if element[0] == 'Z' && value != "" && value[0] == 'Z' {
		f.zone = UTC
		return value[1:], nil
	}
	if value == "" || value[0] != '+' && value[0] != '-' {
		return value, errBad
	}
	sign := 1
	if value[0] == '-' {
		sign = -1
	}
	form, rest := element[1:], value[1:]
	parts := [3]int{}
	for i := 0; form != ""; i++ {
		if form[0] == ':' {
			if rest == "" || rest[0] != ':' {
				return value, errBad
			}
			form, rest = form[1:], rest[1:]
		}
		var err error
		if parts[i], rest, err = number(rest, 2, 2); err != nil {
			return value, err
		}
		form = form[2:]
	}
	f.ranged(parts[0], 0, 24, "time zone offset hour")
	f.ranged(parts[1], 0, 60, "time zone offset minute")
	f.ranged(parts[2], 0, 60, "time zone offset second")
	f.offset = sign * (parts[0]*3600 + parts[1]*60 + parts[2])
	return rest, nil
}

// settleDay finds month and day, and says what is out of range.
func (f *fields) settleDay() string {
	if f.yearDay >= 0 {
		most := 365
		if isLeap(f.year) {
			most = 366
		}
		if f.yearDay < 1 || f.yearDay > most {
			return "day-of-year out of range"
		}
		_, month, day := dateOf(daysOf(int64(f.year), 1, int64(f.yearDay)))
		if f.month >= 0 && f.month != int(month) {
			return "day-of-year does not match month"
		}
		if f.day >= 0 && f.day != day {
			return "day-of-year does not match day"
		}
		f.month, f.day = int(month), day
		return ""
	}
	if f.month < 0 {
		f.month = int(January)
	}
	if f.day < 0 {
		f.day = 1
	}
	if f.day < 1 || f.day > daysIn(Month(f.month), f.year) {
		return "day out of range"
	}
	return ""
}

func (f *fields) time(usual, local *Location) Time {
	when := func(loc *Location) Time {
		return Date(f.year, Month(f.month), f.day, f.hour, f.minute, f.second, f.nano, loc)
	}
	switch {
	case f.zone != nil:
		return when(f.zone)
	case f.offset != -1:
		t := when(UTC)
		t.seconds -= int64(f.offset)
		if zone, offset := local.get().lookup(t.seconds); offset == f.offset && (f.zoneName == "" || f.zoneName == zone) {
			t.setLoc(local)
			return t
		}
		t.setLoc(FixedZone(f.zoneName, f.offset))
		return t
	case f.zoneName != "":
		if loc := local.get(); loc.zone == f.zoneName || loc.summer == f.zoneName {
			t := when(UTC)
			t.seconds -= int64(loc.offset)
			if loc.zone != f.zoneName {
				t.seconds -= 3600
			}
			t.setLoc(local)
			return t
		}
		offset := 0
		if len(f.zoneName) > 3 && f.zoneName[:3] == "GMT" {
			hours, _, _ := number(f.zoneName[4:], 1, 2)
			offset = hours * 3600
			if f.zoneName[3] == '-' {
				offset = -offset
			}
		}
		t := when(UTC)
		t.setLoc(FixedZone(f.zoneName, offset))
		return t
	}
	return when(usual)
}
