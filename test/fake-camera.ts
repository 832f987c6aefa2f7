// What Chromium takes for a camera: a video file that we draw.

import { writeFileSync } from 'node:fs'
import { correction, generate } from 'lean-qr'

/** `show` puts a code before every camera, from the next time one is switched on. */
export function fakeCamera(file: string): { flags: string[]; show: (code: string) => void } {
  return {
    flags: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${file}`],
    show: (code) => writeFileSync(file, videoOf(code)),
  }
}

const VIDEO = { width: 640, height: 480, module: 8 }

/** One frame of raw video with the code in its middle, black on white. */
function videoOf(code: string): Buffer {
  const bitmap = generate(code, { minCorrectionLevel: correction.M })
  const light = Buffer.alloc(VIDEO.width * VIDEO.height, 235)
  const [left, top] = [VIDEO.width, VIDEO.height].map((length) => Math.floor((length - bitmap.size * VIDEO.module) / 2)) as [number, number]
  for (let y = 0; y < bitmap.size * VIDEO.module; y += 1) {
    for (let x = 0; x < bitmap.size * VIDEO.module; x += 1) {
      if (bitmap.get(Math.floor(x / VIDEO.module), Math.floor(y / VIDEO.module))) light[(top + y) * VIDEO.width + left + x] = 16
    }
  }
  const colourless = Buffer.alloc((VIDEO.width * VIDEO.height) / 2, 128)
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${VIDEO.width} H${VIDEO.height} F10:1 Ip A1:1 C420jpeg\nFRAME\n`), light, colourless])
}
