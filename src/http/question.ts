/** A question as a request puts it, before its schema is asked; it can be sent to a thread. */
export interface HttpQuestion {
  readonly name: string
  readonly input: Readonly<Record<string, unknown>>
  /** What the request brought, by the names that the input has for it. */
  readonly files: Readonly<Record<string, Uint8Array>>
  /** How the answer is written, of `FORMATS`. */
  readonly format: string
  readonly chart: string | undefined
}

/** An answer in the form that was asked for. */
export interface Written {
  readonly bytes: Uint8Array
  /** Media type. */
  readonly type: string
  /** Of a file's name, without the point. */
  readonly extension: string
}

/** Where questions are answered. Throws `HttpProblem` and what operations throw. */
export interface Answerer {
  answer(question: HttpQuestion, signal: AbortSignal): Promise<Written>
  end(): Promise<void>
}
