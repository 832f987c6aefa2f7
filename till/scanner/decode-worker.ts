// Finds QR codes in pictures, beside the page so that nothing there ever waits for it.
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url'

// From our own server: without this it would be fetched from a stranger's.
prepareZXingModule({ overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmAddress : prefix + path) } })

export type Found = { texts: string[] }

addEventListener('message', (event: MessageEvent<ImageData>) => {
  void decode(event.data)
})

async function decode(picture: ImageData): Promise<void> {
  let texts: string[] = []
  try {
    const results = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 4 })
    texts = results.filter(({ isValid }) => isValid).map(({ text }) => text)
  } finally {
    postMessage({ texts } satisfies Found)
  }
}
