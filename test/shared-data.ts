import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'vitest'

/** Publishers' own files, which are never committed; absent on most machines. */
const SHARED = fileURLToPath(new URL('../../shared/data', import.meta.url))

/** Tests that need NATO's files; where these are absent a notice is printed in their place. */
export function describeWithShared(name: string, tests: (folder: string) => void): void {
  describeWithFolders(['nato'], name, (folder) => tests(join(folder, 'nato')))
}

/** Tests that need these folders of publishers' files; they get the folder that holds them. Where one is absent a notice is printed. */
export function describeWithFolders(needed: readonly string[], name: string, tests: (folder: string) => void): void {
  const missing = needed.filter((folder) => !existsSync(join(SHARED, folder)))
  if (missing.length === 0) describe(name, () => tests(SHARED))
  else {
    console.log(
      `notice: "${name}" needs the publishers' files (${missing.map((folder) => `../shared/data/${folder}`).join(', ')}), which are not here; not run`,
    )
    // A file of nothing but such tests would otherwise be an error.
    describe.skip(name, () => it('needs files that are not here', () => undefined))
  }
}
