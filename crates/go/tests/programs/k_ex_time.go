package main

import (
	"fmt"
	"time"
)

func main() {
	p := fmt.Println
	then := time.Date(2009, 11, 17, 20, 34, 58, 651387237, time.UTC)
	p(then, then.Year(), then.Month(), then.Day(), then.Hour(), then.Minute(), then.Second(), then.Nanosecond(), then.Location(), then.Weekday(), then.YearDay())
	later := then.Add(36*time.Hour + 90*time.Second)
	p(then.Before(later), then.After(later), then.Equal(then), then.Compare(later))
	d := later.Sub(then)
	p(d, d.Hours(), d.Minutes(), d.Seconds(), d.Nanoseconds(), d.Milliseconds())
	p(then.Add(-d), then.AddDate(0, 1, 15), then.Truncate(time.Hour), then.Round(time.Minute))
	p(then.Unix(), then.UnixMilli(), then.UnixNano(), time.Unix(1700000000, 5).UTC(), time.UnixMilli(1700000000123).UTC())
	p(then.Format(time.RFC3339), then.Format(time.RFC3339Nano), then.Format(time.RFC1123Z), then.Format(time.Kitchen), then.Format(time.ANSIC), then.Format(time.UnixDate))
	p(then.Format("3:04PM"), then.Format("Mon Jan _2 15:04:05 2006"), then.Format("2006-01-02T15:04:05.999999-07:00"), then.Format("02/01/06 03:04:05.000 pm MST Monday January 002"))
	p(then.Format(time.DateTime), then.Format(time.DateOnly), then.Format(time.TimeOnly), then.Format(time.StampMicro))
	t1, e := time.Parse(time.RFC3339, "2012-11-01T22:08:41+09:00")
	p(t1, e, t1.UTC())
	t2, e := time.Parse("3 04 PM", "8 41 PM")
	p(t2, e)
	_, e = time.Parse("Mon Jan _2 15:04:05 2006", "8:41PM")
	p(e)
	_, e = time.Parse(time.DateOnly, "2024-13-01")
	p(e)
	_, e = time.Parse(time.DateOnly, "2023-02-29")
	p(e)
	dd, e := time.ParseDuration("1h15m30.918s")
	p(dd, e, dd.Round(time.Second), dd.Truncate(time.Minute), dd.Round(time.Hour), time.Duration(1500)*time.Microsecond, time.Duration(0), 2*time.Nanosecond)
	_, e = time.ParseDuration("3x")
	p(e)
	fmt.Printf("%v %d %s %T %.2f %q\n", dd, dd, dd, dd, dd.Hours(), dd)
	fmt.Printf("%02d:%02d %d%02d%02d\n", then.Hour(), then.Minute(), then.Year(), then.Month(), then.Day())
	y, w := then.ISOWeek()
	p(y, w, time.March, time.Month(13), time.Saturday, time.Time{}, time.Time{}.IsZero())
	loc := time.FixedZone("KST", 9*60*60)
	p(then.In(loc), then.In(loc).Format(time.RFC822))
	ny, err := time.LoadLocation("America/New_York")
	p(err, then.In(ny))
	days := time.Date(2024, 3, 0, 0, 0, 0, 0, time.UTC)
	p(days.Day(), time.Date(2024, 14, 35, 25, 61, 0, 0, time.UTC))
	c1 := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, x := range []string{"2025-12-25", "2024-02-29"} {
		t, _ := time.Parse("2006-01-02", x)
		p(int(t.Sub(c1).Hours()/24), t.Weekday())
	}
	start := time.Now()
	time.Sleep(20 * time.Millisecond)
	el := time.Since(start)
	p(el >= 20*time.Millisecond, el < 2*time.Second, time.Until(start) < 0)
	var mo time.Month = 2
	h, m, s := then.Clock()
	yy, mm, d2 := then.Date()
	p(mo, h, m, s, yy, mm, d2, d.String(), then.String())
	b, _ := then.MarshalJSON()
	p(string(b), time.Duration(90)*time.Minute)
}
