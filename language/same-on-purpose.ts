// Texts that are rightly the same in bokmål and in English. Names and loan words; anything else is a text somebody forgot.
export const sameInTwoLanguages = {
  english: new Set([
    'Kantinekort',
    'Vipps',
    'Swedbank Pay',
    'Administrator',
    'administrator',
    'Bank',
    'KID',
    'Wrap',
    'Egg',
    'Pasta',
    'Pizza',
    'Taco',
    'Yoghurt',
    'Juice',
    'Smoothie',
    'iPhone',
    'iPad',
  ]),
}
