//! The engine in a Web Worker, and its message protocol.
