package reflect

import (
	"strconv"
	"unsafe"
)

// The words that the cases of a Select send at most.
const sentWords = 256

// A selectCase is a case as the runtime takes it: a channel (nil is never ready), and where in the
// words that are sent its value begins, -1 for a receive.
type selectCase struct {
	c  unsafe.Pointer
	at int
}

func selectOf(cases []selectCase, hasDefault bool, sent [sentWords]unsafe.Pointer) (chosen int, ok bool, received [callWords]unsafe.Pointer)

// A ChanDir is the direction of a channel type.
type ChanDir int

const (
	RecvDir ChanDir = 1 << iota
	SendDir
	BothDir = RecvDir | SendDir
)

func (d ChanDir) String() string {
	switch d {
	case SendDir:
		return "chan<-"
	case RecvDir:
		return "<-chan"
	case BothDir:
		return "chan"
	}
	return "ChanDir" + strconv.Itoa(int(d))
}

func (t rtype) ChanDir() ChanDir {
	if t.Kind() != Chan {
		panic("reflect: ChanDir of non-chan type " + t.String())
	}
	_, _, _, _, length, _, _, _ := typeWords(int(t))
	return ChanDir(length)
}

// A SelectDir says what a case of a Select does.
type SelectDir int

const (
	_ SelectDir = iota
	SelectSend
	SelectRecv
	SelectDefault
)

type SelectCase struct {
	Dir  SelectDir
	Chan Value
	Send Value
}

// Select runs one of the cases that are ready, or the default, or waits for the first that will be.
func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	var sent [sentWords]unsafe.Pointer
	list := make([]selectCase, 0, len(cases))
	numbers := make([]int, 0, len(cases))
	fallback, filled := -1, 0
	for i, c := range cases {
		if c.Dir == SelectDefault {
			if fallback >= 0 {
				panic("reflect.Select: multiple default cases")
			}
			if c.Chan.IsValid() {
				panic("reflect.Select: default case has Chan value")
			}
			if c.Send.IsValid() {
				panic("reflect.Select: default case has Send value")
			}
			fallback = i
			continue
		}
		if c.Dir == SelectRecv && c.Send.IsValid() {
			panic("reflect.Select: RecvDir case has Send value")
		}
		given := selectCase{at: -1}
		switch {
		case c.Dir != SelectSend && c.Dir != SelectRecv:
			panic("reflect.Select: invalid Dir")
		case !c.Chan.IsValid():
		case c.Chan.Kind() != Chan:
			c.Chan.wrong("Select")
		case c.Dir == SelectRecv:
			if c.Chan.t.ChanDir()&RecvDir == 0 {
				panic("reflect.Select: RecvDir case using send-only channel")
			}
			place(rtype(c.Chan.t.elem()), 0)
			given.c = c.Chan.word()
		default:
			if c.Chan.t.ChanDir()&SendDir == 0 {
				panic("reflect.Select: SendDir case using recv-only channel")
			}
			if !c.Send.IsValid() {
				panic("reflect.Select: SendDir case missing Send value")
			}
			var words [callWords]unsafe.Pointer
			n := c.Send.intoWords(rtype(c.Chan.t.elem()), &words, 0)
			if filled+n > sentWords {
				panic("reflect: this Select sends more than can be sent")
			}
			copy(sent[filled:], words[:n])
			given = selectCase{c.Chan.word(), filled}
			filled += n
		}
		list = append(list, given)
		numbers = append(numbers, i)
	}
	n, ok, words := selectOf(list, fallback >= 0, sent)
	if n < 0 {
		return fallback, Value{}, false
	}
	chosen = numbers[n]
	if list[n].at < 0 {
		return chosen, cases[chosen].Chan.received(&words), ok
	}
	return chosen, Value{}, false
}
