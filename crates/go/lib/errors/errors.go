// Package errors makes errors and looks through what they wrap.
package errors

type errorString struct{ s string }

func (e *errorString) Error() string { return e.s }

// New makes an error; each call makes another one.
func New(text string) error { return &errorString{text} }

// ErrUnsupported says that an operation cannot be done because it is not supported.
var ErrUnsupported = New("unsupported operation")

// Unwrap is what err wraps, if it says so with Unwrap() error; else nil.
func Unwrap(err error) error {
	wrapper, ok := err.(interface{ Unwrap() error })
	if !ok {
		return nil
	}
	return wrapper.Unwrap()
}

// walk visits err and all that it wraps, depth first, until visit is true.
func walk(err error, visit func(error) bool) bool {
	for err != nil {
		if visit(err) {
			return true
		}
		switch wrapper := err.(type) {
		case interface{ Unwrap() error }:
			err = wrapper.Unwrap()
		case interface{ Unwrap() []error }:
			for _, inner := range wrapper.Unwrap() {
				if walk(inner, visit) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}

// comparable_ reports whether == on the error's type cannot panic.
func comparable_(err error) bool

// Is reports whether err or something that it wraps is target, or says so with Is(error) bool.
func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	byValue := comparable_(target)
	return walk(err, func(inner error) bool {
		if byValue && inner == target {
			return true
		}
		judge, ok := inner.(interface{ Is(error) bool })
		return ok && judge.Is(target)
	})
}

// assign stores err where target, a pointer, points to, if its type allows it.
func assign(err error, target any) bool

// checkTarget panics unless target is a pointer to an interface or to an error type.
func checkTarget(target any)

// As finds the first error that can be stored where target points, or that says so with
// As(any) bool, and stores it. It panics if target is not a pointer to an error type or interface.
func As(err error, target any) bool {
	if err == nil {
		return false
	}
	checkTarget(target)
	return walk(err, func(inner error) bool {
		if assign(inner, target) {
			return true
		}
		judge, ok := inner.(interface{ As(any) bool })
		return ok && judge.As(target)
	})
}

// AsType is As with a type instead of a target.
func AsType[E error](err error) (E, bool) {
	var found E
	ok := walk(err, func(inner error) bool {
		if e, ok := inner.(E); ok {
			found = e
			return true
		}
		judge, ok := inner.(interface{ As(any) bool })
		return ok && judge.As(&found)
	})
	return found, ok
}

type joinError struct{ errs []error }

// Join wraps the errors that are not nil; nil if there are none.
func Join(errs ...error) error {
	var kept []error
	for _, err := range errs {
		if err != nil {
			kept = append(kept, err)
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return &joinError{kept}
}

func (e *joinError) Error() string {
	said := e.errs[0].Error()
	for _, err := range e.errs[1:] {
		said += "\n" + err.Error()
	}
	return said
}

func (e *joinError) Unwrap() []error { return e.errs }
