import { PledgebookError } from '../terms/fault.js'

/** Loads an optional dependency when it is first needed. Throws `source` with this code where it is not installed. */
export async function packageOrFault<T>(name: string, code: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    throw new PledgebookError('source', code, `${name} is not installed`, `install it: npm install ${name}`, {
      cause: error,
    })
  }
}
