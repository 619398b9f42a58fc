interface WhyProps {
  readonly operation: string
  readonly question: object
  /** A drawing whose marks say with `data-at` which number of the answer they stand for. */
  readonly markup: string
}

export function Why({ markup }: WhyProps) {
  return <div dangerouslySetInnerHTML={{ __html: markup }} />
}
