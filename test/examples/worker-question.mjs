// A worker as browsers have it: what only Node has is taken away before the library is loaded.
import { parentPort, workerData } from 'node:worker_threads'

for (const name of ['process', 'Buffer', 'global', 'setImmediate', 'clearImmediate', 'require'])
  Reflect.deleteProperty(globalThis, name)
const { openPledgebook } = await import(workerData.library)
const pledgebook = await openPledgebook(async (file) => workerData.files.get(file))
const replies = []
for (const [name, question, files] of workerData.questions) {
  const reply = await pledgebook.ask(name, question, { files })
  replies.push(reply.json())
}
parentPort.postMessage({ replies, left: ['process', 'Buffer'].filter((name) => name in globalThis) })
