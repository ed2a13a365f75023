package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.Date(2024, time.February, 29, 13, 4, 5, 67890123, time.UTC)
	for _, l := range []string{time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly,
		"Mon Jan _2 2006", "02/01/06 03:04PM .000", "2006-002 15h", "Monday, January 2", "05.999999", "05,000", "__2", "Z0700 Z07:00 -07"} {
		fmt.Println(t.Format(l))
	}
	for _, s := range []struct{ l, v string }{
		{time.RFC3339, "2023-01-02T03:04:05+09:00"},
		{time.RFC3339, "2023-13-02T03:04:05Z"},
		{time.DateOnly, "2023-02-30"},
		{time.DateOnly, "yesterday"},
		{time.Kitchen, "11:15PM"},
		{"2006-01-02 15:04", "2023-07-08 25:00"},
		{time.RFC1123, "Tue, 10 Nov 2009 23:00:00 UTC"},
		{"Jan 2, 2006", "Mar 7, 1999 extra"},
		{"15:04:05.000", "01:02:03.456"},
		{"2006-01-02 MST", "2023-01-02 KST"},
	} {
		p, err := time.Parse(s.l, s.v)
		fmt.Println(p, "|", err)
	}
	kst := time.FixedZone("KST", 9*60*60)
	p, _ := time.ParseInLocation(time.DateTime, "2024-12-31 23:59:59", kst)
	fmt.Println(p, p.UTC(), p.YearDay(), p.Unix(), p.Weekday())
	y, w := p.ISOWeek()
	fmt.Println(y, w, p.AddDate(0, 2, 0), p.Add(time.Second).Year())
	d := 3*time.Hour + 25*time.Minute + 45*time.Second + 500*time.Millisecond
	fmt.Println(d, d.Round(time.Minute), d.Truncate(time.Hour), d.Hours(), d.Minutes(), d.Milliseconds(), d.String())
	for _, s := range []string{"1h15m30.918s", "-1.5h", "300ms", "1us", "1µs", "", "5", "5x", "1d"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
	fmt.Println(t.Sub(p), p.Before(t), t.Equal(t.In(kst)), t == t.In(kst), t.Compare(p))
	fmt.Println(t.Truncate(time.Hour), t.Round(24*time.Hour))
	fmt.Printf("%v %d %s %T %q\n", time.Second, time.Second, time.March, time.March, time.Duration(1500))
	var zero time.Time
	fmt.Println(zero, zero.IsZero(), zero.Unix(), time.Unix(0, 0).UTC(), time.UnixMilli(1700000000123).UTC())
	b, _ := t.MarshalJSON()
	fmt.Println(string(b), t.GoString())
	fmt.Printf("%+v|%s|%v\n", struct{ T time.Time }{t}, t, []time.Duration{1, 1000, 1e6})
	start := time.Now()
	time.Sleep(30 * time.Millisecond)
	e := time.Since(start)
	fmt.Println(e >= 30*time.Millisecond, e < 40*time.Millisecond, time.Until(start) < 0)
	fmt.Println(time.Month(13), time.Weekday(8), time.Duration(1<<63-1))
}
