//! The inks, as `web/styles/tokens.css` has them (a test compares).

use crate::hue::Hue;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    #[default]
    Light,
    Dark,
}

/// What a hue gives: the fill of what runs, the letters on it, edges, and the tint of what is ready.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Inks {
    pub fill: &'static str,
    pub on: &'static str,
    pub edge: &'static str,
    pub tint: &'static str,
}

const fn inks(fill: &'static str, on: &'static str, edge: &'static str, tint: &'static str) -> Inks {
    Inks { fill, on, edge, tint }
}

impl Theme {
    /// An ink that is nobody's: `paper`, `sheet`, `sink`, `ink`, `ink-2`, `ink-3`, `line`, `edge`, `alarm`.
    pub fn ink(self, name: &str) -> &'static str {
        let (light, dark) = match name {
            "paper" => ("#F8F7F3", "#141413"),
            "sheet" => ("#FFFFFF", "#1B1B1A"),
            "sink" => ("#F0EEE8", "#0F0F0E"),
            "ink-2" => ("#55524C", "#B9B5AC"),
            "ink-3" => ("#6E6A63", "#96928A"),
            "line" => ("#DCD9D1", "#34332F"),
            "edge" => ("#8C877D", "#7A766D"),
            "alarm" => ("#B3261E", "#FF8A75"),
            _ => ("#1B1A18", "#EEECE6"),
        };
        match self {
            Theme::Light => light,
            Theme::Dark => dark,
        }
    }

    pub fn hue(self, hue: Hue) -> Inks {
        match (self, hue) {
            (_, Hue::None) => inks(self.ink("edge"), self.ink("sheet"), self.ink("edge"), self.ink("sink")),
            (Theme::Light, Hue::Main) => inks("#1B1A18", "#FFFFFF", "#1B1A18", "#E6E3DB"),
            (Theme::Light, Hue::Blue) => inks("#0072B2", "#FFFFFF", "#0072B2", "#DCEBF6"),
            (Theme::Light, Hue::Orange) => inks("#E69F00", "#1B1A18", "#B57B00", "#FBEBCB"),
            (Theme::Light, Hue::Green) => inks("#009E73", "#1B1A18", "#00875F", "#D5EFE4"),
            (Theme::Light, Hue::Purple) => inks("#CC79A7", "#1B1A18", "#B35C8D", "#F7E3EE"),
            (Theme::Light, Hue::Sky) => inks("#56B4E9", "#1B1A18", "#2F8FC6", "#E0F1FB"),
            (Theme::Light, Hue::Yellow) => inks("#F0E442", "#1B1A18", "#948A00", "#FAF6C4"),
            (Theme::Dark, Hue::Main) => inks("#EEECE6", "#141413", "#EEECE6", "#34332F"),
            (Theme::Dark, Hue::Blue) => inks("#4A8BD8", "#0F0F0E", "#4A8BD8", "#172A40"),
            (Theme::Dark, Hue::Orange) => inks("#F0A81C", "#0F0F0E", "#F0A81C", "#3A2B0B"),
            (Theme::Dark, Hue::Green) => inks("#3FC79B", "#0F0F0E", "#3FC79B", "#103529"),
            (Theme::Dark, Hue::Purple) => inks("#C9719F", "#0F0F0E", "#C9719F", "#3A2230"),
            (Theme::Dark, Hue::Sky) => inks("#8FD0F5", "#0F0F0E", "#8FD0F5", "#1D3644"),
            (Theme::Dark, Hue::Yellow) => inks("#E8DC3C", "#0F0F0E", "#E8DC3C", "#36330F"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Theme;
    use crate::hue::Hue;

    const TOKENS: &str = include_str!("../../../../web/styles/tokens.css");

    #[test]
    fn the_inks_are_those_of_the_page() {
        let (light, dark) = TOKENS.split_once("[data-theme=dark]").expect("two themes");
        for (theme, css) in [(Theme::Light, light), (Theme::Dark, dark)] {
            let token = |name: &str| {
                let text = css.split_once(&format!("--{name}:")).expect(name).1.trim_start();
                text.split(';').next().expect(name).to_owned()
            };
            for name in ["paper", "sheet", "sink", "ink", "ink-2", "ink-3", "line", "edge", "alarm"] {
                assert_eq!(theme.ink(name), token(name), "{name}");
            }
            for hue in [Hue::Main, Hue::Blue, Hue::Orange, Hue::Green, Hue::Purple, Hue::Sky, Hue::Yellow] {
                let (inks, name) = (theme.hue(hue), hue.class());
                assert_eq!(inks.fill, token(name));
                assert_eq!(inks.on, token(&format!("{name}-on")));
                assert_eq!(inks.edge, token(&format!("{name}-edge")));
                assert_eq!(inks.tint, token(&format!("{name}-tint")));
            }
        }
    }
}
