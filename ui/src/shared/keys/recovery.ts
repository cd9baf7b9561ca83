/** Which group of the recovery code must be typed over: one in the middle, so that the whole code had to be written down. */
export const CONFIRMED_GROUP = 4;
