import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CLI, ROOT } from '../cli/run-cli.js'

const INSPECTOR = join(ROOT, 'node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js')

/** Runs the protocol's own inspector on the built program, with a home of its own. */
function inspect(...args: string[]) {
  const home = mkdtempSync(join(tmpdir(), 'pledgebook-test-'))
  const run = spawnSync(process.execPath, [INSPECTOR, '--cli', process.execPath, CLI, 'mcp', ...args], {
    encoding: 'utf8',
    cwd: ROOT,
    maxBuffer: 1e9,
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: home, PLEDGEBOOK_DATA: join(home, 'data') },
  })
  return { code: run.status, stdout: run.stdout, stderr: run.stderr }
}

describe("the protocol's inspector", () => {
  it('finds no schema that clients may fail to understand', () => {
    const run = inspect('--method', 'tools/list', '--strict')
    expect(run.stderr).toContain('0 errors')
    expect(run.code).toBe(0)
    expect(JSON.parse(run.stdout).tools.length).toBeGreaterThan(10)
  })

  it('lists resources, templates and prompts, and calls a tool', () => {
    expect(JSON.parse(inspect('--method', 'resources/list').stdout).resources.length).toBeGreaterThan(20)
    expect(JSON.parse(inspect('--method', 'resources/templates/list').stdout).resourceTemplates.length).toBe(6)
    expect(JSON.parse(inspect('--method', 'prompts/list').stdout).prompts.length).toBe(3)
    const called = inspect('--method', 'tools/call', '--tool-name', 'standing', '--tool-arg', 'area=POL', 'period=2024')
    expect(JSON.parse(called.stdout).structuredContent.members[0].area).toBe('POL')
  })
})
