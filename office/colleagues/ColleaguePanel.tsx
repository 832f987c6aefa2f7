import { useState } from 'react'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatDay } from '../../language/amounts-and-dates.ts'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { useChangeTexts } from '../change-texts.ts'
import { FormPanel } from '../panel/FormPanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import { type Colleague, useChangePost, useEndPost } from './colleagues.ts'
import { RoleChoice } from './RoleChoice.tsx'

type ColleaguePanelProps = { colleague: Colleague; onClose: () => void; onChanged: (staffPostId: string) => void }

/** Somebody's post: what it lets them do, another one instead, or the end of it. */
export function ColleaguePanel({ colleague, onClose, onChanged }: ColleaguePanelProps) {
  const { frame } = useTexts()
  const texts = useChangeTexts().colleagues
  const { language } = useLanguage()
  const say = useSay()
  const { schoolName, mayRunOperator } = useAtSchool()
  const name = `${colleague.firstName} ${colleague.lastName}`
  const change = useChangePost(colleague.staffPostId, (post) => {
    say(texts.changed(name))
    onChanged(post.staffPostId)
  })
  const [role, setRole] = useState(colleague.role)
  // Who administers one school does not touch a post at all of them.
  const mayChange = !colleague.isEverywhere || mayRunOperator
  const facts = [
    { name: texts.role, value: frame.roles[colleague.role] },
    { name: texts.where, value: colleague.isEverywhere ? texts.everywhere : schoolName },
    { name: texts.email, value: colleague.email },
    { name: texts.sinceWhen, value: formatDay(colleague.startsAt, { language }) },
    ...(colleague.hasProfile ? [] : [{ name: texts.signIn, value: texts.waits }]),
  ]
  return (
    <FormPanel
      title={name}
      onClose={onClose}
      onSubmit={() => change.mutate(role)}
      submitWords={texts.save(texts.roles[role])}
      work={change}
      isUnchanged={role === colleague.role}
      mayChange={mayChange}
      below={mayChange ? <EndPost colleague={colleague} onEnded={onClose} /> : undefined}
    >
      <dl className="office-facts">
        {facts.map((fact) => (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd className="office-long">{fact.value}</dd>
          </div>
        ))}
      </dl>
      {mayChange ? <RoleChoice value={role} onChoose={setRole} /> : <p className="kit-muted">{texts.onlyOperator}</p>}
      {role === colleague.role ? null : <p>{texts.changeNow(name)}</p>}
    </FormPanel>
  )
}

function EndPost({ colleague, onEnded }: { colleague: Colleague; onEnded: () => void }) {
  const texts = useChangeTexts().colleagues
  const say = useSay()
  const { session, schoolName } = useAtSchool()
  const name = `${colleague.firstName} ${colleague.lastName}`
  const end = useEndPost(colleague.staffPostId, () => {
    say(texts.ended(name))
    onEnded()
  })
  return (
    <section className="kit-stack">
      <div>
        <h3>{texts.endTitle}</h3>
        <p className="kit-muted">{texts.endExplained}</p>
      </div>
      <div>
        <AskFirst opens={texts.end} question={texts.question(name)} confirm={texts.confirm(name)} work={end}>
          <p>{colleague.isEverywhere ? texts.nowEverywhere(name) : texts.now(name, schoolName)}</p>
          {colleague.personId === session.personId ? <p>{texts.nowOneself}</p> : null}
        </AskFirst>
      </div>
    </section>
  )
}
