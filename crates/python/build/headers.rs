//! How headers of functions and classes look in a library module.

/// Spaces in front.
pub fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Does a function's definition begin here?
pub fn is_def(line: &str) -> bool {
    let bare = line.trim_start_matches(' ');
    bare.starts_with("def ") || bare.starts_with("async def ")
}

/// The name of the class whose definition begins here.
pub fn class_name(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("class ")?;
    rest.split([':', '(', '[']).next()
}
