import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askOwnerOf, FolderInUse, type FolderLock, lockFolder, ownerSocketOf } from './folder-lock.ts'

let folder: string
let lock: FolderLock

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-channel-'))
  lock = await lockFolder(folder)
})
afterAll(async () => {
  await lock.release()
  fs.rmSync(folder, { recursive: true })
})

test('the process that owns the folder answers what it was told to answer, whatever the size', async () => {
  const large = new Uint8Array(5_000_000).fill(7)
  lock.answer({ 'something large': async () => large })
  const answer = await askOwnerOf(folder, 'something large')
  expect(Buffer.compare(answer as Uint8Array, large)).toBe(0)
})

test('a question the owner does not know, and an answer that fails, are told as they are', async () => {
  await expect(askOwnerOf(folder, 'unheard of')).rejects.toThrow('cannot answer this now')
  lock.answer({ fails: () => Promise.reject(new Error('the disk is full')) })
  await expect(askOwnerOf(folder, 'fails')).rejects.toThrow('the disk is full')
})

test('nobody answers for a folder that nobody owns', async () => {
  expect(await askOwnerOf(path.join(folder, 'empty'), 'dump')).toBe(null)
})

test('a visitor that hangs up in the middle of a question disturbs nobody', async () => {
  const visitor = net.connect(ownerSocketOf(folder))
  await new Promise<void>((resolve) => visitor.once('connect', () => resolve()))
  visitor.write('some')
  visitor.destroy()
  lock.answer({ still: async () => Buffer.from('here') })
  expect(String(await askOwnerOf(folder, 'still'))).toBe('here')
})

test('the folder has one owner, and only the owner’s user may ask it', async () => {
  await expect(lockFolder(folder)).rejects.toThrow(FolderInUse)
  expect(fs.statSync(ownerSocketOf(folder)).mode & 0o077).toBe(0)
})
