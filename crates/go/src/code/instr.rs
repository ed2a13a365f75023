//! The instruction set: one table.
//!
//! Costs were calibrated against Go 1.27.3 on amd64 with one P: a program of small loops was timed (the
//! best of forty rounds each), and the times scaled by 1.3, as those of Python are
//! (`crates/python/src/vm/cost.rs`), so that both languages run on the same simulated machine.
//! The unit is a quarter of a nanosecond: a processor executes several of our instructions at a time.
//! Nanoseconds a turn in real Go, before the scaling: `s += i ^ s` 0.6; `(s+i)/7%1000` 5.1; `s*x+y` of
//! floats 1.7; a call that is not inlined 0.5, `fib` 1.2 a call, through a closure 2.0; reading or writing
//! a slice's element 0.6; `append` 3.5; `new(int)` 5.4; 64 bytes 13.9; maps: get 5.7, set 7.9, a text as
//! key 7.8, a turn of `range` 7.2; joining two texts 19.2; `panic` and `recover` 156; Lock and Unlock 14.1;
//! an atomic operation 5.0; send and receive with room 33.9; there and back between two goroutines 417;
//! `select` with `default` 3.1, of two cases 26; a goroutine from `go` to its end 195; Gosched 89.
//! What a native does, and copying and allocating by length, is charged on top; what the scheduler
//! costs stands in `sched::find`. `// Simplified:` an operation costs the same whatever the processor's
//! caches hold, and however its neighbours keep it waiting.
//!
//! An instruction is an operation and three registers or numbers, `a`, `b`, `c`.
//! Some take one or more `Ext` words after them; `wide()` is `b` and `c` as one
//! number. Types are static, so that an operation knows what it works on.

/// "No register" in an operand that may be left out.
pub const NONE: u16 = u16::MAX;
/// Quarters in the unit of time.
pub const QUARTERS: u64 = 4;
/// No instruction within a run of them costs more, in nanoseconds: those that do end the run.
pub const COST_MAX: u64 = 32;
/// What the first `append` to a slice that stays in its function reserves in the frame.
pub const FRAME_STORE_BYTES: u64 = 32;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Instr {
    pub op: Op,
    pub a: u16,
    pub b: u16,
    pub c: u16,
}

impl Instr {
    pub fn new(op: Op, a: u16, b: u16, c: u16) -> Instr {
        Instr { op, a, b, c }
    }

    pub fn wide(op: Op, a: u16, number: u32) -> Instr {
        Instr {
            op,
            a,
            b: number as u16,
            c: (number >> 16) as u16,
        }
    }

    /// `b` and `c` as one number.
    #[inline]
    pub fn number(self) -> u32 {
        u32::from(self.b) | u32::from(self.c) << 16
    }
}

/// How a word is cut to a narrower number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum Narrow {
    I8,
    I16,
    I32,
    U8,
    U16,
    U32,
}

impl Narrow {
    pub const ALL: [Narrow; 6] = [
        Narrow::I8,
        Narrow::I16,
        Narrow::I32,
        Narrow::U8,
        Narrow::U16,
        Narrow::U32,
    ];

    #[inline]
    pub fn cut(self, word: u64) -> u64 {
        match self {
            Narrow::I8 => word as i8 as u64,
            Narrow::I16 => word as i16 as u64,
            Narrow::I32 => word as i32 as u64,
            Narrow::U8 => word as u8 as u64,
            Narrow::U16 => word as u16 as u64,
            Narrow::U32 => word as u32 as u64,
        }
    }
}

macro_rules! ops {
    ($($(#[$doc:meta])* $name:ident $cost:literal $exts:literal),* $(,)?) => {
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[repr(u8)]
        pub enum Op { $($(#[$doc])* $name),* }

        impl Op {
            pub const ALL: &'static [Op] = &[$(Op::$name),*];

            /// What the instruction costs in virtual time, in quarters of a nanosecond: see `COST_MAX`.
            pub const fn cost(self) -> u32 {
                match self { $(Op::$name => $cost),* }
            }

            /// How many `Ext` words follow (`Select` has as many more as it has cases).
            #[inline]
            pub const fn exts(self) -> usize {
                const EXTS: &[u8] = &[$($exts),*];
                EXTS[self as usize] as usize
            }

            pub fn name(self) -> &'static str {
                match self { $(Op::$name => stringify!($name)),* }
            }
        }
    };
}

impl Op {
    /// The operation that does what `self` does and, at once, what follows it. Its operands and its cost
    /// are those of `self`; the second stands behind it as ever, for who jumps there, or stops between.
    pub fn fused(self, second: Op) -> Option<Op> {
        FUSED.iter().find(|(one, two, _)| (*one, *two) == (self, second)).map(|(.., both)| *both)
    }

    /// What the compiler said.
    pub fn alone(self) -> Op {
        FUSED.iter().find(|(.., both)| *both == self).map_or(self, |(one, ..)| *one)
    }

    /// Whether it jumps by `c` instructions.
    pub fn is_near_jump(self) -> bool {
        matches!(
            self,
            Op::JEq | Op::JNe | Op::JLtS | Op::JLeS | Op::JEqI | Op::JNeI | Op::JLtI | Op::JLeI | Op::JGtI | Op::JGeI
        )
    }
}

ops! {
    /// Carries operands of the instruction before it; never executed.
    Ext 1 0,
    Nop 1 0,

    // ---- moving ---------------------------------------------------------
    Mov 1 0,
    /// `c` words.
    MovN 1 0,
    /// `a` = the number in `b`, `c`, sign-extended.
    LoadInt 1 0,
    /// `a` = constant `number()`.
    LoadK 1 0,
    /// `b` words from `a` on become 0.
    Zero 1 0,

    // ---- integers, 64 bits wide -----------------------------------------
    Add 1 0, Sub 1 0, Mul 2 0,
    /// Divisions panic when `c` is 0.
    DivS 12 0, DivU 12 0, RemS 12 0, RemU 12 0,
    And 1 0, Or 1 0, Xor 1 0, AndNot 1 0,
    /// Counts are unsigned and may be beyond 63.
    Shl 1 0, ShrS 1 0, ShrU 1 0,
    /// Panics when the signed count `a` is negative.
    CheckShift 1 0,
    /// `a` = `b` + `c` as a signed number.
    AddI 1 0,
    MulI 2 0, AndI 1 0,
    /// `c` is above 0.
    DivSI 6 0, RemSI 6 0,
    /// `c` is below 64.
    ShlI 1 0, ShrSI 1 0, ShrUI 1 0,
    Neg 1 0, Com 1 0,
    /// `a` = `b` cut to the `Narrow` number `c`.
    Cut 1 0,
    Not 1 0,

    // ---- floats ----------------------------------------------------------
    AddF 3 0, SubF 3 0, MulF 3 0, DivF 10 0, NegF 1 0,
    AddF32 3 0, SubF32 3 0, MulF32 3 0, DivF32 8 0, NegF32 1 0,
    IntToF 1 0, UintToF 1 0, FToInt 1 0, FToUint 1 0, FToF32 1 0, F32ToF 1 0,
    IntToF32 1 0, UintToF32 1 0,

    // ---- comparing -------------------------------------------------------
    Eq 1 0, Ne 1 0, LtS 1 0, LeS 1 0, LtU 1 0, LeU 1 0,
    EqF 1 0, NeF 1 0, LtF 1 0, LeF 1 0,
    EqStr 4 0,
    /// -1, 0 or 1.
    CmpStr 8 0,
    /// Panics when the dynamic type cannot be compared.
    EqIface 6 0,
    /// Values of `number()` = type, in registers.
    EqValue 6 1,

    // ---- jumping: to `number()`, or by `c` instructions ---------------------
    Jmp 1 0, JmpIf 1 0, JmpIfNot 1 0,
    JEq 1 0, JNe 1 0, JLtS 1 0, JLeS 1 0,
    /// The same with `b` as a signed number.
    JEqI 1 0, JNeI 1 0, JLtI 1 0, JLeI 1 0, JGtI 1 0, JGeI 1 0,

    // ---- memory: address in a register, offset `c` -----------------------
    LoadU8 1 0, LoadS8 1 0, LoadU16 1 0, LoadS16 1 0, LoadU32 1 0, LoadS32 1 0, Load64 1 0,
    /// Bytes: `number()` of the `Ext`.
    LoadN 2 1,
    /// To address `a` + `c`, from register `b`.
    Store8 1 0, Store16 1 0, Store32 1 0, Store64 1 0,
    StoreN 2 1,
    /// `a` = address `b` + `c`; panics on nil.
    Lea 1 0,
    NilCheck 1 0,
    /// Panics when interface `a` is nil.
    NilCheckIface 1 0,
    /// A block of `number()` bytes that may hold addresses.
    New 28 0,
    NewNoScan 24 0,
    /// Bytes from address `b` to address `a`.
    CopyMem 4 1,
    ClearMem 4 1,
    /// Bits of packed registers: `a` = the field of `b` at bit `Ext.a`, as the load of kind `Ext.b`.
    Extract 1 1,
    /// The field at bit `Ext.a` of `a`, `Ext.b` bits wide, becomes `b`.
    Insert 1 1,

    // ---- slices, arrays, strings --------------------------------------------
    /// `a` = word number `c` of slice `b`.
    SliceLoad64 1 0,
    /// Word number `b` of slice `a` becomes `c`.
    SliceStore64 1 0,
    /// Of a slice or a string.
    SliceLoad8 1 0,
    /// `a` = the address of element `c` of slice `b`; element size in the `Ext`.
    SliceAddr 1 1,
    /// The same of the array at address `b`; sizes in two `Ext`s: of an element, number of them.
    ArrayAddr 1 2,
    /// The same without a look at the length, which was looked at before.
    ElemAddr 1 1,
    /// Panics unless `a` is below `number()`.
    Bounds 1 0,
    /// `a` = `b[lo:hi:max]`, registers in the `Ext`; then the element's size.
    SliceOf 3 2,
    SliceStr 3 1,
    /// Of the array at address `b`: `Ext`s as `SliceOf`, then the length.
    SliceArray 3 3,
    /// `a` = of length `b`, capacity `c`; `Ext`: kind in `a`, element size.
    MakeSlice 40 1,
    /// `a` = slice `b` and values from register `c` on; `Ext`: their number in `a`, element size; then the kind in `a`,
    /// and in `b` the register that says whether the slice's store in the frame is used;
    /// `c` is 1 where it grows in the frame by size classes.
    Append 8 2,
    /// If slice `a` lies in its store in the frame, which register `b` says, it is moved to a block of
    /// its length; element size.
    CutStore 8 1,
    /// All of slice or string `c`; `Ext`: kind in `a`, element size.
    AppendSlice 16 1,
    /// `a` = number copied from `c` to `b`; element size.
    CopySlice 8 1,
    /// `a` = `c` strings from `b` on.
    Concat 80 0,
    /// `a`, `a`+1 = the rune of string `b` at byte `c`, and its width.
    DecodeRune 4 0,
    /// `a` = slice `b` as the address of an array of `number()` elements.
    SliceToArray 2 1,

    // ---- maps: type in the `Ext` -----------------------------------------
    MapMake 120 1,
    /// `a` = `b[c]`; `Ext`: register of "is there" in `a`, type.
    MapGet 30 1,
    /// `a[b]` = `c`.
    MapSet 40 1,
    MapDelete 40 1,
    MapLen 1 0,
    MapClear 80 1,
    /// Five registers from `a` on become an iterator of map `b`.
    MapIter 60 1,
    /// Key and value of iterator `a` to `b` and `c`, or jumps to `number()` of the `Ext`.
    MapNext 30 1,

    // ---- interfaces ------------------------------------------------------
    /// `a` = the value at `b` as an interface; type in the `Ext`.
    MakeIface 12 1,
    /// `a` = whether interface `b` holds the type of the `Ext`.
    IsType 1 1,
    /// The same, whether it implements an interface type.
    Implements 8 1,
    /// `a` = what interface `b` holds, of the type in the `Ext`.
    Unbox 2 1,
    /// Panics: interface `a`, wanted type in the first `Ext`, static type in the second.
    AssertFailed 40 2,

    // ---- calls -------------------------------------------------------------
    /// Function `number()`; its frame begins at `a`.
    Call 1 0,
    /// The closure in `b`.
    CallClosure 3 0,
    /// The method with symbol `c` of interface `b`; the receiver goes to register `a`.
    CallMethod 4 0,
    CallNative 4 0,
    /// `b` words from `a` on are the results.
    Ret 1 0,
    /// `a` = a closure over `c` words from `b` on; function in the `Ext`.
    MakeClosure 28 1,
    /// Starts a goroutine that calls closure `a`.
    Go 400 0,
    Defer 6 0,
    /// `a` = a word that stands for this frame: which goroutine, which of its frames.
    FrameToken 1 0,
    /// Defers closure `a` until the frame of token `b` ends.
    DeferFor 10 0,
    /// Runs this frame's deferred calls, one after another.
    RunDefers 3 0,
    /// `a` = interface.
    Panic 600 0,
    Recover 8 0,

    // ---- channels ------------------------------------------------------------
    /// `a` = of size `b`; element type in the `Ext`.
    MakeChan 160 1,
    /// Register `b` to channel `a`.
    Send 80 0,
    /// `a` = from channel `b`; `c`: register of "open", if wanted.
    Recv 80 0,
    /// `a` = whether it could be done at once.
    TrySend 12 0,
    /// The same; `Ext.a` = register of the outcome.
    TryRecv 12 1,
    Close 100 0,
    ChanLen 2 0,
    ChanCap 2 0,
    /// `a` = chosen case (-1: default); `b` = "open"; `c` cases follow, one `Ext` each
    /// (direction, channel, value), after one with the default in `a`.
    Select 200 1,
    /// Waits for ever, for the reason number `a`.
    Block 40 0,
    /// The program ends with exit code 0.
    Exit 1 0,

    // ---- two at once: see `Op::fused` ----------------------------------------
    AddIJLtS 1 0, AndIJEqI 1 0, AndIJNeI 1 0, AddJLeS 1 0, AddJmp 1 0, MulAdd 2 0, LoadIntLoadInt 1 0,
    LoadKLoadInt 1 0,
}

/// Operations that stand for themselves and the one that follows.
const FUSED: [(Op, Op, Op); 8] = [
    (Op::AddI, Op::JLtS, Op::AddIJLtS),
    (Op::AndI, Op::JEqI, Op::AndIJEqI),
    (Op::AndI, Op::JNeI, Op::AndIJNeI),
    (Op::Add, Op::JLeS, Op::AddJLeS),
    (Op::Add, Op::Jmp, Op::AddJmp),
    (Op::Mul, Op::Add, Op::MulAdd),
    (Op::LoadInt, Op::LoadInt, Op::LoadIntLoadInt),
    (Op::LoadK, Op::LoadInt, Op::LoadKLoadInt),
];

/// An instruction in a count of instructions and costs in one word: below it there is room for what a
/// chunk of them costs, with all that it copies.
pub const STEP: u64 = 1 << 40;
/// What each operation adds to such a count, by its number.
pub const STEPS: [u64; 256] = {
    let mut steps = [STEP + 1; 256];
    let mut at = 0;
    while at < Op::ALL.len() {
        steps[Op::ALL[at] as usize] = STEP + Op::ALL[at].cost() as u64;
        at += 1;
    }
    steps
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_fused_costs_what_its_first_costs_and_the_second_stands_right_behind_it() {
        for (one, two, both) in FUSED {
            assert_eq!((both.cost(), both.exts(), one.exts()), (one.cost(), 0, 0), "{}", both.name());
            assert_eq!((one.fused(two), both.alone(), one.alone()), (Some(both), one, one));
            assert!(!both.is_near_jump() && both.alone().fused(Op::Ext).is_none());
        }
    }
}
