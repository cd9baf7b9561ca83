/** The kinds of data that what stands under Privacy comes from. */

/** A change of one of these can make somebody's data due, or no longer. */
export const DUE_KINDS = ['retention_term', 'legal_hold', 'erasure', 'child', 'application', 'placement'];

/** What was erased changes with an erasure only; which backups hold it, with every backup that goes. */
export const LOG_KINDS = ['erasure', 'safety'];
