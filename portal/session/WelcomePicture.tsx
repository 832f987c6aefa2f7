/** Lunch by the window: soup, bread, an apple and a glass of milk, and the fjord outside. Our own drawing. */
export function WelcomePicture() {
  return (
    <svg viewBox="0 0 720 640" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <defs>
        <linearGradient id="portal-sky" x1="0" y1="0" x2="0" y2="1">
          <stop className="portal-sky-high" offset="0" />
          <stop className="portal-sky-low" offset="1" />
        </linearGradient>
        <radialGradient id="portal-glow">
          <stop className="portal-glow" offset="0.2" stopOpacity="0.9" />
          <stop className="portal-glow" offset="1" stopOpacity="0" />
        </radialGradient>
      </defs>
      <Outdoors />
      <Table />
    </svg>
  )
}

function Outdoors() {
  return (
    <>
      <rect width="720" height="420" fill="url(#portal-sky)" />
      <circle cx="492" cy="276" r="190" fill="url(#portal-glow)" />
      <circle className="portal-sun" cx="492" cy="276" r="42" />
      <path className="portal-fell-far" d="M0 296L70 232L128 262L214 150L300 262L350 236L428 300L492 312L556 268L620 296L720 214V400H0z" />
      <path className="portal-fell-snow" d="M214 150L250 189L232 184L218 200L204 184L186 190z" />
      <path className="portal-fell-snow" d="M720 214V244L704 238L690 248L678 246z" />
      <path className="portal-fell-middle" d="M0 262L84 214L176 296L236 268L344 356H0z" />
      <path className="portal-fell-middle" d="M720 272L640 316L600 300L500 356H720z" />
      <rect className="portal-water" y="340" width="720" height="130" />
      <path className="portal-shimmer" d="M462 352h64M494 366h56M500 382h60M474 408h96M540 424h56" />
      <path className="portal-fell-near" d="M0 308L58 296L132 330L214 338L246 352H0z" />
      <Boathouse />
      <path className="portal-boat" d="M390 384h72l-10 12a8 8 0 0 1-6 3h-40a8 8 0 0 1-6-3z" />
      <path className="portal-boat" d="M428 380v-46l26 44z" />
    </>
  )
}

function Boathouse() {
  return (
    <>
      <rect className="portal-house" x="92" y="300" width="52" height="44" />
      <path className="portal-house-roof" d="M86 302L118 274L150 302z" />
      <rect className="portal-window-lit" x="101" y="310" width="12" height="13" />
      <rect className="portal-window-lit" x="122" y="310" width="12" height="34" />
      <rect className="portal-house-white" x="36" y="304" width="42" height="34" />
      <path className="portal-house-roof" d="M30 306L57 282L84 306z" />
      <rect className="portal-window-lit" x="44" y="313" width="10" height="12" />
      <rect className="portal-window-lit" x="60" y="313" width="10" height="12" />
    </>
  )
}

function Table() {
  return (
    <>
      <path className="portal-table-edge" d="M0 448h720v192H0z" />
      <path className="portal-table" d="M0 440h720v24H0z" />
      <path className="portal-table" d="M0 470h720v170H0z" />
      <path className="portal-grain" d="M30 492h120M220 486h70M610 490h90M20 606h150M560 612h130M300 622h110M640 560h60M16 548h50" />
      <path className="portal-tray-edge" d="M104 574h512l-14 26a22 22 0 0 1-19 12H137a22 22 0 0 1-19-12z" />
      <rect className="portal-tray" x="88" y="556" width="544" height="28" rx="14" />
      <path className="portal-napkin" d="M424 556l92-14l26 14z" />
      <path className="portal-steam" d="M240 398c-16-20 16-30 0-54M284 390c-16-20 16-30 0-54M328 398c-16-20 16-30 0-54" />
      <path className="portal-bowl-shade" d="M238 552h92l-8 10h-76z" />
      <path className="portal-bowl" d="M172 446h224c0 66-46 108-112 108s-112-42-112-108z" />
      <ellipse className="portal-bowl-shade" cx="284" cy="446" rx="112" ry="22" />
      <ellipse className="portal-soup" cx="284" cy="449" rx="98" ry="16" />
      <path className="portal-cream" d="M244 449c18-9 30 7 48 0s30-6 40-1" />
      <path className="portal-bread" d="M392 556c-8-44 22-66 62-66s70 22 62 66z" />
      <path className="portal-bread-top" d="M400 528c2-26 26-40 54-40s52 14 54 40c-16-14-32-20-54-20s-38 6-54 20z" />
      <path className="portal-apple" d="M140 494c20-14 46 0 44 30c-2 24-18 36-30 32c-6-2-12-2-18 0c-12 4-28-8-30-32c-2-30 18-44 34-30z" />
      <path className="portal-apple-light" d="M122 506c6-6 12-5 14-3c-8 6-12 14-13 24c-6-6-6-15-1-21z" />
      <path className="portal-stalk" d="M142 494c0-10 3-16 9-20" />
      <path className="portal-leaf" d="M150 480c8-12 22-13 28-9c-4 10-16 16-28 9z" />
      <path className="portal-milk" d="M546 478h56l-6 78h-44z" />
      <path className="portal-glass" d="M540 438h68l-10 118h-48z" />
      <ellipse className="portal-milk" cx="574" cy="479" rx="28" ry="5" />
    </>
  )
}
