import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSignInProviders } from './sign-in-with-config.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-sign-in-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

const SECRET = 'a-secret-that-nobody-is-told'
const feide = { kind: 'feide', clientId: 'abc', clientSecret: SECRET, for: ['pupils', 'staff'], schools: { 1: ['kommune.no'], 2: ['kommune.no', 'annen.no'] } }
const vipps = { kind: 'vipps', clientId: 'abc', clientSecret: SECRET, for: ['guardians'] }
const idporten = { kind: 'other', key: 'idporten', name: 'ID-porten', issuer: 'https://idporten.no', clientId: 'abc', clientSecret: SECRET, for: ['guardians'] }

let count = 0
function read(content: unknown, mode = 0o600) {
  const file = path.join(folder, `${(count += 1)}.json`)
  fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  fs.chmodSync(file, mode)
  const mistakes: string[] = []
  return { providers: readSignInProviders({ SIGN_IN_FILE: file }, (mistake) => mistakes.push(mistake)), mistakes }
}

test('no file means nobody to sign in with', () => {
  expect(readSignInProviders({}, () => expect.unreachable())).toEqual([])
})

test('Feide and Vipps are known beforehand, and others say where they are', () => {
  const { providers, mistakes } = read([feide, vipps, { ...idporten, acr: ['idporten-loa-high'] }])
  expect(mistakes).toEqual([])
  expect(providers).toMatchObject([
    { key: 'feide', name: 'Feide', issuer: 'https://auth.dataporten.no', audiences: ['pupils', 'staff'] },
    { key: 'vipps', name: 'Vipps', issuer: 'https://api.vipps.no/access-management-1.0/access/', acr: null },
    { key: 'idporten', name: 'ID-porten', issuer: 'https://idporten.no', acr: ['idporten-loa-high'], secret: { clientSecret: SECRET, isPosted: false } },
  ])
  expect([...(providers[0]?.orgsOfSchools ?? [])]).toEqual([
    [1, ['kommune.no']],
    [2, ['kommune.no', 'annen.no']],
  ])
})

test('a private key signs in place of a secret: RSA or P-256, and no other', () => {
  const { clientSecret: _, ...without } = idporten
  const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' })
  const p256 = pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)
  const p384 = pem(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey)
  expect(read([{ ...without, privateKey: p256, keyId: 'one' }])).toMatchObject({ mistakes: [], providers: [{ secret: { algorithm: 'ES256', keyId: 'one' } }] })
  for (const privateKey of [p384, 'nonsense']) expect(read([{ ...without, privateKey }]).mistakes).toEqual([expect.stringContaining('RSA or P-256')])
  expect(read([without]).mistakes).toEqual([expect.stringContaining('one of them, and not both')])
  expect(read([{ ...idporten, privateKey: p256 }]).mistakes).toEqual([expect.stringContaining('one of them, and not both')])
})

test('a secret goes in the body where a provider takes it there alone', () => {
  expect(read([{ ...vipps, clientAuthentication: 'client_secret_post' }]).providers).toMatchObject([{ secret: { clientSecret: SECRET, isPosted: true } }])
  expect(read([{ ...vipps, clientAuthentication: 'client_secret_basic' }]).providers).toMatchObject([{ secret: { isPosted: false } }])
})

test('an issuer speaks HTTPS, unless it is on this machine', () => {
  expect(read([{ ...idporten, issuer: 'http://127.0.0.1:3105' }]).mistakes).toEqual([])
  for (const issuer of ['http://idporten.no', 'https://idporten.no/?a=b', 'idporten.no'])
    expect(read([{ ...idporten, issuer }]).mistakes, issuer).toEqual([expect.stringContaining('must begin with https://')])
})

test('what is missing or does not belong is told, with its place and without its secret', () => {
  const { schools: _, ...withoutSchools } = feide
  const { key: _key, name: _name, ...nameless } = idporten
  const mistakesOf = (content: unknown) => read(content).mistakes
  expect(mistakesOf([vipps, withoutSchools])).toEqual([expect.stringMatching(/^Provider 2 .*"schools" is missing/)])
  expect(mistakesOf([{ ...feide, schools: { 1: ['Kommune'] } }])).toEqual([expect.stringContaining('"Kommune" is no Feide organisation')])
  expect(mistakesOf([{ ...vipps, schools: { 1: ['kommune.no'] } }])).toEqual([expect.stringContaining('for Feide alone')])
  expect(mistakesOf([nameless])).toEqual([expect.stringContaining('"name" is missing'), expect.stringContaining('"key" is missing')])
  expect(mistakesOf([vipps, vipps])).toEqual([expect.stringContaining('"vipps" more than once')])
  for (const wrong of [
    '{',
    '{}',
    '[]',
    [{ ...vipps, kind: 'facebook' }],
    [{ ...vipps, clientsecret: SECRET }],
    [{ ...vipps, for: [] }],
    [{ ...vipps, for: ['strangers'] }],
  ]) {
    const mistakes = mistakesOf(wrong)
    expect(mistakes).toHaveLength(1)
    expect(mistakes[0]).not.toContain(SECRET)
  }
})

test('a file that others may read is refused, and so is one that is not there', () => {
  expect(read([vipps], 0o640).mistakes).toEqual([expect.stringContaining('chmod 600')])
  const mistakes: string[] = []
  readSignInProviders({ SIGN_IN_FILE: path.join(folder, 'none.json') }, (mistake) => mistakes.push(mistake))
  expect(mistakes).toEqual([expect.stringContaining('ENOENT')])
})
