/** The fjord on the card: fells against a low sun, drawn as faintly as a watermark. */
export function CardPicture() {
  return (
    <svg className="portal-card-picture" viewBox="0 0 360 300" preserveAspectRatio="xMaxYMid slice" aria-hidden="true">
      <circle className="portal-card-halo" cx="292" cy="132" r="64" />
      <circle className="portal-card-sun" cx="292" cy="132" r="26" />
      <path className="portal-card-fell" data-depth="far" d="M96 196L176 122L206 150L238 128L290 170L330 138L360 160V300H96z" />
      <path className="portal-card-fell" data-depth="near" d="M0 206L58 164L104 190L160 160L232 200L300 168L360 196V300H0z" />
      <path
        className="portal-card-wave"
        d="M-20 228c60-16 120 14 180 0s120-14 220 0M-20 248c60-14 120 12 180 0s120-12 220 0M-20 268c60-12 120 10 180 0s120-10 220 0"
      />
    </svg>
  )
}
