import { defineConfig } from 'vitest/config'

// Time zone and locale are fixed so that goldens do not depend on the machine.
process.env.TZ = 'UTC'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    reporters: ['default'],
  },
})
