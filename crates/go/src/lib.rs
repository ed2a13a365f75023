//! Go: syntax, type checker, compiler, VM, packages, the G-M-P scheduler.
