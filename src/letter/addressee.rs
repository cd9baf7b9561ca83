//! Whom a letter goes to: one for each household that gets post, with its salutation, and nothing of the other's.
