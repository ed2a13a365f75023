//! The embed as HTML: what a page holds in the place of a program.

use scenario::{Language, Scenario, link};

/// The address of the script, for a playground's address.
pub fn script(playground: &str) -> String {
    format!("{}/embed.js", playground.trim_end_matches('/'))
}

/// One line of HTML, so that it is one block of Markdown wherever it stands. The program in it is
/// what is read and printed where no script runs. `shown`: attributes of the element that say what
/// of the run is seen; `script`: the first of a page brings it.
pub fn element(scenario: &Scenario, shown: &[(String, String)], script: Option<&str>) -> String {
    let language = match scenario.language {
        Language::Python => "python",
        Language::Go => "go",
    };
    let mut html = "<div class=\"interleave\">".to_owned();
    if let Some(address) = script {
        html += &format!("<script async src=\"{}\"></script>", escaped(address));
    }
    html += &format!(
        "<interleave-embed link=\"{}\"",
        link::encode(scenario, None)
    );
    for (name, value) in shown {
        html += &format!(" {name}=\"{}\"", escaped(value));
    }
    let program = escaped(&scenario.main_file().text).replace('\n', "&#10;");
    html + &format!(
        "><pre><code class=\"language-{language}\">{program}</code></pre></interleave-embed></div>"
    )
}

/// As text and as an attribute's value.
pub fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}
