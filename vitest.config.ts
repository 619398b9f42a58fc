import { defineConfig } from 'vitest/config'
import { ClosingLine } from './test/closing-line.js'

// Time zone is fixed so that no expected text depends on the machine.
process.env.TZ = 'UTC'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup/fixed-seed.ts'],
    testTimeout: 120_000,
    maxWorkers: 2,
    reporters: ['default', new ClosingLine()],
  },
})
