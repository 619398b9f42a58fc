// The fixed part of the memory. Everything else is laid out by the caller, from FREE on; nothing is ever allocated here.

/** Four 64-bit words: the state of the stream in use. */
export const STATE: usize = 1024
/** The text a stream is named by, in UTF-8. */
export const NAME: usize = 1088
export const NAME_BYTES: usize = 960
/** One row of four float32 for each origin: real and price of one year, real and price of the next. */
export const LEVELS: usize = 4096
export const SPREADS: usize = 8192
/** Counters of the histogram, then marks of the buckets wanted. */
export const BUCKET_BITS: i32 = 12
export const COUNTS: usize = 16384
export const COUNTS_BYTES: usize = 16384
/** Random words, turned in place into what is asked for. */
export const WORDS: usize = 32768
export const FREE: usize = 65536
