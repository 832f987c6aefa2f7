// What the till keeps on the device, each kind of thing on a shelf of its own.
// What is read back is checked: another version of the till may have put it there.

const DATABASE = 'kantinekort-till'
// Each version adds shelves; what lies on the others stays.
const VERSION = 9
export const shelfNames = [
  'enrolment',
  'catalogue',
  'preferences',
  'unfinished-purchases',
  'stopped-cards',
  'phone-keys',
  'used-steps',
  'tellings',
  'unfinished-returns',
  'reserve-device',
  'reserve-list',
  'reserve-records',
  'cashiers',
  'cashier-pins',
  'cashier-key',
  'unfinished-prints',
  'parked-baskets',
  'speed',
] as const
export type ShelfName = (typeof shelfNames)[number]

export type Shelf<Thing> = {
  read: (key: string) => Promise<Thing | undefined>
  readAll: () => Promise<Thing[]>
  keep: (key: string, thing: Thing) => Promise<void>
  remove: (key: string) => Promise<void>
}

/** Opens the till's database on this device, and makes it the first time. Throws when the browser gives no storage. */
export function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, VERSION)
  request.onupgradeneeded = () => {
    for (const name of shelfNames) if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name)
  }
  return answerOf(request)
}

/** `check` reads what was found; what it does not know (undefined) is treated as not there. */
export function openShelf<Thing>(database: IDBDatabase, name: ShelfName, check: (found: unknown) => Thing | undefined): Shelf<Thing> {
  return {
    read: async (key) => check(await answerOf(reading(database, name).get(key))),
    readAll: async () => {
      const found: unknown[] = await answerOf(reading(database, name).getAll())
      return found.flatMap((each) => check(each) ?? [])
    },
    keep: (key, thing) => change(database, name, (shelf) => shelf.put(thing, key)),
    remove: (key) => change(database, name, (shelf) => shelf.delete(key)),
  }
}

/** What is written together, or not at all: a device that dies in between has neither. */
export type Change = { name: ShelfName; key: string; thing: unknown }

export function keepTogether(database: IDBDatabase, changes: readonly Change[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([...new Set(changes.map(({ name }) => name))], 'readwrite', { durability: 'strict' })
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('nothing could be kept'))
    for (const { name, key, thing } of changes) transaction.objectStore(name).put(thing, key)
  })
}

function reading(database: IDBDatabase, name: ShelfName): IDBObjectStore {
  return database.transaction(name, 'readonly').objectStore(name)
}

function change(database: IDBDatabase, name: ShelfName, make: (shelf: IDBObjectStore) => IDBRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    // Strict: a tablet that runs out of power in the next moment still knows what it was about to send.
    const transaction = database.transaction(name, 'readwrite', { durability: 'strict' })
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error(`${name} could not be changed`))
    make(transaction.objectStore(name))
  })
}

function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The device did not answer'))
  })
}
