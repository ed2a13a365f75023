//! Pure folds of a trace into what is drawn, and the narration.
