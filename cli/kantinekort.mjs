#!/usr/bin/env node
// The command `kantinekort`: finds Node 26 and hands over to main.ts.

import { findNode, noNodeMessage, runKantinekort } from './find-node.mjs'

const node = findNode()
if (node === null) console.error(noNodeMessage)
process.exitCode = node === null ? 1 : await runKantinekort(node, process.argv.slice(2))
