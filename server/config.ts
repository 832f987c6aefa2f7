// The configuration: read from the environment once, checked whole, and all mistakes told at once,
// each with what to write instead. There are no default secrets.

import { keptBounds, type KeptSettings } from '../rules/kept-for.ts'
import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { databaseFolderOf, type DatabasePlace } from '../database/connect.ts'
import { hostsOf } from '../database/hosts.ts'
import { MASTER_SECRET_BYTES } from './keys.ts'
import { type LawSettings, lawVariables, readLaw } from './law-config.ts'
import { pushVariables, readPushHosts } from './push-config.ts'
import { readSms, type SmsConfig, smsVariables } from './sms-config.ts'
import { paymentVariables, readPaymentSettings } from './payments-config.ts'
import type { PaymentSettings } from './payments/index.ts'
import type { SignInProvider } from './sign-in-with/index.ts'
import { readSignInProviders, signInVariables } from './sign-in-with-config.ts'

/** Every variable that is read, with a line for people. */
const keptVariables = {
  ENQUIRY_MONTHS_KEPT: 'how many months an enquiry is kept after the last word in it (24)',
  BOOKKEEPING_YEARS_KEPT: 'how many years after the end of its year what the law on bookkeeping wants is kept whole, at least 5 (5)',
  LEAVER_MONTHS_KEPT: 'how many months after somebody has left, with nothing owed either way, their name is cut (12)',
} as const

export const variables = {
  PORT: 'the port to listen on (3000)',
  HOST: 'the address to listen on (127.0.0.1: this machine only; 0.0.0.0: every network this machine is on)',
  PUBLIC_URL: 'where people reach it, as in https://kantine.example.no; links in e-mail begin with it',
  TLS_CERT_FILE: 'certificate chain in PEM, to speak HTTPS ourselves',
  TLS_KEY_FILE: 'the certificate’s private key in PEM',
  TRUSTED_PROXIES: 'how many proxies stand in front and tell the visitor’s address (0)',
  DATABASE_URL: 'a PostgreSQL server, postgres://user:password@one:5432,two:5432/name; without it the database is embedded',
  KANTINEKORT_DATA: 'the folder of the embedded database (./data)',
  KANTINEKORT_SECRET: 'the master secret: base64 of 32 random bytes or more',
  KANTINEKORT_SECRET_FILE: 'a file with the master secret, readable by its owner only',
  SMTP_URL: 'where to hand over e-mail, smtps://user:password@smtp.example.no:465; "off" keeps all e-mail unsent',
  MAIL_FROM: 'the sender of e-mail, as in Kantina <kantine@example.no>',
  ...smsVariables,
  ...pushVariables,
  ...keptVariables,
  KANTINEKORT_BANK_FOLDER: 'a folder where the bank puts its files of incoming payments (camt.054); without it they are uploaded in the office',
  ...paymentVariables,
  ...signInVariables,
  ...lawVariables,
} as const

export type Environment = Readonly<Record<string, string | undefined>>
export type Installation = 'demo' | 'real'

export type Config = {
  installation: Installation
  port: number
  host: string
  publicUrl: string
  tls: { cert: string; key: string } | null
  trustedProxies: number
  database: DatabasePlace
  /** The folder of the embedded database, or null on a server. */
  dataFolder: string | null
  masterSecret: Uint8Array
  /** Null: e-mail is kept and not sent. */
  mail: { smtpUrl: string; from: string } | null
  /** Null: there is no way to send an SMS. A demo's never leave the house. */
  sms: SmsConfig | null
  /** Whose push services may be called; null when there is no push. */
  pushHosts: readonly string[] | null
  /** How long what is about people is kept, where that is the operator’s to say. */
  kept: KeptSettings
  /** Where the bank’s files are put, or null. */
  bankFolder: string | null
  payments: PaymentSettings
  /** Whom one may sign in with, besides a password. */
  signInProviders: readonly SignInProvider[]
  law: LawSettings
}

/** Everything that is wrong with the environment, so that it can be put right in one go. */
export class ConfigMistakes extends Error {
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super(
      `The configuration has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n${mistakes.map((mistake) => `- ${mistake}`).join('\n')}`,
    )
    this.name = 'ConfigMistakes'
    this.mistakes = mistakes
  }
}

type Tell = (mistake: string) => void

/** All that a server needs. A demo makes its own secret the first time. @throws ConfigMistakes */
export function readConfig(environment: Environment, installation: Installation): Config {
  return withMistakes((tell) => {
    refuseUnknown(environment, tell)
    const tls = readTls(environment, tell)
    const trustedProxies = readWhole(environment, 'TRUSTED_PROXIES', { least: 0, most: 10, usually: 0 }, tell)
    const port = readWhole(environment, 'PORT', { least: 0, most: 65_535, usually: 3000 }, tell)
    const host = environment.HOST || '127.0.0.1'
    const publicUrl = readPublicUrl(environment, { installation, port, host, isTls: tls !== null, trustedProxies }, tell)
    if (installation === 'real' && !isLoopback(host) && !tls && trustedProxies === 0) {
      tell(
        `HOST is ${host}, so passwords would cross the network in clear text. Set TLS_CERT_FILE and TLS_KEY_FILE, or put an HTTPS proxy in front and set TRUSTED_PROXIES=1, or leave HOST out.`,
      )
    }
    return {
      installation,
      port,
      host,
      publicUrl,
      tls,
      trustedProxies,
      ...readPlace(environment, tell),
      masterSecret: readSecret(environment, installation, tell),
      mail: readMail(environment, installation, tell),
      sms: installation === 'demo' ? null : readSms(environment, tell),
      pushHosts: readPushHosts(environment, tell),
      kept: {
        enquiryMonths: readWhole(environment, 'ENQUIRY_MONTHS_KEPT', keptBounds.enquiryMonths, tell),
        bookkeepingYears: readWhole(environment, 'BOOKKEEPING_YEARS_KEPT', keptBounds.bookkeepingYears, tell),
        leaverMonths: readWhole(environment, 'LEAVER_MONTHS_KEPT', keptBounds.leaverMonths, tell),
      },
      bankFolder: readBankFolder(environment, tell),
      payments: readPaymentSettings(environment, tell),
      signInProviders: readSignInProviders(environment, tell),
      law: readLaw(environment, tell),
    }
  })
}

/** Only where the database is: for commands that need nothing else. @throws ConfigMistakes */
export function readDatabasePlace(environment: Environment): Pick<Config, 'database' | 'dataFolder'> {
  return withMistakes((tell) => readPlace(environment, tell))
}

/** The database and the master secret, a demo's own if it is a demo's folder. @throws ConfigMistakes */
export function readDatabaseAndSecret(environment: Environment): Pick<Config, 'database' | 'dataFolder' | 'masterSecret'> {
  const place = withMistakes((tell) => readPlace(environment, tell))
  const isDemo = fs.existsSync(demoSecretFile(dataFolderOf(environment)))
  return withMistakes((tell) => ({ ...place, masterSecret: readSecret(environment, isDemo ? 'demo' : 'real', tell) }))
}

/** What setting up needs beside the database: the secret, and the address that links begin with. @throws ConfigMistakes */
export function readSetupConfig(environment: Environment): Pick<Config, 'database' | 'dataFolder' | 'masterSecret' | 'publicUrl'> {
  return withMistakes((tell) => {
    refuseUnknown(environment, tell)
    const facts = { installation: 'real', port: 3000, host: '127.0.0.1', isTls: Boolean(environment.TLS_CERT_FILE), trustedProxies: 1 } as const
    return { ...readPlace(environment, tell), masterSecret: readSecret(environment, 'real', tell), publicUrl: readPublicUrl(environment, facts, tell) }
  })
}

/** What talking to payment providers needs, and where they reach us. @throws ConfigMistakes */
export function readPaymentsConfig(environment: Environment): Pick<Config, 'payments' | 'publicUrl'> {
  return withMistakes((tell) => {
    const facts = { installation: 'real', port: 3000, host: '127.0.0.1', isTls: Boolean(environment.TLS_CERT_FILE), trustedProxies: 1 } as const
    return { payments: readPaymentSettings(environment, tell), publicUrl: readPublicUrl(environment, facts, tell) }
  })
}

/** What ending canteens needs: the database, the keys, and which payments can take money back. */
export function readExitConfig(environment: Environment): Pick<Config, 'database' | 'masterSecret' | 'publicUrl' | 'payments'> {
  return withMistakes((tell) => {
    refuseUnknown(environment, tell)
    const facts = { installation: 'real', port: 3000, host: '127.0.0.1', isTls: Boolean(environment.TLS_CERT_FILE), trustedProxies: 1 } as const
    return {
      ...readPlace(environment, tell),
      masterSecret: readSecret(environment, 'real', tell),
      publicUrl: readPublicUrl(environment, facts, tell),
      payments: readPaymentSettings(environment, tell),
    }
  })
}

const dataFolderOf = (environment: Environment) => path.resolve(environment.KANTINEKORT_DATA || 'data')

function withMistakes<Read>(read: (tell: Tell) => Read): Read {
  const mistakes: string[] = []
  const found = read((mistake) => mistakes.push(mistake))
  if (mistakes.length > 0) throw new ConfigMistakes(mistakes)
  return found
}

function refuseUnknown(environment: Environment, tell: Tell): void {
  const ours = Object.keys(variables).filter((name) => name.startsWith('KANTINEKORT_'))
  for (const name of Object.keys(environment)) {
    if (!name.startsWith('KANTINEKORT_') || name.startsWith('KANTINEKORT_TEST_') || ours.includes(name)) continue
    tell(`${name} is unknown. Those that begin with KANTINEKORT_ are ${ours.join(', ')}.`)
  }
}

function readWhole(
  environment: Environment,
  name: keyof typeof variables,
  { least, most, usually }: { least: number; most: number; usually: number },
  tell: Tell,
): number {
  const text = environment[name]?.trim()
  if (!text) return usually
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  tell(`${name} is "${text}". Write a whole number from ${least} to ${most}, as in ${name}=${usually}.`)
  return usually
}

type PublicUrlFacts = { installation: Installation; port: number; host: string; isTls: boolean; trustedProxies: number }

function readPublicUrl(environment: Environment, { installation, port, host, isTls, trustedProxies }: PublicUrlFacts, tell: Tell): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  const usual = `${isTls ? 'https' : 'http'}://${reachable}:${port}`
  const text = environment.PUBLIC_URL?.trim()
  if (!text) {
    if (installation === 'real') tell('PUBLIC_URL is missing. Write where people reach the canteen, as in PUBLIC_URL=https://kantine.example.no.')
    return usual
  }
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username) {
    tell(`PUBLIC_URL is "${text}". Write the scheme and the name alone, as in PUBLIC_URL=https://kantine.example.no.`)
    return usual
  }
  if (url.protocol === 'http:' && isTls) tell(`PUBLIC_URL is ${text}, but there is a certificate. Write https://${url.host}.`)
  else if (url.protocol === 'http:' && installation === 'real' && !isLoopback(url.hostname)) {
    tell(`PUBLIC_URL is ${text}. Cameras, the till without a network and safe passwords need HTTPS: write https://${url.host} and see docs/running.md.`)
  }
  if (url.protocol === 'https:' && !isTls && trustedProxies === 0) {
    tell('PUBLIC_URL is HTTPS, so something must speak it. Set TLS_CERT_FILE and TLS_KEY_FILE, or put an HTTPS proxy in front and set TRUSTED_PROXIES=1.')
  }
  return url.origin
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)

function readTls(environment: Environment, tell: Tell): { cert: string; key: string } | null {
  const { TLS_CERT_FILE: certFile, TLS_KEY_FILE: keyFile } = environment
  if (!certFile && !keyFile) return null
  if (!certFile || !keyFile) {
    const [there, missing] = certFile ? ['TLS_CERT_FILE', 'TLS_KEY_FILE'] : ['TLS_KEY_FILE', 'TLS_CERT_FILE']
    tell(`${there} is set and ${missing} is not. HTTPS needs both.`)
    return null
  }
  const cert = readFile('TLS_CERT_FILE', certFile, tell)
  const key = readFile('TLS_KEY_FILE', keyFile, tell)
  if (cert === null || key === null) return null
  try {
    if (new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) return { cert, key }
    tell(`The key in ${keyFile} does not belong to the certificate in ${certFile}. Name the two files that were made together.`)
  } catch {
    tell(`${certFile} and ${keyFile} must be a certificate and its private key in PEM, without a password.`)
  }
  return null
}

function readFile(name: string, file: string, tell: Tell): string | null {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    tell(`${name} names ${file}, which cannot be read (${(error as NodeJS.ErrnoException).code}). Name a file that this user may read.`)
    return null
  }
}

function readPlace(environment: Environment, tell: Tell): Pick<Config, 'database' | 'dataFolder'> {
  const url = environment.DATABASE_URL?.trim()
  if (!url) {
    const dataFolder = dataFolderOf(environment)
    return { database: { folder: dataFolder }, dataFolder }
  }
  try {
    for (const host of hostsOf(url)) new URL(host.url)
  } catch {
    tell('DATABASE_URL is not an address of PostgreSQL. Write postgres://user:password@host:5432/name, with several hosts as one:5432,two:5432.')
  }
  return { database: { url }, dataFolder: null }
}

const HOW_TO_MAKE_A_SECRET = 'Make one with "kantinekort make-secret <file>" and set KANTINEKORT_SECRET_FILE to that file.'

function readSecret(environment: Environment, installation: Installation, tell: Tell): Uint8Array {
  const nothing = new Uint8Array(MASTER_SECRET_BYTES)
  const { KANTINEKORT_SECRET: text, KANTINEKORT_SECRET_FILE: named } = environment
  if (text && named) {
    tell('KANTINEKORT_SECRET and KANTINEKORT_SECRET_FILE are both set. Keep one of them.')
    return nothing
  }
  if (text) return decodeSecret('KANTINEKORT_SECRET', text, tell) ?? nothing
  const file = named ?? (installation === 'demo' ? demoSecretFile(dataFolderOf(environment)) : undefined)
  if (!file) {
    tell(`The master secret is missing: without it no card and no signature can be made or read. ${HOW_TO_MAKE_A_SECRET}`)
    return nothing
  }
  if (installation === 'demo' && !named && !fs.existsSync(file)) makeSecretFile(file)
  if (isInside(databaseFolderOf(dataFolderOf(environment)), path.resolve(file))) {
    tell(`The master secret lies in the database folder, where a copy of the database would carry it along. Move ${file} elsewhere.`)
  }
  const content = readFile('KANTINEKORT_SECRET_FILE', file, tell)
  if (content === null) return nothing
  if ((fs.statSync(file).mode & 0o077) !== 0) tell(`${file} holds the master secret and others may read it. Run: chmod 600 ${file}`)
  return decodeSecret(file, content, tell) ?? nothing
}

function decodeSecret(where: string, text: string, tell: Tell): Uint8Array | null {
  const secret = Buffer.from(text.trim(), 'base64')
  const isWhole = secret.toString('base64').replaceAll('=', '') === text.trim().replaceAll('=', '')
  const isGuessable = new Set(secret).size < 10
  if (isWhole && secret.length >= MASTER_SECRET_BYTES && !isGuessable) return secret
  tell(`${where} must hold base64 of at least ${MASTER_SECRET_BYTES} random bytes. ${HOW_TO_MAKE_A_SECRET}`)
  return null
}

const isInside = (folder: string, file: string) => !path.relative(path.resolve(folder), file).startsWith('..')

/** Beside the demo's database, never in it. */
export const demoSecretFile = (dataFolder: string) => path.join(dataFolder, 'secret')

/** Writes a new master secret to a file that only its owner may read. @throws when there is such a file already */
export function makeSecretFile(file: string): void {
  fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true, mode: 0o700 })
  fs.writeFileSync(file, `${randomBytes(MASTER_SECRET_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
}

function readMail(environment: Environment, installation: Installation, tell: Tell): Config['mail'] {
  const smtpUrl = environment.SMTP_URL?.trim()
  const from = environment.MAIL_FROM?.trim()
  if (!smtpUrl) {
    if (installation === 'real')
      tell('SMTP_URL is missing. Write where to hand over e-mail, as in SMTP_URL=smtps://user:password@smtp.example.no:465, or SMTP_URL=off to send none.')
    return null
  }
  if (smtpUrl === 'off') return null
  if (!['smtp:', 'smtps:'].includes(URL.parse(smtpUrl)?.protocol ?? ''))
    tell('SMTP_URL is not an address of a mail server. Write smtp://host:587 or smtps://user:password@host:465.')
  if (!from || !/^(?:[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(from)) {
    tell(`MAIL_FROM is ${from ? `"${from}"` : 'missing'}. Write the sender of e-mail, as in MAIL_FROM="Kantina <kantine@example.no>".`)
  }
  return { smtpUrl, from: from ?? '' }
}

function readBankFolder(environment: Environment, tell: Tell): string | null {
  const folder = environment.KANTINEKORT_BANK_FOLDER?.trim()
  if (!folder) return null
  try {
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK)
    if (fs.statSync(folder).isDirectory()) return path.resolve(folder)
  } catch {
    // Said below: a folder that is not there and one that may not be written to are put right in the same way.
  }
  tell(`KANTINEKORT_BANK_FOLDER is "${folder}", which is no folder that this user may read and write. Make it, or leave the variable out.`)
  return null
}
