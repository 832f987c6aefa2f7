import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, Fragment, type ReactNode, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { Answered } from '../Answered.tsx'

/** What is asked for under one name at one school, so that what was saved is what is shown. */
type Place = { name: string; schoolId: number }
const keyOf = ({ name, schoolId }: Place) => [name, schoolId] as const

type SectionProps<Settings> = Place & {
  title: string
  /** How tall the place is that waits for the answer. */
  rows: number
  read: (signal: AbortSignal) => Promise<Settings>
  children: (settings: Settings) => ReactNode
}

/** A part of a school's settings, read and saved by itself. The form begins anew when what stands there is another. */
export function SettingsSection<Settings>({ title, rows, read, children, ...place }: SectionProps<Settings>) {
  const settings = useQuery({ queryKey: keyOf(place), queryFn: ({ signal }) => read(signal) })
  return (
    <section className="office-card-settings kit-stack" aria-labelledby={place.name}>
      <h3 id={place.name}>{title}</h3>
      <Answered query={settings} rows={rows}>
        {(data) => <Fragment key={JSON.stringify(data)}>{children(data)}</Fragment>}
      </Answered>
    </section>
  )
}

type FormProps<Settings> = Place & {
  texts: { lead: string; save: string; saved: string }
  /** What the form comes to; null while something in it cannot be understood. */
  wanted: Settings | null
  isUnchanged: boolean
  write: (wanted: Settings) => Promise<Settings>
  /** What is wrong is shown from the first try on. */
  children: (hasTried: boolean) => ReactNode
}

/** What is decided, what went wrong with it, and the button that saves it. */
export function SettingsForm<Settings>({ texts, wanted, isUnchanged, write, children, ...place }: FormProps<Settings>) {
  const say = useSay()
  const queries = useQueryClient()
  const [hasTried, setHasTried] = useState(false)
  const change = useMutation({
    mutationFn: write,
    onSuccess: (saved) => {
      queries.setQueryData(keyOf(place), saved)
      say(texts.saved)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setHasTried(true)
    if (wanted !== null && !isUnchanged) change.mutate(wanted)
  }
  return (
    <form className="kit-stack" noValidate onSubmit={submit}>
      <p className="kit-muted">{texts.lead}</p>
      {children(hasTried)}
      <Failure error={change.error} />
      <div>
        <Button type="submit" look="secondary" busy={change.isPending} disabled={isUnchanged}>
          {texts.save}
        </Button>
      </div>
    </form>
  )
}
