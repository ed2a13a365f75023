//! The catalogue of lessons.
