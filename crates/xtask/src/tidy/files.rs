//! The files that people write here: not those made by a build, nor lockfiles' contents.

use std::path::Path;

/// One text file of the project.
pub struct SourceFile {
    /// From the root, with `/`.
    pub path: String,
    pub text: String,
}

impl SourceFile {
    /// What follows the last dot of the name.
    pub fn extension(&self) -> &str {
        self.path
            .rsplit_once('.')
            .map_or("", |(_, extension)| extension)
    }

    /// The name without folders.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

const SKIPPED: [&str; 7] = [
    "target",
    "dist",
    "node_modules",
    ".git",
    ".tools",
    "shots",
    "fuzz-corpus",
];
const EXTENSIONS: [&str; 12] = [
    "rs", "py", "go", "js", "mjs", "css", "html", "md", "toml", "json", "yml", "sh",
];

/// Every file, in the order of paths.
pub fn all(root: &Path) -> Result<Vec<SourceFile>, String> {
    let mut files = Vec::new();
    visit(root, "", &mut files)?;
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn visit(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(told)? {
        let entry = entry.map_err(told)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        let kind = entry.file_type().map_err(told)?;
        if kind.is_dir() && !SKIPPED.contains(&name.as_str()) {
            visit(&entry.path(), &format!("{path}/"), files)?;
        }
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        if kind.is_file() && EXTENSIONS.contains(&extension) {
            let text = std::fs::read(entry.path()).map_err(told)?;
            let text = String::from_utf8_lossy(&text).into_owned();
            files.push(SourceFile { path, text });
        }
    }
    Ok(())
}
