import './keypad.css'

export type PadKey = {
  key: string
  /** What stands on it, where it is not the key itself. */
  words?: string
  /** What is read aloud, where what stands on it is a sign. */
  unseen?: string
  isOff?: boolean
}

/** Digits under the thumbs; `useKeyboard` has the keyboard do the same. */
export function Keypad({ keys, onKey }: { keys: readonly PadKey[]; onKey: (key: string) => void }) {
  return (
    <div className="till-keys">
      {keys.map(({ key, words = key, unseen, isOff }) => (
        <button
          key={key}
          type="button"
          className="till-key"
          data-does={/\d/.test(key) ? undefined : key}
          aria-label={unseen}
          aria-disabled={isOff || undefined}
          onClick={() => onKey(key)}
        >
          {words}
        </button>
      ))}
    </div>
  )
}
