//! What is current in a list stays where it can be seen.

use web_sys::Element;

/// Scrolls `pane`, and nothing around it, until `line` is in sight; without a line, to its beginning.
pub fn keep_in_sight(pane: &Element, line: Option<Element>) {
    let Some(line) = line else {
        pane.set_scroll_top(0);
        return;
    };
    let (pane_box, line_box) = (pane.get_bounding_client_rect(), line.get_bounding_client_rect());
    let below = line_box.bottom() - pane_box.bottom();
    let above = pane_box.top() - line_box.top();
    if below > 0.0 {
        pane.set_scroll_top(pane.scroll_top() + below as i32 + 4);
    } else if above > 0.0 {
        pane.set_scroll_top(pane.scroll_top() - above as i32 - 4);
    }
}
