//! Steps inside an event: by line and by instruction.
//!
//! The trace has no source steps; the engine recomputes them for the part that
//! somebody looks at. A wish names the part; its answer says where to stand.

use views::StepSize;
use worker::SourceStep;

/// How many instructions one question covers.
const WINDOW_STEPS: u64 = 4_000;

/// What somebody wants to be found among the instructions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WishKind {
    /// One step further or back.
    Step { size: StepSize, forward: bool },
    /// To the nearest visit of a breakpoint's line.
    Breakpoint { forward: bool },
    /// Nowhere yet: where playing has to stop.
    Halt,
}

/// A wish that waits for the engine's answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wish {
    pub serial: u32,
    pub kind: WishKind,
    /// The part of the run to ask for.
    pub from: u64,
    pub to: u64,
}

impl Wish {
    /// A wish away from `here`: forwards the instruction of that number is the next one.
    pub fn new(serial: u32, kind: WishKind, here: u64) -> Wish {
        let back = matches!(kind, WishKind::Step { forward: false, .. });
        let (from, to) = if back {
            (here.saturating_sub(WINDOW_STEPS), here)
        } else {
            (here, here + WINDOW_STEPS)
        };
        Wish {
            serial,
            kind,
            from,
            to,
        }
    }
}

/// The instruction to stand at; `line`: the strand and line that one stands at now.
/// None: nothing in this part answers the wish.
pub fn choose(steps: &[SourceStep], wish: &Wish, line: (u32, u32)) -> Option<SourceStep> {
    let place = |step: &SourceStep| (step.strand, step.line);
    let other = |step: &SourceStep| step.line != 0 && place(step) != line;
    let WishKind::Step { size, forward } = wish.kind else {
        return steps.first().cloned();
    };
    let by_line = size == StepSize::Line;
    if forward {
        return steps.iter().find(|step| !by_line || other(step)).cloned();
    }
    let last = steps.iter().rposition(|step| !by_line || other(step))?;
    if !by_line {
        return Some(steps[last].clone());
    }
    // The beginning of that line's visit.
    let visit = steps[..=last].iter().rev();
    let length = visit
        .take_while(|step| place(step) == place(&steps[last]))
        .count();
    Some(steps[last + 1 - length].clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps() -> Vec<SourceStep> {
        let lines = [4, 4, 5, 5, 5, 0, 6];
        let step = |(step, line): (usize, &u32)| SourceStep {
            step: step as u64,
            at: 0,
            strand: 0,
            line: *line,
            from_column: 0,
            to_column: 0,
            instruction: String::new(),
        };
        lines.iter().enumerate().map(step).collect()
    }

    #[test]
    fn a_line_is_left_and_found_again_at_its_beginning() {
        let steps = steps();
        let wish = |size, forward, here| Wish::new(1, WishKind::Step { size, forward }, here);
        let forward = wish(StepSize::Line, true, 2);
        let chosen = choose(&steps[3..], &forward, (0, 5)).map(|step| step.step);
        assert_eq!(chosen, Some(6));
        let back = wish(StepSize::Line, false, 6);
        let chosen = choose(&steps[..6], &back, (0, 6)).map(|step| step.step);
        assert_eq!(chosen, Some(2));
        let instruction = wish(StepSize::Instruction, false, 6);
        let chosen = choose(&steps[..6], &instruction, (0, 6)).map(|step| step.step);
        assert_eq!(chosen, Some(5));
    }
}
