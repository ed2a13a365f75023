//! The files of the simulated computer: the scenario's, and what the program writes.
//!
//! Nouns: a *node* is a file's content, whatever its name; an *open file* has a
//! node and a place in it. A node lives as long as a name or an open file has it.
//! Paths are absolute and normal here; [`Disk::path`] makes them so.
//! Model: a POSIX file system without links, owners and permissions.
//! `// Simplified:` reading and writing take work but no waiting: everything is in
//! the page cache.

use crate::errno::Errno;
use crate::kernel::Kernel;
use crate::network::Descriptor;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use trace::{Event, FileId, Time};

/// Takes what is written, and is empty. Its node is the first one of a disk.
const NULL_DEVICE: &str = "/dev/null";
const NULL_NODE: u64 = 1;

/// Where programs start.
pub const HOME: &str = "/home/learner";

#[derive(Clone, Hash, Debug)]
struct Node {
    content: Arc<Vec<u8>>,
    modified: Time,
}

#[derive(Clone, Hash, Debug)]
struct OpenFile {
    node: u64,
    offset: u64,
    reads: bool,
    writes: bool,
    appends: bool,
}

#[derive(Clone, Hash, Debug)]
pub struct Disk {
    names: BTreeMap<String, u64>,
    nodes: BTreeMap<u64, Node>,
    folders: BTreeSet<String>,
    open: BTreeMap<FileId, OpenFile>,
    pub working_folder: String,
    last_node: u64,
    last_file: u32,
}

/// How a file is opened.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct OpenMode {
    pub reads: bool,
    pub writes: bool,
    pub appends: bool,
    pub creates: bool,
    /// It must not be there yet.
    pub exclusive: bool,
    pub truncates: bool,
}

/// What `stat` says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Status {
    pub is_folder: bool,
    pub size: u64,
    pub modified: Time,
    pub node: u64,
}

impl Disk {
    pub fn new(files: &BTreeMap<String, Arc<Vec<u8>>>) -> Disk {
        let mut disk = Disk {
            names: BTreeMap::new(),
            nodes: BTreeMap::new(),
            folders: ["/", "/dev", "/home", HOME, "/tmp"]
                .map(str::to_owned)
                .into(),
            open: BTreeMap::new(),
            working_folder: HOME.to_owned(),
            last_node: 0,
            last_file: 0,
        };
        disk.add(NULL_DEVICE.to_owned(), Arc::default(), Time::ZERO);
        for (name, content) in files {
            let path = disk.path(name);
            let mut folder = parent(&path);
            while disk.folders.insert(folder.to_owned()) {
                folder = parent(folder);
            }
            disk.add(path, Arc::clone(content), Time::ZERO);
        }
        disk
    }

    /// Puts the program's text where the program finds it by its own name, unless a file is there.
    /// With a path of its own its folder is where it starts, with the scenario's files.
    pub fn add_program(&mut self, name: &str, text: &str) {
        if name.starts_with('/') {
            self.move_home(parent(&self.path(name)).to_owned());
        }
        let path = self.path(name);
        if !self.names.contains_key(&path) && !self.folders.contains(&path) {
            self.add(path, Arc::new(text.as_bytes().to_vec()), Time::ZERO);
        }
    }

    /// Makes another folder the one where programs start.
    fn move_home(&mut self, folder: String) {
        let inside = format!("{}/", self.working_folder);
        let moved = |path: String| match path.strip_prefix(&inside) {
            Some(rest) => format!("{}/{rest}", folder.trim_end_matches('/')),
            None => path,
        };
        self.names = std::mem::take(&mut self.names)
            .into_iter()
            .map(|(path, node)| (moved(path), node))
            .collect();
        self.folders = std::mem::take(&mut self.folders).into_iter().map(moved).collect();
        let mut above = folder.as_str();
        while self.folders.insert(above.to_owned()) {
            above = parent(above);
        }
        self.working_folder = folder;
    }

    fn add(&mut self, path: String, content: Arc<Vec<u8>>, modified: Time) -> u64 {
        self.last_node += 1;
        self.nodes
            .insert(self.last_node, Node { content, modified });
        self.names.insert(path, self.last_node);
        self.last_node
    }

    /// The absolute path without dots.
    pub fn path(&self, name: &str) -> String {
        let whole = if name.starts_with('/') {
            name.to_owned()
        } else {
            format!("{}/{name}", self.working_folder)
        };
        let mut parts: Vec<&str> = Vec::new();
        for part in whole.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        format!("/{}", parts.join("/"))
    }

    fn check_parent(&self, path: &str) -> Result<(), Errno> {
        let folder = parent(path);
        if self.folders.contains(folder) {
            return Ok(());
        }
        Err(if self.names.contains_key(folder) {
            Errno::ENOTDIR
        } else {
            Errno::ENOENT
        })
    }

    /// Errors: ENOENT.
    pub fn status(&self, name: &str) -> Result<Status, Errno> {
        let path = self.path(name);
        if let Some(node) = self.names.get(&path) {
            let found = &self.nodes[node];
            return Ok(Status {
                is_folder: false,
                size: found.content.len() as u64,
                modified: found.modified,
                node: *node,
            });
        }
        if !self.folders.contains(&path) {
            return Err(self.check_parent(&path).err().unwrap_or(Errno::ENOENT));
        }
        Ok(Status {
            is_folder: true,
            size: 4096,
            modified: Time::ZERO,
            node: 1_000_000 + self.folders.range(..path).count() as u64,
        })
    }

    /// The names in a folder, in order.
    pub fn list(&self, name: &str) -> Result<Vec<String>, Errno> {
        let path = self.path(name);
        if !self.folders.contains(&path) {
            let known = self.names.contains_key(&path);
            return Err(if known { Errno::ENOTDIR } else { Errno::ENOENT });
        }
        let inside = |other: &&String| parent(other) == path && **other != "/";
        let files = self.names.keys().filter(inside);
        let names = files.chain(self.folders.iter().filter(inside)).map(|path| {
            let at = path.rfind('/').map_or(0, |at| at + 1);
            path[at..].to_owned()
        });
        let mut names: Vec<String> = names.collect();
        names.sort();
        Ok(names)
    }

    pub fn make_folder(&mut self, name: &str) -> Result<(), Errno> {
        let path = self.path(name);
        if self.folders.contains(&path) || self.names.contains_key(&path) {
            return Err(Errno::EEXIST);
        }
        self.check_parent(&path)?;
        self.folders.insert(path);
        Ok(())
    }

    pub fn remove_folder(&mut self, name: &str) -> Result<(), Errno> {
        if !self.list(name)?.is_empty() {
            return Err(Errno::ENOTEMPTY);
        }
        let path = self.path(name);
        self.folders.remove(&path);
        Ok(())
    }

    pub fn remove_file(&mut self, name: &str) -> Result<(), Errno> {
        let path = self.path(name);
        if self.folders.contains(&path) {
            return Err(Errno::EISDIR);
        }
        let node = self.names.remove(&path).ok_or(Errno::ENOENT)?;
        self.drop_node(node);
        Ok(())
    }

    pub fn rename(&mut self, from: &str, to: &str) -> Result<(), Errno> {
        let (from, to) = (self.path(from), self.path(to));
        self.check_parent(&to)?;
        if let Some(node) = self.names.get(&from).copied() {
            if self.folders.contains(&to) {
                return Err(Errno::EISDIR);
            }
            self.names.remove(&from);
            if let Some(before) = self.names.insert(to, node) {
                self.drop_node(before);
            }
            return Ok(());
        }
        if !self.folders.remove(&from) {
            return Err(Errno::ENOENT);
        }
        let moved = |path: &str| match path.strip_prefix(&format!("{from}/")) {
            Some(rest) => format!("{to}/{rest}"),
            None => path.to_owned(),
        };
        self.folders = self.folders.iter().map(|path| moved(path)).collect();
        self.folders.insert(to.clone());
        let names = std::mem::take(&mut self.names);
        self.names = names
            .into_iter()
            .map(|(path, node)| (moved(&path), node))
            .collect();
        Ok(())
    }

    fn drop_node(&mut self, node: u64) {
        let used = self.names.values().any(|other| *other == node)
            || self.open.values().any(|file| file.node == node);
        if !used {
            self.nodes.remove(&node);
        }
    }

    fn open(&mut self, name: &str, mode: OpenMode, now: Time) -> Result<FileId, Errno> {
        let path = self.path(name);
        if self.folders.contains(&path) {
            return Err(Errno::EISDIR);
        }
        let node = match self.names.get(&path).copied() {
            Some(_) if mode.exclusive => return Err(Errno::EEXIST),
            Some(node) => node,
            None => {
                self.check_parent(&path)?;
                if !mode.creates {
                    return Err(Errno::ENOENT);
                }
                self.add(path, Arc::default(), now)
            }
        };
        if mode.truncates
            && let Some(found) = self.nodes.get_mut(&node)
        {
            found.content = Arc::default();
        }
        self.last_file += 1;
        let file = FileId(self.last_file);
        let opened = OpenFile {
            node,
            offset: 0,
            reads: mode.reads,
            writes: mode.writes,
            appends: mode.appends,
        };
        self.open.insert(file, opened);
        Ok(file)
    }
}

/// The folder that a path is in.
fn parent(path: &str) -> &str {
    match path.rfind('/') {
        Some(0) | None => "/",
        Some(at) => &path[..at],
    }
}

impl Kernel {
    /// A descriptor for a file. `words`: the mode, for the trace. Emits `FileOpened`.
    /// Errors: ENOENT, EISDIR, EEXIST, ENOTDIR.
    pub fn file_open(&mut self, name: &str, mode: OpenMode, words: &str) -> Result<u32, Errno> {
        let file = self.disk.open(name, mode, self.now())?;
        let (name, mode) = (self.text(name), self.text(words));
        self.emit(Event::FileOpened { file, name, mode });
        Ok(self.network.open_descriptor(Descriptor::File(file)))
    }

    fn file(&self, number: u32) -> Result<FileId, Errno> {
        match self.network.descriptor(number) {
            Some(Descriptor::File(file)) => Ok(file),
            Some(_) => Err(Errno::EINVAL),
            None => Err(Errno::EBADF),
        }
    }

    fn opened(&mut self, number: u32) -> Result<(FileId, &mut OpenFile), Errno> {
        let file = self.file(number)?;
        let opened = self.disk.open.get_mut(&file).ok_or(Errno::EBADF)?;
        Ok((file, opened))
    }

    /// Up to `most` bytes from the file's place; none at its end. Emits `FileRead`.
    pub fn file_read(&mut self, number: u32, most: usize) -> Result<Vec<u8>, Errno> {
        let (file, opened) = self.opened(number)?;
        if !opened.reads {
            return Err(Errno::EBADF);
        }
        let (node, offset) = (opened.node, opened.offset as usize);
        let content = Arc::clone(&self.disk.nodes[&node].content);
        let begin = offset.min(content.len());
        let end = begin.saturating_add(most).min(content.len());
        let bytes = content[begin..end].to_vec();
        self.opened(number)?.1.offset = end.max(offset) as u64;
        self.emit(Event::FileRead {
            file,
            bytes: bytes.len() as u64,
        });
        Ok(bytes)
    }

    /// Emits `FileWritten`.
    pub fn file_write(&mut self, number: u32, bytes: &[u8]) -> Result<usize, Errno> {
        let now = self.now();
        let (file, opened) = self.opened(number)?;
        if !opened.writes {
            return Err(Errno::EBADF);
        }
        let (node, appends, mut at) = (opened.node, opened.appends, opened.offset as usize);
        if node == NULL_NODE {
            return Ok(bytes.len());
        }
        let node = self.disk.nodes.get_mut(&node).ok_or(Errno::EBADF)?;
        node.modified = now;
        let content = Arc::make_mut(&mut node.content);
        if appends {
            at = content.len();
        }
        let end = at + bytes.len();
        if content.len() < end {
            content.resize(end, 0);
        }
        content[at..end].copy_from_slice(bytes);
        self.opened(number)?.1.offset = end as u64;
        self.emit(Event::FileWritten {
            file,
            bytes: bytes.len() as u64,
        });
        Ok(bytes.len())
    }

    /// Moves the file's place: from its beginning (0), from where it is (1), from its end (2).
    pub fn file_seek(&mut self, number: u32, offset: i64, whence: u8) -> Result<u64, Errno> {
        let (_, opened) = self.opened(number).map_err(|errno| match errno {
            Errno::EINVAL => Errno::ESPIPE,
            errno => errno,
        })?;
        let (node, here) = (opened.node, opened.offset as i64);
        let size = self.disk.nodes[&node].content.len() as i64;
        let base = match whence {
            0 => 0,
            1 => here,
            2 => size,
            _ => return Err(Errno::EINVAL),
        };
        let place = base.checked_add(offset).filter(|place| *place >= 0);
        let place = place.ok_or(Errno::EINVAL)? as u64;
        self.opened(number)?.1.offset = place;
        Ok(place)
    }

    pub fn file_truncate(&mut self, number: u32, size: u64) -> Result<(), Errno> {
        let (_, opened) = self.opened(number)?;
        if !opened.writes {
            return Err(Errno::EINVAL);
        }
        let node = opened.node;
        let node = self.disk.nodes.get_mut(&node).ok_or(Errno::EBADF)?;
        Arc::make_mut(&mut node.content).resize(size as usize, 0);
        Ok(())
    }

    /// The size of an open file.
    pub fn file_size(&mut self, number: u32) -> Result<u64, Errno> {
        let node = self.opened(number)?.1.node;
        Ok(self.disk.nodes[&node].content.len() as u64)
    }

    pub(crate) fn file_closed(&mut self, file: FileId) {
        let still_named = self.network.has(Descriptor::File(file));
        if still_named {
            return;
        }
        if let Some(opened) = self.disk.open.remove(&file) {
            self.disk.drop_node(opened.node);
        }
        self.emit(Event::FileClosed { file });
    }
}
