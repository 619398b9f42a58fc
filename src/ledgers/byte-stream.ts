import { PledgebookError } from '../terms/fault.js'

export type Bytes = AsyncIterable<Uint8Array>

/** The bytes of a file, unpacked when they begin like gzip. Throws `source` `ledger.gzip` for a damaged or cut-off one. */
export async function* unpacked(bytes: Bytes, file: string): AsyncGenerator<Uint8Array> {
  const { sample, rest } = await peek(bytes, 2)
  if (sample[0] !== 0x1f || sample[1] !== 0x8b) {
    yield* rest
    return
  }
  const gunzip = new DecompressionStream('gzip')
  const feeding = feed(gunzip.writable, rest)
  const reader = gunzip.readable.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      yield value
    }
  } catch (error) {
    if (error instanceof PledgebookError || (error as { name?: string }).name === 'AbortError') throw error
    throw new PledgebookError(
      'source',
      'ledger.gzip',
      `the gzip file cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`,
      'get the file again; it is damaged or cut off',
      { where: file, cause: error },
    )
  } finally {
    await reader.cancel().catch(() => undefined)
    await feeding
  }
}

/** Writes all bytes into a stream, no faster than it takes them; what goes wrong is told at its other end. */
async function feed(stream: WritableStream<Uint8Array<ArrayBuffer>>, bytes: Bytes): Promise<void> {
  const writer = stream.getWriter()
  try {
    for await (const chunk of bytes) {
      await writer.ready
      writer.write(chunk as Uint8Array<ArrayBuffer>).catch(() => undefined)
    }
    await writer.close()
  } catch (error) {
    await writer.abort(error).catch(() => undefined)
  }
}

/** The first bytes of a stream, at least so many unless it ends before, and the whole stream again, once. */
export async function peek(bytes: Bytes, least: number): Promise<{ sample: Uint8Array; rest: Bytes }> {
  const source = bytes[Symbol.asyncIterator]()
  const held: Uint8Array[] = []
  let size = 0
  while (size < least) {
    const next = await source.next()
    if (next.done) break
    held.push(next.value)
    size += next.value.length
  }
  const sample = new Uint8Array(size)
  let at = 0
  for (const chunk of held) {
    sample.set(chunk, at)
    at += chunk.length
  }
  let given = size === 0
  const rest: Bytes = {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        if (given) return source.next()
        given = true
        return { done: false, value: sample }
      },
      return: async () => {
        given = true
        await source.return?.()
        return { done: true, value: undefined }
      },
    }),
  }
  return { sample, rest }
}
