//! `--reply ADDRESS=PARTS`: how an address of the simulated network answers.
//!
//! The parts are divided by commas, in any order: a status (`404`), a latency (`300ms`), an error
//! (`refused`, `silent`, `reset`, `unresolved`), and the body: `@PATH` or `body:TEXT`, which goes
//! to the end.

use crate::duration;
use scenario::{Reply, ReplyError};

/// The address, the reply, and the file that its body is in. Errors: in words.
pub fn parse(text: &str) -> Result<(String, Reply, Option<String>), String> {
    let usage = || format!("--reply: ADDRESS=STATUS,LATENCY,@PATH, not {text}");
    let (address, parts) = split(text).ok_or_else(usage)?;
    let mut reply = Reply::default();
    let mut file = None;
    let mut rest = parts;
    while !rest.is_empty() {
        if let Some(body) = rest.strip_prefix("body:") {
            reply.body = body.to_owned();
            break;
        }
        let (part, after) = rest.split_once(',').unwrap_or((rest, ""));
        rest = after;
        if let Some(path) = part.strip_prefix('@') {
            file = Some(path.to_owned());
        } else if let Some(error) = error(part) {
            reply.error = Some(error);
        } else if part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit()) {
            reply.status = part.parse().map_err(|_| usage())?;
        } else {
            reply.latency_ns = duration::parse(part).map_err(|_| usage())?;
        }
    }
    Ok((address.to_owned(), reply, file))
}

/// The address may have `=` in its query: the parts begin at the first one behind which they can.
fn split(text: &str) -> Option<(&str, &str)> {
    let is_begin = |rest: &str| {
        let part = rest.split(',').next().unwrap_or("");
        rest.starts_with("body:")
            || part.starts_with('@')
            || error(part).is_some()
            || duration::parse(part).is_ok()
    };
    let mut places = text.match_indices('=').map(|(at, _)| at);
    let has_query = text.contains('?');
    let at = match has_query {
        false => places.next(),
        true => places.filter(|at| is_begin(&text[at + 1..])).last(),
    }?;
    Some((&text[..at], &text[at + 1..])).filter(|(address, _)| !address.is_empty())
}

fn error(word: &str) -> Option<ReplyError> {
    Some(match word {
        "refused" => ReplyError::Refused,
        "silent" => ReplyError::Silent,
        "reset" => ReplyError::Reset,
        "unresolved" => ReplyError::Unresolved,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn parts_stand_in_any_order() {
        let (address, reply, file) = parse("https://a.org/x=300ms,404,@page.html").unwrap();
        assert_eq!(
            (address.as_str(), file.as_deref()),
            ("https://a.org/x", Some("page.html"))
        );
        assert_eq!((reply.status, reply.latency_ns), (404, 300_000_000));
        let (address, reply, _) = parse("http://a/?q=1=2s,body:{\"a\": 1, \"b\": 2}").unwrap();
        assert_eq!(address, "http://a/?q=1");
        assert_eq!(
            (reply.latency_ns, reply.body.as_str()),
            (2_000_000_000, "{\"a\": 1, \"b\": 2}")
        );
        assert_eq!(
            parse("a=refused").unwrap().1.error,
            Some(super::ReplyError::Refused)
        );
    }

    #[test]
    fn what_is_no_reply_is_said() {
        let words = "--reply: ADDRESS=STATUS,LATENCY,@PATH, not http://a";
        assert_eq!(parse("http://a").unwrap_err(), words);
        assert!(parse("http://a=soon").is_err());
    }
}
