/**
 * How far a text may be from a published figure, and what it is then called. These are judgements of ours and no facts that a source
 * could be named for, and the rules that use them are written for just these steps: so they stand here and not in `data/`.
 */

/** What two doubles may differ by and be one number. */
export const RESIDUE = 1e-9
/** Decimals of shares as the publisher prints them: a reader compares with these. */
export const PRINTED = 2

/** Points of GDP beyond the digits written that are imprecise, not wrong: two units of the last digit printed. */
export const NEAR_SHARE = 0.02
/** A floor that is missed by no more than this is met when shown with one decimal, as screens and headlines do. */
export const WHEN_ROUNDED = 0.05
/** A whole number of per cent of GDP is often a goal's: one that is missed by more than this part of it is imprecise, however it rounds. */
export const COARSE = 0.12
/** Points beyond the digits written that are imprecise in a rate of change or a part of the whole, which are printed with one decimal. */
export const NEAR_PERCENT = 0.1
/** The part of an amount by which it may miss and be imprecise: totals of editions of one year differ by as much. */
export const NEAR_AMOUNT = 0.01
/** "2.5 times" is not said to a hundredth. */
export const NEAR_RATIO = 0.1
/** "A third", "two thirds" are said of what is this many points away. */
export const NEAR_THIRD = 5

/** "About" widens the tolerance to one digit written, but to no more than this part of the number ... */
export const ABOUT = 0.03
/** ... and to this part where the number ends in a nought and so is rounder than its digits. */
export const ROUNDED = 0.02
/** "Nearly tripled" is said of this part less or more. */
export const ABOUT_RATIO = 0.1
/** "More than 1.7" says that it is not much more: by this part of the number. */
export const NOT_MUCH_MORE = 0.1
/** "More than 9 billion" is no fair word for more than this many times as much; for twice that, if the number is round. */
export const MANY_TIMES = 1.6

/** A number this many times as large or small as the published one is of something else: a part, an increase, another whole. */
export const SOMETHING_ELSE = 4
/** A share by another body's definition differs by no larger part than this; beyond it, it is not known what is counted. */
export const OTHER_COUNT = 0.4
/** A national defence budget is rarely a smaller part than this of what the alliance counts as defence spending. */
export const LEAST_BUDGET = 0.6
/** Points by which a share in the members' spending may miss one said of the organisation's own budget and be told beside it. */
export const BESIDE = 3
/** A cost beyond the smallest and largest reading by this factor is none of them ... */
export const BEYOND_READINGS = 3
/** ... where there are at least so many readings to say so. */
export const FEWEST_READINGS = 4

/** A day this near the recorded one is another act of the same event: signature, deposit, ceremony. */
export const SAME_EVENT_DAYS = 45
/** A number of members said of a day this long before the text is history, and does not age. */
export const HISTORY_DAYS = 400
/** An accession is spoken of for this long before it happens: the longest since 2017 from invitation to entry took 20 months. */
export const ACCESSION_DAYS = 730
/** A number of members that was last right this long ago is told of its time, and not by mistake of the present. */
export const LONG_AGO_DAYS = 5 * 365

/** Whole years and months are said of what is up to half of one away; up to this much they are imprecise ("ten years" after nine). */
export const NEAR_LENGTH = 1.05
/** From here on a number of years is rounded by its own last digit. */
export const LONG_LENGTH = 20

/** Revisions rarer than this are outliers of one country (a purchase booked elsewhere), not what to expect of others. */
export const COMMON_REVISIONS = 0.99
/** The next edition may revise more than any before it did: by this factor. */
export const LARGER_REVISIONS = 1.5
