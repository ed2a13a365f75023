package time

import "errors"

// Location maps instants to the time of a place.
// Simplified: a location has one offset all year; of the world's zones those without
// daylight saving are known.
type Location struct {
	name   string
	zone   string
	offset int // seconds east of UTC
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
func FixedZone(name string, offset int) *Location { return &Location{name, name, offset} }

// LoadLocation finds a location by its name in the IANA database.
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	case "Asia/Seoul":
		return &Location{name, "KST", 9 * 3600}, nil
	case "Asia/Tokyo":
		return &Location{name, "JST", 9 * 3600}, nil
	case "Asia/Shanghai":
		return &Location{name, "CST", 8 * 3600}, nil
	case "Asia/Singapore":
		return &Location{name, "+08", 8 * 3600}, nil
	case "Asia/Kolkata":
		return &Location{name, "IST", 5*3600 + 1800}, nil
	case "Etc/UTC":
		return &Location{name, "UTC", 0}, nil
	}
	return nil, errors.New("unknown time zone " + name)
}
