/** What the page and its workers say to each other. */

/** A chart to draw of an answer: its name, and how wide and in which colours. */
export interface Drawing {
  readonly chart?: string | undefined
  readonly id: string
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly scheme?: 'light' | 'dark' | undefined
  /** How the chart shows its answer, such as its order. */
  readonly manner?: Readonly<Record<string, string>> | undefined
}

/** A chart and the same numbers as a table, both as markup. */
export interface Drawn {
  readonly svg: string
  readonly table: string
}

/** A fault in words, as every door of the program tells it. */
export interface Problem {
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly hint: string
}

/** What the page asks of a worker. */
export type Request =
  | { readonly kind: 'answer'; readonly operation: string; readonly input: unknown }
  | { readonly kind: 'picture'; readonly operation: string; readonly input: unknown; readonly drawing: Drawing }
  | { readonly kind: 'form'; readonly operation: string; readonly input: unknown; readonly form: string }
  /** Files made of an answer, which is handed over. */
  | { readonly kind: 'files'; readonly operation: string; readonly input: object; readonly answer: object }

export type ToWorker =
  | { readonly id: number; readonly request: Request }
  /** A file of the person at the page, kept by the worker under this name until another takes it. */
  | { readonly file: string; readonly blob: Blob | undefined }
  /** A part of the page's own files that the worker asked for; without text where it could not be had. */
  | { readonly part: string; readonly text: string | undefined }

export type FromWorker =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly problem: Problem }
  | { readonly id: number; readonly progress: string }
  /** A file that an operation wrote for the person at the page. */
  | { readonly file: string; readonly blob: Blob }
  | { readonly need: string }
