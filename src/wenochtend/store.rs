//! The room's SQL.
