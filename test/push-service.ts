// A push service that is played here, and the browser behind it: it takes what is posted, checks who signed it (RFC 8292) and reads
// it with the browser's own keys (RFC 8291), by these standards and not by the library that wrote it.

import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

export type Pushed = { browser: number; text: string; path: string; tag: string; headers: http.IncomingHttpHeaders; publicKey: string }

type PlayedBrowser = { curve: ECDH; auth: Buffer }

export async function playPushService() {
  const browsers: PlayedBrowser[] = []
  const pushed: Pushed[] = []
  const refused: string[] = []
  let next: { status: number; headers?: Record<string, string> }[] = []
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const answer = next.shift() ?? { status: 201 }
      const number = Number(/^\/push\/(\d+)$/.exec(request.url ?? '')?.[1] ?? -1)
      try {
        const browser = browsers[number]
        if (!browser) throw new Error('no such browser')
        const publicKey = readVapid(request.headers.authorization ?? '', origin())
        const said = JSON.parse(decrypt(browser, Buffer.concat(chunks))) as { text: string; path: string; tag: string }
        if (answer.status < 300) pushed.push({ browser: number, ...said, headers: request.headers, publicKey })
      } catch (error) {
        refused.push((error as Error).message)
      }
      response.writeHead(answer.status, answer.headers).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin: origin(),
    pushed,
    /** What could not be read or was signed by nobody: nothing, always. */
    refused,
    /** The next posts are answered so, and those after them well. */
    answer: (...answers: { status: number; headers?: Record<string, string> }[]) => {
      next = answers
    },
    /** What a browser gives a page that subscribes. */
    subscribe: () => {
      const curve = createECDH('prime256v1')
      const browser = { curve, auth: randomBytes(16) }
      curve.generateKeys()
      const number = browsers.push(browser) - 1
      return { endpoint: `${origin()}/push/${number}`, p256dh: curve.getPublicKey('base64url'), auth: browser.auth.toString('base64url') }
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** The key by which it was signed. @throws when it is none of ours for here and now */
function readVapid(authorization: string, audience: string): string {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
  const isSigned = verify('sha256', Buffer.from(`${head}.${claims}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number; sub: string }
  const seconds = Date.now() / 1000
  if (!isSigned || aud !== audience || exp < seconds || exp > seconds + 86_400 || !/^(?:https:|mailto:)/.test(sub)) throw new Error('not signed for here')
  return key
}

function decrypt({ curve, auth }: PlayedBrowser, message: Buffer): string {
  const [salt, keyLength] = [message.subarray(0, 16), message[20] as number]
  const [theirs, encrypted] = [message.subarray(21, 21 + keyLength), message.subarray(21 + keyLength)]
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), curve.getPublicKey(), theirs])
  const secret = Buffer.from(hkdfSync('sha256', curve.computeSecret(theirs), auth, about, 32))
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16))
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12))
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(encrypted.subarray(-16))
  const padded = Buffer.concat([decipher.update(encrypted.subarray(0, -16)), decipher.final()])
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8')
}
