import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, expect, test } from 'vitest'
import { browserOnly } from './browser-only-plugin.ts'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kantinekort-browser-only-'))

afterAll(() => rmSync(folder, { recursive: true }))

async function buildWith(code: string): Promise<unknown> {
  writeFileSync(join(folder, 'entry.ts'), code)
  return build({
    configFile: false,
    root: folder,
    plugins: [browserOnly(repository)],
    build: { write: false, rolldownOptions: { input: join(folder, 'entry.ts') } },
    logLevel: 'silent',
  })
}

test('the shapes of the contract never reach a browser, only their types', async () => {
  await expect(buildWith(`import { Id } from '${repository}contract/shapes.ts'; console.log(Id)`)).rejects.toThrow(/must not reach a browser/)
})

test('the server’s code never reaches a browser', async () => {
  await expect(buildWith(`import { makeApp } from '${repository}server/app.ts'; console.log(makeApp)`)).rejects.toThrow(
    /server\/app\.ts must not reach a browser/,
  )
})

test('money and refusals may', async () => {
  await expect(buildWith(`import { isOre } from '${repository}contract/money.ts'; console.log(isOre(1))`)).resolves.toBeDefined()
})
