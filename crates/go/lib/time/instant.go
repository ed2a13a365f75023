package time

// Time is an instant with nanoseconds, shown in a location. An instant of Now also has a
// reading of the monotonic clock, which differences are made from.
type Time struct {
	seconds     int64 // since 1 January of year 1, UTC
	nanoseconds int32
	monotonic   int64 // nanoseconds since the start plus 1; 0: no reading
	loc         *Location
}

func at(seconds, nanoseconds int64, loc *Location) Time {
	more, rest := floorDiv(nanoseconds, 1e9)
	t := Time{seconds: seconds + more, nanoseconds: int32(rest)}
	t.setLoc(loc)
	return t
}

func (t *Time) setLoc(loc *Location) {
	if loc == &utcLocation {
		loc = nil
	}
	t.loc = loc
	t.monotonic = 0
}

// Unix is the instant so many seconds and nanoseconds after 1970.
func Unix(sec int64, nsec int64) Time { return at(sec+unixToYearOne, nsec, Local) }

// UnixMilli is the instant so many milliseconds after 1970.
func UnixMilli(msec int64) Time { return Unix(msec/1e3, msec%1e3*1e6) }

// UnixMicro is the instant so many microseconds after 1970.
func UnixMicro(usec int64) Time { return Unix(usec/1e6, usec%1e6*1e3) }

// Date is the instant of a date and time at a location; values beyond their range carry over.
// It panics if loc is nil.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	days := daysOf(int64(year), int64(month), int64(day))
	seconds := days*secondsPerDay + int64(hour)*3600 + int64(min)*60 + int64(sec)
	_, offset := loc.lookup(seconds)
	// Between the two clocks the guess may be the other one's.
	_, offset = loc.lookup(seconds - int64(offset))
	return at(seconds-int64(offset), int64(nsec), loc)
}

// local is the seconds since year 1 on the location's clock.
func (t Time) local() int64 {
	_, offset := t.Zone()
	return t.seconds + int64(offset)
}

func (t Time) Unix() int64      { return t.seconds - unixToYearOne }
func (t Time) UnixNano() int64  { return t.Unix()*1e9 + int64(t.nanoseconds) }
func (t Time) UnixMicro() int64 { return t.Unix()*1e6 + int64(t.nanoseconds)/1e3 }
func (t Time) UnixMilli() int64 { return t.Unix()*1e3 + int64(t.nanoseconds)/1e6 }

// IsZero reports whether t is the zero Time: 1 January of year 1, 00:00:00 UTC.
func (t Time) IsZero() bool { return t.seconds == 0 && t.nanoseconds == 0 }

// Compare is -1, 0 or +1.
func (t Time) Compare(u Time) int {
	a, b := t.seconds, u.seconds
	if t.monotonic != 0 && u.monotonic != 0 {
		a, b = t.monotonic, u.monotonic
	} else if a == b {
		a, b = int64(t.nanoseconds), int64(u.nanoseconds)
	}
	switch {
	case a < b:
		return -1
	case a > b:
		return +1
	}
	return 0
}

func (t Time) After(u Time) bool  { return t.Compare(u) > 0 }
func (t Time) Before(u Time) bool { return t.Compare(u) < 0 }

// Equal reports whether both are the same instant, whatever their locations.
func (t Time) Equal(u Time) bool { return t.Compare(u) == 0 }

// Add is t+d.
func (t Time) Add(d Duration) Time {
	moved := at(t.seconds, int64(t.nanoseconds)+int64(d%Second), t.loc)
	moved.seconds += int64(d / Second)
	if t.monotonic != 0 {
		moved.monotonic = t.monotonic + int64(d)
	}
	moved.loc = t.loc
	return moved
}

// Sub is t-u; what does not fit becomes the greatest or least duration.
func (t Time) Sub(u Time) Duration {
	if t.monotonic != 0 && u.monotonic != 0 {
		return Duration(t.monotonic - u.monotonic)
	}
	d := Duration(t.seconds-u.seconds)*Second + Duration(t.nanoseconds-u.nanoseconds)
	switch {
	case u.Add(d).Equal(t):
		return d
	case t.Before(u):
		return minDuration
	}
	return maxDuration
}

// Since is Now().Sub(t).
func Since(t Time) Duration { return Now().Sub(t) }

// Until is t.Sub(Now()).
func Until(t Time) Duration { return t.Sub(Now()) }

// AddDate adds years, months and days; a day that the month lacks carries over.
func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nanoseconds), t.Location())
}

// Date is the year, the month and the day.
func (t Time) Date() (year int, month Month, day int) {
	days, _ := floorDiv(t.local(), secondsPerDay)
	return dateOf(days)
}

// Clock is the hour, the minute and the second.
func (t Time) Clock() (hour, min, sec int) {
	_, second := floorDiv(t.local(), secondsPerDay)
	return int(second / 3600), int(second / 60 % 60), int(second % 60)
}

func (t Time) Year() int {
	year, _, _ := t.Date()
	return year
}

func (t Time) Month() Month {
	_, month, _ := t.Date()
	return month
}

func (t Time) Day() int {
	_, _, day := t.Date()
	return day
}

func (t Time) Hour() int {
	hour, _, _ := t.Clock()
	return hour
}

func (t Time) Minute() int {
	_, minute, _ := t.Clock()
	return minute
}

func (t Time) Second() int {
	_, _, second := t.Clock()
	return second
}

func (t Time) Nanosecond() int { return int(t.nanoseconds) }

// YearDay is the day of the year, from 1.
func (t Time) YearDay() int {
	year, month, day := t.Date()
	return int(daysOf(int64(year), int64(month), int64(day))-daysOf(int64(year), 1, 1)) + 1
}

// Weekday is the day of the week.
func (t Time) Weekday() Weekday {
	days, _ := floorDiv(t.local(), secondsPerDay)
	// 1 January of year 1 was a Monday.
	_, weekday := floorDiv(days+1, 7)
	return Weekday(weekday)
}

// ISOWeek is the ISO 8601 year and week.
func (t Time) ISOWeek() (year, week int) {
	// The week belongs to the year of its Thursday.
	toThursday := int(Thursday - t.Weekday())
	if t.Weekday() == Sunday {
		toThursday = -3
	}
	thursday := t.AddDate(0, 0, toThursday)
	return thursday.Year(), (thursday.YearDay()-1)/7 + 1
}

// UTC is t shown in UTC.
func (t Time) UTC() Time { return t.In(UTC) }

// Local is t shown in the local time.
func (t Time) Local() Time { return t.In(Local) }

// In is t shown at a location. It panics if loc is nil.
func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	monotonic := t.monotonic
	t.setLoc(loc)
	t.monotonic = monotonic
	return t
}

// Location is where t is shown.
func (t Time) Location() *Location {
	if t.loc == nil {
		return UTC
	}
	return t.loc
}

// Zone is the abbreviation and the seconds east of UTC.
func (t Time) Zone() (name string, offset int) {
	return t.loc.get().lookup(t.seconds)
}

// IsDST reports whether daylight saving is in effect.
func (t Time) IsDST() bool {
	l := t.loc.get()
	return l.summer != "" && l.isSummer(t.seconds)
}

// sinceMultiple is how far t is after a multiple of d since the zero Time.
func (t Time) sinceMultiple(d Duration) Duration {
	seconds, nanoseconds := t.seconds, int64(t.nanoseconds)
	negative := seconds < 0
	if negative {
		seconds, nanoseconds = -seconds, -nanoseconds
		if nanoseconds < 0 {
			seconds, nanoseconds = seconds-1, nanoseconds+1e9
		}
	}
	// (seconds*1e9 + nanoseconds) mod d, in steps that fit: 1e9 = 1000 * 1000 * 1000.
	rest := uint64(seconds) % uint64(d)
	for range 9 {
		rest = timesTenMod(rest, uint64(d))
	}
	rest = (rest + uint64(nanoseconds)%uint64(d)) % uint64(d)
	if negative && rest != 0 {
		rest = uint64(d) - rest
	}
	return Duration(rest)
}

func timesTenMod(n, m uint64) uint64 {
	var product uint64
	for range 10 {
		if product >= m-n {
			product -= m - n
		} else {
			product += n
		}
	}
	return product
}

func (t Time) stripped() Time {
	t.monotonic = 0
	return t
}

// Truncate rounds down to a multiple of d since the zero Time, without the monotonic reading.
func (t Time) Truncate(d Duration) Time {
	t = t.stripped()
	if d <= 0 {
		return t
	}
	return t.Add(-t.sinceMultiple(d))
}

// Round rounds to the nearest multiple of d since the zero Time, halves up.
func (t Time) Round(d Duration) Time {
	t = t.stripped()
	if d <= 0 {
		return t
	}
	rest := t.sinceMultiple(d)
	if uint64(rest)+uint64(rest) < uint64(d) {
		return t.Add(-rest)
	}
	return t.Add(d - rest)
}
