// A line to a server that keeps all that goes over it.

import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Exchange } from './openapi.ts'

export type RecordingLine = { address: string; exchanges: Exchange[]; close: () => Promise<void> }

export async function openRecordingLine(target: string): Promise<RecordingLine> {
  const exchanges: Exchange[] = []
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { method = 'GET', url: path = '/', headers } = request
      const body = Buffer.concat(parts)
      const onward = http.request(target + path, { method, headers: { ...headers, host: new URL(target).host } }, (answer) => {
        const answered: Buffer[] = []
        answer.on('data', (part: Buffer) => answered.push(part))
        answer.on('end', () => {
          const text = Buffer.concat(answered)
          exchanges.push({
            method,
            path,
            requestHeaders: headers,
            requestBody: body.toString('utf8'),
            status: answer.statusCode ?? 0,
            answerBody: text.toString('utf8'),
          })
          response.writeHead(answer.statusCode ?? 502, answer.headers).end(text)
        })
      })
      onward.on('error', () => request.socket.destroy())
      onward.end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
