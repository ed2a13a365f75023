package time

import "errors"

// AppendText is the time as RFC 3339 has it.
func (t Time) AppendText(b []byte) ([]byte, error) { return t.AppendFormat(b, RFC3339Nano), nil }

// AppendBinary is the time as 15 bytes: a version, seconds since year 1, nanoseconds, and minutes
// east of UTC or -1. A zone with seconds has one more.
func (t Time) AppendBinary(b []byte) ([]byte, error) {
	version, minutes, rest := byte(1), -1, 0
	if t.Location() != UTC {
		_, offset := t.Zone()
		minutes, rest = offset/60, offset%60
		if minutes < -32768 || minutes == -1 || minutes > 32767 {
			return b, errors.New("Time.MarshalBinary: unexpected zone offset")
		}
		if rest != 0 {
			version = 2
		}
	}
	b = append(b, version)
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(t.seconds>>uint(shift)))
	}
	for shift := 24; shift >= 0; shift -= 8 {
		b = append(b, byte(t.nanoseconds>>uint(shift)))
	}
	b = append(b, byte(minutes>>8), byte(minutes))
	if version == 2 {
		b = append(b, byte(rest))
	}
	return b, nil
}

func (t Time) MarshalBinary() ([]byte, error) { return t.AppendBinary(nil) }
func (t Time) GobEncode() ([]byte, error)     { return t.MarshalBinary() }
func (t *Time) GobDecode(data []byte) error   { return t.UnmarshalBinary(data) }

// UnmarshalBinary reads what AppendBinary writes.
func (t *Time) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		return errors.New("Time.UnmarshalBinary: no data")
	}
	version := data[0]
	if version != 1 && version != 2 {
		return errors.New("Time.UnmarshalBinary: unsupported version")
	}
	if len(data) != 14+int(version) {
		return errors.New("Time.UnmarshalBinary: invalid length")
	}
	number := func(b []byte) (n int64) {
		for _, c := range b {
			n = n<<8 | int64(c)
		}
		return n
	}
	*t = Time{seconds: number(data[1:9]), nanoseconds: int32(number(data[9:13]))}
	offset := int(int16(number(data[13:15]))) * 60
	if version == 2 {
		offset += int(int8(data[15]))
	}
	if offset == -60 {
		*t = t.UTC()
	} else if _, here := t.Local().Zone(); here == offset {
		*t = t.Local()
	} else {
		*t = t.In(FixedZone("", offset))
	}
	return nil
}
