const MOST = 200

/** A text of somebody else's file as a message shows it: on one line, without control characters, never very long. */
export function shown(text: string): string {
  const plain = text.slice(0, MOST).replace(/\p{Cc}+/gu, ' ')
  return text.length > MOST ? `${plain}…` : plain
}
