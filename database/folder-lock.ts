// Two processes in one database folder would destroy it, and nothing in the embedded database stops them.
// The owner listens on a socket in the folder: the system itself takes the socket's listener away when
// the process ends, however it ends, and the same socket is how a command reaches the running server.

import { createHash } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { answerConnection, askOwner, type OwnerAnswers } from './owner-channel.ts'

export class FolderInUse extends Error {
  constructor(folder: string) {
    super(`The database in ${folder} is in use by another Kantinekort process. Stop it first, or choose another folder with KANTINEKORT_DATA.`)
    this.name = 'FolderInUse'
  }
}

/** The path of a folder's owner socket. A socket's path may be about 100 bytes long, so a long one moves. */
export function ownerSocketOf(folder: string): string {
  const inFolder = path.join(path.resolve(folder), 'owner.sock')
  if (Buffer.byteLength(inFolder) < 100) return inFolder
  const name = createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 24)
  return path.join(os.tmpdir(), `kantinekort-${name}.sock`)
}

/** True when a living process owns the folder. */
export function isFolderInUse(folder: string): Promise<boolean> {
  return isListening(ownerSocketOf(folder))
}

/** Asks the process that owns the folder. Null when none does. @throws what the owner answers instead */
export function askOwnerOf(folder: string, question: string): Promise<Uint8Array | null> {
  return askOwner(ownerSocketOf(folder), question)
}

export type FolderLock = {
  /** Adds to what commands on the same machine may ask of this process. */
  answer: (more: OwnerAnswers) => void
  release: () => Promise<void>
}

/**
 * Takes the folder, and makes it if it is not there.
 * @throws FolderInUse
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const socket = ownerSocketOf(folder)
  // Made under a name of its own and then linked into place: of two that try, the link lets one through.
  const own = `${socket}.${process.pid}.${Math.random().toString(36).slice(2, 8)}`
  let answers: OwnerAnswers = {}
  const server = net.createServer((connection) => answerConnection(connection, () => answers))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(own, resolve))
  fs.chmodSync(own, 0o600)
  server.unref()
  try {
    for (let tries = 0; tries < 3; tries += 1) {
      if (takePlace(own, socket)) {
        return {
          answer: (more) => {
            answers = { ...answers, ...more }
          },
          release: async () => {
            fs.rmSync(socket, { force: true })
            fs.rmSync(own, { force: true })
            await new Promise<void>((resolve) => server.close(() => resolve()))
          },
        }
      }
      if (await isListening(socket)) break
      setAside(socket)
    }
    throw new FolderInUse(folder)
  } catch (error) {
    server.close()
    fs.rmSync(own, { force: true })
    throw error
  }
}

function takePlace(own: string, socket: string): boolean {
  try {
    fs.linkSync(own, socket)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

// What a killed process left behind. If it is gone already, another one was quicker.
function setAside(socket: string): void {
  fs.rmSync(socket, { force: true })
}

function isListening(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.connect(socket)
    probe.setTimeout(1_000)
    const answer = (isThere: boolean) => {
      probe.destroy()
      resolve(isThere)
    }
    probe.once('connect', () => answer(true))
    probe.once('timeout', () => answer(true))
    probe.once('error', () => answer(false))
  })
}
