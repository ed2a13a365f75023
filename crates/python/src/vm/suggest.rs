//! "Did you mean": the nearest name to one that is not there, as tracebacks add it.
//!
//! An edit distance in which a wrong letter costs 2 and a wrong case 1, bounded
//! by a third of the lengths. Source: `Python/suggestions.c` and
//! `_compute_suggestion_error` of `Lib/traceback.py`, 3.14.

use crate::object::Object;
use crate::symbol::Sym;
use crate::syntax::Version;
use crate::value::{Id, Value};
use crate::vm::{Frame, Vm};

const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;
const NAME_LENGTH_MAX: usize = 40;
const CANDIDATES_MAX: usize = 750;

impl Vm {
    /// What a traceback adds to the message; empty if nothing.
    pub(crate) fn suggestion(&mut self, exception: Value) -> String {
        let Value::Object(id) = exception else {
            return String::new();
        };
        let Some(wrong) = self.text_attribute(id, "name") else {
            return String::new();
        };
        if self.is_exception(exception, self.classes.name_error) {
            return self.suggestion_for_name(id, &wrong);
        }
        let (wrong, candidates) = if self.is_exception(exception, self.classes.attribute_error) {
            let Some(object) = self.attribute_named(id, "obj") else {
                return String::new();
            };
            let candidates = self.listed_names(object);
            (wrong, candidates)
        } else if self.is_exception(exception, self.classes.import_error)
            && self.settings.version >= Version::Py314
        {
            let module = self.modules.get(&wrong).copied();
            let (Some(module), Some(wrong)) = (module, self.text_attribute(id, "name_from")) else {
                return String::new();
            };
            (wrong, self.listed_names(Value::Object(module)))
        } else {
            return String::new();
        };
        let is_private = wrong.starts_with('_');
        let shown = candidates.iter().map(String::as_str);
        let shown = shown.filter(|name| is_private || !name.starts_with('_'));
        match closest(&wrong, shown) {
            Some(name) => format!(". Did you mean: '{name}'?"),
            None => String::new(),
        }
    }

    /// What is added to the message about an unknown keyword argument (3.13); empty if nothing.
    pub(crate) fn keyword_suggestion<'a>(
        &self,
        wrong: &str,
        known: impl Iterator<Item = &'a str>,
    ) -> String {
        match closest(wrong, known).filter(|_| self.settings.version >= Version::Py314) {
            Some(name) => format!(". Did you mean '{name}'?"),
            None => String::new(),
        }
    }

    fn suggestion_for_name(&mut self, exception: Id, wrong: &str) -> String {
        let is_module = self.settings.version >= Version::Py314
            && STANDARD_MODULES
                .split_whitespace()
                .any(|module| module == wrong);
        match (self.text_attribute(exception, NEAREST), is_module) {
            (Some(name), false) => format!(". Did you mean: '{name}'?"),
            (Some(name), true) => {
                format!(". Did you mean: '{name}'? Or did you forget to import '{wrong}'?")
            }
            (None, true) => format!(". Did you forget to import '{wrong}'?"),
            (None, false) => String::new(),
        }
    }

    /// The name that may have been meant in the running frame, whose variables a traceback no longer has.
    pub(crate) fn nearest_name(&self, wrong: &str) -> Option<String> {
        let Some(Frame::Python(frame)) = self.frames.last() else {
            return None;
        };
        let loaded = self.loaded(frame.code);
        let mut names: Vec<&str> = Vec::new();
        for (slot, name) in loaded.code.locals.iter().enumerate() {
            let value = self.stack.get(frame.base as usize + slot).copied();
            let mut value = value.unwrap_or(Value::Null);
            if let Some(Object::Cell(inner)) = self.object_of(value) {
                value = *inner;
            }
            if value.is_null() || name.starts_with('.') {
                continue;
            }
            let is_self = name == "self" && self.settings.version >= Version::Py314;
            if is_self && self.listed_names(value).iter().any(|name| name == wrong) {
                return Some(format!("self.{wrong}"));
            }
            names.push(name);
        }
        for module in [frame.globals, self.builtins] {
            if let Some(attributes) = self.heap.attributes(module) {
                names.extend(attributes.iter().map(|(name, _)| self.symbols.text(name)));
            }
        }
        closest(wrong, names.into_iter()).map(str::to_owned)
    }

    /// What `dir` lists, in its order.
    fn listed_names(&self, object: Value) -> Vec<String> {
        let mut names: Vec<Sym> = Vec::new();
        let mut add = |id: Id| {
            if let Some(attributes) = self.heap.attributes(id) {
                names.extend(attributes.iter().map(|(name, _)| name));
            }
        };
        let class = match object {
            Value::Object(id) => {
                add(id);
                match self.heap.get(id) {
                    Object::Module(_) => None,
                    Object::Type(_) => Some(id),
                    _ => Some(self.class_of(object)),
                }
            }
            _ => Some(self.class_of(object)),
        };
        if let Some(class) = class {
            self.mro(class).iter().copied().for_each(add);
        }
        let texts = names
            .into_iter()
            .map(|name| self.symbols.text(name).to_owned());
        let mut texts: Vec<String> = texts.collect();
        texts.sort();
        texts.dedup();
        texts
    }

    fn attribute_named(&self, object: Id, name: &str) -> Option<Value> {
        self.heap.attributes(object)?.get(self.symbols.find(name)?)
    }

    fn text_attribute(&self, object: Id, name: &str) -> Option<String> {
        let value = self.attribute_named(object, name)?;
        self.text_of(value).map(str::to_owned)
    }
}

/// Under which a NameError keeps the name that may have been meant.
pub(crate) const NEAREST: &str = "_nearest_name";

/// The best candidate, the first of equals; none if nothing is near enough.
pub(crate) fn closest<'a>(
    wrong: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let wrong: Vec<char> = wrong.chars().collect();
    let mut best: Option<(&str, usize)> = None;
    for (count, name) in candidates.enumerate() {
        if count >= CANDIDATES_MAX {
            return None;
        }
        let letters: Vec<char> = name.chars().collect();
        if letters == wrong {
            continue;
        }
        let bound = (letters.len() + wrong.len() + 3) * MOVE_COST / 6;
        let bound = best.map_or(bound, |(_, distance)| bound.min(distance - 1));
        match distance(&wrong, &letters, bound) {
            Some(0) | None => {}
            Some(found) => best = Some((name, found)),
        }
    }
    best.map(|(name, _)| name)
}

fn letter_cost(a: char, b: char) -> usize {
    match a == b {
        true => 0,
        false if a.eq_ignore_ascii_case(&b) => CASE_COST,
        false => MOVE_COST,
    }
}

/// None: more than `bound`.
fn distance(mut a: &[char], mut b: &[char], bound: usize) -> Option<usize> {
    while let ([first, rest @ ..], [other, others @ ..]) = (a, b)
        && first == other
    {
        (a, b) = (rest, others);
    }
    while let ([rest @ .., last], [others @ .., other]) = (a, b)
        && last == other
    {
        (a, b) = (rest, others);
    }
    let within = |distance: usize| (distance <= bound).then_some(distance);
    if a.is_empty() || b.is_empty() {
        return within((a.len() + b.len()) * MOVE_COST);
    }
    if a.len().max(b.len()) > NAME_LENGTH_MAX {
        return None;
    }
    let mut row: Vec<usize> = (0..=a.len()).map(|at| at * MOVE_COST).collect();
    for (at, letter) in b.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (at + 1) * MOVE_COST;
        for (place, other) in a.iter().enumerate() {
            let replaced = diagonal + letter_cost(*letter, *other);
            diagonal = row[place + 1];
            row[place + 1] = replaced.min(row[place].min(diagonal) + MOVE_COST);
        }
        if row.iter().all(|cost| *cost > bound) {
            return None;
        }
    }
    within(row[a.len()])
}

/// `sys.stdlib_module_names` of 3.14, the public ones.
pub(crate) const STANDARD_MODULES: &str = "\
abc annotationlib antigravity argparse array ast asyncio atexit base64 bdb binascii bisect \
builtins bz2 cProfile calendar cmath cmd code codecs codeop collections colorsys compileall \
compression concurrent configparser contextlib contextvars copy copyreg csv ctypes curses \
dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip enum errno \
faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt \
getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib importlib \
inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox marshal math \
mimetypes mmap modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode \
operator optparse os pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix \
posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri \
random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve \
shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile sre_constants \
sre_parse ssl stat statistics string stringprep struct subprocess symtable sys sysconfig syslog \
tabnanny tarfile tempfile termios textwrap this threading time timeit tkinter token tokenize \
tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest \
urllib uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp \
zipfile zipimport zlib zoneinfo";

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn the_nearest_name_is_found() {
        for (wrong, candidates, nearest) in [
            ("cuont", "count other", Some("count")),
            ("coler", "colour color", Some("color")),
            ("prnt", "print input", Some("print")),
            ("Foo", "foo fop", Some("foo")),
            ("xyz", "abc def", None),
            ("a", "b c", None),
        ] {
            assert_eq!(closest(wrong, candidates.split(' ')), nearest, "{wrong}");
        }
    }
}
