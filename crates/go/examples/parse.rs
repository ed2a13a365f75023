fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut id = 0;
        let parsed = go::syntax::parse(&text, 1, &mut id);
        for error in &parsed.errors {
            let at = (error.span.start - 1) as usize;
            let line = text[..at].matches('\n').count() + 1;
            let col = at - text[..at].rfind('\n').map_or(0, |x| x + 1) + 1;
            println!("{path}:{line}:{col}: {}", error.message.replace('\0', "@"));
        }
    }
}
