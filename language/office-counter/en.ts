import type { OfficeCounterTexts } from './texts.ts'

export const en: OfficeCounterTexts = {
  settings: {
    title: 'On the tills',
    favourites: 'Show “Best sellers now” first',
    favouritesHelp: 'What the school itself has sold most of at this time of the week, over the last four weeks.',
    byName: 'Sell to those who have no card with them',
    byNameHelp: 'The till finds the pupil by name, with a reason. The family gets an e-mail about each such purchase.',
    saved: 'The tills show this at once.',
  },
  openPrice: {
    label: 'Open price',
    help: 'Whoever stands at the till keys in the price. Use it for what is weighed or cut up.',
    least: 'Lowest price',
    most: 'Highest price',
    mostHelp: 'A price above or below is refused.',
    mostMissing: 'Write the highest price, such as 60.',
    mostTooLow: 'The highest price must be at least as high as the lowest.',
    from: (least, most) => `${least} to ${most}`,
  },
  speed: {
    title: 'Speed',
    longTitle: 'From card to “Approved”',
    none: 'Not measured',
    ways: { connected: 'Connected', alone: 'Without a network' },
    kept: (ms) => `${ms} ms`,
    broken: (ms, promisedMs) => `${ms} ms, slower than ${promisedMs}`,
    of: (sales) => `last ${sales} sales`,
    ofToday: (sales, ms) => `last ${sales} sales, today mostly ${ms} ms`,
    explained: (when) => `95 of 100 sales are as quick or quicker. The till told so ${when}.`,
  },
}
