import { drawings } from './drawings.tsx'
import type { PictureName } from './names.ts'

export function DrawnPicture({ name }: { name: PictureName }) {
  return <svg viewBox="0 0 64 64">{drawings[name]}</svg>
}
