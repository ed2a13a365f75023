//! Session: run a scenario, checkpoint, seek.
