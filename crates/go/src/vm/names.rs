//! What the program calls its channels and locks, and what the trace is told of locks.
//!
//! A lock is a variable of package sync, whose steps are Go (`lib/sync`); the trace learns of
//! them by natives that these call. A name is looked for when something is used: the path from a
//! variable of the running goroutine, or of the package, to it.

use super::Vm;
use crate::code::{FuncId, Kind, Op, RtypeId};
use trace::{Event, GoLockStep, GoSync, ObjectId, StrandId};

/// Steps of a lock that are recorded although nobody waits for it: 256 pairs.
const QUIET_STEPS_MAX: u32 = 512;
/// Looks for the name of a channel that no variable holds.
const LOOKS_MAX: u8 = 3;
const NAMED: u8 = u8::MAX;
/// Variables, fields and elements that one look visits.
const VISITS_MAX: u32 = 200;
const ELEMENTS_MAX: u64 = 64;
const DEPTH_MAX: u32 = 3;
/// Larger values are not looked through.
const BYTES_MAX: u64 = 4096;

/// Something of package sync that the trace has been told of.
#[derive(Clone, Debug)]
pub(crate) struct SyncTold {
    pub object: ObjectId,
    pub kind: GoSync,
    holder: Option<StrandId>,
    readers: u32,
    /// Steps told without a waiter, and whether the steps since then were not told.
    quiet: u32,
    silent: bool,
}

/// What is looked for.
#[derive(Clone, Copy)]
enum Sought {
    /// The channel with this handle.
    Chan(u64),
    /// The variable of this type around this address.
    Variable(u64, &'static str),
}

struct Look {
    sought: Sought,
    visits: u32,
}

impl Vm {
    /// A mutex, RWMutex … that is used for the first time is told with its kind and its name.
    pub(crate) fn sync_at(&mut self, address: u64, kind: GoSync, semaphores: &[u64]) -> ObjectId {
        if let Some(told) = self.syncs.get(&address) {
            return told.object;
        }
        let object = match semaphores {
            [] => self.object_at(address),
            _ => self.kernel.fresh_object(),
        };
        let parts = semaphores.iter().map(|address| self.object_at(*address)).collect();
        let told = SyncTold {
            object,
            kind,
            holder: None,
            readers: 0,
            quiet: 0,
            silent: false,
        };
        self.syncs.insert(address, told);
        self.emit(Event::SyncUsed { object, kind, parts });
        let typ = match kind {
            GoSync::Mutex => "sync.Mutex",
            GoSync::RwMutex => "sync.RWMutex",
            GoSync::WaitGroup => "sync.WaitGroup",
            GoSync::Once => "sync.Once",
            GoSync::Cond => "sync.Cond",
        };
        if let Some(name) = self.name_of(Sought::Variable(address, typ)) {
            let name = self.kernel.text(&name);
            self.emit(Event::ObjectNamed { object, name });
        }
        object
    }

    /// A step of the running goroutine with a lock; `state`: waiters, woken, starving.
    pub(crate) fn lock_stepped(&mut self, address: u64, step: GoLockStep, state: (u32, bool, bool), readers: u32) {
        let by = self.kernel.strand;
        let (waiters, woken, starving) = state;
        let Some(told) = self.syncs.get_mut(&address) else {
            return;
        };
        match step {
            GoLockStep::Locked => told.holder = Some(by),
            // Who reads knows that nobody writes any longer.
            GoLockStep::Unlocked | GoLockStep::RLocked => told.holder = None,
            _ => {}
        }
        told.readers = readers;
        let watched = step == GoLockStep::Waits || waiters > 0 || starving;
        let begins = matches!(step, GoLockStep::Locked | GoLockStep::RLocked);
        if watched {
            told.silent = false;
        } else if begins {
            told.silent = told.quiet >= QUIET_STEPS_MAX;
        }
        if told.silent {
            return;
        }
        told.quiet += u32::from(!watched);
        let (object, holder) = (told.object, told.holder);
        self.emit(Event::LockStepped {
            object,
            step,
            holder,
            readers,
            waiters,
            woken,
            starving,
        });
    }

    /// A channel gets its name when somebody uses it, if a variable holds it.
    pub(crate) fn name_chan(&mut self, number: u64, address: u64) {
        let chan = self.chans.get(number);
        if chan.named >= LOOKS_MAX || chan.timer.is_some() {
            return;
        }
        let (object, before) = (chan.object, chan.name);
        let found = self.name_of(Sought::Chan(address));
        let named = found.as_ref().map_or(self.chans.get(number).named + 1, |_| NAMED);
        self.chans.get_mut(number).named = named;
        let name = found.map(|name| self.kernel.text(&name));
        if let Some(name) = name.filter(|name| before != Some(*name)) {
            self.chans.get_mut(number).name = Some(name);
            self.emit(Event::ObjectNamed { object, name });
        }
    }

    /// The variable that `make` fills, where it is declared with it.
    pub(crate) fn name_new_chan(&mut self, object: ObjectId, address: u64) {
        let Some(frame) = self.frames.last() else { return };
        let func = self.program.func(frame.func);
        let here = frame.pc..frame.pc + 4;
        let declared = func.locals.iter().filter(|local| {
            here.contains(&local.from) && self.program.rtype(local.rtype).kind == Kind::Chan
        });
        let (Some(local), Some(number)) = (declared.min_by_key(|local| local.from), self.chan_number(address)) else {
            return;
        };
        if func.library {
            return;
        }
        // Its first use looks once more: two may be declared at once.
        let name = local.name.clone();
        let name = self.kernel.text(&name);
        self.chans.get_mut(number).name = Some(name);
        self.emit(Event::ObjectNamed { object, name });
    }

    /// The program's own function that a goroutine runs: behind what `go f(x)` puts around a call,
    /// and behind the library's own that calls it (`WaitGroup.Go`).
    pub(crate) fn own_function(&self, entry: FuncId, closure: u64) -> String {
        if entry == self.program.start {
            return "main.main".to_owned();
        }
        let (mut id, mut closure) = (entry, closure);
        for _ in 0..LOOKS_MAX {
            let func = self.program.func(id);
            if !func.library {
                break;
            }
            let call = func.code.iter().find(|i| matches!(i.op, Op::Call | Op::CallClosure));
            match call.filter(|_| func.wrapper) {
                Some(call) if call.op == Op::Call => id = FuncId(call.number()),
                _ => {
                    let held = (1..=3).find_map(|word| {
                        let held = self.memory.load_u64(closure + 8 * word).ok()?;
                        let target = FuncId(u32::try_from(self.memory.load_u64(held).ok()?).ok()?);
                        let func = self.program.funcs.get(target.0 as usize)?;
                        (target.0 > 0 && (!func.library || func.wrapper)).then_some((target, held))
                    });
                    let Some((target, held)) = held else { break };
                    (id, closure) = (target, held);
                }
            }
        }
        let func = self.program.func(id);
        match func.library && func.wrapper {
            true => self.program.func(entry).name.clone(),
            false => func.name.clone(),
        }
    }

    /// The path to what is sought: from the innermost frames of the program's own, then from its
    /// package variables.
    fn name_of(&self, sought: Sought) -> Option<String> {
        let mut look = Look { sought, visits: 0 };
        for frame in self.frames.iter().rev().take(8) {
            let func = self.program.func(frame.func);
            if func.library {
                continue;
            }
            let at = frame.pc.saturating_sub(1);
            for local in func.locals.iter().rev() {
                if !(local.from..local.to).contains(&at) && local.from != frame.pc {
                    continue;
                }
                let register = frame.base as usize + local.register as usize;
                let found = if local.boxed {
                    let address = *self.stack.get(register)?;
                    self.look_at(&mut look, address, local.rtype, &local.name, 0)
                } else {
                    let words = self.program.rtype(local.rtype).words();
                    let words = self.stack.get(register..register + words)?;
                    self.look_into(&mut look, words, None, local.rtype, &local.name, 0)
                };
                if found.is_some() {
                    return found;
                }
            }
        }
        let program = std::rc::Rc::clone(&self.program);
        program.globals.iter().find_map(|(name, address, rtype)| {
            let short = name.strip_prefix("main.").unwrap_or(name);
            self.look_at(&mut look, *address, *rtype, short, 0)
        })
    }

    fn look_at(&self, look: &mut Look, address: u64, id: RtypeId, path: &str, depth: u32) -> Option<String> {
        let size = self.program.rtype(id).size;
        if size == 0 || size > BYTES_MAX || !self.memory.is_mapped(address) {
            return None;
        }
        let words = self.load_value(address, id);
        self.look_into(look, &words, Some(address), id, path, depth)
    }

    fn look_into(
        &self,
        look: &mut Look,
        words: &[u64],
        stands: Option<u64>,
        id: RtypeId,
        path: &str,
        depth: u32,
    ) -> Option<String> {
        look.visits += 1;
        let rtype = self.program.rtype(id);
        let first = words.first().copied()?;
        if look.visits > VISITS_MAX || depth > DEPTH_MAX {
            return None;
        }
        match look.sought {
            Sought::Chan(address) if rtype.kind == Kind::Chan => {
                return (first == address).then(|| path.to_owned());
            }
            Sought::Variable(address, typ) if rtype.name == typ => {
                let around = stands.is_some_and(|at| (at..at + rtype.size).contains(&address));
                return around.then(|| path.to_owned());
            }
            _ => {}
        }
        match rtype.kind {
            Kind::Pointer if first != 0 => self.look_at(look, first, rtype.elem, path, depth + 1),
            Kind::Struct if !rtype.name.starts_with("sync.") => rtype.fields.iter().find_map(|field| {
                let inner = crate::value::unpack(words, field.offset, self.program.rtype(field.rtype));
                let stands = stands.map(|at| at + field.offset);
                let path = format!("{path}.{}", field.name);
                self.look_into(look, &inner, stands, field.rtype, &path, depth + 1)
            }),
            Kind::Slice if words.len() == 3 => {
                let size = self.program.rtype(rtype.elem).size;
                (0..words[1].min(ELEMENTS_MAX)).find_map(|index| {
                    let path = format!("{path}[{index}]");
                    self.look_at(look, first + index * size, rtype.elem, &path, depth + 1)
                })
            }
            Kind::Array => {
                let elem = self.program.rtype(rtype.elem);
                (0..rtype.length.min(ELEMENTS_MAX)).find_map(|index| {
                    let inner = crate::value::unpack(words, index * elem.size, elem);
                    let stands = stands.map(|at| at + index * elem.size);
                    let path = format!("{path}[{index}]");
                    self.look_into(look, &inner, stands, rtype.elem, &path, depth + 1)
                })
            }
            _ => None,
        }
    }
}
