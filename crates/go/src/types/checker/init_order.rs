//! In which order package-level variables are initialized.

use super::{Checker, Source};
use crate::types::{Initializer, ObjectId, ObjectKind};
use std::collections::{BTreeMap, BTreeSet};

/// A constant or variable and what must be initialized before it, through functions too.
struct Node {
    object: ObjectId,
    order: u32,
    is_constant: bool,
    needs: BTreeSet<ObjectId>,
}

impl<'a> Checker<'a> {
    pub fn init_order(&mut self) {
        let mut open = self.dependency_nodes();
        let mut emitted: BTreeSet<(crate::types::DeclRef, u32)> = BTreeSet::new();
        while !open.is_empty() {
            let count = |node: &Node| node.needs.len();
            let next = (0..open.len())
                .min_by_key(|index| {
                    let node = &open[*index];
                    (!node.is_constant, count(node), node.order)
                })
                .unwrap_or(0);
            let node = open.remove(next);
            if !node.needs.is_empty()
                && let Some(cycle) = self.find_path(node.object, node.object, &mut BTreeSet::new())
            {
                self.init_cycle(&cycle);
            }
            for other in &mut open {
                other.needs.remove(&node.object);
            }
            let Some(info) = self.decls.get(&node.object) else {
                continue;
            };
            if let Source::Var {
                lhs,
                value: Some(_),
                decl,
                value_index,
                ..
            } = &info.source
            {
                if !emitted.insert((*decl, *value_index)) {
                    continue;
                }
                let lhs = match lhs {
                    Some(lhs) => lhs.to_vec(),
                    None => vec![node.object],
                };
                let named = |object: &ObjectId| {
                    (*self.types.object(*object).name != *"_").then_some(*object)
                };
                let initializer = Initializer {
                    lhs: lhs.iter().map(named).collect(),
                    decl: *decl,
                    value: *value_index,
                };
                self.packages[self.package.0 as usize]
                    .init_order
                    .push(initializer);
            }
        }
    }

    fn dependency_nodes(&self) -> Vec<Node> {
        let mut reach: BTreeMap<ObjectId, BTreeSet<ObjectId>> = BTreeMap::new();
        let mut nodes = Vec::new();
        for (object, info) in &self.decls {
            let kind = &self.types.object(*object).kind;
            if !matches!(kind, ObjectKind::Const(_) | ObjectKind::Var(_)) {
                continue;
            }
            let mut needs = BTreeSet::new();
            for dep in &info.deps {
                match self.is_function(*dep) {
                    true => needs.extend(self.through_function(*dep, &mut reach)),
                    false => {
                        needs.insert(*dep);
                    }
                }
            }
            needs.retain(|need| !matches!(self.types.object(*need).kind, ObjectKind::TypeName(_)));
            nodes.push(Node {
                object: *object,
                order: info.order,
                is_constant: matches!(kind, ObjectKind::Const(_)),
                needs,
            });
        }
        nodes
    }

    /// Everything but functions that a function mentions, itself or through others.
    fn through_function(
        &self,
        function: ObjectId,
        known: &mut BTreeMap<ObjectId, BTreeSet<ObjectId>>,
    ) -> BTreeSet<ObjectId> {
        if let Some(found) = known.get(&function) {
            return found.clone();
        }
        let mut seen = BTreeSet::new();
        let mut found = BTreeSet::new();
        let mut open = vec![function];
        while let Some(at) = open.pop() {
            if !seen.insert(at) {
                continue;
            }
            let Some(info) = self.decls.get(&at) else {
                continue;
            };
            for dep in &info.deps {
                if self.is_function(*dep) {
                    open.push(*dep);
                } else {
                    found.insert(*dep);
                }
            }
        }
        known.insert(function, found.clone());
        found
    }

    /// A way from one object to another through what they mention; backwards.
    fn find_path(
        &self,
        from: ObjectId,
        to: ObjectId,
        seen: &mut BTreeSet<ObjectId>,
    ) -> Option<Vec<ObjectId>> {
        if !seen.insert(from) {
            return None;
        }
        let info = self.decls.get(&from)?;
        let mut deps: Vec<(u32, ObjectId)> = Vec::new();
        for dep in &info.deps {
            if let Some(info) = self.decls.get(dep) {
                deps.push((info.order, *dep));
            }
        }
        deps.sort();
        for (_, dep) in deps {
            if dep == to {
                return Some(vec![dep]);
            }
            if let Some(mut path) = self.find_path(dep, to, seen) {
                path.push(dep);
                return Some(path);
            }
        }
        None
    }

    fn init_cycle(&mut self, cycle: &[ObjectId]) {
        let first = self.types.object(cycle[0]).clone();
        if cycle.len() == 1 {
            let message = format!("initialization cycle: {} refers to itself", first.name);
            return self.error(first.span, message);
        }
        let mut message = format!("initialization cycle for {}", first.name);
        let mut at = first.clone();
        for next in cycle.iter().rev() {
            let next = self.types.object(*next).clone();
            let words = format!("{} refers to {}", at.name, next.name);
            message += &self.also(at.span.start, &words);
            at = next;
        }
        self.error(first.span, message);
    }
}
