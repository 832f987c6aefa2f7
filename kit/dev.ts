// Serves one app while it is being worked on, with the server behind it on port 8080:
// ./node_modules/.bin/node kit/dev.ts portal
import { createServer } from 'vite'
import { configOf } from './build/app-config.ts'
import { appNames, isAppName } from './build/apps.ts'

const name = process.argv[2] ?? 'portal'
if (!isAppName(name)) throw new Error(`There is no app called ${name}. There are ${appNames.join(', ')}.`)
const server = await createServer(configOf(name))
await server.listen()
server.printUrls()
