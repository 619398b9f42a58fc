import { PledgebookError } from '../../src/terms/fault.js'

/** The error by which a call refuses; a call that goes through, or fails in any other way, fails the test. */
export async function refusalOf(call: () => unknown): Promise<PledgebookError> {
  try {
    await call()
  } catch (error) {
    if (error instanceof PledgebookError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
