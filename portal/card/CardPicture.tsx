/** The fjord on the card: fells against a low sun, drawn as faintly as a watermark. */
export function CardPicture() {
  return (
    <svg className="portal-card-picture" viewBox="0 0 360 300" preserveAspectRatio="xMaxYMid slice" aria-hidden="true">
      <circle className="portal-card-sun" cx="286" cy="86" r="34" />
      <path className="portal-card-fell" opacity="0.5" d="M120 176L196 96L232 132L262 104L360 176V300H120z" />
      <path className="portal-card-fell" opacity="0.7" d="M0 196L66 150L112 178L170 142L250 188L306 148L360 180V300H0z" />
      <path className="portal-card-wave" d="M0 214c60-18 120 14 180 0s120-14 180 0M0 236c60-16 120 12 180 0s120-12 180 0M0 258c60-14 120 10 180 0s120-10 180 0" />
    </svg>
  )
}
