package testing

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// runExample runs an example with a file instead of the standard output. Real Go reads a pipe meanwhile.
func runExample(example InternalExample) (ok bool) {
	fmt.Printf("=== RUN   %s\n", example.Name)
	stdout := os.Stdout
	file, err := os.CreateTemp("", "example")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Stdout = file
	finished, start := false, time.Now()
	defer func() {
		spent := time.Since(start)
		os.Stdout = stdout
		file.Close()
		printed, _ := os.ReadFile(file.Name())
		os.Remove(file.Name())
		ok = example.judge(string(printed), spent, finished, recover())
	}()
	example.F()
	finished = true
	return
}

func (e *InternalExample) judge(printed string, spent time.Duration, finished bool, recovered any) bool {
	got, want := strings.TrimSpace(printed), strings.TrimSpace(e.Output)
	fault := ""
	switch {
	case recovered != nil:
	case e.Unordered:
		lines := func(text string) []string { return slices.Sorted(strings.SplitSeq(text, "\n")) }
		if !slices.Equal(lines(got), lines(want)) {
			fault = fmt.Sprintf("got:\n%s\nwant (unordered):\n%s\n", printed, e.Output)
		}
	case got != want:
		fault = fmt.Sprintf("got:\n%s\nwant:\n%s\n", got, want)
	}
	if fault == "" && finished && recovered == nil {
		fmt.Print("--- PASS: ", e.Name, seconds(spent))
		return true
	}
	fmt.Print("--- FAIL: ", e.Name, seconds(spent), fault)
	if recovered != nil {
		panic(recovered)
	}
	if !finished {
		panic("test executed panic(nil) or runtime.Goexit")
	}
	return false
}

// RunExamples runs examples of a program that is none of tests.
func RunExamples(matchString func(pat, str string) (bool, error), examples []InternalExample) (ok bool) {
	ok = true
	for _, example := range examples {
		ok = runExample(example) && ok
	}
	return ok
}
