// How a command reaches the process that owns a database folder: one question, one answer, over the
// owner's socket. The folder may be entered by its owner only, so nobody else can ask.

import net from 'node:net'

/** What can be asked, by name. An answer is bytes; an error's message is passed on. */
export type OwnerAnswers = Readonly<Record<string, () => Promise<Uint8Array>>>

const LONGEST_QUESTION = 100
const QUESTION_WITHIN_MS = 5_000
const ANSWER_WITHIN_MS = 120_000

/** The owner's side of one connection. */
export function answerConnection(connection: net.Socket, answers: () => OwnerAnswers): void {
  let asked = ''
  connection.setTimeout(QUESTION_WITHIN_MS, () => connection.destroy())
  // Whoever hangs up early gets no answer.
  connection.on('error', () => {})
  connection.on('data', (bytes: Buffer) => {
    asked += bytes.toString('utf8')
    if (asked.length > LONGEST_QUESTION) connection.destroy()
    const end = asked.indexOf('\n')
    if (end < 0) return
    connection.removeAllListeners('data')
    connection.setTimeout(ANSWER_WITHIN_MS)
    void answer(answers()[asked.slice(0, end)]).then(({ header, bytes: body }) => {
      connection.write(`${JSON.stringify(header)}\n`)
      connection.end(body)
    })
  })
}

type Header = { ok: true; length: number } | { ok: false; why: string }

async function answer(find: (() => Promise<Uint8Array>) | undefined): Promise<{ header: Header; bytes: Uint8Array }> {
  const nothing = new Uint8Array()
  if (!find)
    return {
      header: {
        ok: false,
        why: 'The Kantinekort that uses the database cannot answer this now: it is about to start or to stop, or it is of another version.',
      },
      bytes: nothing,
    }
  try {
    const bytes = await find()
    return { header: { ok: true, length: bytes.length }, bytes }
  } catch (error) {
    return { header: { ok: false, why: error instanceof Error ? error.message : String(error) }, bytes: nothing }
  }
}

/** Asks the process that listens on `socket`. Null when nobody does. @throws when it answers no, or only in part */
export async function askOwner(socket: string, question: string): Promise<Uint8Array | null> {
  const parts: Buffer[] = []
  const isThere = await new Promise<boolean>((resolve, reject) => {
    const connection = net.connect(socket)
    connection.setTimeout(ANSWER_WITHIN_MS, () => connection.destroy(new Error('The running Kantinekort does not answer.')))
    let isConnected = false
    connection.once('connect', () => {
      isConnected = true
      connection.write(`${question}\n`)
    })
    connection.on('data', (bytes: Buffer) => parts.push(bytes))
    connection.once('end', () => resolve(true))
    connection.once('error', (error) => (isConnected ? reject(error) : resolve(false)))
  })
  if (!isThere) return null
  const reply = Buffer.concat(parts)
  const end = reply.indexOf('\n')
  const header: Header =
    end < 0 ? { ok: false, why: 'The running Kantinekort stopped before it had answered.' } : JSON.parse(reply.subarray(0, end).toString('utf8'))
  if (!header.ok) throw new Error(header.why)
  const bytes = reply.subarray(end + 1)
  if (bytes.length !== header.length) throw new Error('The running Kantinekort stopped in the middle of its answer.')
  return bytes
}
