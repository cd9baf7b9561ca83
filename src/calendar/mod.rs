//! Reads the other rooms: Vandaag, search over everything, a school year as a whole.

pub mod search;
pub mod today;
pub mod years;
