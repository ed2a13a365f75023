//! Identity colours: hue says who, and nothing else.
//!
//! The first six coloured strands take the six hues in order; every later one
//! takes the hue of its family (the function it runs), or the next of the six.

use std::collections::BTreeMap;
use trace::TextId;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Hue {
    /// No identity of its own: the machine, a callback, the main thread.
    #[default]
    None,
    Main,
    Blue,
    Orange,
    Green,
    Purple,
    Sky,
    Yellow,
}

impl Hue {
    pub const WHEEL: [Hue; 6] = [
        Hue::Blue,
        Hue::Orange,
        Hue::Green,
        Hue::Purple,
        Hue::Sky,
        Hue::Yellow,
    ];

    /// The class name that the style sheet uses.
    pub fn class(self) -> &'static str {
        match self {
            Hue::None => "none",
            Hue::Main => "main",
            Hue::Blue => "blue",
            Hue::Orange => "orange",
            Hue::Green => "green",
            Hue::Purple => "purple",
            Hue::Sky => "sky",
            Hue::Yellow => "yellow",
        }
    }
}

/// Gives out hues in order of creation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Palette {
    given: u32,
    families: BTreeMap<TextId, Hue>,
}

impl Palette {
    /// The hue of a new strand that runs `function`.
    pub fn next(&mut self, function: TextId) -> Hue {
        let turn = Hue::WHEEL[self.given as usize % Hue::WHEEL.len()];
        self.given += 1;
        if self.given as usize <= Hue::WHEEL.len() {
            self.families.entry(function).or_insert(turn);
            return turn;
        }
        *self.families.entry(function).or_insert(turn)
    }
}
