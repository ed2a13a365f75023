package time

// Month is a month of the year; January is 1.
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

var monthNames = []string{
	"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December",
}

// String is the month's English name.
func (m Month) String() string {
	if January <= m && m <= December {
		return monthNames[m-1]
	}
	return "%!Month(" + decimal(uint64(m), 1) + ")"
}

// Weekday is a day of the week; Sunday is 0.
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

var dayNames = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

// String is the day's English name.
func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return dayNames[d]
	}
	return "%!Weekday(" + decimal(uint64(d), 1) + ")"
}

const (
	secondsPerDay = 86400
	// Days from 1 March of year 0 to 1 January of year 1, and to 1 January 1970.
	daysToYearOne = 306
	daysToUnix    = 719468
	unixToYearOne = (daysToUnix - daysToYearOne) * secondsPerDay
)

// floorDiv is the quotient rounded down, and the rest, which is not negative.
func floorDiv(a, b int64) (int64, int64) {
	quotient, rest := a/b, a%b
	if rest < 0 {
		return quotient - 1, rest + b
	}
	return quotient, rest
}

// daysOf counts the days from 1 January of year 1 to a date of the Gregorian calendar.
// Years are counted from March, so that the leap day is a year's last.
func daysOf(year int64, month int64, day int64) int64 {
	years, month0 := floorDiv(month-1, 12)
	year += years
	if month0 < 2 {
		year--
		month0 += 12
	}
	era, ofEra := floorDiv(year, 400)
	ofYear := (153*(month0-2) + 2) / 5
	return era*146097 + ofEra*365 + ofEra/4 - ofEra/100 + ofYear + day - 1 - daysToYearOne
}

// dateOf is the inverse of daysOf.
func dateOf(days int64) (year int, month Month, day int) {
	era, ofEra := floorDiv(days+daysToYearOne, 146097)
	years := (ofEra - ofEra/1460 + ofEra/36524 - ofEra/146096) / 365
	ofYear := ofEra - (365*years + years/4 - years/100)
	month0 := (5*ofYear + 2) / 153
	day = int(ofYear - (153*month0+2)/5 + 1)
	year = int(era*400 + years)
	if month0 += 3; month0 > 12 {
		month0 -= 12
		year++
	}
	return year, Month(month0), day
}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysIn(month Month, year int) int {
	switch month {
	case February:
		if isLeap(year) {
			return 29
		}
		return 28
	case April, June, September, November:
		return 30
	}
	return 31
}
