//! The Scenario document, its versions and the link codec.
