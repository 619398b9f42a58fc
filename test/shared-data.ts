import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe } from 'vitest'

/** Publishers' own files, which are never committed; undefined on a machine without them. */
const SHARED_NATO = [fileURLToPath(new URL('../../shared/data/nato', import.meta.url))].find((folder) =>
  existsSync(folder),
)

/** Tests that need the publishers' files; where these are absent a notice is printed in their place. */
export function describeWithShared(name: string, tests: (folder: string) => void): void {
  const folder = SHARED_NATO
  if (folder !== undefined) describe(name, () => tests(folder))
  else console.log(`notice: "${name}" needs the publishers' files (../shared/data/nato), which are not here; not run`)
}
