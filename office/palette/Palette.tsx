import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { SearchIcon } from '../../kit/icons.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { useFieldWithoutScans, withoutBegunScan } from '../../kit/scanner/without-scans.ts'
import { useFoundEnquiries } from '../enquiries/enquiries.ts'
import { useEnquiryTexts } from '../enquiries/texts.ts'
import { roomsFor } from '../frame/rooms.tsx'
import { useSchoolSwitch } from '../frame/SchoolSwitcher.tsx'
import { useFoundPupils } from '../pupils/pupils.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { administeredOperators, type WorkPlace } from '../session/session.ts'
import { useTexts } from '../texts.ts'
import { useSettled } from '../use-settled.ts'
import { matchingChoices, type PaletteChoice } from './palette-choices.ts'
import './palette.css'

type PaletteProps = { isOpen: boolean; onClose: () => void; places: readonly WorkPlace[] }

/** Finds pages, schools and pupils from the keyboard. The browser's dialog keeps the focus; a combobox tells what is chosen. */
export function Palette({ isOpen, onClose, places }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const texts = useTexts().palette
  useEffect(() => {
    const element = dialog.current
    if (element === null) return
    if (isOpen && !element.open) element.showModal()
    if (!isOpen && element.open) element.close()
  }, [isOpen])
  return (
    <dialog
      ref={dialog}
      className="office-palette"
      aria-label={texts.title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      {isOpen ? <PaletteBody onClose={onClose} places={places} /> : null}
    </dialog>
  )
}

function PaletteBody({ onClose, places }: Omit<PaletteProps, 'isOpen'>) {
  const id = useId()
  const texts = useTexts().palette
  const groups = { ...texts, enquiries: useEnquiryTexts().palette }
  const common = useCommonTexts()
  const [asked, setAsked] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useFieldWithoutScans(field, setAsked)
  const [chosenKey, setChosenKey] = useState<string | undefined>(undefined)
  const { choices, isLooking } = useChoices({ asked, places })
  const chosen = choices.find(({ key }) => key === chosenKey) ?? choices[0]

  const open = (choice: PaletteChoice): void => {
    onClose()
    choice.open()
  }
  const steer = (event: KeyboardEvent): void => {
    const at = choices.findIndex((choice) => choice === chosen)
    const next = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : undefined
    if (next !== undefined) {
      event.preventDefault()
      const key = choices.at(next % Math.max(1, choices.length))?.key
      setChosenKey(key)
      document.getElementById(`${id}-${key}`)?.scrollIntoView({ block: 'nearest' })
    }
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault()
      open(chosen)
    }
  }
  return (
    <>
      <div className="office-palette-field">
        <SearchIcon />
        <input
          ref={field}
          autoFocus
          type="text"
          role="combobox"
          aria-label={texts.title}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen.key}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={texts.placeholder}
          value={asked}
          onChange={(event) => {
            setAsked(event.currentTarget.value)
            setChosenKey(undefined)
          }}
          onKeyDown={steer}
        />
        <button type="button" className="kit-text-button" onClick={onClose}>
          {common.close}
        </button>
      </div>
      <div className="office-palette-list" role="listbox" id={`${id}-list`} aria-label={texts.title}>
        {(['pages', 'deeds', 'schools', 'pupils', 'enquiries'] as const).map((group) => {
          const members = choices.filter((choice) => choice.group === group)
          if (members.length === 0) return null
          return (
            <div key={group} role="group" aria-label={groups[group]}>
              <p className="office-palette-group" aria-hidden="true">
                {groups[group]}
              </p>
              {members.map((choice) => (
                <div
                  key={choice.key}
                  id={`${id}-${choice.key}`}
                  role="option"
                  aria-selected={choice === chosen}
                  className="office-palette-choice"
                  onPointerMove={() => setChosenKey(choice.key)}
                  onClick={() => open(choice)}
                >
                  <span>{choice.label}</span>
                  {choice.detail === undefined ? null : <span className="kit-muted kit-small">{choice.detail}</span>}
                </div>
              ))}
            </div>
          )
        })}
      </div>
      <p className="office-palette-foot kit-small kit-muted" role="status">
        {isLooking ? texts.searching : choices.length === 0 ? texts.nothing : `${texts.hits(choices.length)}. ${texts.howTo}`}
      </p>
    </>
  )
}

function useChoices({ asked, places }: { asked: string; places: readonly WorkPlace[] }): { choices: PaletteChoice[]; isLooking: boolean } {
  const at = useAtSchool()
  const texts = useTexts()
  const navigate = useNavigate()
  const switchTo = useSchoolSwitch()
  const settled = useSettled(withoutBegunScan(asked), 200)
  const found = useFoundPupils({ schoolId: at.schoolId, search: settled, isAsked: at.mayRunOffice && settled.length >= 2 })
  const foundEnquiries = useFoundEnquiries({ schoolId: at.schoolId, search: settled, isAsked: at.mayRunOffice && settled !== '' })
  const enquiryTexts = useEnquiryTexts()
  const params = { schoolId: String(at.schoolId) }
  const goTo =
    (to: string, search: Record<string, unknown> = {}) =>
    () =>
      void navigate({ to, params, search })

  const pages = roomsFor(at).map(({ key, to }): PaletteChoice => ({ key, label: texts.rooms[key], group: 'pages', open: goTo(to) }))
  const deeds: PaletteChoice[] = [
    ...(at.mayRunCanteen
      ? [
          { key: 'new-till', label: texts.palette.newTill, group: 'deeds' as const, open: goTo('/$schoolId/tills', { open: 'new' }) },
          { key: 'new-product', label: texts.palette.newProduct, group: 'deeds' as const, open: goTo('/$schoolId/menu', { open: 'new' }) },
        ]
      : []),
    ...(at.mayRunOffice
      ? [
          { key: 'new-pupil', label: texts.palette.newPupil, group: 'deeds' as const, open: goTo('/$schoolId/pupils', { open: 'new' }) },
          { key: 'new-batch', label: texts.palette.newBatch, group: 'deeds' as const, open: goTo('/$schoolId/cards', { open: 'new' }) },
          { key: 'find-card', label: texts.palette.findCard, group: 'deeds' as const, open: goTo('/$schoolId/cards') },
          { key: 'new-guest', label: texts.palette.newGuest, group: 'deeds' as const, open: goTo('/$schoolId/cards', { open: 'guest' }) },
        ]
      : []),
    ...(administeredOperators(at.session).length > 0
      ? [{ key: 'new-school', label: texts.palette.newSchool, group: 'deeds' as const, open: goTo('/$schoolId/schools', { open: 'new' }) }]
      : []),
  ]
  const schools = places
    .filter(({ schoolId }) => schoolId !== at.schoolId)
    .map(({ schoolId, schoolName }): PaletteChoice => ({ key: `school-${schoolId}`, label: schoolName, group: 'schools', open: () => switchTo(schoolId) }))
  const pupils = (settled === '' ? [] : (found.data?.pupils ?? [])).map(({ pupilId, firstName, lastName, className }): PaletteChoice => ({
    key: pupilId,
    label: `${firstName} ${lastName}`,
    detail: className,
    group: 'pupils',
    open: goTo('/$schoolId/pupils', { open: pupilId }),
  }))
  const enquiries = (settled === '' ? [] : (foundEnquiries.data?.enquiries ?? [])).map(({ enquiryId, number, writer, topic }): PaletteChoice => ({
    key: enquiryId,
    label: enquiryTexts.one(number),
    detail: `${writer}, ${enquiryTexts.topics[topic]}`,
    group: 'enquiries',
    open: goTo('/$schoolId/enquiries', { open: enquiryId, state: 'all' }),
  }))
  // Schools may be many; without a word asked they would push everything else away.
  const known = matchingChoices([...pages, ...deeds, ...(asked.trim() === '' ? schools.slice(0, 5) : schools)], asked)
  return { choices: [...known, ...pupils, ...enquiries], isLooking: found.isFetching || foundEnquiries.isFetching }
}
