// What a password must be. The portal ticks each rule as one types, and the server decides by the same ones.

export type PasswordRuleId = 'length' | 'small_letter' | 'capital' | 'digit'

/** Each rule on its own, in the order they are shown. Norwegian and all other letters count as letters. */
export const passwordRules: readonly { id: PasswordRuleId; isMet: (password: string) => boolean }[] = [
  { id: 'length', isMet: (password) => [...password.normalize('NFC')].length >= 8 },
  { id: 'small_letter', isMet: (password) => /\p{Lowercase_Letter}/u.test(password) },
  { id: 'capital', isMet: (password) => /\p{Uppercase_Letter}/u.test(password) },
  { id: 'digit', isMet: (password) => /\p{Decimal_Number}/u.test(password) },
]

/** The first reason to refuse a password, or null. */
export function faultOfPassword(password: string): 'password_too_weak' | 'password_too_common' | null {
  if (!passwordRules.every((rule) => rule.isMet(password))) return 'password_too_weak'
  return isTooCommon(password) ? 'password_too_common' : null
}

/**
 * True for the passwords that are guessed first: a common word, or one with the usual trimmings:
 * "Passord1", "Sommer2026!", "P@ssw0rd", "123Kantine", "HeiHei12".
 */
export function isTooCommon(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase()
  const [, before = '', core = '', after = ''] = /^([^\p{Letter}]*)(.*?)([^\p{Letter}]*)$/su.exec(plain) ?? []
  if (core === '') return true
  // "$ommer1" and "pa55" hide letters in what looks like trimmings: both readings count.
  return (isCommonWord(core) && isTrimming(before) && isTrimming(after)) || isCommonWord(plain) || isCommonWord(withoutLastTrimming(plain))
}

const withoutLastTrimming = (text: string) => text.replace(/[\d!.?*#_-]{1,4}$/, '')

function isCommonWord(text: string): boolean {
  const word = readDisguise(text)
  const part = repeatedPart(word)
  return commonWords.has(word) || commonWords.has(part) || part.length === 1 || isRow(text)
}

const DISGUISES: Record<string, string> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', '5': 's', $: 's', '7': 't' }

function readDisguise(text: string): string {
  return [...text].map((character) => DISGUISES[character] ?? character).join('')
}

/** "heihei" and "heiheihei" are "hei". */
const repeatedPart = (text: string) => /^(.{1,20}?)\1+$/su.exec(text)?.[1] ?? text

/** Up to four digits, a year for example, or a longer row that fingers find by themselves; and a few signs. */
function isTrimming(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '')
  return text.length - digits.length <= 3 && (digits.length <= 4 || isRow(digits) || repeatedPart(digits).length <= 4)
}

const ROWS = [
  '01234567890',
  '09876543210',
  'abcdefghijklmnopqrstuvwxyzæøå',
  'qwertyuiopå',
  'asdfghjkløæ',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujmik',
]

const isRow = (text: string) => text.length >= 3 && ROWS.some((row) => row.includes(text))

// Written by hand: what Norwegians and others choose when they are asked for a password.
const commonWords = new Set(
  (
    'passord password passordet passor passw pass passe mittpassord hemmelig hemmelighet secret secure welcome velkommen velkomen hallo hei heisann hello morna letmein ' +
    'admin administrator root user bruker guest gjest test testing tester demo login logginn innlogging default master changeme endremeg bytt byttmeg ' +
    'kantine kantina kantinen kantinekort kantinekortet canteen lunsj lunch matpakke matpenger mat skole skolen skulen skule school elev elever lærer laerer rektor klasse ungdomsskole ungdomsskolen videregående sfo ' +
    'sommer sommar vinter høst haust hoest vår vaar summer winter spring autumn sommerferie ferie jul julen jule julenisse nisse påske paske mandag måndag tirsdag tysdag onsdag torsdag fredag lørdag laurdag søndag sundag ' +
    'januar februar mars april mai juni juli august september oktober november desember ' +
    'norge noreg norway oslo bergen trondheim stavanger tromsø drammen kristiansand bodø ålesund molde hamar lillehammer viking vikings troll fjord ' +
    'rosenborg brann vålerenga valerenga lyn stabæk glimt bodøglimt lillestrøm liverpool manchester manu united arsenal chelsea tottenham everton barcelona realmadrid madrid messi ronaldo haaland ødegaard odegaard fotball football soccer håndball handball ' +
    'iloveyou elskerdeg jegelskerdeg egelskardeg kjærlighet kjaerlighet love loveyou elsker skatt skatten vennen baby babe babygirl angel princess prinsesse prins queen king dronning konge kongen ' +
    'hund hunden katt katten pus kattepus bamse hest hesten monkey dragon drage tiger løve bjørn ulv fisk kanin sjokolade sjokolademelk chocolate cookie banan banana eple apple pizza taco brunost melk vann kaffe coffee cheese ' +
    'sol solskinn sunshine måne stjerne stjerner star starwars superman batman spiderman pokemon pikachu minecraft fortnite roblox snapchat tiktok instagram facebook youtube google netflix samsung iphone apple internett internet computer data pc mobil telefon ' +
    'emma nora sofie ella olivia maja emilie sara ingrid anna ida thea julie amalie astrid jakob lukas emil oskar noah oliver filip william magnus mathias henrik jonas markus kristian andreas martin thomas michael jordan charlie daniel jessica ashley amanda nicole jennifer hannah george maggie ginger pepper buster bailey ' +
    'mamma pappa mor far mormor morfar farmor farfar bestemor bestefar bestevenn familie familien ' +
    'hesterbest hesterbra katterbest erbest bestest best kul kuleste coolest cool awesome lykke lykkelig happy smile trustno freedom frihet whatever qwert qwerty qwertz azerty asdf zxcv abc abcd aaa qaz qazwsx shadow hunter killer ninja matrix soccer hockey baseball basketball computer flower blomst blomster rose lovely hottie'
  ).split(' '),
)
