//! Labels and branches of a function body, checked right after it is read, as Go's compiler does:
//! what is wrong here hides what the type checker would say.
//!
//! Modelled after the behaviour of `cmd/compile/internal/syntax/branches.go` of Go 1.27. Places in
//! messages are written as `\u{0}POS\u{0}`: only the file set can name them.

use super::super::ast::*;
use super::super::printer;
use source::Span;
use std::collections::BTreeMap;

/// A place inside a message.
fn placeholder(pos: u32) -> String {
    format!("\u{0}{pos}\u{0}")
}

pub(super) fn check(body: &Block) -> Vec<(Span, String)> {
    let mut labels = Labels {
        found: Vec::new(),
        labels: BTreeMap::new(),
        blocks: Vec::new(),
    };
    let targets = Targets {
        breaks: None,
        continues: false,
        case: None,
    };
    let open = labels.block(None, targets, None, body.span.start, &body.stmts);
    for goto in open {
        match labels.labels.get_mut(&goto.name) {
            Some(label) => {
                label.is_used = true;
                let start = placeholder(labels.blocks[label.block].start);
                let name = &goto.name;
                let message = format!("goto {name} jumps into block starting at {start}");
                labels.found.push((goto.span, message));
            }
            None => {
                let message = format!("label {} not defined", goto.name);
                labels.found.push((goto.span, message));
            }
        }
    }
    let unused = labels.labels.iter().filter(|(_, label)| !label.is_used);
    let unused: Vec<(Span, String)> = unused
        .map(|(name, label)| (label.span, format!("label {name} defined and not used")))
        .collect();
    labels.found.extend(unused);
    labels.found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Loop,
    /// With the number of its clauses.
    Switch(usize),
    TypeSwitch,
    Select,
    Other,
}

#[derive(Clone, Copy)]
struct Targets {
    breaks: Option<Target>,
    continues: bool,
    /// The clause of the switch that is directly around.
    case: Option<usize>,
}

struct Label {
    span: Span,
    block: usize,
    target: Target,
    is_used: bool,
}

struct BlockScope {
    parent: Option<usize>,
    start: u32,
    /// The label of the statement whose block it is.
    label: Option<Name>,
}

struct Goto {
    name: Name,
    span: Span,
}

struct Labels {
    found: Vec<(Span, String)>,
    labels: BTreeMap<Name, Label>,
    blocks: Vec<BlockScope>,
}

/// What a statement list has seen so far.
struct Progress {
    block: usize,
    targets: Targets,
    open: Vec<Goto>,
    /// The last declared variable, and how many of the open gotos jump over it.
    variable: Option<(u32, String, Vec<Span>)>,
}

impl Labels {
    fn error(&mut self, span: Span, message: impl Into<String>) {
        self.found.push((span, message.into()));
    }

    /// The gotos that found no label here.
    fn block(
        &mut self,
        parent: Option<usize>,
        targets: Targets,
        label: Option<Name>,
        start: u32,
        stmts: &[Stmt],
    ) -> Vec<Goto> {
        let block = self.blocks.len();
        self.blocks.push(BlockScope {
            parent,
            start,
            label,
        });
        let mut progress = Progress {
            block,
            targets,
            open: Vec::new(),
            variable: None,
        };
        let is_empty = |stmt: &Stmt| matches!(stmt.kind, StmtKind::Empty);
        let end = stmts.iter().rposition(|stmt| !is_empty(stmt));
        let end = end.map_or(0, |last| last + 1);
        for (index, stmt) in stmts[..end].iter().enumerate() {
            self.stmt(&mut progress, stmt, None, index + 1 == end);
        }
        progress.open
    }

    fn stmt(&mut self, progress: &mut Progress, stmt: &Stmt, label: Option<Name>, is_last: bool) {
        match &stmt.kind {
            StmtKind::Decl(decls) => {
                let var = decls.iter().find_map(|decl| match decl {
                    Decl::Var(var) => Some(var),
                    _ => None,
                });
                if let Some(var) = var {
                    declares(progress, var.span.start, var.names[0].name.to_string());
                }
            }
            StmtKind::Assign(assign) if assign.is_define => {
                declares(progress, stmt.pos, printer::expr_list(&assign.lhs));
            }
            StmtKind::Labeled(ident, inner) => {
                let mut own = None;
                if *ident.name != *"_" {
                    self.declare(progress, ident, inner);
                    own = Some(ident.name.clone());
                }
                self.stmt(progress, inner, own, is_last);
            }
            StmtKind::Branch(kind, None) => self.plain_branch(progress, stmt, *kind, is_last),
            StmtKind::Branch(kind, Some(to)) => self.branch_to(progress, *kind, to),
            _ => self.inner(progress, stmt, label),
        }
    }

    fn declare(&mut self, progress: &mut Progress, ident: &Ident, stmt: &Stmt) {
        let name = &ident.name;
        if let Some(known) = self.labels.get(name) {
            let place = placeholder(known.span.start);
            self.error(
                ident.span,
                format!("label {name} already defined at {place}"),
            );
        } else {
            let target = target_of(stmt);
            let label = Label {
                span: ident.span,
                block: progress.block,
                target,
                is_used: false,
            };
            self.labels.insert(name.clone(), label);
        }
        let (here, others) = std::mem::take(&mut progress.open)
            .into_iter()
            .partition::<Vec<Goto>, _>(|goto| goto.name == *name);
        progress.open = others;
        for goto in here {
            if let Some(label) = self.labels.get_mut(name) {
                label.is_used = true;
            }
            if let Some((pos, variable, jumped)) = &progress.variable
                && jumped.contains(&goto.span)
            {
                let place = placeholder(*pos);
                let message =
                    format!("goto {name} jumps over declaration of {variable} at {place}");
                self.error(goto.span, message);
            }
        }
    }

    fn plain_branch(&mut self, progress: &Progress, stmt: &Stmt, kind: BranchKind, is_last: bool) {
        let targets = &progress.targets;
        let message = match kind {
            BranchKind::Break if targets.breaks.is_none() => {
                "break is not in a loop, switch, or select"
            }
            BranchKind::Continue if !targets.continues => "continue is not in a loop",
            BranchKind::Fallthrough => match (targets.breaks, targets.case) {
                (Some(Target::TypeSwitch), _) => "cannot fallthrough in type switch",
                (Some(Target::Switch(clauses)), Some(case)) if is_last => {
                    if case + 1 != clauses {
                        return;
                    }
                    "cannot fallthrough final case in switch"
                }
                _ => "fallthrough statement out of place",
            },
            _ => return,
        };
        self.error(stmt.span, message);
    }

    fn branch_to(&mut self, progress: &mut Progress, kind: BranchKind, to: &Ident) {
        let (name, word) = (&to.name, kind.text());
        if kind == BranchKind::Goto {
            let mut is_here = false;
            if let Some(label) = self.labels.get_mut(name) {
                label.is_used = true;
                let mut block = Some(progress.block);
                while let Some(at) = block {
                    is_here |= label.block == at;
                    block = self.blocks[at].parent;
                }
            }
            if !is_here {
                progress.open.push(Goto {
                    name: name.clone(),
                    span: to.span,
                });
            }
            return;
        }
        let Some(label) = self.labels.get_mut(name) else {
            return self.error(to.span, format!("{word} label not defined: {name}"));
        };
        label.is_used = true;
        let target = label.target;
        let mut encloses = false;
        let mut block = Some(progress.block);
        while let Some(at) = block {
            encloses |= self.blocks[at].label.as_ref() == Some(name);
            block = self.blocks[at].parent;
        }
        let fits = match kind {
            BranchKind::Continue => target == Target::Loop,
            _ => target != Target::Other,
        };
        if !encloses || !fits {
            self.error(to.span, format!("invalid {word} label {name}"));
        }
    }

    fn inner(&mut self, progress: &mut Progress, stmt: &Stmt, label: Option<Name>) {
        let outer = progress.targets;
        let plain = Targets {
            case: None,
            ..outer
        };
        let block = Some(progress.block);
        let mut open = Vec::new();
        match &stmt.kind {
            StmtKind::Block(inner) => {
                open = self.block(block, plain, label, inner.span.start, &inner.stmts);
            }
            StmtKind::If(inner) => {
                let then = &inner.then;
                open = self.block(block, plain, label.clone(), then.span.start, &then.stmts);
                if let Some(otherwise) = &inner.otherwise {
                    let stmts = std::slice::from_ref(otherwise);
                    open.extend(self.block(block, plain, label, otherwise.span.start, stmts));
                }
            }
            StmtKind::For(_) | StmtKind::Range(_) => {
                let targets = Targets {
                    breaks: Some(Target::Loop),
                    continues: true,
                    case: None,
                };
                let body = match &stmt.kind {
                    StmtKind::For(inner) => &inner.body,
                    StmtKind::Range(inner) => &inner.body,
                    _ => unreachable!("a loop"),
                };
                open = self.block(block, targets, label, body.span.start, &body.stmts);
            }
            StmtKind::Switch(_) | StmtKind::TypeSwitch(_) => {
                let clauses = match &stmt.kind {
                    StmtKind::Switch(inner) => &inner.clauses,
                    StmtKind::TypeSwitch(inner) => &inner.clauses,
                    _ => unreachable!("a switch"),
                };
                for (index, clause) in clauses.iter().enumerate() {
                    let targets = Targets {
                        breaks: Some(target_of(stmt)),
                        case: Some(index),
                        ..outer
                    };
                    let start = clause.span.start;
                    open.extend(self.block(block, targets, label.clone(), start, &clause.body));
                }
            }
            StmtKind::Select(clauses) => {
                let targets = Targets {
                    breaks: Some(Target::Select),
                    ..plain
                };
                for clause in clauses {
                    let start = clause.span.start;
                    open.extend(self.block(block, targets, label.clone(), start, &clause.body));
                }
            }
            _ => {}
        }
        progress.open.extend(open);
    }
}

fn declares(progress: &mut Progress, pos: u32, name: String) {
    let jumped = progress.open.iter().map(|goto| goto.span).collect();
    progress.variable = Some((pos, name, jumped));
}

fn target_of(stmt: &Stmt) -> Target {
    match &stmt.kind {
        StmtKind::For(_) | StmtKind::Range(_) => Target::Loop,
        StmtKind::Switch(inner) => Target::Switch(inner.clauses.len()),
        StmtKind::TypeSwitch(_) => Target::TypeSwitch,
        StmtKind::Select(_) => Target::Select,
        _ => Target::Other,
    }
}
