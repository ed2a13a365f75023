"""The part of `email` that is here: `email.utils`."""
