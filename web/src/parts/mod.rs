//! The components, named after what is on the screen.

mod call_stack;
mod editor_pane;
mod event_log;
mod event_loop_stage;
mod glyph;
mod mark;
mod narration;
mod output_pane;
mod phone_stage;
mod program_picker;
mod ready_queue;
mod run_bar;
mod running_slot;
mod settings_panel;
mod stage_geometry;
mod strand_table;
mod tabs;
mod timeline;
mod timeline_drawing;
mod timer_heap;
mod top_bar;
mod track;
mod transport;

pub use editor_pane::EditorPane;
pub use event_log::EventLog;
pub use event_loop_stage::EventLoopStage;
pub use narration::Narration;
pub use output_pane::OutputPane;
pub use phone_stage::PhoneStage;
pub use program_picker::{ProgramList, ProgramPicker};
pub use run_bar::RunBar;
pub use settings_panel::SettingsPanel;
pub use tabs::{PhoneTabs, StageTabs};
pub use timeline::TimelinePane;
pub use top_bar::TopBar;
pub use transport::Transport;
