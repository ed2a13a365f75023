//! Sizes and alignments as on a 64-bit machine (`gc`, amd64).

use super::{BasicKind, ObjectId, Type, TypeId, Types};

impl BasicKind {
    /// In bytes; 0 for untyped and invalid.
    pub fn size(self) -> u64 {
        use BasicKind::*;
        match self {
            Bool | Int8 | Uint8 => 1,
            Int16 | Uint16 => 2,
            Int32 | Uint32 | Float32 => 4,
            Int | Uint | Int64 | Uint64 | Uintptr | Float64 | Complex64 | UnsafePointer => 8,
            Complex128 | String => 16,
            _ => 0,
        }
    }
}

impl Types {
    /// In bytes; saturating.
    pub fn size_of(&mut self, typ: TypeId) -> u64 {
        match self.shape(typ) {
            Type::Basic(kind) => kind.size(),
            Type::Array { elem, len } => self.size_of(elem).saturating_mul(len.max(0) as u64),
            Type::Slice(_) => 24,
            Type::Struct(shape) => self.layout(&shape.fields).1,
            Type::Interface(_) => 16,
            Type::Tuple(_) | Type::Union(_) => 0,
            _ => 8,
        }
    }

    pub fn align_of(&mut self, typ: TypeId) -> u64 {
        match self.shape(typ) {
            Type::Basic(BasicKind::Complex64) => 4,
            Type::Basic(kind) => kind.size().clamp(1, 8),
            Type::Array { elem, .. } => self.align_of(elem),
            Type::Struct(shape) => {
                let fields = shape.fields.iter();
                fields
                    .map(|field| self.align_of(self.type_of(*field)))
                    .max()
                    .unwrap_or(1)
            }
            _ => 8,
        }
    }

    /// Each field's offset, and the whole struct's size.
    pub fn layout(&mut self, fields: &[ObjectId]) -> (Vec<u64>, u64) {
        let mut offsets = Vec::new();
        let (mut end, mut widest) = (0u64, 1);
        let mut last_size = 1;
        for field in fields {
            let typ = self.type_of(*field);
            let align = self.align_of(typ);
            end = end.next_multiple_of(align);
            offsets.push(end);
            last_size = self.size_of(typ);
            end = end.saturating_add(last_size);
            widest = widest.max(align);
        }
        // A pointer to a last field of no size must not leave the struct.
        if last_size == 0 && end > 0 {
            end += 1;
        }
        (offsets, end.next_multiple_of(widest))
    }
}
