import { type InputHTMLAttributes, useId, useRef } from 'react'
import { CloseIcon, SearchIcon } from './icons.tsx'
import { useCommonTexts } from './language.tsx'
import { useFieldWithoutScans } from './scanner/without-scans.ts'

export type SearchFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id' | 'type' | 'value' | 'onChange'> & {
  label: string
  value: string
  onSearch: (text: string) => void
}

export function SearchField({ label, value, onSearch, ...input }: SearchFieldProps) {
  const id = useId()
  const common = useCommonTexts()
  const field = useRef<HTMLInputElement>(null)
  useFieldWithoutScans(field, onSearch)
  return (
    <div className="kit-search" role="search">
      <label className="kit-unseen" htmlFor={id}>
        {label}
      </label>
      <SearchIcon />
      <input
        placeholder={label}
        {...input}
        ref={field}
        id={id}
        type="search"
        className="ds-input"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onSearch(event.currentTarget.value)}
      />
      {value === '' ? null : (
        <button
          type="button"
          className="kit-search-clear"
          aria-label={common.clearSearch}
          onClick={() => {
            onSearch('')
            field.current?.focus()
          }}
        >
          <CloseIcon />
        </button>
      )}
    </div>
  )
}
