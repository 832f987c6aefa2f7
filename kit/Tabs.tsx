import { type KeyboardEvent, type ReactNode, useId } from 'react'

export type Tab<Key extends string> = { key: Key; label: string; content: () => ReactNode }
export type TabsProps<Key extends string> = { label: string; tabs: readonly Tab<Key>[]; value: Key; onChoose: (key: Key) => void }

/** Views of the same thing. Arrow keys move between the tabs, as the ARIA practice for tabs asks. */
export function Tabs<Key extends string>({ label, tabs, value, onChoose }: TabsProps<Key>) {
  const id = useId()
  const moveOn = (event: KeyboardEvent<HTMLDivElement>): void => {
    const here = tabs.findIndex((tab) => tab.key === value)
    const next = nextIndex(event.key, { here, count: tabs.length })
    const tab = next === undefined ? undefined : tabs[next]
    if (tab === undefined) return
    event.preventDefault()
    onChoose(tab.key)
    document.getElementById(`${id}-${tab.key}`)?.focus()
  }
  const open = tabs.find((tab) => tab.key === value)
  return (
    <div className="kit-tabs">
      <div className="kit-tabs-row" role="tablist" aria-label={label} onKeyDown={moveOn}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            id={`${id}-${tab.key}`}
            type="button"
            role="tab"
            aria-selected={tab.key === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === value ? 0 : -1}
            onClick={() => onChoose(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${value}`} tabIndex={0}>
        {open?.content()}
      </div>
    </div>
  )
}

function nextIndex(key: string, { here, count }: { here: number; count: number }): number | undefined {
  if (key === 'ArrowRight') return (here + 1) % count
  if (key === 'ArrowLeft') return (here - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return undefined
}
