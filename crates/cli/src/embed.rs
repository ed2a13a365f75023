//! A fenced block as an embed: what a course page holds in its place.

use crate::failure::Failure;
use crate::fence::Fence;
use lessons::embed::element;

/// One line of HTML, so that it is one block of Markdown wherever it stands. The program in it is
/// what is read and printed where no script runs. `script`: the first of a page brings it.
pub fn block(fence: &Fence, program: &str, script: Option<&str>) -> Result<String, Failure> {
    Ok(element(&fence.scenario(program)?, &fence.shown, script))
}
