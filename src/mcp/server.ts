import { McpServer, type ServerContext } from '@modelcontextprotocol/server'
import { VERSION } from '../operations/version.js'
import { answerContent, problemContent } from './answer-content.js'
import type { Desk } from './desk.js'
import { declared } from './json-schema.js'
import { registerPrompts } from './prompts.js'
import { questionOf } from './question.js'
import { registerResources } from './resources.js'
import { inputSchemas, type Tool, tools } from './tool.js'
import { waitingOf } from './waiting.js'

/** Most fields and items in the arguments of one call. */
const MOST_ELEMENTS = 1_000
/** How long a client may keep lists before it asks again, ms: they change with the program only. */
const LISTS_KEPT = 300_000

const INSTRUCTIONS = [
  "Pledgebook holds governments' spending promises against published figures. Every number in an answer comes from a cell of a named edition; quote it as given, with its edition, and give the citation of the answer.",
  'Two times are kept apart: "period" is the year a number is about, "asOf" the day on which one looks. Editions restate the past, so the same year may have different counts.',
  'A verdict "met-when-rounded" is not met. "no-data" means that nothing was published: do not fill it in.',
  'Begin with "standing" (who meets a goal), "cost" (what it takes), "check" (is this text right); "contents" lists goals, areas, measures and editions; "explain" leads from one number to its cells.',
  'Answers for all allies are long: name an area where one is meant.',
].join('\n')

function registerTool(server: McpServer, desk: Desk, tool: Tool): void {
  const { name, title, description, annotations } = tool
  server.registerTool(
    name,
    { title, description, annotations, inputSchema: declared(tool.input), outputSchema: declared(tool.output) },
    async (given: unknown, context: ServerContext) => {
      try {
        const question = questionOf(name, given, await inputSchemas())
        return answerContent(question, await desk.answer(question, waitingOf(context)))
      } catch (error) {
        return problemContent(error)
      }
    },
  )
}

/** Makes a server for one connection or request; it keeps nothing, and many may share a desk. */
export async function mcpServer(desk: Desk): Promise<McpServer> {
  const listed = { ttlMs: LISTS_KEPT, cacheScope: 'public' } as const
  const fixed = { listChanged: false }
  const server = new McpServer(
    { name: 'pledgebook', title: 'Pledgebook', version: VERSION },
    {
      capabilities: { tools: fixed, resources: fixed, prompts: fixed, completions: {}, logging: {} },
      instructions: INSTRUCTIONS,
      maxToolInputElements: MOST_ELEMENTS,
      cacheHints: {
        'tools/list': listed,
        'prompts/list': listed,
        'resources/list': listed,
        'resources/templates/list': listed,
      },
    },
  )
  for (const tool of await tools()) registerTool(server, desk, tool)
  registerResources(server, desk)
  registerPrompts(server, desk)
  return server
}
