/** An arrow that turns back: money came back. A file of its own, as no first visit needs it. */
export const UndoIcon = () => (
  <svg className="kit-icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M8.500 5L4.500 9l4 4M4.500 9h9.500a5 5 0 0 1 0 10H9" />
  </svg>
)
