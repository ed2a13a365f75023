//! The one place that executes instructions.
//!
//! `Vm::run_thread` alternates between Python frames (`execute`) and native frames.
//! `execute` does the usual cases itself, from [`Quick`] instructions; all else is
//! `Vm::step`'s.
//!
//! Invariant: before anything that looks at the frame or the clock, the position
//! and the work since the last time are stored (`save!`); afterwards the slice is
//! looked at again (`refuel!`). While somebody watches, or lines are counted, there is no
//! fuel, so that every instruction goes through [`Vm::single`], which reports it.

use crate::code::Op;
use crate::object::{Iter, Object};
use crate::value::{Id, Value};
use crate::vm::frame::NATIVE_STEP_NS;
use crate::vm::generator::Quiet;
use crate::vm::plain::{binary, compare, truth};
use crate::vm::quick::{Do, Quick, STEPS_MAX, STEPS_ONCE, WHEN_TRUE, work as work_of};
use crate::vm::step::{Leave, Next};
use crate::vm::{Frame, Then, Vm};
use kernel::Stop as ThreadStop;

impl Vm {
    /// Executes the Python frame on top until another kind of frame is.
    #[allow(clippy::too_many_lines, unused_assignments)]
    pub(crate) fn execute(&mut self) -> Leave {
        // A code object that is loaded meanwhile is not in here: `run_thread` comes again for it.
        let codes = self.codes.clone();
        let watching = self.kernel.is_watching();
        let looking = watching || self.settings.line_cost.is_some() || self.is_traced();
        let (mut base, mut ip) = (0usize, 0usize);
        // Done since `save!`: steps in the low sixteen bits, nanoseconds above.
        let mut work = 0u64;
        // At so many steps there is no fuel for another `Quick`; at so much work the time is over.
        let (mut steps_safe, mut work_max) = (0u16, 0u64);

        macro_rules! save {
            () => {
                if let Some(Frame::Python(frame)) = self.frames.last_mut() {
                    frame.ip = ip as u32;
                }
                self.spent_steps += work & 0xffff;
                self.spent_ns += work >> 16;
                work = 0;
            };
        }
        macro_rules! refuel {
            () => {
                let steps = self
                    .slice_steps
                    .saturating_sub(self.spent_steps)
                    .min(STEPS_ONCE);
                steps_safe = match looking {
                    true => 0,
                    false => (steps as u16).saturating_sub(STEPS_MAX - 1),
                };
                let nanoseconds = self.slice_ns.saturating_sub(self.spent_ns);
                work_max = nanoseconds.min(u64::MAX >> 17) << 16;
            };
        }
        refuel!();

        // Until another frame is on top, or this one continues elsewhere.
        'frame: loop {
            let (loaded, globals) = match self.frames.last() {
                Some(Frame::Python(frame)) => {
                    (base, ip) = (frame.base as usize, frame.ip as usize);
                    (codes.get(frame.code.0 as usize), frame.globals)
                }
                _ => (None, Id(0)),
            };
            let Some(loaded) = loaded else {
                self.spent_steps += work & 0xffff;
                self.spent_ns += work >> 16;
                return Leave::Frames;
            };
            let code: &[Quick] = &loaded.quick;
            loop {
                if self.heap.has_dead() {
                    save!();
                    let frames = self.frames.len();
                    self.bury_dead();
                    refuel!();
                    if self.frames.len() != frames {
                        continue 'frame;
                    }
                }
                // Until something may have died.
                'instr: loop {
                    let Some(mut quick) = code.get(ip) else {
                        broken()
                    };

                    // The work of this instruction, or of several that it stands for.
                    macro_rules! charge {
                        () => {
                            work += u64::from(quick.work);
                            ip += quick.steps();
                        };
                    }
                    // Done; nothing has died.
                    macro_rules! next {
                        () => {{
                            charge!();
                            continue 'instr;
                        }};
                    }
                    // Done; something may have died.
                    macro_rules! next_mourning {
                        () => {{
                            charge!();
                            break 'instr;
                        }};
                    }
                    macro_rules! jump_if {
                        ($jumps:expr) => {{
                            let jumps = $jumps;
                            charge!();
                            if jumps {
                                ip = quick.arg as usize;
                            }
                        }};
                    }
                    macro_rules! branch {
                        ($jumps:expr) => {{
                            jump_if!($jumps);
                            continue 'instr;
                        }};
                    }
                    // The same; something may have died.
                    macro_rules! branch_mourning {
                        ($jumps:expr) => {{
                            jump_if!($jumps);
                            break 'instr;
                        }};
                    }
                    macro_rules! int {
                        () => {
                            Value::Int(quick.int())
                        };
                    }
                    // Jumps by a comparison, whose operands leave the stack.
                    macro_rules! branch_on {
                        ($drop:expr, $left:expr, $right:expr) => {
                            if let Some(truth) = compare(quick.sub, $left, $right) {
                                shorten!($drop);
                                branch!(truth);
                            }
                        };
                    }
                    // The slice's time is over: asks for more, at the places where the interpreter may switch.
                    macro_rules! breathe {
                        () => {
                            if work >= work_max {
                                save!();
                                if self.gil.drop_requested() && self.settings.line_cost.is_none() {
                                    return Leave::Thread(self.drop_gil());
                                }
                                if self.end_of_slice() {
                                    return Leave::Thread(ThreadStop::Slice);
                                }
                                refuel!();
                                break 'instr;
                            }
                        };
                    }
                    // The frame stands behind this instruction.
                    macro_rules! at_next {
                        () => {
                            if let Some(Frame::Python(frame)) = self.frames.last_mut() {
                                frame.ip = ip as u32 + 1;
                            }
                        };
                    }
                    macro_rules! at {
                        ($place:expr) => {{
                            let place = $place;
                            if place >= self.stack.len() {
                                broken();
                            }
                            self.stack[place]
                        }};
                    }
                    macro_rules! local {
                        ($slot:expr) => {
                            at!(base + $slot as usize)
                        };
                    }
                    macro_rules! top {
                        () => {
                            at!(self.stack.len().wrapping_sub(1))
                        };
                    }
                    macro_rules! under_top {
                        () => {
                            at!(self.stack.len().wrapping_sub(2))
                        };
                    }
                    macro_rules! set_top {
                        ($value:expr) => {{
                            let value = $value;
                            let place = self.stack.len().wrapping_sub(1);
                            if place >= self.stack.len() {
                                broken();
                            }
                            self.stack[place] = value;
                        }};
                    }
                    // Takes the top away.
                    macro_rules! shorten {
                        ($count:expr) => {
                            self.stack.truncate(self.stack.len().wrapping_sub($count))
                        };
                    }
                    macro_rules! push {
                        ($value:expr) => {{
                            let value = $value;
                            self.heap.retain(value);
                            self.stack.push(value);
                        }};
                    }
                    macro_rules! store {
                        ($slot:expr, $value:expr) => {{
                            let value = $value;
                            let place = base + $slot as usize;
                            if place >= self.stack.len() {
                                broken();
                            }
                            let old = std::mem::replace(&mut self.stack[place], value);
                            if let Value::Object(_) = old {
                                self.heap.release(old);
                                next_mourning!();
                            }
                            next!();
                        }};
                    }

                    // Each arm that has done its work goes on itself; the others leave it to `single`.
                    let next = 'slow: {
                        if (work as u16) >= steps_safe {
                            save!();
                            break 'slow self.single(loaded, ip, watching);
                        }
                        match quick.what {
                            Do::Step => {
                                work += u64::from(quick.work);
                                save!();
                                at_next!();
                                break 'slow self.step(loaded, ip);
                            }
                            Do::ListAppend => {
                                let value = top!();
                                if let Value::Object(list) =
                                    at!(self.stack.len().wrapping_sub(quick.arg as usize + 1))
                                {
                                    // The list takes the stack's reference over.
                                    self.stack.pop();
                                    self.heap.list_push_held(list, value);
                                    next!();
                                }
                            }
                            Do::Plain => {
                                if self.step_plainly(loaded.instrs[ip], base) {
                                    next_mourning!();
                                }
                            }
                            Do::StoreSubscr => {
                                if self.store_subscript_quickly() {
                                    next_mourning!();
                                }
                            }
                            Do::Resume => {
                                charge!();
                                breathe!();
                                continue 'instr;
                            }
                            Do::PopTop => match self.stack.pop() {
                                Some(value @ Value::Object(_)) => {
                                    self.heap.release(value);
                                    next_mourning!();
                                }
                                Some(_) => next!(),
                                None => broken(),
                            },
                            Do::Copy => {
                                push!(at!(self.stack.len().wrapping_sub(quick.arg as usize)));
                                next!();
                            }
                            Do::Swap => {
                                let top = self.stack.len().wrapping_sub(1);
                                self.stack.swap(top, top + 1 - quick.arg as usize);
                                next!();
                            }
                            Do::Is => {
                                let (left, right) = (under_top!(), top!());
                                self.stack.pop();
                                set_top!(Value::bool(left.is(right) != (quick.sub == 1)));
                                self.heap.release(right);
                                self.heap.release(left);
                                next_mourning!();
                            }
                            Do::LoadConst => {
                                let Some(value) = loaded.consts.get(quick.arg as usize) else {
                                    broken()
                                };
                                push!(*value);
                                next!();
                            }
                            Do::LoadInt => {
                                self.stack.push(Value::Int(i64::from(quick.arg as i32)));
                                next!();
                            }
                            Do::PushNull => {
                                self.stack.push(Value::Null);
                                next!();
                            }
                            Do::LoadFast => {
                                let value = local!(quick.arg);
                                if !value.is_null() {
                                    push!(value);
                                    next!();
                                }
                            }
                            Do::LoadFastFast => {
                                let (a, b) = (local!(quick.a), local!(quick.b));
                                if !a.is_null() && !b.is_null() {
                                    push!(a);
                                    push!(b);
                                    next!();
                                }
                            }
                            Do::StoreFast => {
                                let Some(value) = self.stack.pop() else {
                                    broken()
                                };
                                store!(quick.arg, value);
                            }
                            Do::LoadGlobal => {
                                if let Some(value) = self.load_global(loaded, ip, globals) {
                                    push!(value);
                                    next!();
                                }
                            }
                            Do::LoadGlobalNull => {
                                if let Some(value) = self.load_global(loaded, ip, globals) {
                                    push!(value);
                                    self.stack.push(Value::Null);
                                    next!();
                                }
                            }
                            Do::StoreGlobal => {
                                let value = top!();
                                if self.store_global(loaded, ip, globals, value) {
                                    self.drop_top();
                                    next_mourning!();
                                }
                            }
                            Do::LoadDeref => {
                                let value = self.cell_value(local!(quick.arg));
                                if !value.is_null() {
                                    push!(value);
                                    next!();
                                }
                            }
                            Do::LoadAttr => {
                                let object = top!();
                                let found = match self.instance_attribute(loaded, ip, object) {
                                    None => self.other_attribute(loaded, ip, object),
                                    found => found,
                                };
                                if let Some(value) = found {
                                    self.heap.retain(value);
                                    set_top!(value);
                                    self.heap.release(object);
                                    next_mourning!();
                                }
                            }
                            Do::LoadFastAttr => {
                                let object = local!(quick.a);
                                let found = match self.instance_attribute(loaded, ip + 1, object) {
                                    None => self.other_attribute(loaded, ip + 1, object),
                                    found => found,
                                };
                                if let Some(value) = found {
                                    push!(value);
                                    next!();
                                }
                            }
                            Do::LoadMethod => {
                                let object = top!();
                                if let Some(method) = self.plain_method(loaded, ip, object) {
                                    self.heap.retain(method);
                                    set_top!(method);
                                    self.stack.push(object);
                                    next!();
                                }
                                if let Some(value) = self.module_attribute(loaded, ip, object) {
                                    self.heap.retain(value);
                                    set_top!(value);
                                    self.stack.push(Value::Null);
                                    self.heap.release(object);
                                    next_mourning!();
                                }
                            }
                            Do::LoadFastMethod => {
                                let object = local!(quick.a);
                                if let Some(method) = self.plain_method(loaded, ip + 1, object) {
                                    push!(method);
                                    push!(object);
                                    next!();
                                }
                            }
                            Do::StoreAttr => {
                                let (value, object) = (under_top!(), top!());
                                if self.store_instance_attribute(loaded, ip, object, value) {
                                    self.drop_top();
                                    self.drop_top();
                                    next_mourning!();
                                }
                            }
                            Do::StoreFastAttr => {
                                let (value, object) = (top!(), local!(quick.a));
                                if self.store_instance_attribute(loaded, ip + 1, object, value) {
                                    self.drop_top();
                                    next_mourning!();
                                }
                            }
                            Do::BinarySubscr => {
                                if let (Value::Object(id), Value::Int(at)) = (under_top!(), top!())
                                    && let Some(value) = self.item_of(id, at)
                                {
                                    self.heap.retain(value);
                                    self.stack.pop();
                                    set_top!(value);
                                    self.heap.release(Value::Object(id));
                                    next_mourning!();
                                }
                                if self.dict_item_quickly() {
                                    next_mourning!();
                                }
                            }
                            Do::BinaryTopTop => {
                                if let Some(value) = binary(quick.sub, under_top!(), top!()) {
                                    self.stack.pop();
                                    set_top!(value);
                                    next!();
                                }
                            }
                            Do::BinaryTopFast => {
                                if let Some(value) = binary(quick.sub, top!(), local!(quick.b)) {
                                    set_top!(value);
                                    next!();
                                }
                            }
                            Do::BinaryTopInt => {
                                if let Some(value) = binary(quick.sub, top!(), int!()) {
                                    set_top!(value);
                                    next!();
                                }
                            }
                            Do::BinaryFastFast => {
                                if let Some(value) =
                                    binary(quick.sub, local!(quick.a), local!(quick.b))
                                {
                                    self.stack.push(value);
                                    next!();
                                }
                            }
                            Do::BinaryFastInt => {
                                if let Some(value) = binary(quick.sub, local!(quick.a), int!()) {
                                    self.stack.push(value);
                                    next!();
                                }
                            }
                            Do::StoreTopTop => {
                                if let Some(value) = binary(quick.sub, under_top!(), top!()) {
                                    shorten!(2);
                                    store!(quick.arg, value);
                                }
                            }
                            Do::StoreTopFast => {
                                if let Some(value) = binary(quick.sub, top!(), local!(quick.b)) {
                                    self.stack.pop();
                                    store!(quick.arg, value);
                                }
                            }
                            Do::StoreTopInt => {
                                if let Some(value) = binary(quick.sub, top!(), int!()) {
                                    self.stack.pop();
                                    store!(quick.arg, value);
                                }
                            }
                            Do::StoreFastFast => {
                                if let Some(value) =
                                    binary(quick.sub, local!(quick.a), local!(quick.b))
                                {
                                    store!(quick.arg, value);
                                }
                            }
                            Do::StoreFastInt => {
                                if let Some(value) = binary(quick.sub, local!(quick.a), int!()) {
                                    store!(quick.arg, value);
                                }
                            }
                            Do::StoreFastIntBackward => {
                                if let Some(value) = binary(quick.sub, local!(quick.a), int!()) {
                                    // A number takes a number's place: nothing dies.
                                    self.stack[base + quick.a as usize] = value;
                                    charge!();
                                    ip = quick.arg as usize;
                                    breathe!();
                                    // Of a `while` loop the condition comes next.
                                    if (work as u16) < steps_safe
                                        && let Some(condition) = code.get(ip)
                                        && condition.what == Do::BranchFastFast
                                    {
                                        quick = condition;
                                        branch_on!(0, local!(quick.a), local!(quick.b));
                                    }
                                    continue 'instr;
                                }
                            }
                            Do::TruthTopInt => {
                                if let Some(truth) = truth(quick, top!()) {
                                    self.stack.pop();
                                    branch!(truth);
                                }
                            }
                            Do::TruthFastInt => {
                                if let Some(truth) = truth(quick, local!(quick.a)) {
                                    branch!(truth);
                                }
                            }
                            Do::CompareTopTop => {
                                if let Some(truth) = compare(quick.sub, under_top!(), top!()) {
                                    self.stack.pop();
                                    set_top!(Value::bool(truth));
                                    next!();
                                }
                                if let Some(truth) = self.compare_texts(quick.sub) {
                                    self.stack.push(Value::bool(truth));
                                    next_mourning!();
                                }
                            }
                            Do::BranchTopTop => {
                                if let Some(truth) = compare(quick.sub, under_top!(), top!()) {
                                    shorten!(2);
                                    branch!(truth);
                                }
                                if let Some(truth) = self.compare_texts(quick.sub) {
                                    branch_mourning!(truth);
                                }
                            }
                            Do::BranchTopFast => branch_on!(1, top!(), local!(quick.b)),
                            Do::BranchTopInt => branch_on!(1, top!(), int!()),
                            Do::BranchFastFast => branch_on!(0, local!(quick.a), local!(quick.b)),
                            Do::BranchFastInt => branch_on!(0, local!(quick.a), int!()),
                            Do::Jump => branch!(true),
                            Do::JumpBackward => {
                                charge!();
                                ip = quick.arg as usize;
                                breathe!();
                                continue 'instr;
                            }
                            Do::Branch => {
                                let truth = match top!() {
                                    Value::Bool(truth) => Some(truth.get()),
                                    Value::Int(number) => Some(number != 0),
                                    Value::None => Some(false),
                                    _ => None,
                                };
                                if let Some(truth) = truth {
                                    self.stack.pop();
                                    branch!(truth == (quick.sub == WHEN_TRUE));
                                }
                                if let Some(truth) = self.truth_native(top!()) {
                                    self.drop_top();
                                    branch_mourning!(truth == (quick.sub == WHEN_TRUE));
                                }
                            }
                            Do::ForIter | Do::ForIterFast | Do::ForIterPair | Do::JumpForIter => {
                                if quick.what == Do::JumpForIter {
                                    charge!();
                                    ip = quick.arg as usize;
                                    breathe!();
                                    let Some(target) = code.get(ip) else { broken() };
                                    quick = target;
                                }
                                let Value::Object(id) = top!() else { broken() };
                                if let Object::Generator(_) = self.heap.get(id) {
                                    let then = Then::ForIter { end: quick.arg };
                                    at_next!();
                                    let store = match quick.what {
                                        Do::ForIterFast => u32::from(quick.a) + 1,
                                        _ => 0,
                                    };
                                    let quiet = self.resume_quietly(id, then, store, true);
                                    if quiet != Quiet::No {
                                        // The store comes when there is an item.
                                        work += const { work_of(Op::ForIter) as u64 };
                                        if quiet == Quiet::More {
                                            work += const { work_of(Op::PopTop) as u64 };
                                        }
                                        continue 'frame;
                                    }
                                } else if quick.what == Do::ForIterPair {
                                    if let Some((first, second)) = self.next_pair(id) {
                                        push!(second);
                                        push!(first);
                                        next!();
                                    }
                                } else if let Object::Iterator(iter) = self.heap.get_mut_quickly(id)
                                {
                                    match &mut **iter {
                                        Iter::Range { next, step, left } if *left != 0 => {
                                            let value = Value::Int(*next);
                                            *left -= 1;
                                            *next = next.wrapping_add(*step);
                                            if quick.what == Do::ForIterFast {
                                                store!(quick.a, value);
                                            }
                                            self.stack.push(value);
                                            next!();
                                        }
                                        _ => {
                                            if let Some(value) = self.next_plain(id) {
                                                self.heap.retain(value);
                                                if quick.what == Do::ForIterFast {
                                                    store!(quick.a, value);
                                                }
                                                self.stack.push(value);
                                                next!();
                                            }
                                        }
                                    }
                                }
                            }
                            Do::Call | Do::CallFast | Do::CallFastInt | Do::CallMethod => {
                                let call = const { work_of(Op::Call) as u64 };
                                let last = match quick.what {
                                    Do::CallFast => local!(quick.a),
                                    Do::CallFastInt => {
                                        let right = Value::Int(quick.int());
                                        binary(quick.sub, local!(quick.a), right)
                                            .unwrap_or(Value::Null)
                                    }
                                    _ => Value::None,
                                };
                                if !last.is_null() {
                                    if matches!(quick.what, Do::CallFast | Do::CallFastInt) {
                                        push!(last);
                                        work += u64::from(quick.work) - call;
                                        ip += quick.steps() - 1;
                                    }
                                    if quick.what == Do::CallMethod
                                        && work + call < work_max
                                        && self.load_super_method(loaded, ip)
                                    {
                                        next_mourning!();
                                    }
                                    at_next!();
                                    let entered = self.call_plain(quick.arg, &codes)
                                        || self.construct_plainly(quick.arg, loaded, ip, 1);
                                    if entered {
                                        // With its RESUME.
                                        work += call;
                                        ip += 1;
                                        work += const { work_of(Op::Resume) as u64 };
                                        if work >= work_max {
                                            ip = 1;
                                            save!();
                                            if self.gil.drop_requested() {
                                                return Leave::Thread(self.drop_gil());
                                            }
                                            if self.end_of_slice() {
                                                return Leave::Thread(ThreadStop::Slice);
                                            }
                                            refuel!();
                                        }
                                        continue 'frame;
                                    }
                                    work += call;
                                    ip += 1;
                                    save!();
                                    break 'slow self.call_other(quick.arg, ip - 1);
                                }
                            }
                            Do::Return | Do::ReturnFast | Do::ReturnConst | Do::ReturnTopTop => {
                                let value = match quick.what {
                                    Do::ReturnTopTop => binary(quick.sub, under_top!(), top!())
                                        .unwrap_or(Value::Null),
                                    Do::ReturnFast => local!(quick.a),
                                    Do::ReturnConst => loaded.consts[quick.arg as usize],
                                    _ => top!(),
                                };
                                if !value.is_null()
                                    && (self.return_plainly(value)
                                        || self.return_from_strand(value))
                                {
                                    charge!();
                                    continue 'frame;
                                }
                                if self.return_from_init(value) {
                                    charge!();
                                    work += NATIVE_STEP_NS << 16 | 1;
                                    continue 'frame;
                                }
                            }
                            Do::Yield | Do::YieldFast => {
                                let value = match quick.what {
                                    Do::YieldFast => local!(quick.a),
                                    _ => Value::None,
                                };
                                if !value.is_null() {
                                    let yields = const { work_of(Op::YieldValue) as u64 };
                                    if quick.what == Do::YieldFast {
                                        push!(value);
                                        work += u64::from(quick.work) - yields;
                                        ip += 1;
                                    }
                                    let discards = code
                                        .get(ip + 1)
                                        .is_some_and(|next| next.what == Do::PopTop);
                                    let quiet =
                                        self.yield_quietly(quick.arg == 1, discards, ip as u32 + 1);
                                    match quiet {
                                        Quiet::No => {}
                                        Quiet::Done => {
                                            work += yields;
                                            continue 'frame;
                                        }
                                        Quiet::More => {
                                            work +=
                                                yields + const { work_of(Op::StoreFast) as u64 };
                                            continue 'frame;
                                        }
                                        Quiet::Collected => {
                                            work += yields + (NATIVE_STEP_NS << 16 | 1);
                                            ip += 1;
                                            if discards {
                                                work += const { work_of(Op::PopTop) as u64 };
                                                ip += 1;
                                            }
                                            continue 'instr;
                                        }
                                    }
                                }
                            }
                            Do::Send => {
                                if let (Value::Object(id), Value::None) = (under_top!(), top!())
                                    && let Object::Generator(_) = self.heap.get(id)
                                {
                                    self.stack.pop();
                                    let then = Then::Send { end: quick.arg };
                                    at_next!();
                                    let quiet = self.resume_quietly(id, then, 0, true);
                                    if quiet != Quiet::No {
                                        charge!();
                                        if quiet == Quiet::More {
                                            work += const { work_of(Op::PopTop) as u64 };
                                        }
                                        continue 'frame;
                                    }
                                    self.stack.push(Value::None);
                                }
                            }
                        }
                        save!();
                        self.single(loaded, ip, watching)
                    };
                    refuel!();
                    match next {
                        Next::On => ip += 1,
                        Next::To(target) => ip = target,
                        Next::Breathe(target) => {
                            ip = target;
                            breathe!();
                        }
                        Next::Frames => continue 'frame,
                        Next::Leave(leave) => return leave,
                    }
                    break 'instr;
                }
            }
        }
    }
}

#[cold]
#[inline(never)]
fn broken() -> ! {
    panic!("the compiler checked the stack depth and the jumps")
}
