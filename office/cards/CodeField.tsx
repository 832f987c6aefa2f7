import { hintOf, isMeantAsOurs, readCode } from '../../rules/card-codes.ts'
import { TextField } from '../../kit/TextField.tsx'
import { useCardTexts } from '../card-texts.ts'

/** What is wrong with a number before it is sent, or undefined. */
export function useCodeProblem(): (code: string) => string | undefined {
  const texts = useCardTexts().code
  return (code) => {
    if (code.trim() === '') return texts.missing
    return readCode(code) === null && isMeantAsOurs(code) ? texts.mistyped : undefined
  }
}

type CodeFieldProps = { code: string; onChange: (code: string) => void; error: string | undefined; takesForeign?: boolean; begins?: boolean }

/** The number of a card. A scanner fills it in from anywhere on the page; a hand types it here. */
export function CodeField({ code, onChange, error, takesForeign = false, begins = false }: CodeFieldProps) {
  const texts = useCardTexts().code
  const read = readCode(code)
  return (
    <div>
      <TextField
        label={texts.label}
        description={takesForeign ? texts.helpForeign : texts.help}
        value={code}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
        maxLength={64}
        autoFocus={begins}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <p className="kit-small kit-muted" role="status">
        {read?.kind === 'printed' ? texts.scanned(hintOf(code.replaceAll(/[\s-]/g, '').toUpperCase())) : ''}
      </p>
    </div>
  )
}
