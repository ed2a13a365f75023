//! What processes share by the operating system's leave: semaphores and blocks of memory.
//!
//! A semaphore is a number and a queue of threads that wait for it to be above 0 (`sem_t`): a
//! release adds one and wakes the first waiter, which must then ask again; whoever asks first gets it.
//! A block of memory has no structure; each process that knows its index reads and writes it.

use crate::kernel::Kernel;
use std::collections::VecDeque;
use std::sync::Arc;
use trace::{Event, ObjectId, ObjectKind, ThreadId};

#[derive(Clone, Hash, Debug)]
pub(crate) struct Semaphore {
    /// None: a part of the library's own that the trace does not tell of.
    object: Option<ObjectId>,
    value: u32,
    most: u32,
    waiters: VecDeque<ThreadId>,
}

#[derive(Clone, Hash, Debug)]
pub(crate) struct Block {
    object: ObjectId,
    /// By which other processes find it; empty: by none.
    name: String,
    /// Shared between clones until one of them changes it.
    bytes: Arc<Vec<u8>>,
}

impl Kernel {
    /// A semaphore; with a label it is the program's own. Emits `ObjectCreated` then.
    pub fn new_semaphore(&mut self, value: u32, most: u32, label: Option<&str>) -> usize {
        let object = label.map(|label| {
            let (object, label) = (self.fresh_object(), self.text(label));
            let kind = match most {
                1 => ObjectKind::Lock,
                _ => ObjectKind::Semaphore,
            };
            self.emit(Event::ObjectCreated {
                object,
                kind,
                label,
            });
            object
        });
        self.semaphores.push(Semaphore {
            object,
            value,
            most,
            waiters: VecDeque::new(),
        });
        self.semaphores.len() - 1
    }

    pub fn semaphore_value(&self, semaphore: usize) -> u32 {
        self.semaphores[semaphore].value
    }

    /// Takes one, if there is one. Emits `ObjectChanged`.
    pub fn take_semaphore(&mut self, semaphore: usize) -> bool {
        let it = &mut self.semaphores[semaphore];
        if it.value == 0 {
            return false;
        }
        it.value -= 1;
        self.semaphore_changed(semaphore);
        true
    }

    /// The running thread waits at the end of the queue.
    pub fn queue_for_semaphore(&mut self, semaphore: usize) {
        let thread = self.thread();
        let waiters = &mut self.semaphores[semaphore].waiters;
        if !waiters.contains(&thread) {
            waiters.push_back(thread);
        }
    }

    /// The running thread waits no longer.
    pub fn forget_semaphore(&mut self, semaphore: usize) {
        let thread = self.thread();
        let waiters = &mut self.semaphores[semaphore].waiters;
        waiters.retain(|waiter| *waiter != thread);
    }

    /// Adds one and wakes the first waiter. False: it is at its most already.
    pub fn release_semaphore(&mut self, semaphore: usize) -> bool {
        let it = &mut self.semaphores[semaphore];
        if it.value >= it.most {
            return false;
        }
        it.value += 1;
        let mut next = it.waiters.pop_front();
        self.semaphore_changed(semaphore);
        // A thread that was killed while it waited is passed over.
        while let Some(thread) = next {
            if self.wake(thread) {
                break;
            }
            next = self.semaphores[semaphore].waiters.pop_front();
        }
        true
    }

    fn semaphore_changed(&mut self, semaphore: usize) {
        let it = &self.semaphores[semaphore];
        let Some(object) = it.object else { return };
        let waiters = it.waiters.len() as u32;
        let words = match (it.most, it.value) {
            (1, 0) => "locked".to_owned(),
            (1, _) => "unlocked".to_owned(),
            (_, value) => format!("value {value}"),
        };
        let state = self.text(&words);
        self.emit(Event::ObjectChanged {
            object,
            state,
            waiters,
        });
    }

    /// A block of zeros. Emits `MemoryShared`.
    pub fn new_block(&mut self, bytes: usize, label: &str) -> usize {
        let (object, label) = (self.fresh_object(), self.text(label));
        self.emit(Event::MemoryShared {
            memory: object,
            bytes: bytes as u32,
            label,
        });
        self.blocks.push(Block {
            object,
            name: String::new(),
            bytes: Arc::new(vec![0; bytes]),
        });
        self.blocks.len() - 1
    }

    /// Gives a block a name, or (empty) takes it away.
    pub fn name_block(&mut self, block: usize, name: &str) {
        if let Some(block) = self.blocks.get_mut(block) {
            name.clone_into(&mut block.name);
        }
    }

    /// The block with that name.
    pub fn named_block(&self, name: &str) -> Option<usize> {
        let is_it = |block: &Block| !name.is_empty() && block.name == name;
        self.blocks.iter().position(is_it)
    }

    /// None: there is no such block.
    pub fn block_bytes(&self, block: usize) -> Option<&[u8]> {
        self.blocks.get(block).map(|block| block.bytes.as_slice())
    }

    /// Writes into a block, as far as it reaches; `words` says what, for the trace. Emits `MemoryWritten`.
    pub fn write_block(&mut self, block: usize, offset: usize, bytes: &[u8], words: &str) {
        let Some(it) = self.blocks.get_mut(block) else {
            return;
        };
        let end = (offset + bytes.len()).min(it.bytes.len());
        if offset >= end {
            return;
        }
        Arc::make_mut(&mut it.bytes)[offset..end].copy_from_slice(&bytes[..end - offset]);
        let memory = it.object;
        let value = self.text(words);
        self.emit(Event::MemoryWritten {
            memory,
            offset: offset as u32,
            value,
        });
    }
}
