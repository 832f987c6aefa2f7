// Finds codes in pictures, beside the page so that nothing there ever waits for it.
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url'

// From our own server: without this it would be fetched from a stranger's.
prepareZXingModule({ overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmAddress : prefix + path) } })

/** Code 128 only where a card is registered once: at a counter, looking for lines too makes every picture slower. */
export type CodeFormat = 'QRCode' | 'Code128'
export type ToRead = { picture: ImageData; formats: CodeFormat[] }
/** Null when the reader itself could not be fetched. */
export type Found = { texts: string[] | null }

addEventListener('message', (event: MessageEvent<ToRead>) => {
  void decode(event.data)
})

async function decode({ picture, formats }: ToRead): Promise<void> {
  let texts: Found['texts'] = null
  try {
    const results = await readBarcodes(picture, { formats, tryHarder: true, maxNumberOfSymbols: 4 })
    texts = results.filter(({ isValid }) => isValid).map(({ text }) => text)
  } finally {
    postMessage({ texts } satisfies Found)
  }
}
