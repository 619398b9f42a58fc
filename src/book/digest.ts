/** SHA-256 in lower-case hexadecimal, the same in Node and browsers. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await digestOf(bytes)
  return [...digest].map((b) => b.toString(16).padStart(2, '0')).join('')
}

/** Browsers have `crypto.subtle` only on pages that came over https, from the same machine or from a folder. */
async function digestOf(bytes: Uint8Array): Promise<Uint8Array> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle
  if (subtle) return new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  const { sha256: digest } = await import('@noble/hashes/sha2.js')
  return digest(bytes)
}
