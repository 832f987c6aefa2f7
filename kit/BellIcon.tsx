/** A bell: what one is told. A file of its own, as no first visit needs it. */
export const BellIcon = () => (
  <svg className="kit-icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M6.500 16.500V11a5.500 5.500 0 0 1 11 0v5.500M4.500 16.500h15M10 19.500a2.100 2.100 0 0 0 4 0M12 3.500v2" />
  </svg>
)
