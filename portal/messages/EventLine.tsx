import type { ReactNode } from 'react'
import { messageChannels } from '../../contract/message-words.ts'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Fold } from '../../kit/Fold.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import type { Language } from '../../language/languages.ts'
import { messageTerms } from '../../rules/message-events.ts'
import { type Channel, type Choices, type EventChoice, useChoose } from './message-queries.ts'
import { useMessageTexts } from './message-texts.ts'

const LOCALES: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }

/** One thing to hear of, for all whom one follows. */
export function EventLine({ known, choice }: { known: Choices; choice: EventChoice }) {
  const texts = useMessageTexts()
  const say = useSay()
  const { mutate, isPending, error } = useChoose(known, () => say(texts.saved))
  return <WaysLine choice={choice} isPending={isPending} error={error} onChoose={(channels) => mutate({ events: [{ ...choice, channels }] })} />
}

export type WaysLineProps = {
  choice: EventChoice
  isPending: boolean
  error: Error | null
  onChoose: (channels: Channel[]) => void
  /** Stands behind the ways in words. */
  whose?: string
  children?: ReactNode
}

/** By which ways in words, and opened the ways to choose among. */
export function WaysLine({ choice: { event, channels, offered }, isPending, error, onChoose, whose, children }: WaysLineProps) {
  const texts = useMessageTexts()
  const { language } = useLanguage()
  const { always } = messageTerms[event]
  const used = offered.filter((channel) => channels.includes(channel))
  const toggle = (channel: Channel, isOn: boolean): void => onChoose(messageChannels.filter((each) => (each === channel ? isOn : channels.includes(each))))
  const mustStay = (channel: Channel): boolean =>
    always !== null && ((always.keeps === 'email' && channel === 'email') || (used.length === 1 && used[0] === channel))
  const words = new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(used.map((channel) => texts.short[channel]))
  const ways = used.length === 0 ? texts.nothing : words
  return (
    <Fold
      look="row"
      title={
        <span className="portal-message">
          <strong>{texts.events[event]}</strong>
          <span className="kit-muted kit-small">{whose === undefined ? ways : `${ways} · ${whose}`}</span>
        </span>
      }
    >
      <fieldset className="ds-fieldset">
        <legend className="ds-label kit-unseen">{texts.how(texts.events[event])}</legend>
        {offered.map((channel) => (
          <Checkbox
            key={channel}
            look="switch"
            label={texts.channels[channel]}
            checked={used.includes(channel)}
            disabled={isPending || mustStay(channel)}
            onToggle={(isOn) => toggle(channel, isOn)}
          />
        ))}
        {always === null ? null : <p className="kit-muted kit-small">{texts.why[always.why]}</p>}
        {children}
        <Failure error={error} />
      </fieldset>
    </Fold>
  )
}
