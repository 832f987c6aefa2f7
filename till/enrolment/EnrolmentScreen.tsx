import { type FormEvent, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Drawing } from '../../kit/Drawing.tsx'
import { useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { PageShell } from '../../kit/PageShell.tsx'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { TextField } from '../../kit/TextField.tsx'
import { useTillApp } from '../opening/till-context.ts'
import { useTexts } from '../texts.ts'
import { isWholeCode, shownCode } from './enrolment-code.ts'

export function EnrolmentScreen({ why, unfinished }: { why: 'new' | 'closed'; unfinished: number }) {
  const all = useTexts()
  const texts = all.enrolment
  useScreenTitle(all.pageTitle)
  const { code, setCode, enrol, isBusy, error } = useEnrolment()
  return (
    <PageShell home="/till/" title={all.pageTitle} width="narrow">
      <Card>
        <div className="kit-stack till-enrolment">
          <Drawing name="till" />
          <h1>{why === 'closed' ? texts.closedTitle : texts.title}</h1>
          <p className="kit-muted">{why === 'closed' ? texts.closedLead : texts.lead}</p>
          {unfinished > 0 ? <Notice tone="warning">{texts.unfinished(unfinished)}</Notice> : null}
          <form className="kit-stack" onSubmit={enrol} noValidate>
            <TextField
              label={texts.code}
              description={texts.codeHelp}
              error={error}
              value={code}
              onChange={(event) => setCode(shownCode(event.currentTarget.value))}
              autoComplete="off"
              autoCapitalize="characters"
              autoCorrect="off"
              spellCheck={false}
              autoFocus
              maxLength={24}
              enterKeyHint="go"
            />
            <Button type="submit" size="lg" wide busy={isBusy}>
              {texts.enrol}
            </Button>
          </form>
        </div>
      </Card>
    </PageShell>
  )
}

function useEnrolment() {
  const app = useTillApp()
  const texts = useTexts()
  const whatWentWrong = useRefusalText()
  const [code, setCode] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | undefined>(undefined)
  const enrol = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    if (!isWholeCode(code)) return setError(texts.enrolment.tooShort)
    setIsBusy(true)
    setError(undefined)
    try {
      await app.enrol(shownCode(code))
    } catch (refused) {
      setError(whatWentWrong(refused))
    } finally {
      setIsBusy(false)
    }
  }
  return {
    code,
    setCode: (typed: string) => {
      setCode(typed)
      setError(undefined)
    },
    enrol,
    isBusy,
    error,
  }
}
