//! The checkout: where its folders are.

use std::path::{Path, PathBuf};

/// A checkout of the project, by its root folder.
pub struct Place {
    root: PathBuf,
}

impl Place {
    /// The checkout that this program was built from.
    pub fn here() -> Place {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = own.ancestors().nth(2).unwrap_or(own).to_path_buf();
        Place { root }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn join(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Programs that the commands installed for this checkout; never committed.
    pub fn tools(&self) -> PathBuf {
        self.join(".tools")
    }

    /// What Trunk built.
    pub fn dist(&self) -> PathBuf {
        self.join("dist")
    }

    /// Cargo's output folder.
    pub fn target(&self) -> PathBuf {
        match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => self.root.join(folder),
            None => self.join("target"),
        }
    }
}
