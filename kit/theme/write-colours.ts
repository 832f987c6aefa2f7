// Run this after a change in palette.ts: ./node_modules/.bin/node kit/theme/write-colours.ts
import { writeFileSync } from 'node:fs'
import { colourStylesheet } from './colour-tokens.ts'

writeFileSync(new URL('./colours.css', import.meta.url), colourStylesheet())
