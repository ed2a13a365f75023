// Package time. A Time is packed as Go packs it: `wall` has a flag, seconds since 1885 and nanoseconds,
// and `ext` the monotonic clock; without the flag `ext` has the seconds since year 1.
package time

type Time struct {
	wall uint64
	ext  int64
	loc  *Location
}

const (
	hasMonotonic   = 1 << 63
	nsecMask       = 1<<30 - 1
	nsecShift      = 30
	secondsPerDay  = 86400
	unixToInternal = (1969*365 + 1969/4 - 1969/100 + 1969/400) * secondsPerDay
	wallToInternal = (1884*365 + 1884/4 - 1884/100 + 1884/400) * secondsPerDay
)

type Location struct {
	name   string
	offset int
}

var utcLoc = Location{name: "UTC"}
var UTC *Location = &utcLoc
var localLoc = localLocation()
var Local *Location = &localLoc

func localLocation() Location {
	offset := zoneOffset()
	if offset == 0 {
		return Location{name: "Local"}
	}
	return Location{name: "Local", offset: offset}
}

func (l *Location) String() string {
	if l == nil {
		return "UTC"
	}
	return l.name
}

func FixedZone(name string, offset int) *Location { return &Location{name, offset} }

func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	case "Asia/Seoul":
		return &Location{name, 9 * 3600}, nil
	case "Asia/Tokyo":
		return &Location{name, 9 * 3600}, nil
	}
	return nil, &ParseError{Message: "unknown time zone " + name}
}

func (t *Time) nsec() int32 { return int32(t.wall & nsecMask) }

func (t *Time) sec() int64 {
	if t.wall&hasMonotonic != 0 {
		return wallToInternal + int64(t.wall<<1>>(nsecShift+1))
	}
	return t.ext
}

func (t *Time) stripMono() {
	if t.wall&hasMonotonic != 0 {
		t.ext = t.sec()
		t.wall &= nsecMask
	}
}

func (t *Time) addSec(d int64) {
	if t.wall&hasMonotonic != 0 {
		sec := int64(t.wall << 1 >> (nsecShift + 1))
		dsec := sec + d
		if 0 <= dsec && dsec <= 1<<33-1 {
			t.wall = t.wall&nsecMask | uint64(dsec)<<nsecShift | hasMonotonic
			return
		}
		t.stripMono()
	}
	t.ext += d
}

func Now() Time {
	sec, nsec, mono := now()
	s := uint64(sec + unixToInternal - wallToInternal)
	return Time{hasMonotonic | s<<nsecShift | uint64(nsec), mono, Local}
}

func unixTime(sec int64, nsec int32) Time {
	return Time{uint64(nsec), sec + unixToInternal, Local}
}

func Unix(sec int64, nsec int64) Time {
	if nsec < 0 || nsec >= 1e9 {
		n := nsec / 1e9
		sec += n
		nsec -= n * 1e9
		if nsec < 0 {
			nsec += 1e9
			sec--
		}
	}
	return unixTime(sec, int32(nsec))
}

func UnixMilli(msec int64) Time { return Unix(msec/1e3, (msec%1e3)*1e6) }
func UnixMicro(usec int64) Time { return Unix(usec/1e6, (usec%1e6)*1e3) }

func (t Time) Unix() int64      { return t.sec() - unixToInternal }
func (t Time) UnixMilli() int64 { return t.Unix()*1e3 + int64(t.nsec())/1e6 }
func (t Time) UnixMicro() int64 { return t.Unix()*1e6 + int64(t.nsec())/1e3 }
func (t Time) UnixNano() int64  { return t.Unix()*1e9 + int64(t.nsec()) }

func (t Time) After(u Time) bool {
	if t.wall&u.wall&hasMonotonic != 0 {
		return t.ext > u.ext
	}
	ts, us := t.sec(), u.sec()
	return ts > us || ts == us && t.nsec() > u.nsec()
}

func (t Time) Before(u Time) bool { return u.After(t) }

func (t Time) Compare(u Time) int {
	switch {
	case t.Before(u):
		return -1
	case t.After(u):
		return +1
	}
	return 0
}

func (t Time) Equal(u Time) bool {
	if t.wall&u.wall&hasMonotonic != 0 {
		return t.ext == u.ext
	}
	return t.sec() == u.sec() && t.nsec() == u.nsec()
}

func (t Time) IsZero() bool { return t.sec() == 0 && t.nsec() == 0 }

func (t Time) Add(d Duration) Time {
	dsec := int64(d / 1e9)
	nsec := t.nsec() + int32(d%1e9)
	if nsec >= 1e9 {
		dsec++
		nsec -= 1e9
	} else if nsec < 0 {
		dsec--
		nsec += 1e9
	}
	t.wall = t.wall&^nsecMask | uint64(nsec)
	t.addSec(dsec)
	if t.wall&hasMonotonic != 0 {
		te := t.ext + int64(d)
		if d < 0 && te > t.ext || d > 0 && te < t.ext {
			t.stripMono()
		} else {
			t.ext = te
		}
	}
	return t
}

func (t Time) Sub(u Time) Duration {
	if t.wall&u.wall&hasMonotonic != 0 {
		return Duration(t.ext - u.ext)
	}
	d := Duration(t.sec()-u.sec())*Second + Duration(t.nsec()-u.nsec())
	switch {
	case u.Add(d).Equal(t):
		return d
	case t.Before(u):
		return -1 << 63
	}
	return 1<<63 - 1
}

func Since(t Time) Duration { return Now().Sub(t) }
func Until(t Time) Duration { return t.Sub(Now()) }

func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec()), t.Location())
}

func (t Time) UTC() Time {
	t.stripMono()
	t.loc = &utcLoc
	return t
}

func (t Time) Local() Time {
	t.stripMono()
	t.loc = Local
	return t
}

func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	t.stripMono()
	t.loc = loc
	return t
}

func (t Time) Location() *Location {
	if t.loc == nil {
		return UTC
	}
	return t.loc
}

func (t Time) Zone() (name string, offset int) {
	l := t.loc
	if l == nil || l == &utcLoc || l == &localLoc && l.offset == 0 {
		return "UTC", 0
	}
	if l == &localLoc || l.name == "" {
		return "", l.offset
	}
	switch l.name {
	case "Asia/Seoul":
		return "KST", l.offset
	case "Asia/Tokyo":
		return "JST", l.offset
	}
	return l.name, l.offset
}

// Round(0) and Truncate(0) take the monotonic clock off.
func (t Time) Round(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	r := t.since1(d)
	if r+r < d {
		return t.Add(-r)
	}
	return t.Add(d - r)
}

func (t Time) Truncate(d Duration) Time {
	t.stripMono()
	if d <= 0 {
		return t
	}
	return t.Add(-t.since1(d))
}

// since1 is what is left of the time since year 1 beyond whole multiples of d.
func (t Time) since1(d Duration) Duration {
	sec := t.sec()
	r := Duration(0)
	if d%Second == 0 {
		r = Duration(sec%int64(d/Second))*Second + Duration(t.nsec())
	} else if d < Second && Second%(d+d) == 0 {
		r = Duration(t.nsec()) % d
	} else {
		// Long division, digit by digit in base 2**30 of seconds.
		rem := uint64(0)
		for shift := 60; shift >= 0; shift -= 4 {
			rem = (rem*16 + uint64(sec)>>uint(shift)&15*1e9%uint64(d)) % uint64(d)
		}
		r = Duration((rem + uint64(t.nsec())) % uint64(d))
	}
	return r
}

type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

var longMonths = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
var longDays = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

func (m Month) String() string {
	if January <= m && m <= December {
		return longMonths[m-1]
	}
	return "%!Month(" + itoa(int(m), 0) + ")"
}

func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return longDays[d]
	}
	return "%!Weekday(" + itoa(int(d), 0) + ")"
}

// abs is the number of local seconds since year 1.
func (t Time) abs() int64 {
	sec := t.sec()
	if t.loc != nil && t.loc != &utcLoc {
		sec += int64(t.loc.offset)
	}
	return sec
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// civil gives the date of a day counted from 0001-01-01.
func civil(days int64) (year int, month Month, day int, yday int) {
	z := days + 306
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	y := yoe + era*400
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = int(doy - (153*mp+2)/5 + 1)
	month = Month(mp + 3)
	if month > 12 {
		month -= 12
	}
	year = int(y)
	if month <= 2 {
		year++
	}
	yday = int(days-daysBefore(year)) + 1
	return
}

// daysBefore counts the days from 0001-01-01 to January 1 of a year.
func daysBefore(year int) int64 {
	y := int64(year) - 1
	return y*365 + floorDiv(y, 4) - floorDiv(y, 100) + floorDiv(y, 400)
}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

var monthDays = []int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

func daysIn(m Month, year int) int {
	if m == February && isLeap(year) {
		return 29
	}
	return monthDays[m] - monthDays[m-1]
}

func (t Time) Date() (year int, month Month, day int) {
	year, month, day, _ = civil(floorDiv(t.abs(), secondsPerDay))
	return
}
func (t Time) Year() int      { y, _, _ := t.Date(); return y }
func (t Time) Month() Month   { _, m, _ := t.Date(); return m }
func (t Time) Day() int       { _, _, d := t.Date(); return d }
func (t Time) YearDay() int   { _, _, _, yd := civil(floorDiv(t.abs(), secondsPerDay)); return yd }
func (t Time) Weekday() Weekday {
	d := (floorDiv(t.abs(), secondsPerDay) + 1) % 7
	if d < 0 {
		d += 7
	}
	return Weekday(d)
}
func (t Time) ISOWeek() (year, week int) {
	d := int(Thursday - t.Weekday())
	if d == 4 {
		d = -3
	}
	u := t.AddDate(0, 0, d)
	return u.Year(), (u.YearDay()-1)/7 + 1
}
func (t Time) daySeconds() int { return int(t.abs() - floorDiv(t.abs(), secondsPerDay)*secondsPerDay) }
func (t Time) Clock() (hour, min, sec int) {
	s := t.daySeconds()
	return s / 3600, s % 3600 / 60, s % 60
}
func (t Time) Hour() int       { return t.daySeconds() / 3600 }
func (t Time) Minute() int     { return t.daySeconds() % 3600 / 60 }
func (t Time) Second() int     { return t.daySeconds() % 60 }
func (t Time) Nanosecond() int { return int(t.nsec()) }

func norm(hi, lo, base int) (nhi, nlo int) {
	if lo < 0 {
		n := (-lo-1)/base + 1
		hi -= n
		lo += n * base
	}
	if lo >= base {
		n := lo / base
		hi += n
		lo -= n * base
	}
	return hi, lo
}

func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	m := int(month) - 1
	year, m = norm(year, m, 12)
	month = Month(m) + 1
	sec, nsec = norm(sec, nsec, 1e9)
	min, sec = norm(min, sec, 60)
	hour, min = norm(hour, min, 60)
	day, hour = norm(day, hour, 24)
	d := daysBefore(year) + int64(monthDays[month-1]) + int64(day-1)
	if isLeap(year) && month >= March {
		d++
	}
	s := d*secondsPerDay + int64(hour*3600+min*60+sec) - int64(loc.offset)
	t := Time{uint64(nsec), s, loc}
	return t
}
