//! Pure rules of mornings: what the law allows, what the school prefers, and which days are proposed. No clock, no database.
