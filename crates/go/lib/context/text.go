package context

import "time"

type stringer interface{ String() string }

// typeName is the type of a value, as %T prints it.
func typeName(v any) string

func nameOf(c Context) string {
	if named, ok := c.(stringer); ok {
		return named.String()
	}
	return typeName(c)
}

// textOf shows a key or value without fmt, which itself may need a context.
func textOf(v any) string {
	switch v := v.(type) {
	case stringer:
		return v.String()
	case string:
		return v
	case nil:
		return "<nil>"
	}
	return typeName(v)
}

func (c *cancelCtx) String() string { return nameOf(c.Context) + ".WithCancel" }

func (c *timerCtx) String() string {
	left := time.Until(c.deadline).String()
	return nameOf(c.cancelCtx.Context) + ".WithDeadline(" + c.deadline.String() + " [" + left + "])"
}

func (c withoutCancelCtx) String() string { return nameOf(c.c) + ".WithoutCancel" }

func (c *valueCtx) String() string {
	return nameOf(c.Context) + ".WithValue(" + textOf(c.key) + ", " + textOf(c.val) + ")"
}
