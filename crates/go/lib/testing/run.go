package testing

import (
	"context"
	"fmt"
	"runtime"
	"strconv"
	"sync"
	"time"
	"unicode"
)

// T is the state of a test.
type T struct {
	common
	isParallel bool
	state      *crew
}

// InternalTest is a test by its name.
type InternalTest struct {
	Name string
	F    func(*T)
}

// InternalExample is there for MainStart; none of them is run.
type InternalExample struct {
	Name      string
	F         func()
	Output    string
	Unordered bool
}

type InternalFuzzTarget struct {
	Name string
	Fn   func(f *F)
}

// A crew is how many parallel tests run at once, and who waits for a place.
type crew struct {
	mu      sync.Mutex
	running int
	waiting int
	most    int
	begin   chan bool
}

func (s *crew) enter() {
	s.mu.Lock()
	if s.running < s.most {
		s.running++
		s.mu.Unlock()
		return
	}
	s.waiting++
	s.mu.Unlock()
	<-s.begin
}

func (s *crew) leave() {
	s.mu.Lock()
	if s.waiting == 0 {
		s.running--
		s.mu.Unlock()
		return
	}
	s.waiting--
	s.mu.Unlock()
	s.begin <- true
}

// Parallel has the test wait until those that are not parallel have ended.
func (t *T) Parallel() {
	if t.isParallel {
		panic("testing: t.Parallel called multiple times")
	}
	t.isParallel = true
	if t.parent.barrier == nil {
		return
	}
	t.duration += time.Since(t.start)
	parent := t.parent
	parent.mu.Lock()
	parent.subs = append(parent.subs, t)
	parent.mu.Unlock()
	if t.chatty != nil {
		t.chatty.update("PAUSE", t.name)
	}
	t.signal <- true
	<-parent.barrier
	t.state.enter()
	if t.chatty != nil {
		t.chatty.update("CONT", t.name)
	}
	t.start = time.Now()
}

// Run runs f as a subtest and waits for it, or until it is a parallel one.
func (t *T) Run(name string, f func(t *T)) bool {
	sub := &T{state: t.state}
	sub.name, sub.parent, sub.chatty = t.unique(name), &t.common, t.chatty
	sub.barrier, sub.signal = make(chan bool), make(chan bool, 1)
	sub.ctx, sub.cancel = context.WithCancel(t.ctx)
	if sub.chatty != nil {
		sub.chatty.update("RUN", sub.name)
	}
	go tRunner(sub, f)
	<-sub.signal
	return !sub.Failed()
}

func (t *T) Deadline() (deadline time.Time, ok bool) { return }

var names = map[string]bool{}

func (t *T) unique(name string) string {
	var clean []rune
	for _, r := range name {
		switch {
		case unicode.IsSpace(r):
			clean = append(clean, '_')
		case !strconv.IsPrint(r):
			quoted := strconv.QuoteRune(r)
			clean = append(clean, []rune(quoted[1:len(quoted)-1])...)
		default:
			clean = append(clean, r)
		}
	}
	name = string(clean)
	if t.name != "" {
		name = t.name + "/" + name
	}
	full := name
	for n := 1; names[full] || full == t.name+"/"; n++ {
		full = fmt.Sprintf("%s#%02d", name, n)
		if name == t.name+"/" {
			full = fmt.Sprintf("%s#%02d", name, n-1)
		}
		if !names[full] {
			break
		}
	}
	names[full] = true
	return full
}

func tRunner(t *T, f func(t *T)) {
	defer func() {
		err := recover()
		t.mu.Lock()
		quiet := t.finished
		t.mu.Unlock()
		if err == nil && !quiet && !t.done {
			err = "test executed panic(nil) or runtime.Goexit"
		}
		if err != nil {
			t.Fail()
			t.duration += time.Since(t.start)
			t.report()
			for up := t.parent; up != nil; up = up.parent {
				if up.parent != nil {
					up.duration += time.Since(up.start)
					fmt.Print("--- FAIL: ", up.name, seconds(up.duration))
				}
			}
			fmt.Print(t.parent.reports)
			panic(err)
		}
		t.done = false
		t.duration += time.Since(t.start)
		if len(t.subs) > 0 {
			t.state.leave()
			close(t.barrier)
			for _, sub := range t.subs {
				<-sub.signal
			}
			t.clean()
			if !t.isParallel {
				t.state.enter()
			}
		} else {
			t.clean()
		}
		if t.isParallel {
			t.state.leave()
		}
		t.report()
		t.done = true
		t.signal <- true
	}()
	t.start = time.Now()
	f(t)
	t.done = true
}

func seconds(d time.Duration) string { return fmt.Sprintf(" (%.2fs)\n", d.Seconds()) }

// report tells the parent how the test went, with what its subtests told.
func (t *T) report() {
	if t.parent == nil {
		return
	}
	how := "PASS"
	switch {
	case t.Failed():
		how = "FAIL"
	case t.Skipped():
		how = "SKIP"
	}
	text := "--- " + how + ": " + t.name + seconds(t.duration) + t.log
	text += indented(t.reports)
	t.parent.mu.Lock()
	defer t.parent.mu.Unlock()
	if t.parent.parent == nil {
		fmt.Print(text)
		if t.chatty != nil {
			t.chatty.last = ""
		}
	} else {
		t.parent.reports += text
	}
}

func indented(lines string) string {
	out, start := "", true
	for _, r := range lines {
		if start {
			out += "    "
		}
		out += string(r)
		start = r == '\n'
	}
	return out
}

// M runs the tests of a program.
type M struct {
	tests    []InternalTest
	fuzz     []InternalFuzzTarget
	exitCode int
}

// MainStart gives what TestMain is called with; deps are go test's own, and not looked at.
func MainStart(deps any, tests []InternalTest, benchmarks []InternalBenchmark, fuzz []InternalFuzzTarget, examples []InternalExample) *M {
	running = true
	return &M{tests: tests, fuzz: fuzz}
}

// Run runs the tests and returns the exit code.
func (m *M) Run() int {
	passed := runTests(m.tests)
	if runTests(fuzzTests(m.fuzz)) && passed {
		fmt.Println("PASS")
		return 0
	}
	fmt.Println("FAIL")
	m.exitCode = 1
	return 1
}

func runTests(tests []InternalTest) bool {
	root := &T{state: &crew{running: 1, most: runtime.GOMAXPROCS(0), begin: make(chan bool)}}
	root.barrier, root.signal = make(chan bool), make(chan bool, 1)
	root.ctx, root.chatty = context.Background(), &printer{}
	tRunner(root, func(t *T) {
		for _, test := range tests {
			t.Run(test.Name, test.F)
		}
	})
	<-root.signal
	return !root.Failed()
}

// RunTests runs tests of a program that is none.
func RunTests(matchString func(pat, str string) (bool, error), tests []InternalTest) (ok bool) {
	return runTests(tests)
}
