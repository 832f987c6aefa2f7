// E-mail through an SMTP server. A link in a letter lets its reader in, so the way there is encrypted
// unless the server is on this very machine.

import { createTransport } from 'nodemailer'
import type { Message } from './message.ts'
import { type Transport, Undeliverable } from './transport.ts'

const CONNECT_MS = 10_000
const SILENCE_MS = 20_000

/** `url` as "smtps://user:password@host:465" or "smtp://host:587", `from` as "Kantinekort <kort@kantine.no>". */
export function smtpTransport({ url, from }: { url: string; from: string }): Transport {
  const { hostname } = new URL(url)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const transporter = createTransport(
    {
      url,
      pool: true,
      maxConnections: 3,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      dnsTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      requireTLS: !isHere,
    },
    { from },
  )
  return {
    channels: ['email'],
    keepsLetters: false,
    send: async (message) => {
      try {
        await transporter.sendMail(mailOf(message))
      } catch (error) {
        throw isForGood(error) ? new Undeliverable(problemOf(error)) : new Error(problemOf(error))
      }
    },
    close: async () => transporter.close(),
  }
}

function mailOf({ messageId, recipient, subject, body }: Message & { messageId: string }) {
  return {
    to: { name: '', address: recipient },
    subject,
    text: body,
    // The same message sent twice, after a lost answer, is known as one by its id.
    messageId: `<${messageId}@kantinekort>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

type SmtpError = { code?: unknown; command?: unknown; responseCode?: unknown }

// The server knows the recipient and refuses; everything else may be the server's own trouble.
const isForGood = (error: unknown) => (error as SmtpError).command === 'RCPT TO' && Number((error as SmtpError).responseCode) >= 500

// The words of the answer may hold the address, so only its codes are kept.
function problemOf(error: unknown): string {
  const { code, responseCode } = error as SmtpError
  return ['smtp', code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ')
}
