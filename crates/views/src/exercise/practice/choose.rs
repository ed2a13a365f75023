//! A round out of the candidates: few, spread over the run, of different kinds.

use super::candidate::Candidate;
use super::{Offer, Practice, QUESTIONS_MAX};

/// A kind that was asked already must be so much more worth while, for each time.
const KIND_COST: i64 = 3;
/// The same answer to the same kind of question.
const SAME_COST: i64 = 8;

pub(super) fn choose(candidates: Vec<Candidate>) -> Vec<Practice> {
    let (ends, all): (Vec<Candidate>, Vec<Candidate>) =
        candidates.into_iter().partition(|candidate| candidate.closes);
    let ends = ends.into_iter().next().map(|candidate| candidate.practice);
    let last = ends.as_ref().map_or(usize::MAX, |ends| ends.at);
    let count = QUESTIONS_MAX - usize::from(ends.is_some());
    let mut chosen: Vec<Practice> = Vec::new();
    for part in 0..count {
        let (from, to) = (all.len() * part / count, all.len() * (part + 1) / count);
        let reached = chosen.last().map_or(0, |last| last.decided);
        let fits = |candidate: &&Candidate| candidate.practice.at >= reached && candidate.practice.decided <= last;
        let worth = |candidate: &Candidate| i64::from(candidate.weight) - cost(&candidate.practice, &chosen);
        // Of equals the first: `max_by_key` would take the last.
        let best = all[from..to].iter().filter(fits).rev().max_by_key(|candidate| worth(candidate));
        if let Some(best) = best.filter(|best| worth(best) > -SAME_COST) {
            chosen.push(best.practice.clone());
        }
    }
    chosen.extend(ends);
    chosen
}

fn cost(practice: &Practice, chosen: &[Practice]) -> i64 {
    let costs = chosen.iter().filter(|other| other.ask.word() == practice.ask.word()).map(|other| {
        let same = right(other) == right(practice) && other.ask.arrival() == practice.ask.arrival();
        KIND_COST + if same { SAME_COST } else { 0 }
    });
    costs.sum()
}

fn right(practice: &Practice) -> Option<&Offer> {
    Some(&practice.choices.get(practice.right)?.answer)
}
