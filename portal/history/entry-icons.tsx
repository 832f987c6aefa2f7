/** A bowl that steams: something was eaten. */
export const FoodIcon = () => (
  <svg className="kit-icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M3.500 12h17c0 5-3.500 8-8.500 8s-8.500-3-8.500-8zM9 8.500c-1.500-1.700 1.500-2.500 0-4.500M14 8.500c-1.500-1.700 1.500-2.500 0-4.500" />
  </svg>
)
