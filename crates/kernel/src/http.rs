//! HTTP/1.1 as a simulated host speaks it: reading a request, writing a reply.
//!
//! Model: RFC 9112, as far as clients written in a lesson need it: request line,
//! headers, a body by `Content-Length` or in chunks.

use crate::reply::Reply;

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Request {
    pub method: String,
    pub target: String,
    pub version: String,
    /// Names as they were written.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    /// Any letter case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// Whether the connection ends with the reply.
    pub fn closes(&self) -> bool {
        let word = self.header("connection").unwrap_or("");
        if self.version == "HTTP/1.0" {
            return !word.eq_ignore_ascii_case("keep-alive");
        }
        word.eq_ignore_ascii_case("close")
    }
}

/// The first whole request in the bytes, and how many bytes it takes; none: more must come.
pub fn parse(bytes: &[u8]) -> Option<(Request, usize)> {
    let (head, mut used) = head_of(bytes)?;
    let text = String::from_utf8_lossy(head).into_owned();
    let mut lines = text.lines();
    let mut words = lines.next().unwrap_or("").split_whitespace();
    let mut word = |usual: &str| words.next().unwrap_or(usual).to_owned();
    let (method, target, version) = (word("GET"), word("/"), word("HTTP/1.0"));
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect();
    let mut request = Request {
        method,
        target,
        version,
        headers,
        body: Vec::new(),
    };
    if request.header("transfer-encoding").is_some() {
        let (body, length) = chunks(&bytes[used..])?;
        request.body = body;
        used += length;
    } else if let Some(length) = request.header("content-length") {
        let length = length.parse().unwrap_or(0);
        request.body = bytes.get(used..used.checked_add(length)?)?.to_vec();
        used += length;
    }
    Some((request, used))
}

/// The head, and where the body begins. Bare line feeds are taken too.
fn head_of(bytes: &[u8]) -> Option<(&[u8], usize)> {
    let find = |end: &[u8]| bytes.windows(end.len()).position(|window| window == end);
    let strict = find(b"\r\n\r\n").map(|at| (at, at + 4));
    let loose = find(b"\n\n").map(|at| (at, at + 2));
    let (at, begin) = match (strict, loose) {
        (Some(strict), Some(loose)) => strict.min(loose),
        (found, other) => found.or(other)?,
    };
    Some((&bytes[..at], begin))
}

fn chunks(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    let (mut body, mut at) = (Vec::new(), 0);
    loop {
        let line = bytes.get(at..)?.windows(2).position(|end| end == b"\r\n")?;
        let size = String::from_utf8_lossy(&bytes[at..at + line]).into_owned();
        let size = usize::from_str_radix(size.trim(), 16).unwrap_or(0);
        at += line + 2;
        let end = at.checked_add(size)?;
        body.extend_from_slice(bytes.get(at..end)?);
        at = end + 2;
        if at > bytes.len() {
            return None;
        }
        if size == 0 {
            return Some((body, at));
        }
    }
}

/// `date`: nanoseconds since 1970, of the moment when the reply is sent.
pub fn format(reply: &Reply, request: &Request, date: u64) -> Vec<u8> {
    let reason = reason(reply.status);
    let mut head = format!("HTTP/1.1 {} {reason}\r\n", reply.status);
    let own = |name: &str| {
        reply
            .headers
            .iter()
            .any(|(known, _)| known.eq_ignore_ascii_case(name))
    };
    if !own("date") {
        head += &format!("Date: {}\r\n", http_date(date));
    }
    if !own("content-type") && reply.status != 204 {
        head += &format!("Content-Type: {}\r\n", content_type(&reply.body));
    }
    for (name, value) in &reply.headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += &format!("Content-Length: {}\r\n", reply.body.len());
    let connection = if request.closes() {
        "close"
    } else {
        "keep-alive"
    };
    head += &format!("Connection: {connection}\r\n\r\n");
    let mut bytes = head.into_bytes();
    if request.method != "HEAD" {
        bytes.extend_from_slice(&reply.body);
    }
    bytes
}

fn content_type(body: &[u8]) -> &'static str {
    match body.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{' | b'[') => "application/json; charset=utf-8",
        Some(b'<') => "text/html; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    }
}

/// The usual words for a status (RFC 9110).
pub fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        206 => "Partial Content",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        409 => "Conflict",
        418 => "I'm a Teapot",
        422 => "Unprocessable Content",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Unknown",
    }
}

/// `Thu, 01 Jan 2026 09:00:02 GMT`
fn http_date(nanoseconds: u64) -> String {
    let seconds = nanoseconds / 1_000_000_000;
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][(days % 7) as usize];
    let (mut year, mut left) = (1970, days);
    let length = |year: u64| {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        if leap { 366 } else { 365 }
    };
    while left >= length(year) {
        left -= length(year);
        year += 1;
    }
    let february = if length(year) == 366 { 29 } else { 28 };
    let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while left >= months[month] {
        left -= months[month];
        month += 1;
    }
    let name = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ][month];
    format!(
        "{weekday}, {:02} {name} {year} {:02}:{:02}:{:02} GMT",
        left + 1,
        rest / 3600,
        rest % 3600 / 60,
        rest % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_read_when_it_is_whole() {
        let text = b"POST /a?b=1 HTTP/1.1\r\nHost: x.org\r\nContent-Length: 3\r\n\r\nabcGET";
        assert_eq!(parse(&text[..text.len() - 4]), None);
        let (request, used) = parse(text).unwrap();
        assert_eq!(
            (request.method.as_str(), request.target.as_str()),
            ("POST", "/a?b=1")
        );
        assert_eq!(
            (request.body.as_slice(), used),
            (&b"abc"[..], text.len() - 3)
        );
        assert_eq!(request.header("HOST"), Some("x.org"));
        let chunked = b"PUT / HTTP/1.1\nTransfer-Encoding: chunked\n\n2\r\nab\r\n0\r\n\r\n";
        assert_eq!(parse(chunked).unwrap().0.body, b"ab");
    }

    #[test]
    fn the_date_of_a_reply_is_a_date() {
        assert_eq!(
            http_date(1_767_258_002_000_000_000),
            "Thu, 01 Jan 2026 09:00:02 GMT"
        );
        assert_eq!(
            http_date(951_782_400_000_000_000),
            "Tue, 29 Feb 2000 00:00:00 GMT"
        );
    }
}
