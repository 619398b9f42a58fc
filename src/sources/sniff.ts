/** What kind of file the bytes are, by how they begin; names are not trusted. */
export function sniff(bytes: Uint8Array): 'zip' | 'text' | 'pdf' | 'old-excel' | 'empty' | 'binary' {
  if (bytes.length === 0) return 'empty'
  const start = [...bytes.subarray(0, 4)]
  const is = (...expected: number[]) => expected.every((b, i) => start[i] === b)
  if (is(0x50, 0x4b)) return 'zip'
  if (is(0x25, 0x50, 0x44, 0x46)) return 'pdf'
  if (is(0xd0, 0xcf, 0x11, 0xe0)) return 'old-excel'
  return bytes.subarray(0, 4096).includes(0) ? 'binary' : 'text'
}
