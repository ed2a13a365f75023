package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
)

type NotFound struct{ Key string }

func (e *NotFound) Error() string        { return "key " + strconv.Quote(e.Key) + " not found" }
func (e *NotFound) Is(target error) bool { return target == fs.ErrNotExist }

type Temp struct{ error }

func (t Temp) Unwrap() error   { return t.error }
func (t Temp) Temporary() bool { return true }

func find(k string) error {
	switch k {
	case "a":
		return nil
	case "b":
		return &NotFound{k}
	case "c":
		return Temp{io.ErrUnexpectedEOF}
	}
	return fmt.Errorf("find(%q): %w", k, &NotFound{k})
}

func validate(xs ...int) error {
	var errs []error
	for i, x := range xs {
		if x < 0 {
			errs = append(errs, fmt.Errorf("item %d: negative value %d", i, x))
		}
	}
	return errors.Join(errs...)
}

func typedNil() error {
	var e *NotFound
	return e
}

func main() {
	for _, k := range []string{"a", "b", "c", "d"} {
		err := find(k)
		var nf *NotFound
		fmt.Println(k, err, errors.Is(err, fs.ErrNotExist), errors.As(err, &nf), errors.Is(err, io.ErrUnexpectedEOF))
	}
	fmt.Println(validate(1, 2), validate() == nil)
	err := validate(1, -2, 3, -4)
	fmt.Printf("%v\n%q\n", err, err)
	if u, ok := err.(interface{ Unwrap() []error }); ok {
		fmt.Println(len(u.Unwrap()))
	}
	two := fmt.Errorf("both: %w and %w", io.EOF, os.ErrPermission)
	fmt.Println(two, errors.Is(two, io.EOF), errors.Is(two, os.ErrPermission), errors.Unwrap(two))
	_, err = strconv.Atoi("12x")
	var ne *strconv.NumError
	if errors.As(err, &ne) {
		fmt.Printf("%s|%s|%v|%v\n", ne.Func, ne.Num, ne.Err, errors.Is(err, strconv.ErrSyntax))
	}
	_, err = strconv.ParseInt("99999999999999999999", 10, 64)
	fmt.Println(err)
	_, err = strconv.ParseBool("maybe")
	fmt.Println(err)
	_, err = os.Open("/no/such/file")
	var pe *fs.PathError
	fmt.Println(err, errors.As(err, &pe) && pe.Op == "open", errors.Is(err, os.ErrNotExist))
	fmt.Println(typedNil() == nil)
	if x, ok := errors.AsType[*NotFound](find("z")); ok {
		fmt.Println("as type", x.Key)
	}
	fmt.Printf("%v %+v %#v\n", errors.New("plain"), Temp{io.EOF}, NotFound{"q"})
	fmt.Println(fmt.Errorf("no wrap %v", io.EOF), fmt.Errorf("%w", nil), fmt.Errorf("%d%%", 5))
	func() {
		defer func() {
			r := recover()
			e, ok := r.(error)
			fmt.Println(ok, e)
			var re interface{ RuntimeError() }
			fmt.Println(errors.As(e, &re))
		}()
		var a []int
		_ = a[3]
	}()
	fmt.Println(typedNil().Error())
}
