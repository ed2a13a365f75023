//! What holds for all types that a type parameter admits.

use super::Checker;
use crate::syntax::ast::ChanDir;
use crate::types::{Type, TypeId};

/// Why types have nothing in common; the words for it.
pub(crate) type Cause = String;

impl<'a> Checker<'a> {
    /// Each type that `typ` stands for with what is under it; a type parameter without specific
    /// types gives one pair without a type.
    pub fn type_list_of(&mut self, typ: TypeId) -> Vec<(TypeId, Option<TypeId>)> {
        if !self.types.is_type_param(typ) {
            let under = self.types.underlying(typ);
            return vec![(typ, Some(under))];
        }
        match self.types.terms_of(typ) {
            None => vec![(typ, None)],
            Some(terms) => {
                let mut list = Vec::new();
                for term in terms {
                    let under = self.types.underlying(term.typ);
                    list.push((term.typ, Some(under)));
                }
                list
            }
        }
    }

    /// The type that is under all of them, channels with the stricter direction; `check` may refuse
    /// each.
    pub fn common_under(
        &mut self,
        typ: TypeId,
        check: &mut dyn FnMut(&mut Self, TypeId, Option<TypeId>) -> Result<(), Cause>,
    ) -> Result<TypeId, Cause> {
        let mut common: Option<(TypeId, TypeId)> = None;
        for (each, under) in self.type_list_of(typ) {
            check(self, each, under)?;
            let Some(under) = under else {
                return Err("no specific type".to_owned());
            };
            let Some((first, common_under)) = common else {
                common = Some((each, under));
                continue;
            };
            let both = (
                self.types.get(common_under).clone(),
                self.types.get(under).clone(),
            );
            if let (Type::Chan { dir: a, elem: x }, Type::Chan { dir: b, elem: y }) = both {
                let (one, other) = (self.ts(first), self.ts(each));
                if !self.types.identical(x, y) {
                    return Err(format!(
                        "channels {one} and {other} have different element types"
                    ));
                }
                if a == ChanDir::Both {
                    common = Some((each, under));
                } else if a != b && b != ChanDir::Both {
                    return Err(format!(
                        "channels {one} and {other} have conflicting directions"
                    ));
                }
                continue;
            }
            if !self.types.identical(common_under, under) {
                let (one, other) = (self.ts(first), self.ts(each));
                return Err(format!("{one} and {other} have different underlying types"));
            }
        }
        match common {
            Some((_, under)) => Ok(under),
            None => Err("no specific type".to_owned()),
        }
    }

    pub fn core(&mut self, typ: TypeId) -> Option<TypeId> {
        self.common_under(typ, &mut |_, _, _| Ok(())).ok()
    }

    /// Holds `test` for what is under each of them?
    pub fn all_under(
        &mut self,
        typ: TypeId,
        test: &mut dyn FnMut(&mut Self, Option<TypeId>) -> bool,
    ) -> bool {
        let list = self.type_list_of(typ);
        !list.is_empty() && list.into_iter().all(|(_, under)| test(self, under))
    }

    /// Behind a pointer to an array: the array; others as they are. `typ` is an underlying type.
    pub fn array_pointer_deref(&mut self, typ: TypeId) -> TypeId {
        if let Type::Pointer(base) = self.types.get(typ) {
            let under = self.types.underlying(*base);
            if matches!(self.types.get(under), Type::Array { .. }) {
                return under;
            }
        }
        typ
    }

    /// A function type that values assigned to `typ` have.
    pub fn target(&mut self, typ: TypeId, description: &str) -> Option<super::Target> {
        if typ == TypeId::NONE || typ == TypeId::INVALID {
            return None;
        }
        let core = self.core(typ)?;
        matches!(self.types.get(core), Type::Signature(_)).then(|| super::Target {
            signature: core,
            description: description.to_owned(),
        })
    }
}
