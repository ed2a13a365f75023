package testing

import (
	"context"
	"fmt"
	"internal/synctest"
	"runtime"
	"slices"
	"strconv"
	"strings"
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

// InternalExample is an example with what it has to print.
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
	if t.inBubble {
		panic("testing: t.Parallel called inside synctest bubble")
	}
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
	started.Delete(t.name)
	t.signal <- true
	<-parent.barrier
	t.state.enter()
	started.Store(t.name, time.Now())
	if t.chatty != nil {
		t.chatty.update("CONT", t.name)
	}
	t.start = time.Now()
}

// Run runs f as a subtest and waits for it, or until it is a parallel one.
func (t *T) Run(name string, f func(t *T)) bool {
	if t.inBubble {
		panic("testing: t.Run called inside synctest bubble")
	}
	sub := &T{state: t.state}
	sub.name, sub.parent, sub.chatty = t.unique(name), &t.common, t.chatty
	sub.barrier, sub.signal = make(chan bool), make(chan bool, 1)
	sub.ctx, sub.cancel = context.WithCancel(t.ctx)
	if sub.chatty != nil {
		sub.chatty.update("RUN", sub.name)
	}
	started.Store(sub.name, time.Now())
	go tRunner(sub, f)
	<-sub.signal
	return !sub.Failed()
}

func (t *T) Deadline() (deadline time.Time, ok bool) {
	if t.inBubble {
		panic("testing: t.Deadline called inside synctest bubble")
	}
	return
}

func init() {
	synctest.RunTest = func(t, f any) bool { return t.(*T).runInBubble(f.(func(*T))) }
}

// runInBubble runs f as a part of the test, with what f may wait for made in the bubble.
func (t *T) runInBubble(f func(t *T)) bool {
	if t.cleaning {
		panic("testing: synctest.Run called during t.Cleanup")
	}
	part := &T{state: t.state}
	part.name, part.parent, part.chatty, part.inBubble = t.name, &t.common, t.chatty, true
	part.barrier, part.signal = make(chan bool), make(chan bool, 1)
	part.ctx, part.cancel = context.WithCancel(context.Background())
	go tRunner(part, f)
	<-part.signal
	return !part.failed
}

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
			if r := t.cleanUp(); r != nil {
				t.Logf("cleanup panicked with %v", r)
			}
			for up := &t.common; !up.inBubble && up.parent != nil; up = up.parent {
				up.duration += time.Since(up.start)
				up.finishLine()
				up.tell("FAIL")
				if r := up.parent.cleanUp(); r != nil {
					fmt.Printf("cleanup panicked with %v", r)
				}
			}
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
		}
		if t.isParallel {
			t.state.leave()
		}
		t.report()
		t.done, t.ended = true, true
		if !t.inBubble {
			started.Delete(t.name)
		}
		t.signal <- true
	}()
	defer func() {
		if len(t.subs) == 0 {
			t.clean()
		}
	}()
	t.start = time.Now()
	f(t)
	t.done = true
}

func seconds(d time.Duration) string { return fmt.Sprintf(" (%.2fs)\n", d.Seconds()) }

// report tells the parent how the test went, with what its subtests told.
func (t *T) report() {
	if t.parent == nil || t.inBubble {
		return
	}
	how := "PASS"
	switch {
	case t.Failed():
		how = "FAIL"
	case t.Skipped():
		how = "SKIP"
	}
	t.finishLine()
	t.tell(how)
}

// tell tells the parent.
func (c *common) tell(how string) {
	text := "--- " + how + ": " + c.name + seconds(c.duration) + c.log + indented(c.reports)
	c.parent.mu.Lock()
	defer c.parent.mu.Unlock()
	if c.parent.parent != nil {
		c.parent.reports += text
		return
	}
	fmt.Print(text)
	if c.chatty != nil {
		c.chatty.last = ""
	}
}

// cleanUp runs the cleanups of a test that a panic ends, and gives what they panic with.
func (c *common) cleanUp() (panicked any) {
	defer func() { panicked = recover() }()
	c.clean()
	return
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
	examples []InternalExample
	exitCode int
}

// MainStart gives what TestMain is called with; deps are go test's own, and not looked at.
func MainStart(deps any, tests []InternalTest, benchmarks []InternalBenchmark, fuzz []InternalFuzzTarget, examples []InternalExample) *M {
	running = true
	return &M{tests: tests, fuzz: fuzz, examples: examples}
}

// Run runs the tests and examples and returns the exit code. go test gives them ten minutes.
func (m *M) Run() int {
	const most = 10 * time.Minute
	alarm := time.AfterFunc(most, func() {
		extra := ""
		if list := runningList(); len(list) > 0 {
			extra = "\nrunning tests:\n\t" + strings.Join(list, "\n\t")
		}
		panic(fmt.Sprintf("test timed out after %v%s", most, extra))
	})
	passed := runTests(m.tests)
	passed = runTests(fuzzTests(m.fuzz)) && passed
	for _, example := range m.examples {
		passed = runExample(example) && passed
	}
	alarm.Stop()
	if passed {
		fmt.Println("PASS")
		return 0
	}
	fmt.Println("FAIL")
	m.exitCode = 1
	return 1
}

// started has the tests that run now, and since when.
var started sync.Map

func runningList() []string {
	var list []string
	started.Range(func(name, since any) bool {
		list = append(list, fmt.Sprintf("%s (%v)", name, time.Since(since.(time.Time)).Round(time.Second)))
		return true
	})
	slices.Sort(list)
	return list
}

func runTests(tests []InternalTest) bool {
	root := &T{state: &crew{running: 1, most: runtime.GOMAXPROCS(0), begin: make(chan bool)}}
	root.barrier, root.signal = make(chan bool), make(chan bool, 1)
	root.ctx, root.chatty, root.isRoot = context.Background(), &printer{}, true
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
