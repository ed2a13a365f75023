// Package clock lends package time's clock to packages that set deadlines.
package clock

// Nano counts nanoseconds since just before the start; package time sets it.
var Nano func() int64
