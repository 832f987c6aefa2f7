// Small drawings for places with nothing in them. Drawn with the theme's own colours, so that they live in the dark too.
import type { ReactNode } from 'react'

const drawings = {
  /** An empty lunch tray: nothing bought yet. */
  tray: (
    <>
      <path className="kit-draw-shade" d="M18 84h124l-9 14a8 8 0 0 1-7 4H34a8 8 0 0 1-7-4z" />
      <rect className="kit-draw-paper" x="12" y="74" width="136" height="13" rx="6.5" />
      <ellipse className="kit-draw-soft" cx="64" cy="70" rx="34" ry="8" />
      <ellipse className="kit-draw-paper" cx="64" cy="67" rx="22" ry="4.5" />
      <path className="kit-draw-apricot" d="M106 44h24l-3 27a4 4 0 0 1-4 4h-10a4 4 0 0 1-4-4z" />
      <path className="kit-draw-line" d="M118 44l5-20h8" />
      <path className="kit-draw-line" d="M52 50c-5-6 5-9 0-16M66 50c-5-6 5-9 0-16M80 50c-5-6 5-9 0-16" />
    </>
  ),
  /** A card and a coin: nothing on it yet. */
  card: (
    <>
      <rect className="kit-draw-fjord" x="22" y="34" width="100" height="64" rx="11" />
      <path className="kit-draw-wave" d="M22 78c18-12 32 8 50 0s32-10 50 0v9a11 11 0 0 1-11 11H33a11 11 0 0 1-11-11z" />
      <rect className="kit-draw-soft" x="34" y="46" width="22" height="16" rx="4" />
      <circle className="kit-draw-apricot" cx="124" cy="40" r="19" />
      <path className="kit-draw-ink" d="M118 31v18M118 42l11-9M121 40l9 9" />
    </>
  ),
  /** A receipt: no movements. */
  receipt: (
    <>
      <path className="kit-draw-paper" d="M48 18h64v84l-8-6l-8 6l-8-6l-8 6l-8-6l-8 6l-8-6l-8 6z" />
      <path className="kit-draw-line" d="M60 36h40M60 50h40M60 64h24" />
      <circle className="kit-draw-apricot" cx="98" cy="74" r="10" />
      <path className="kit-draw-ink" d="M93 74l4 4l7-8" />
    </>
  ),
  /** A glass over a list: the search found nothing. */
  search: (
    <>
      <rect className="kit-draw-paper" x="28" y="24" width="76" height="76" rx="11" />
      <path className="kit-draw-line" d="M42 44h34M42 60h22M42 76h28" />
      <circle className="kit-draw-glass" cx="98" cy="62" r="24" />
      <path className="kit-draw-handle" d="M116 80l18 18" />
    </>
  ),
  /** Three heads: nobody here yet. */
  people: (
    <>
      <circle className="kit-draw-soft" cx="44" cy="52" r="14" />
      <path className="kit-draw-soft" d="M20 98c2-20 12-28 24-28s22 8 24 28z" />
      <circle className="kit-draw-apricot" cx="116" cy="52" r="14" />
      <path className="kit-draw-apricot" d="M92 98c2-20 12-28 24-28s22 8 24 28z" />
      <circle className="kit-draw-fjord" cx="80" cy="44" r="17" />
      <path className="kit-draw-fjord" d="M50 102c2-26 15-36 30-36s28 10 30 36z" />
    </>
  ),
  /** A till: none yet, or none that sells. */
  till: (
    <>
      <rect className="kit-draw-fjord" x="46" y="22" width="68" height="46" rx="8" />
      <rect className="kit-draw-paper" x="53" y="29" width="54" height="32" rx="4" />
      <path className="kit-draw-line" d="M60 40h24M60 50h14" />
      <rect className="kit-draw-apricot" x="90" y="42" width="11" height="12" rx="3" />
      <path className="kit-draw-soft" d="M70 68h20v10H70z" />
      <rect className="kit-draw-paper" x="28" y="78" width="104" height="22" rx="7" />
      <path className="kit-draw-line" d="M68 89h24" />
    </>
  ),
  /** A calm fjord in the evening: all is well, nothing to do. */
  fjord: (
    <>
      <circle className="kit-draw-apricot" cx="104" cy="46" r="17" />
      <path className="kit-draw-soft" d="M8 80l34-44l20 24l14-16l32 36z" />
      <path className="kit-draw-fjord" d="M62 80l44-34l46 34z" />
      <path className="kit-draw-wave" d="M8 80h144v12c-18 8-30-6-48 2s-30-6-48 2s-30-6-48-2z" />
      <path className="kit-draw-line" d="M20 104h30M66 108h44M120 102h18" />
    </>
  ),
  /** A plug that is out: no network. */
  offline: (
    <>
      <path className="kit-draw-line" d="M8 64h34M118 64h34" />
      <rect className="kit-draw-fjord" x="42" y="46" width="30" height="36" rx="9" />
      <path className="kit-draw-handle" d="M72 56h10M72 72h10" />
      <rect className="kit-draw-apricot" x="94" y="46" width="26" height="36" rx="9" />
    </>
  ),
} as const satisfies Record<string, ReactNode>

export type DrawingName = keyof typeof drawings

export function Drawing({ name }: { name: DrawingName }) {
  return (
    <svg className="kit-drawing" viewBox="0 0 160 120" aria-hidden="true">
      {drawings[name]}
    </svg>
  )
}
