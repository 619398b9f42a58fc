/** Bytes of a part: gzip in base64, so that it is small on any web host and can stand in a script. */
export async function unpacked(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const binary = atob(text)
  const packed = new Uint8Array(binary.length)
  // A loop, since the page waits meanwhile: `Uint8Array.from` takes many times as long for a text.
  for (let i = 0; i < binary.length; i++) packed[i] = binary.charCodeAt(i)
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
