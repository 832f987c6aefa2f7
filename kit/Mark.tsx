/** Our mark: a card that is also a fjord, with the sun of lunch time over it. */
export function Mark() {
  return (
    <svg className="kit-mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect className="kit-mark-card" width="32" height="32" rx="9" />
      <circle className="kit-mark-sun" cx="21" cy="11.5" r="4" />
      <path className="kit-mark-fell" d="M4 21l7.5-9l5 6l3-3l8.5 6z" />
      <path className="kit-mark-water" d="M4 23.5c4-2.5 8 2 12 0s8-2 12 0" />
    </svg>
  )
}
