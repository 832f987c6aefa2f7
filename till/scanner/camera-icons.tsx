// In the hand of kit/icons.tsx; only the till has a camera.
export const CameraIcon = () => (
  <svg className="kit-icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M4 8h3l1.500-2.500h7L17 8h3a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1z" />
    <circle cx="12" cy="13" r="3.5" />
  </svg>
)

export const CameraOffIcon = () => (
  <svg className="kit-icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M10 5.500h5.500L17 8h3a1 1 0 0 1 1 1v8M17.500 19H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1h2M9 11.500a3.500 3.500 0 0 0 5 5M4 4l16 16" />
  </svg>
)
