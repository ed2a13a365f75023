//! What a run did: ids, the event table, the trace, its cursor, its text and binary form, its validator.
