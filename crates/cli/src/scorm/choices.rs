//! What the command line says of a package.

/// Where the package's playground is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Site {
    /// Its files are in this folder, and go into the package.
    Folder(String),
    Address(String),
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choices {
    pub lessons: Vec<String>,
    pub out: String,
    pub site: Site,
    /// The course's; none: the first lesson's.
    pub title: Option<String>,
    /// The score from which a lesson is passed, in percent. None: it is completed, and that is all.
    pub mastery: Option<u32>,
}

/// What `cargo xtask build` writes.
const USUAL_FOLDER: &str = "dist";

impl Choices {
    /// Errors: what is wrong with the command line, in words.
    pub fn parse(arguments: &[String]) -> Result<Choices, String> {
        let mut choices = Choices {
            lessons: Vec::new(),
            out: String::new(),
            site: Site::Folder(USUAL_FOLDER.to_owned()),
            title: None,
            mastery: None,
        };
        let mut left = arguments.iter();
        let mut sites = 0;
        while let Some(argument) = left.next() {
            if !argument.starts_with('-') {
                choices.lessons.push(argument.clone());
                continue;
            }
            let (name, value) = match argument.split_once('=') {
                Some((name, value)) => (name, value.to_owned()),
                None => (argument.as_str(), left.next().cloned().unwrap_or_default()),
            };
            if !["-o", "--out", "--dist", "--site", "--title", "--mastery"].contains(&name) {
                return Err(format!("unknown option: {name}"));
            }
            if value.is_empty() {
                return Err(format!("{name} needs a value"));
            }
            match name {
                "-o" | "--out" => choices.out = value,
                "--dist" => (choices.site, sites) = (Site::Folder(value), sites + 1),
                "--site" => (choices.site, sites) = (Site::Address(value), sites + 1),
                "--title" => choices.title = Some(value),
                _ => {
                    let percent = value.parse().ok().filter(|percent| (1..=100).contains(percent));
                    choices.mastery = Some(percent.ok_or("--mastery: a score in percent, 1 to 100")?);
                }
            }
        }
        if choices.lessons.is_empty() {
            return Err("scorm needs a LESSON.md".to_owned());
        }
        if choices.out.is_empty() {
            return Err("scorm needs -o FILE.zip".to_owned());
        }
        if sites > 1 {
            return Err("--dist or --site, once".to_owned());
        }
        Ok(choices)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Choices, String> {
        Choices::parse(&line.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn a_package_has_lessons_a_name_and_one_playground() {
        let choices = parse("a.md b.md -o c.zip --mastery=80").expect("choices");
        assert_eq!((choices.lessons.len(), choices.mastery), (2, Some(80)));
        assert_eq!(choices.site, Site::Folder("dist".to_owned()));
        for (line, words) in [
            ("-o c.zip", "scorm needs a LESSON.md"),
            ("a.md", "scorm needs -o FILE.zip"),
            ("a.md -o", "-o needs a value"),
            ("a.md -o c.zip --site https://a/ --dist d", "--dist or --site, once"),
            ("a.md -o c.zip --mastery 101", "--mastery: a score in percent, 1 to 100"),
            ("a.md -o c.zip --score 1", "unknown option: --score"),
        ] {
            assert_eq!(parse(line), Err(words.to_owned()), "{line}");
        }
    }
}
