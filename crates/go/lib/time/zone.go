package time

import "errors"

// Location maps instants to the time of a place.
// Simplified: of the world's zones some are known, with the rules of today: America's since 1987,
// Europe's since 1996, Australia's since 2008 also stand for the years before.
type Location struct {
	name   string
	zone   string
	offset int    // seconds east of UTC
	summer string // the abbreviation while clocks are an hour ahead; empty: they never are
	rule   byte   // when: america, europe, australia
}

const (
	america = iota + 1
	europe
	australia
)

// lookup is the abbreviation and the offset at so many seconds of UTC since year 1.
func (l *Location) lookup(seconds int64) (zone string, offset int) {
	if l.summer == "" || !l.isSummer(seconds) {
		return l.zone, l.offset
	}
	return l.summer, l.offset + 3600
}

func (l *Location) isSummer(seconds int64) bool {
	days, _ := floorDiv(seconds+int64(l.offset), secondsPerDay)
	year, _, _ := dateOf(days)
	y := int64(year)
	switch l.rule {
	case america:
		start, end := sunday(y, 3, 8), sunday(y, 11, 1)
		if y < 2007 {
			start, end = sunday(y, 4, 1), sunday(y, 10, 25)
		}
		// Both on the clock of winter: two o'clock, and one o'clock.
		at := seconds + int64(l.offset)
		return start*secondsPerDay+2*3600 <= at && at < end*secondsPerDay+3600
	case europe:
		start, end := sunday(y, 3, 25), sunday(y, 10, 25)
		return start*secondsPerDay+3600 <= seconds && seconds < end*secondsPerDay+3600
	}
	end, start := sunday(y, 4, 1), sunday(y, 10, 1)
	at := seconds + int64(l.offset)
	return at < end*secondsPerDay+2*3600 || start*secondsPerDay+2*3600 <= at
}

// sunday is the first Sunday on or after a date, in days since year 1, which began on a Monday.
func sunday(year, month, day int64) int64 {
	days := daysOf(year, month, day)
	_, weekday := floorDiv(days+1, 7)
	if weekday == 0 {
		return days
	}
	return days + 7 - weekday
}

var utcLocation = Location{name: "UTC", zone: "UTC"}

// UTC is Universal Coordinated Time.
var UTC = &utcLocation

var localLocation = Location{name: "Local"}

// Local is the location of the simulated computer.
var Local = &localLocation

func init() {
	localLocation.zone, localLocation.offset = localZone()
}

// localZone is the abbreviation and the offset of the scenario's date.
func localZone() (zone string, offset int)

func (l *Location) get() *Location {
	if l == nil {
		return &utcLocation
	}
	return l
}

// String is the location's name.
func (l *Location) String() string { return l.get().name }

// FixedZone makes a location that always is so many seconds east of UTC.
func FixedZone(name string, offset int) *Location {
	return &Location{name: name, zone: name, offset: offset}
}

// LoadLocation finds a location by its name in the IANA database.
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	if l := zoneNamed(name); l != nil {
		return l, nil
	}
	return nil, errors.New("unknown time zone " + name)
}

// zoneNamed is one of the world's zones; nil: not known.
func zoneNamed(name string) *Location {
	switch name {
	case "Etc/UTC":
		return &Location{name: name, zone: "UTC"}
	case "GMT", "Etc/GMT", "Africa/Abidjan", "Africa/Accra", "Atlantic/Reykjavik":
		return &Location{name: name, zone: "GMT"}
	case "America/New_York", "America/Toronto", "America/Detroit", "US/Eastern":
		return &Location{name: name, zone: "EST", offset: -5*3600, summer: "EDT", rule: america}
	case "America/Chicago", "America/Winnipeg", "US/Central":
		return &Location{name: name, zone: "CST", offset: -6*3600, summer: "CDT", rule: america}
	case "America/Denver", "America/Edmonton", "US/Mountain":
		return &Location{name: name, zone: "MST", offset: -7*3600, summer: "MDT", rule: america}
	case "America/Los_Angeles", "America/Vancouver", "US/Pacific":
		return &Location{name: name, zone: "PST", offset: -8*3600, summer: "PDT", rule: america}
	case "America/Anchorage":
		return &Location{name: name, zone: "AKST", offset: -9*3600, summer: "AKDT", rule: america}
	case "America/Halifax":
		return &Location{name: name, zone: "AST", offset: -4*3600, summer: "ADT", rule: america}
	case "America/Phoenix":
		return &Location{name: name, zone: "MST", offset: -7*3600}
	case "Pacific/Honolulu":
		return &Location{name: name, zone: "HST", offset: -10*3600}
	case "America/Panama", "America/Jamaica":
		return &Location{name: name, zone: "EST", offset: -5*3600}
	case "America/Mexico_City":
		return &Location{name: name, zone: "CST", offset: -6*3600}
	case "America/Sao_Paulo", "America/Argentina/Buenos_Aires":
		return &Location{name: name, zone: "-03", offset: -3*3600}
	case "America/Bogota", "America/Lima":
		return &Location{name: name, zone: "-05", offset: -5*3600}
	case "Europe/London":
		return &Location{name: name, zone: "GMT", summer: "BST", rule: europe}
	case "Europe/Lisbon":
		return &Location{name: name, zone: "WET", summer: "WEST", rule: europe}
	case "Europe/Paris", "Europe/Berlin", "Europe/Madrid", "Europe/Rome", "Europe/Amsterdam", "Europe/Brussels", "Europe/Vienna", "Europe/Zurich", "Europe/Stockholm", "Europe/Oslo", "Europe/Copenhagen", "Europe/Prague", "Europe/Warsaw", "Europe/Budapest", "Europe/Belgrade":
		return &Location{name: name, zone: "CET", offset: 3600, summer: "CEST", rule: europe}
	case "Europe/Athens", "Europe/Helsinki", "Europe/Kyiv", "Europe/Kiev", "Europe/Bucharest", "Europe/Sofia", "Europe/Vilnius", "Europe/Riga", "Europe/Tallinn":
		return &Location{name: name, zone: "EET", offset: 2*3600, summer: "EEST", rule: europe}
	case "Europe/Moscow":
		return &Location{name: name, zone: "MSK", offset: 3*3600}
	case "Europe/Istanbul", "Asia/Riyadh":
		return &Location{name: name, zone: "+03", offset: 3*3600}
	case "Africa/Lagos":
		return &Location{name: name, zone: "WAT", offset: 3600}
	case "Africa/Johannesburg":
		return &Location{name: name, zone: "SAST", offset: 2*3600}
	case "Africa/Nairobi":
		return &Location{name: name, zone: "EAT", offset: 3*3600}
	case "Asia/Seoul", "ROK":
		return &Location{name: name, zone: "KST", offset: 9*3600}
	case "Asia/Tokyo", "Japan":
		return &Location{name: name, zone: "JST", offset: 9*3600}
	case "Asia/Shanghai", "Asia/Taipei", "Asia/Macau":
		return &Location{name: name, zone: "CST", offset: 8*3600}
	case "Asia/Hong_Kong":
		return &Location{name: name, zone: "HKT", offset: 8*3600}
	case "Asia/Manila":
		return &Location{name: name, zone: "PST", offset: 8*3600}
	case "Asia/Singapore", "Asia/Kuala_Lumpur":
		return &Location{name: name, zone: "+08", offset: 8*3600}
	case "Asia/Kolkata", "Asia/Calcutta":
		return &Location{name: name, zone: "IST", offset: 5*3600 + 1800}
	case "Asia/Jakarta":
		return &Location{name: name, zone: "WIB", offset: 7*3600}
	case "Asia/Bangkok", "Asia/Ho_Chi_Minh":
		return &Location{name: name, zone: "+07", offset: 7*3600}
	case "Asia/Dubai":
		return &Location{name: name, zone: "+04", offset: 4*3600}
	case "Asia/Karachi":
		return &Location{name: name, zone: "PKT", offset: 5*3600}
	case "Asia/Dhaka":
		return &Location{name: name, zone: "+06", offset: 6*3600}
	case "Asia/Kathmandu":
		return &Location{name: name, zone: "+0545", offset: 5*3600 + 45*60}
	case "Australia/Sydney", "Australia/Melbourne", "Australia/Hobart":
		return &Location{name: name, zone: "AEST", offset: 10*3600, summer: "AEDT", rule: australia}
	case "Australia/Brisbane":
		return &Location{name: name, zone: "AEST", offset: 10*3600}
	case "Australia/Perth":
		return &Location{name: name, zone: "AWST", offset: 8*3600}
	case "Australia/Adelaide":
		return &Location{name: name, zone: "ACST", offset: 9*3600 + 1800, summer: "ACDT", rule: australia}
	}
	return nil
}
