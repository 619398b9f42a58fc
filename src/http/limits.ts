/** Bounds of the HTTP door. Sizes are bytes, times milliseconds; 0 turns a rate or a bound on connections off. */
export interface Limits {
  /** Longest body of a request. */
  readonly body: number
  /** All bodies together that are read or answered now. */
  readonly bodies: number
  /** Longest JSON body; it is read in one go, and everyone waits meanwhile. */
  readonly json: number
  /** Longest head of a request: its first line and header fields. */
  readonly head: number
  /** Fields of a query, or parts of a form. */
  readonly fields: number
  /** For a question, waiting in the queue included. */
  readonly answer: number
  /** For a request to arrive whole. */
  readonly arrival: number
  /** Without a request on an open connection. */
  readonly idle: number
  /** Threads that answer. */
  readonly threads: number
  /** Memory of a thread for its objects, in MB. */
  readonly memory: number
  /** Questions that wait for a thread. */
  readonly waiting: number
  /** Questions of one client that run or wait at once. */
  readonly perClient: number
  /** Questions a minute of one client, in the long run. */
  readonly rate: number
  /** Questions of one client in one go. */
  readonly burst: number
  /** Open connections. */
  readonly connections: number
  /** Open connections of one client. */
  readonly connectionsPerClient: number
  /** Answers kept for those who ask the same. */
  readonly kept: number
  /** For what runs to end after the server was told to stop. */
  readonly stop: number
}

export const USUAL_LIMITS: Limits = {
  body: 16_000_000,
  bodies: 256_000_000,
  json: 2_000_000,
  head: 16_384,
  fields: 64,
  answer: 20_000,
  arrival: 30_000,
  idle: 10_000,
  threads: 2,
  memory: 768,
  waiting: 64,
  perClient: 16,
  rate: 600,
  burst: 120,
  connections: 12_000,
  connectionsPerClient: 256,
  kept: 64_000_000,
  stop: 10_000,
}
