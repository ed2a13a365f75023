//! asyncio's core in Rust: what CPython writes in C, and the loop's turn.

pub mod state;
