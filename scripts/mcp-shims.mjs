// Stands in for the protocol library's own choice of a JSON Schema validator, which checks what a server asks of its clients:
// ours asks nothing, and the validators weigh as much as the rest of the library.
export { default as process } from 'node:process'

export class DefaultJsonSchemaValidator {
  getValidator() {
    throw new Error('nothing is asked of clients, so nothing of theirs is validated')
  }
}
