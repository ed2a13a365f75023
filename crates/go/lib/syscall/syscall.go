// Package syscall: the one call that programs use to block a thread.
package syscall

func sleep(nanoseconds int64, begun bool)

type Timespec struct {
	Sec  int64
	Nsec int64
}

func NsecToTimespec(nsec int64) Timespec { return Timespec{nsec / 1e9, nsec % 1e9} }

func (ts *Timespec) Nano() int64 { return ts.Sec*1e9 + ts.Nsec }

func Nanosleep(time *Timespec, leftover *Timespec) (err error) {
	sleep(time.Nano(), false)
	return nil
}

type Signal int

const (
	SIGHUP  Signal = 1
	SIGINT  Signal = 2
	SIGQUIT Signal = 3
	SIGKILL Signal = 9
	SIGTERM Signal = 15
)

func (s Signal) Signal() {}
func (s Signal) String() string {
	switch s {
	case SIGINT:
		return "interrupt"
	case SIGTERM:
		return "terminated"
	case SIGKILL:
		return "killed"
	case SIGHUP:
		return "hangup"
	}
	return "signal"
}
