// A port to listen on that must be known before anybody listens.

import net from 'node:net'

// Below the ports that systems hand out by themselves, to whoever listens on port 0 and to every line that is opened: those
// of other tests, who do both all the time, cannot be given it meanwhile. Each process asks in a part of its own.
const [FIRST, PARTS, PART] = [20_000, 1_200, 10]
let asked = 0

/** A port that nobody listens on, nor will before whoever asked does. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < PARTS * PART; tries += 1) {
    const port = FIRST + (((process.pid % PARTS) * PART + asked) % (PARTS * PART))
    asked += 1
    if (await isFree(port)) return port
  }
  throw new Error('no port is free')
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, () => probe.close(() => resolve(true)))
  })
}
