// Which OpenID providers one may sign in with: a file in JSON, since each has secrets and some have several schools.
// What is wrong is told by its place in the file; no secret is ever said.

import { createPrivateKey } from 'node:crypto'
import fs from 'node:fs'
import { Type } from 'typebox'
import { Check } from 'typebox/value'
import { signInAudiences, signInProviderKinds } from '../contract/sign-in-words.ts'
import { isOwnMachine } from './provider-address.ts'
import type { SignInProvider } from './sign-in-with/index.ts'

export const signInVariables = {
  SIGN_IN_FILE: 'who one may sign in with, Feide, Vipps and other OpenID providers: a file in JSON, readable by its owner only (docs/sign-in.md)',
} as const

type Environment = Readonly<Record<string, string | undefined>>
type Tell = (mistake: string) => void

const Text = Type.String({ minLength: 1, maxLength: 500 })
const Provider = Type.Object(
  {
    kind: Type.Enum(signInProviderKinds),
    key: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]{0,29}$' })),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    issuer: Type.Optional(Text),
    clientId: Text,
    clientSecret: Type.Optional(Text),
    clientAuthentication: Type.Optional(Type.Enum(['client_secret_basic', 'client_secret_post'])),
    privateKey: Type.Optional(Type.String({ minLength: 1, maxLength: 10_000 })),
    keyId: Type.Optional(Text),
    for: Type.Array(Type.Enum(signInAudiences), { minItems: 1, maxItems: 3, uniqueItems: true }),
    scope: Type.Optional(Type.String({ pattern: '^openid( [\\x21-\\x7e]+)*$', maxLength: 500 })),
    acr: Type.Optional(Type.Array(Text, { minItems: 1, maxItems: 10 })),
    schools: Type.Optional(Type.Record(Type.String({ pattern: '^[1-9][0-9]{0,9}$' }), Type.Array(Text, { minItems: 1, maxItems: 20 }))),
  },
  { additionalProperties: false },
)
const FileShape = Type.Array(Provider, { minItems: 1, maxItems: 20 })
const HOW_IT_LOOKS =
  'It holds [{"kind": "feide", "clientId": "…", "clientSecret": "…", "for": ["pupils", "staff"], "schools": {"1": ["kommune.no"]}}, …]; docs/sign-in.md has all of it.'

const USUAL = {
  feide: { name: 'Feide', issuer: 'https://auth.dataporten.no', scope: 'openid userid-feide userid-name profile email' },
  vipps: { name: 'Vipps', issuer: 'https://api.vipps.no/access-management-1.0/access/', scope: 'openid name email' },
  other: { name: null, issuer: null, scope: 'openid profile email' },
} as const

/** The providers, none where none is set up. */
export function readSignInProviders(environment: Environment, tell: Tell): SignInProvider[] {
  const file = environment.SIGN_IN_FILE?.trim()
  if (!file) return []
  const found = contentOf(file, tell)
  if (found === null) return []
  if (!Check(FileShape, found)) {
    tell(`${file} is not a list of providers to sign in with. ${HOW_IT_LOOKS}`)
    return []
  }
  const providers = found.flatMap((given, index) => readProvider(given, (mistake) => tell(`Provider ${index + 1} in ${file}: ${mistake}`)) ?? [])
  const keys = providers.map(({ key }) => key)
  for (const key of new Set(keys.filter((each, index) => keys.indexOf(each) !== index)))
    tell(`${file} has "${key}" more than once. Give each a "key" of its own: letters, digits and hyphens.`)
  return providers
}

function contentOf(file: string, tell: Tell): unknown {
  try {
    const text = fs.readFileSync(file, 'utf8')
    if ((fs.statSync(file).mode & 0o077) !== 0) tell(`${file} holds secrets and others may read it. Run: chmod 600 ${file}`)
    return JSON.parse(text) as unknown
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    tell(code ? `SIGN_IN_FILE is ${file}, which cannot be read (${code}).` : `${file} is not JSON. ${HOW_IT_LOOKS}`)
    return null
  }
}

type Given = Type.Static<typeof Provider>

function readProvider(given: Given, tell: Tell): SignInProvider | null {
  const { kind, clientId, acr = null, schools = {} } = given
  const usual = USUAL[kind]
  const name = given.name ?? usual.name
  if (name === null) tell('"name" is missing: what stands on the button, as in "ID-porten".')
  if (kind === 'other' && given.key === undefined) tell('"key" is missing: what its address ends with, as in "idporten".')
  const issuer = readIssuer(given.issuer ?? usual.issuer, tell)
  const secret = readSecret(given, tell)
  if (kind === 'feide' && given.for.includes('pupils') && Object.keys(schools).length === 0)
    tell('"schools" is missing: which Feide organisations each school has, by the number of the school in the office’s address, as in {"1": ["kommune.no"]}.')
  if (kind !== 'feide' && given.schools !== undefined) tell('"schools" is for Feide alone. Leave it out.')
  for (const org of Object.values(schools).flat())
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(org)) tell(`"${org}" is no Feide organisation. Write it as in "kommune.no".`)
  if (name === null || issuer === null || secret === null) return null
  return {
    key: given.key ?? kind,
    kind,
    name,
    issuer,
    clientId,
    secret,
    audiences: given.for,
    scope: given.scope ?? usual.scope,
    acr,
    orgsOfSchools: new Map(Object.entries(schools).map(([schoolId, orgs]) => [Number(schoolId), orgs])),
  }
}

function readIssuer(text: string | null, tell: Tell): string | null {
  if (text === null) {
    tell('"issuer" is missing: the provider’s address, as in "https://idporten.no".')
    return null
  }
  const url = URL.parse(text)
  if (url && !url.search && !url.hash && !url.username && (url.protocol === 'https:' || (url.protocol === 'http:' && isOwnMachine(url)))) return text
  tell(`"issuer" is "${text}". It must begin with https://, and have no ? and no #.`)
  return null
}

function readSecret({ clientSecret, clientAuthentication, privateKey, keyId }: Given, tell: Tell): SignInProvider['secret'] | null {
  if ((clientSecret === undefined) === (privateKey === undefined)) {
    tell('write "clientSecret", or "privateKey" (PEM) where the provider wants private_key_jwt: one of them, and not both.')
    return null
  }
  if (clientSecret !== undefined) return { clientSecret, isPosted: clientAuthentication === 'client_secret_post' }
  try {
    const key = createPrivateKey(privateKey ?? '')
    const algorithm = key.asymmetricKeyType === 'rsa' ? 'RS256' : key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? 'ES256' : null
    if (algorithm) return { privateKey: key.export({ type: 'pkcs8', format: 'der' }), algorithm, keyId: keyId ?? null }
  } catch {
    // Said below: what cannot be read and what is of another kind are put right in the same way.
  }
  tell('"privateKey" must be a private key in PEM without a password, RSA or P-256.')
  return null
}
