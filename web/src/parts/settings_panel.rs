//! Settings: theme, language, keys.

use crate::app::Store;
use crate::settings::Theme;
use crate::state::Action;
use crate::words::Word;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SettingsPanelProps {
    pub store: Store,
}

#[component]
pub fn SettingsPanel(props: &SettingsPanelProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: Word| word.to(language);
    let theme = |theme: Theme, word: Word| {
        let store = store.clone();
        let on = store.settings.theme == theme;
        let onclick = Callback::from(move |_: MouseEvent| store.dispatch(Action::SetTheme(theme)));
        html! { <button type="button" aria-pressed={on.to_string()} onclick={onclick}>{ w(word) }</button> }
    };
    let on_keys = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            store.dispatch(Action::SetSingleKeys(!store.settings.single_keys));
        })
    };
    let korean = |on: bool, lang: &'static str, name: &'static str| {
        let store = store.clone();
        let pressed = store.settings.korean == on;
        let onclick = Callback::from(move |_: MouseEvent| store.dispatch(Action::SetKorean(on)));
        html! { <button type="button" {lang} aria-pressed={pressed.to_string()} onclick={onclick}>{ name }</button> }
    };
    let keys = [
        Word::KeysPlay,
        Word::KeysStep,
        Word::KeysTurn,
        Word::KeysEnds,
        Word::KeysRead,
    ];
    html! {
        <div class="popover settings" role="dialog" aria-label={w(Word::Settings)}>
            <h2>{ w(Word::Theme) }</h2>
            <div class="segments" role="group" aria-label={w(Word::Theme)}>
                { theme(Theme::Auto, Word::ThemeAuto) }
                { theme(Theme::Light, Word::ThemeLight) }
                { theme(Theme::Dark, Word::ThemeDark) }
            </div>
            <h2>{ w(Word::LanguageLabel) }</h2>
            <div class="segments" role="group" aria-label={w(Word::LanguageLabel)}>
                { korean(true, "ko", "한국어") }
                { korean(false, "en", "English") }
            </div>
            <h2>{ w(Word::KeysTitle) }</h2>
            <label class="check"><input type="checkbox" checked={store.settings.single_keys} onclick={on_keys} />{ w(Word::SingleKeys) }</label>
            <ul class="keys">{ for keys.iter().enumerate().map(|(index, word)| html! { <li key={index}>{ w(*word) }</li> }) }</ul>
        </div>
    }
}
