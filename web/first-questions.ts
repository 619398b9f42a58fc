/** What the first view asks when nothing else is in the address: the figures for it travel in the first file. */
export const FIRST_QUESTIONS: readonly { readonly operation: string; readonly input: object }[] = [
  { operation: 'contents', input: {} },
  { operation: 'standing', input: {} },
]
