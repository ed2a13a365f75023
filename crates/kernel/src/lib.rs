//! The simulated computer: virtual time, cores, OS threads, timers, choices, limits, world.
