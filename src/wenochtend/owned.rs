//! Which rows of this room are whose: for erasing somebody, and for showing somebody all that is kept.
