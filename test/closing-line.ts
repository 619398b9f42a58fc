import type { Reporter, TestModule } from 'vitest/node'

/** Closes a run with one plain line; in CI a skipped test is a failure, since a skip there hides something. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state]++
      if (!module.ok() && [...module.children.allTests('failed')].length === 0) count.failed++
    }
    const skipped = count.skipped + count.pending
    if (process.env.CI !== undefined && skipped > 0) {
      process.exitCode = 1
      console.log(`${skipped} tests were skipped, which CI does not accept`)
      count.failed += skipped
    }
    console.log(`${count.passed} passed, ${count.failed} failed`)
  }
}
