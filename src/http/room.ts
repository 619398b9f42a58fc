import { refusal } from './problem.js'

/** Room for bodies of all requests together, so that many large ones do not fill the machine. */
export class Room {
  #taken = 0

  /** `most` in bytes. */
  constructor(readonly most: number) {}

  /** Takes room for what has arrived. Throws 503 `body.room`. */
  take(bytes: number): void {
    if (this.#taken + bytes > this.most)
      throw refusal(503, 'body.room', 'too much is being sent to this server', 'send it again in a moment', {
        'retry-after': '5',
        connection: 'close',
      })
    this.#taken += bytes
  }

  give(bytes: number): void {
    this.#taken -= bytes
  }
}

/** The room that one request takes, given back when it is answered. */
export class RoomOfRequest {
  #bytes = 0

  constructor(readonly room: Room) {}

  take(bytes: number): void {
    this.room.take(bytes)
    this.#bytes += bytes
  }

  end(): void {
    this.room.give(this.#bytes)
    this.#bytes = 0
  }
}
