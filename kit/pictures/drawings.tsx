// Our own drawings of food and drink, 64 by 64, in flat colours that read on light and dark tiles alike.
// Fetched in one piece the first time any of them is shown.
import type { ReactNode } from 'react'
import type { PictureName } from './names.ts'

const crust = '#cf8a41'
const crustDark = '#a9662a'
const bread = '#f2cb8d'
const cream = '#fff3d9'
const white = '#fffdf8'
const red = '#d64a3f'
const redDark = '#ad332d'
const green = '#5f9f48'
const greenDark = '#3f7736'
const leaf = '#8dc564'
const yellow = '#f5c63f'
const orange = '#ee8a3a'
const brown = '#7d4a2a'
const brownDark = '#573019'
const blue = '#5fabd8'
const blueDark = '#3a80b0'
const grey = '#c8cdd3'
const greyDark = '#98a0a9'
const pink = '#e88fa8'
const berry = '#b83f72'
const purple = '#6f4a9a'

/** A round plate seen from the side, for what is served hot. */
const bowl = (
  <>
    <path fill={grey} d="M8 34h48a24 20 0 0 1-16 19v3H24v-3A24 20 0 0 1 8 34z" />
    <path fill={white} d="M8 34h48a24 20 0 0 1-3 10H11A24 20 0 0 1 8 34z" />
  </>
)
const steam = <path fill="none" stroke={greyDark} strokeWidth="2.5" strokeLinecap="round" d="M24 16c-4-4 4-5 0-10M33 16c-4-4 4-5 0-10M42 16c-4-4 4-5 0-10" />
const cup = (fill: string) => (
  <>
    <path fill="none" stroke={grey} strokeWidth="4" d="M45 28h4a7 7 0 0 1 0 15h-5" />
    <path fill={white} d="M13 22h34v20a12 12 0 0 1-12 12H25a12 12 0 0 1-12-12z" />
    <path fill={grey} d="M40 22h7v20a12 12 0 0 1-12 12h-4a12 12 0 0 0 9-12z" />
    <ellipse cx="30" cy="22" rx="17" ry="4.5" fill={grey} />
    <ellipse cx="30" cy="22.5" rx="14" ry="3" fill={fill} />
  </>
)
const glass = (fill: string, top: string) => (
  <>
    <path fill={white} d="M17 12h30l-4 42a3 3 0 0 1-3 3H24a3 3 0 0 1-3-3z" opacity="0.9" />
    <path fill={fill} d="M18.2 22h27.6l-3 31a2 2 0 0 1-2 2H23.2a2 2 0 0 1-2-2z" />
    <ellipse cx="32" cy="22" rx="13.8" ry="3" fill={top} />
    <path fill={white} d="M23 28h3l2 23h-3z" opacity="0.45" />
  </>
)
const carton = (front: string, side: string, sign: ReactNode) => (
  <>
    <path fill={grey} d="M22 8h22v5H22z" />
    <path fill={white} d="M22 13h22l5 10H17z" />
    <path fill={front} d="M17 23h22v35H19a2 2 0 0 1-2-2z" />
    <path fill={side} d="M39 23h10v33a2 2 0 0 1-2 2h-8z" />
    <path fill={grey} d="M39 23l5-10l5 10z" />
    {sign}
  </>
)

export const drawings: Record<PictureName, ReactNode> = {
  baguette: (
    <>
      <path fill={crustDark} d="M7 49c-3-5 0-10 5-14L40 12c6-5 12-5 16 0s3 10-3 15L25 51c-6 4-14 4-18-2z" />
      <path fill={crust} d="M8 45c-1-4 2-7 5-10L40 12c6-5 12-5 15 0s2 8-4 13L23 47c-5 4-12 4-15-2z" />
      <path fill="none" stroke={bread} strokeWidth="4" strokeLinecap="round" d="M18 34l7 7M27 27l7 7M36 20l7 7" />
    </>
  ),
  sandwich: (
    <>
      <path fill={crust} d="M8 22c0-8 12-12 24-12s24 4 24 12c0 3-2 5-5 5H13c-3 0-5-2-5-5z" />
      <path fill={bread} d="M12 21c1-6 10-8 20-8s19 2 20 8c0 2-1 3-3 3H15c-2 0-3-1-3-3z" />
      <path fill={leaf} d="M7 29c4 5 8 0 12 3s8-2 13 1s9-3 13 0s8 1 12-4v-3H7z" />
      <path fill={yellow} d="M9 33h46l-8 6l-5-4l-6 5l-6-5H9z" />
      <path fill={red} d="M9 38h46v4H9z" />
      <path fill={crust} d="M9 43h46v5a6 6 0 0 1-6 6H15a6 6 0 0 1-6-6z" />
      <path fill={bread} d="M9 43h46v3H9z" />
    </>
  ),
  crispbread: (
    <>
      <rect x="9" y="22" width="46" height="28" rx="4" fill={crustDark} />
      <rect x="9" y="19" width="46" height="28" rx="4" fill={crust} />
      <path
        fill="none"
        stroke={crustDark}
        strokeWidth="2.5"
        strokeLinecap="round"
        d="M16 25h.01M24 25h.01M40 25h.01M48 25h.01M16 33h.01M48 33h.01M16 41h.01M24 41h.01M40 41h.01M48 41h.01"
      />
      <path fill={yellow} d="M20 14h26l-3 20H17z" />
      <circle cx="26" cy="20" r="2" fill="#dca72a" />
      <circle cx="37" cy="26" r="2.5" fill="#dca72a" />
    </>
  ),
  bun: (
    <>
      <ellipse cx="32" cy="49" rx="24" ry="5" fill={crustDark} />
      <path fill={crust} d="M8 42C8 26 18 16 32 16s24 10 24 26c0 6-6 9-24 9S8 48 8 42z" />
      <path fill={bread} d="M15 34c2-9 9-13 17-13c5 0 8 1 8 2c0 2-6 1-12 4s-8 8-10 9s-3 0-3-2z" />
      <path fill="none" stroke={cream} strokeWidth="2.5" strokeLinecap="round" d="M34 27l2 1M42 29l1 2M38 35l2 1M29 33l2 1M46 38l1 2" />
    </>
  ),
  wrap: (
    <>
      <path fill={bread} d="M14 20l36-8l-6 42a5 5 0 0 1-5 4H27a5 5 0 0 1-5-4z" />
      <path fill={leaf} d="M12 21c3-8 8-3 12-8s8 0 13-3s10-2 14 3l-1 6l-36 8z" />
      <path fill={red} d="M24 17c2-5 8-5 9-1l-1 4l-8 2z" />
      <path fill={orange} d="M37 13c4-3 8-1 8 2l-2 4l-7 1z" />
      <path fill={crust} d="M14 22l36-8l-1 6l-13 15l-9 23h-1a5 5 0 0 1-4-4z" opacity="0.5" />
      <path fill={white} d="M19 40l26 2l-2 12a5 5 0 0 1-4 4H27a5 5 0 0 1-5-4z" />
    </>
  ),
  cheese: (
    <>
      <path fill="#dca72a" d="M6 38h52v12a3 3 0 0 1-3 3H9a3 3 0 0 1-3-3z" />
      <path fill={yellow} d="M6 36L40 14c10 2 17 10 18 22z" />
      <path fill={yellow} d="M6 36h52v11H6z" />
      <circle cx="20" cy="43" r="4" fill="#dca72a" />
      <circle cx="43" cy="41" r="3" fill="#dca72a" />
      <ellipse cx="40" cy="27" rx="5" ry="3.5" fill="#dca72a" />
    </>
  ),
  egg: (
    <>
      <path fill={grey} d="M32 10c11 0 20 15 20 27s-9 19-20 19s-20-7-20-19s9-27 20-27z" />
      <path fill={white} d="M31 9c11 0 19 15 19 26s-8 19-19 19s-19-8-19-19S20 9 31 9z" />
      <circle cx="31" cy="37" r="10" fill={yellow} />
      <path fill={cream} d="M25 35c0-3 3-5 6-5c1 0 1 1 0 1c-3 1-4 3-5 5c0 1-1 0-1-1z" />
    </>
  ),
  waffle: (
    <>
      <path fill={crustDark} d="M32 58C22 52 7 40 7 26c0-9 7-14 13-13c6 0 10 4 12 8c2-4 6-8 12-8c7-1 13 4 13 13c0 14-15 26-25 32z" />
      <path fill={crust} d="M32 54C22 49 7 37 7 24c0-8 7-13 13-12c6 0 10 4 12 8c2-4 6-8 12-8c7-1 13 4 13 12c0 13-15 25-25 30z" />
      <path fill="none" stroke={crustDark} strokeWidth="2.5" d="M11 34l23-19M17 42l31-27M25 49l31-27M53 34L34 17M47 42L16 14M39 49L8 22" />
      <path fill={red} d="M24 27c0-4 5-6 8-3c3-3 8-1 8 3c0 5-5 8-8 9c-3-1-8-4-8-9z" />
      <ellipse cx="29" cy="26.5" rx="2" ry="1.3" fill={pink} />
    </>
  ),
  pancake: (
    <>
      <ellipse cx="32" cy="50" rx="26" ry="7" fill={grey} />
      <path fill={crust} d="M10 40h44v6c0 4-10 6-22 6s-22-2-22-6z" />
      <ellipse cx="32" cy="40" rx="22" ry="7" fill={bread} />
      <path fill={crust} d="M11 32h42v5c0 4-9 6-21 6s-21-2-21-6z" />
      <ellipse cx="32" cy="32" rx="21" ry="7" fill={bread} />
      <path fill={berry} d="M20 30c0-5 24-5 24 0c0 4-4 3-4 8s-4 5-4 0s-4-2-6-2s-2 4-5 3s-1-5-5-9z" />
      <rect x="27" y="22" width="10" height="7" rx="2" fill={yellow} />
    </>
  ),
  cinnamon_bun: (
    <>
      <circle cx="32" cy="34" r="24" fill={crustDark} />
      <circle cx="32" cy="32" r="24" fill={crust} />
      <path fill="none" stroke={bread} strokeWidth="5" strokeLinecap="round" d="M32 32c3-4 9 0 7 6s-12 6-15-1s3-17 12-16s15 11 11 20s-17 13-27 6" />
      <path fill="none" stroke={white} strokeWidth="2.5" strokeLinecap="round" d="M20 18l2 3M42 16l-1 3M50 28l-3 1M16 32l3 1M36 50l0-3M26 27l2 2" />
    </>
  ),
  muffin: (
    <>
      <path fill={pink} d="M16 36h32l-4 19a3 3 0 0 1-3 2H23a3 3 0 0 1-3-2z" />
      <path fill="none" stroke={berry} strokeWidth="2.5" d="M24 38l2 17M32 38v17M40 38l-2 17" />
      <path fill={brown} d="M10 34c0-5 4-7 6-8c0-9 8-14 16-14s16 5 16 14c2 1 6 3 6 8c0 3-3 5-7 5H17c-4 0-7-2-7-5z" />
      <path fill="#96613b" d="M17 29c1-9 7-13 14-13c3 0 4 2 1 3c-6 1-9 5-11 11c-1 2-4 2-4-1z" />
      <path fill="none" stroke={brownDark} strokeWidth="4" strokeLinecap="round" d="M34 22h.01M42 28h.01M27 31h.01M36 33h.01" />
    </>
  ),
  cake: (
    <>
      <path fill={grey} d="M6 50h52l-3 5a3 3 0 0 1-3 1H12a3 3 0 0 1-3-1z" />
      <path fill={bread} d="M9 30l34-16c8 2 12 8 12 16v20H9z" />
      <path fill={white} d="M9 30l34-16c8 2 12 8 12 16v6c-4 4-7 0-10 1s-5 4-9 1s-6 2-10 0s-6 3-9 0s-5 2-8-1z" />
      <path fill={red} d="M9 43h46v4H9z" />
      <circle cx="37" cy="15" r="6" fill={red} />
      <path fill={greenDark} d="M37 10c1-4 4-5 6-5c0 3-2 6-6 5z" />
    </>
  ),
  cookie: (
    <>
      <circle cx="32" cy="34" r="23" fill={crustDark} />
      <circle cx="32" cy="32" r="23" fill={crust} />
      <path fill={bread} d="M15 30c1-9 8-14 16-14c3 0 3 2 0 3c-6 1-10 5-12 11c-1 3-4 3-4 0z" />
      <g fill={brownDark}>
        <circle cx="27" cy="27" r="3.5" />
        <circle cx="40" cy="25" r="3" />
        <circle cx="42" cy="38" r="3.5" />
        <circle cx="30" cy="41" r="3.5" />
        <circle cx="20" cy="37" r="2.5" />
      </g>
    </>
  ),
  soup: (
    <>
      {steam}
      {bowl}
      <ellipse cx="32" cy="33" rx="24" ry="6" fill={grey} />
      <ellipse cx="32" cy="33" rx="20" ry="4.3" fill={orange} />
      <path fill={leaf} d="M25 32c3-3 6-1 6 1c-2 2-5 2-6-1zM36 33c3-2 6-1 6 1c-3 1-5 1-6-1z" />
    </>
  ),
  pasta: (
    <>
      <path fill={yellow} d="M12 34c0-10 8-16 20-16s20 6 20 16z" />
      <path
        fill="none"
        stroke="#dca72a"
        strokeWidth="2.5"
        strokeLinecap="round"
        d="M16 32c2-8 10-10 14-4s8 4 8-2M22 33c0-6 8-8 12-3s8 4 12 2M26 22c6-2 14 0 16 6"
      />
      <path fill={red} d="M22 22c2-7 18-7 20 0c1 4-3 3-5 5s-6 0-9 1s-7-2-6-6z" />
      <path fill={leaf} d="M31 17c1-4 5-5 8-4c0 4-4 6-8 4z" />
      {bowl}
    </>
  ),
  pizza: (
    <>
      <path fill={crust} d="M8 18c14-10 34-10 48 0l-4 7c-12-8-28-8-40 0z" />
      <path fill={yellow} d="M12 24c12-8 28-8 40 0L33 57c-.5 1-1.5 1-2 0z" />
      <path fill="#dca72a" d="M36 52l-3 5c-.5 1-1.5 1-2 0l-3-5c1-4 3-4 4-1s3 3 4 1z" />
      <g fill={red}>
        <circle cx="25" cy="28" r="5" />
        <circle cx="40" cy="30" r="5" />
        <circle cx="32" cy="41" r="4.5" />
      </g>
      <path fill={leaf} d="M31 24c2-2 4-1 4 1c-1 1-4 1-4-1zM34 35c2-1 4 0 3 2c-1 1-4 0-3-2z" />
    </>
  ),
  taco: (
    <>
      <path fill={leaf} d="M10 34c2-6 5-3 7-9s6-2 8-7s6 0 9-2s6 3 9 3s3 6 6 7s1 6 5 8z" />
      <path fill={red} d="M19 27c2-4 7-4 8 0zM36 22c3-4 8-2 8 3z" />
      <path fill={brown} d="M24 24c3-5 9-5 12 0l2 6H22z" />
      <path fill={yellow} d="M6 46c0-14 11-23 26-23s26 9 26 23c0 3-2 5-5 5H11c-3 0-5-2-5-5z" />
      <path fill="#dca72a" d="M6 46c0-1 0-3 .5-4.5C9 45 18 47 32 47s23-2 25.5-5.5c.5 1.5.5 3.5.5 4.5c0 3-2 5-5 5H11c-3 0-5-2-5-5z" />
      <path fill="none" stroke={crustDark} strokeWidth="2.5" strokeLinecap="round" d="M20 36h.01M30 31h.01M40 35h.01M48 41h.01M26 41h.01M14 43h.01M36 42h.01" />
    </>
  ),
  rice: (
    <>
      <path fill={white} d="M11 34c0-4 3-5 4-8c2-5 6-4 9-7s7-2 10-1s6 0 9 3s5 3 7 7c1 2 3 3 3 6z" />
      <path fill="none" stroke={grey} strokeWidth="2" strokeLinecap="round" d="M20 29l2-1M27 24l2 1M35 23l2-1M31 30l2 1M41 28l2 1M46 31l1-1M24 32l2-1" />
      <path fill={orange} d="M36 20c5-6 15-3 15 5c0 3-1 6-3 9H32c-2-5 0-10 4-14z" />
      <path fill={leaf} d="M38 18c2-4 6-4 9-2c-1 4-6 5-9 2z" />
      {bowl}
      <path fill={blueDark} d="M10.5 40h43l-1 3h-41z" />
    </>
  ),
  hot_dog: (
    <>
      <path fill={crustDark} d="M8 30c0-6 6-9 12-9h24c6 0 12 3 12 9v8c0 8-6 13-14 13H22C14 51 8 46 8 38z" />
      <path fill={crust} d="M8 28c0-6 6-9 12-9h24c6 0 12 3 12 9v2H8z" />
      <rect x="3" y="25" width="58" height="13" rx="6.5" fill={redDark} />
      <rect x="3" y="24" width="58" height="12" rx="6" fill={red} />
      <path fill="none" stroke={yellow} strokeWidth="3.5" strokeLinecap="round" strokeLinejoin="round" d="M10 30l6-3l6 5l6-5l6 5l6-5l6 5l7-3" />
      <path fill={bread} d="M8 37h48c0 8-6 14-14 14H22C14 51 8 45 8 37z" />
    </>
  ),
  burger: (
    <>
      <path fill={crust} d="M8 27c0-11 11-17 24-17s24 6 24 17z" />
      <path fill="none" stroke={cream} strokeWidth="2.5" strokeLinecap="round" d="M24 18l1 1M33 15h1M42 19l1-1M18 23l1 1M38 22h1M29 22l1 1" />
      <path fill={leaf} d="M6 29h52c0 5-5 4-8 3s-5 4-9 2s-6 3-9 0s-6 3-9 0s-6 2-9 0s-8 1-8-5z" />
      <path fill={yellow} d="M9 34h46l-9 6l-7-4z" />
      <rect x="8" y="37" width="48" height="8" rx="4" fill={brown} />
      <path fill={crust} d="M9 46h46v2a7 7 0 0 1-7 7H16a7 7 0 0 1-7-7z" />
    </>
  ),
  salad: (
    <>
      <path fill={green} d="M9 34c-2-7 3-10 7-10c0-7 7-10 11-7c3-5 11-5 13 0c6-2 11 3 9 9c5 0 8 4 6 8z" />
      <path fill={leaf} d="M14 34c0-6 5-8 9-6c1-6 9-8 12-3c5-3 11 0 10 5c4-1 6 1 6 4z" />
      <circle cx="24" cy="27" r="5.5" fill={red} />
      <circle cx="44" cy="28" r="4.5" fill={red} />
      <ellipse cx="34" cy="21" rx="6" ry="4" fill={white} />
      <circle cx="34" cy="21" r="2.5" fill={yellow} />
      {bowl}
    </>
  ),
  fish: (
    <>
      <ellipse cx="32" cy="48" rx="27" ry="8" fill={grey} />
      <ellipse cx="32" cy="46" rx="27" ry="8" fill={white} />
      <path fill={crust} d="M12 37c4-10 13-14 23-13s16 5 17 11s-6 10-19 10s-23-3-21-8z" />
      <path fill={bread} d="M17 34c4-6 10-8 17-7c3 0 2 2-1 2c-6 0-9 2-13 6c-2 2-5 1-3-1z" />
      <path fill={yellow} d="M40 36a8 8 0 0 1 14-5z" />
      <path fill={leaf} d="M16 43c-3-4-1-7 2-7c2 2 2 5-2 7zM20 45c0-4 3-5 5-4c0 3-2 5-5 4z" />
    </>
  ),
  apple: (
    <>
      <path fill={redDark} d="M32 20c4-4 12-5 17-1c7 6 6 18 0 28c-4 7-10 12-17 8c-7 4-13-1-17-8c-6-10-7-22 0-28c5-4 13-3 17 1z" />
      <path fill={red} d="M31 20c4-4 11-5 16-1c6 6 5 17 0 26c-4 7-10 11-16 8c-6 3-12-1-16-8c-5-9-6-20 0-26c5-4 12-3 16 1z" />
      <path fill={pink} d="M17 32c-1-5 1-9 4-10c2 0 2 2 0 4s-2 4-2 7c0 2-2 2-2-1z" />
      <path fill="none" stroke={brown} strokeWidth="3" strokeLinecap="round" d="M32 20c0-5 1-8 3-11" />
      <path fill={green} d="M35 14c2-6 8-8 13-7c-1 6-6 10-13 7z" />
    </>
  ),
  banana: (
    <>
      <path fill="#dca72a" d="M50 10c6 14 2 30-11 39c-10 7-23 7-30 1c-1-2 0-4 2-4c20 1 32-14 33-34z" />
      <path fill={yellow} d="M50 10c4 13-1 27-12 35c-8 6-19 8-26 4l-1-3c20 1 33-15 33-34z" />
      <path fill={brown} d="M43 7l6-2l2 6l-7 3zM8 46c1-2 3-2 4 0l-1 4c-2 1-4 0-4-2z" />
    </>
  ),
  orange: (
    <>
      <circle cx="32" cy="35" r="23" fill="#d2701f" />
      <circle cx="31.5" cy="34" r="22.5" fill={orange} />
      <path fill="#ffb878" d="M14 32c1-8 7-13 13-14c2 0 2 2 0 3c-5 2-8 6-9 11c-1 3-4 3-4 0z" />
      <path fill={green} d="M33 14c3-7 10-9 16-7c-2 7-9 10-16 7z" />
      <path fill="none" stroke={brown} strokeWidth="2.5" strokeLinecap="round" d="M32 16v-3" />
    </>
  ),
  grapes: (
    <>
      <path fill="none" stroke={brown} strokeWidth="3" strokeLinecap="round" d="M33 18c0-5 2-9 5-11" />
      <path fill={green} d="M34 14c5-6 13-5 17-1c-4 6-12 7-17 1z" />
      <g fill={purple}>
        <circle cx="19" cy="26" r="8" />
        <circle cx="33" cy="24" r="8" />
        <circle cx="46" cy="27" r="8" />
        <circle cx="26" cy="37" r="8" />
        <circle cx="40" cy="38" r="8" />
        <circle cx="33" cy="50" r="8" />
      </g>
      <g fill="#a98bd0">
        <circle cx="16.5" cy="23" r="2" />
        <circle cx="30.5" cy="21" r="2" />
        <circle cx="43.5" cy="24" r="2" />
        <circle cx="23.5" cy="34" r="2" />
        <circle cx="37.5" cy="35" r="2" />
        <circle cx="30.5" cy="47" r="2" />
      </g>
    </>
  ),
  carrot: (
    <>
      <path fill={green} d="M40 22c-2-8 1-14 5-16c3 4 2 8 0 12c3-4 7-6 12-5c0 5-4 8-9 9c5-1 8 1 10 4c-5 3-12 3-16-1z" />
      <path fill="#d2701f" d="M44 28c-3 12-17 24-33 28c-2 1-4-1-3-3C12 37 24 23 36 20c4-1 9 3 8 8z" />
      <path fill={orange} d="M43 26C39 37 26 49 9 54c-1 0-1 0-1-1C12 37 24 23 36 20c4-1 8 2 7 6z" />
      <path fill="none" stroke="#d2701f" strokeWidth="2.5" strokeLinecap="round" d="M28 27l5 5M21 34l4 4M34 39l-4-3M17 43l3 3" />
    </>
  ),
  fruit_cup: (
    <>
      <circle cx="22" cy="20" r="8" fill={red} />
      <circle cx="42" cy="20" r="8" fill={leaf} />
      <circle cx="42" cy="20" r="4" fill={cream} />
      <path fill={orange} d="M22 26a11 11 0 0 1 20 0z" />
      <path fill={white} d="M14 24h36l-5 30a4 4 0 0 1-4 3H23a4 4 0 0 1-4-3z" opacity="0.92" />
      <circle cx="25" cy="34" r="5" fill={yellow} />
      <circle cx="38" cy="33" r="5" fill={red} />
      <circle cx="31" cy="43" r="5" fill={leaf} />
      <circle cx="40" cy="44" r="4" fill={orange} />
      <circle cx="24" cy="46" r="3.5" fill={purple} />
      <path fill={grey} d="M12 22h40v4H12z" />
    </>
  ),
  yoghurt: (
    <>
      <path fill={white} d="M15 20h34l-4 34a4 4 0 0 1-4 3H23a4 4 0 0 1-4-3z" />
      <path fill={grey} d="M42 20h7l-4 34a4 4 0 0 1-4 3h-4z" />
      <path fill={pink} d="M16.5 32h31l-2 16h-27z" />
      <path fill={grey} d="M12 14h40a2 2 0 0 1 2 2v4H10v-4a2 2 0 0 1 2-2z" />
      <path fill={red} d="M26 38c0-3 4-5 6-2c2-3 6-1 6 2c0 4-4 6-6 7c-2-1-6-3-6-7z" />
    </>
  ),
  porridge: (
    <>
      {steam}
      {bowl}
      <ellipse cx="32" cy="33" rx="24" ry="6.5" fill={grey} />
      <ellipse cx="32" cy="33" rx="20.5" ry="4.8" fill={cream} />
      <path fill={crust} d="M24 31c4-2 8 1 12 0s5 2 2 3s-6-1-10 0s-7-2-4-3z" />
      <rect x="29" y="29.5" width="7" height="4" rx="1.5" fill={yellow} />
    </>
  ),
  milk: carton(
    white,
    grey,
    <>
      <path fill={blue} d="M17 34h22v24H19a2 2 0 0 1-2-2z" />
      <path fill={blueDark} d="M39 34h10v22a2 2 0 0 1-2 2h-8z" />
      <path fill={white} d="M28 38c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z" />
    </>,
  ),
  chocolate_milk: carton(
    bread,
    crust,
    <>
      <path fill={brown} d="M17 34h22v24H19a2 2 0 0 1-2-2z" />
      <path fill={brownDark} d="M39 34h10v22a2 2 0 0 1-2 2h-8z" />
      <path fill={cream} d="M28 38c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z" />
    </>,
  ),
  juice: (
    <>
      {carton(
        orange,
        '#d2701f',
        <>
          <circle cx="28" cy="42" r="8.5" fill={white} />
          <circle cx="28" cy="42" r="6.5" fill={yellow} />
          <path fill="none" stroke={white} strokeWidth="1.5" d="M28 35v14M21.5 42h13M23.5 37.5l9 9M32.5 37.5l-9 9" />
        </>,
      )}
    </>
  ),
  water: (
    <>
      <path fill={blueDark} d="M26 5h12v6H26z" />
      <path fill="#a9d8f2" d="M27 11h10c0 6 9 8 9 16v27a4 4 0 0 1-4 4H22a4 4 0 0 1-4-4V27c0-8 9-10 9-16z" />
      <path fill={blue} d="M18 32h28v16H18z" />
      <path fill={white} d="M22 27c0-4 4-6 6-8c1-1 2 0 1 1c-2 3-4 4-4 8v2h-3zM22 50h3v4h-3z" opacity="0.8" />
      <path fill={white} d="M20 42c3-3 5-3 8 0s5 3 8 0s5-3 8 0v2c-3-3-5-3-8 0s-5 3-8 0s-5-3-8 0z" />
    </>
  ),
  smoothie: (
    <>
      <path fill="none" stroke={green} strokeWidth="4" strokeLinecap="round" d="M35 20l5-16" />
      {glass(berry, pink)}
      <circle cx="46" cy="14" r="7" fill={red} />
      <path fill={green} d="M45 8c1-3 4-4 6-3c0 3-3 5-6 3z" />
    </>
  ),
  coffee: (
    <>
      {steam}
      {cup(brownDark)}
    </>
  ),
  tea: (
    <>
      {steam}
      {cup('#c97b2c')}
      <path fill="none" stroke={greyDark} strokeWidth="1.8" d="M22 23v10" />
      <rect x="17" y="32" width="10" height="12" rx="1.5" fill={leaf} />
    </>
  ),
  cocoa: (
    <>
      {cup(brown)}
      <path fill={white} d="M18 21c-1-5 4-7 7-5c1-5 8-5 9-1c4-2 9 1 8 6c-6 3-18 3-24 0z" />
      <path fill="none" stroke={brown} strokeWidth="2.5" strokeLinecap="round" d="M26 18h.01M34 17h.01M30 20h.01" />
    </>
  ),
  soda: (
    <>
      <path fill={redDark} d="M19 12h26l2 5v34l-2 5H19l-2-5V17z" />
      <path fill={red} d="M19 12h20l2 5v34l-2 5H19l-2-5V17z" />
      <path fill={grey} d="M20 8h24l1 4H19zM19 56h26l-1 3H20z" />
      <path fill={white} d="M17 34c8-6 14-2 20-4s7-6 10-6v8c-4 0-6 5-12 6s-11-2-18 4z" />
      <circle cx="25" cy="24" r="2" fill={pink} />
      <circle cx="31" cy="20" r="1.5" fill={pink} />
    </>
  ),
  ice_cream: (
    <>
      <path fill={crust} d="M19 32h26L33 60c-.5 1-1.5 1-2 0z" />
      <path fill="none" stroke={crustDark} strokeWidth="2" d="M22 34l14 16M30 33l10 11M42 34L28 50M34 33L24 44" />
      <circle cx="32" cy="22" r="15" fill={pink} />
      <path fill={pink} d="M15 30c0-3 4-4 6-3h22c2-1 6 0 6 3s-4 4-6 2s-4 4-7 2s-5 3-8 0s-5 2-7 0s-6 0-6-4z" />
      <path fill={white} d="M22 20c1-5 5-8 9-8c2 0 2 2 0 2c-3 1-5 3-6 7c-1 2-3 1-3-1z" opacity="0.7" />
    </>
  ),
}
