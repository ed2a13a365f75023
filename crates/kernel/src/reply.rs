//! How an address of the simulated network answers a request.

use std::sync::Arc;

/// How an address answers a request.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Reply {
    /// From the whole request to the whole answer. Nanoseconds.
    pub latency: u64,
    pub status: u16,
    pub body: Arc<[u8]>,
    /// What is to be sent beside date, length and type. A `Content-Type` replaces the guessed one.
    pub headers: Vec<(String, String)>,
    /// It does not answer at all.
    pub failure: Option<Failure>,
}

/// Why there is no answer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Failure {
    /// The name is not known: `getaddrinfo` fails.
    Unresolved,
    /// Nobody listens there: the connect is refused.
    Refused,
    /// The connect, or the reply, never comes.
    Silent,
    /// The connection breaks off instead of the reply.
    Reset,
}

impl Reply {
    pub fn new(latency: u64, status: u16, body: impl Into<Vec<u8>>) -> Reply {
        Reply {
            latency,
            status,
            body: body.into().into(),
            headers: Vec::new(),
            failure: None,
        }
    }

    pub fn with_header(mut self, name: &str, value: impl Into<String>) -> Reply {
        self.headers.push((name.to_owned(), value.into()));
        self
    }
}

/// What an address takes that nobody knows. Nanoseconds.
pub const USUAL_LATENCY_NS: u64 = 2_000_000_000;

impl Default for Reply {
    fn default() -> Reply {
        Reply::new(
            USUAL_LATENCY_NS,
            200,
            "<!doctype html>\n<title>Example</title>\n<p>A page of the simulated network.</p>\n",
        )
    }
}
