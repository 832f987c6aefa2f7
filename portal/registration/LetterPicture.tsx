/** A letter on its way over the fjord. */
export function LetterPicture() {
  return (
    <svg className="kit-drawing" viewBox="0 0 160 120" aria-hidden="true">
      <circle className="kit-draw-apricot" cx="118" cy="34" r="20" />
      <path className="kit-draw-soft" d="M6 92c20-12 36 8 56 0s36-10 56 0s24 2 36-2v18H6z" />
      <rect className="kit-draw-paper" x="34" y="34" width="92" height="62" rx="10" />
      <path className="kit-draw-handle portal-letter-fold" d="M40 44l36 28a6 6 0 0 0 8 0l36-28" />
      <path className="kit-draw-line" d="M4 56h18M10 70h14M2 42h12" />
    </svg>
  )
}
