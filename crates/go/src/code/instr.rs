//! The instruction set: one table.
//!
//! An instruction is an operation and three registers or numbers, `a`, `b`, `c`.
//! Some take one or more `Ext` words after them; `wide()` is `b` and `c` as one
//! number. Types are static, so that an operation knows what it works on.

/// "No register" in an operand that may be left out.
pub const NONE: u16 = u16::MAX;

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

            /// What the instruction costs in virtual time, in nanoseconds: the order of
            /// magnitude of what Go 1.27 takes on a present-day machine. Calls of natives,
            /// allocation and copying are charged on top by length.
            pub const fn cost(self) -> u32 {
                match self { $(Op::$name => $cost),* }
            }

            /// How many `Ext` words follow (`Select` has as many more as it has cases).
            pub const fn exts(self) -> usize {
                match self { $(Op::$name => $exts),* }
            }

            pub fn name(self) -> &'static str {
                match self { $(Op::$name => stringify!($name)),* }
            }
        }
    };
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
    Add 1 0, Sub 1 0, Mul 1 0,
    /// Divisions panic when `c` is 0.
    DivS 4 0, DivU 4 0, RemS 4 0, RemU 4 0,
    And 1 0, Or 1 0, Xor 1 0, AndNot 1 0,
    /// Counts are unsigned and may be beyond 63.
    Shl 1 0, ShrS 1 0, ShrU 1 0,
    /// Panics when the signed count `a` is negative.
    CheckShift 1 0,
    /// `a` = `b` + `c` as a signed number.
    AddI 1 0,
    Neg 1 0, Com 1 0,
    /// `a` = `b` cut to the `Narrow` number `c`.
    Cut 1 0,
    Not 1 0,

    // ---- floats ----------------------------------------------------------
    AddF 1 0, SubF 1 0, MulF 1 0, DivF 3 0, NegF 1 0,
    AddF32 1 0, SubF32 1 0, MulF32 1 0, DivF32 3 0, NegF32 1 0,
    IntToF 1 0, UintToF 1 0, FToInt 1 0, FToUint 1 0, FToF32 1 0, F32ToF 1 0,
    IntToF32 1 0, UintToF32 1 0,

    // ---- comparing -------------------------------------------------------
    Eq 1 0, Ne 1 0, LtS 1 0, LeS 1 0, LtU 1 0, LeU 1 0,
    EqF 1 0, NeF 1 0, LtF 1 0, LeF 1 0,
    EqStr 2 0,
    /// -1, 0 or 1.
    CmpStr 2 0,
    /// Panics when the dynamic type cannot be compared.
    EqIface 3 0,
    /// Values of `number()` = type, in registers.
    EqValue 3 1,

    // ---- jumping: to `number()`, or by `c` instructions ---------------------
    Jmp 1 0, JmpIf 1 0, JmpIfNot 1 0,
    JEq 1 0, JNe 1 0, JLtS 1 0, JLeS 1 0,

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
    New 20 0,
    NewNoScan 20 0,
    /// Bytes from address `b` to address `a`.
    CopyMem 3 1,
    ClearMem 3 1,
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
    /// Panics unless `a` is below `number()`.
    Bounds 1 0,
    /// `a` = `b[lo:hi:max]`, registers in the `Ext`; then the element's size.
    SliceOf 2 2,
    SliceStr 2 1,
    /// Of the array at address `b`: `Ext`s as `SliceOf`, then the length.
    SliceArray 2 3,
    /// `a` = of length `b`, capacity `c`; `Ext`: kind in `a`, element size.
    MakeSlice 25 1,
    /// `a` = slice `b` and values from register `c` on; `Ext`: their number in `a`, element size; then the kind in `a`.
    Append 5 2,
    /// All of slice or string `c`; `Ext`: kind in `a`, element size.
    AppendSlice 8 1,
    /// `a` = number copied from `c` to `b`; element size.
    CopySlice 5 1,
    /// `a` = `c` strings from `b` on.
    Concat 15 0,
    /// `a`, `a`+1 = the rune of string `b` at byte `c`, and its width.
    DecodeRune 2 0,
    /// `a` = slice `b` as the address of an array of `number()` elements.
    SliceToArray 2 1,

    // ---- maps: type in the `Ext` -----------------------------------------
    MapMake 60 1,
    /// `a` = `b[c]`; `Ext`: register of "is there" in `a`, type.
    MapGet 15 1,
    /// `a[b]` = `c`.
    MapSet 25 1,
    MapDelete 20 1,
    MapLen 1 0,
    MapClear 20 1,
    /// Five registers from `a` on become an iterator of map `b`.
    MapIter 20 1,
    /// Key and value of iterator `a` to `b` and `c`, or jumps to `number()` of the `Ext`.
    MapNext 8 1,

    // ---- interfaces ------------------------------------------------------
    /// `a` = the value at `b` as an interface; type in the `Ext`.
    MakeIface 3 1,
    /// `a` = whether interface `b` holds the type of the `Ext`.
    IsType 1 1,
    /// The same, whether it implements an interface type.
    Implements 4 1,
    /// `a` = what interface `b` holds, of the type in the `Ext`.
    Unbox 2 1,
    /// Panics: interface `a`, wanted type in the first `Ext`, static type in the second.
    AssertFailed 10 2,

    // ---- calls -------------------------------------------------------------
    /// Function `number()`; its frame begins at `a`.
    Call 3 0,
    /// The closure in `b`.
    CallClosure 4 0,
    /// The method with symbol `c` of interface `b`; the receiver goes to register `a`.
    CallMethod 5 0,
    CallNative 5 0,
    /// `b` words from `a` on are the results.
    Ret 2 0,
    /// `a` = a closure over `c` words from `b` on; function in the `Ext`.
    MakeClosure 20 1,
    /// Starts a goroutine that calls closure `a`.
    Go 250 0,
    Defer 5 0,
    /// Runs this frame's deferred calls, one after another.
    RunDefers 2 0,
    /// `a` = interface.
    Panic 50 0,
    Recover 5 0,

    // ---- channels ------------------------------------------------------------
    /// `a` = of size `b`; element type in the `Ext`.
    MakeChan 60 1,
    /// Register `b` to channel `a`.
    Send 40 0,
    /// `a` = from channel `b`; `c`: register of "open", if wanted.
    Recv 40 0,
    /// `a` = whether it could be done at once.
    TrySend 20 0,
    /// The same; `Ext.a` = register of the outcome.
    TryRecv 20 1,
    Close 40 0,
    ChanLen 2 0,
    ChanCap 2 0,
    /// `a` = chosen case (-1: default); `b` = "open"; `c` cases follow, one `Ext` each
    /// (direction, channel, value), after one with the default in `a`.
    Select 50 1,
    /// Waits for ever, for the reason number `a`.
    Block 20 0,
    /// The program ends with exit code 0.
    Exit 1 0,
}
