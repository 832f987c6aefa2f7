import { type SubmitEvent, useState } from 'react'
import { kronerTextToOre, oreToKronerText } from '../../contract/money.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { useFourEyes } from './payouts.ts'
import { usePayoutTexts } from './payout-texts.ts'

/** Above which amount a second person must say yes. */
export function FourEyes({ aboveOre }: { aboveOre: number | null }) {
  const texts = usePayoutTexts().settings
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const save = useFourEyes()
  const [typed, setTyped] = useState(aboveOre === null ? '' : oreToKronerText(aboveOre))
  const isEmpty = typed.trim() === ''
  const wantedOre = isEmpty ? null : kronerTextToOre(typed)
  const isWrong = !isEmpty && wantedOre === null
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (!isWrong) save.mutate(wantedOre, { onSuccess: () => say(texts.saved) })
  }
  return (
    <Card>
      <form className="kit-stack office-payout-settings" noValidate onSubmit={submit}>
        <TextField
          label={texts.fourEyes}
          description={texts.fourEyesHelp}
          suffix="kr"
          inputMode="decimal"
          autoComplete="off"
          maxLength={10}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          error={isWrong ? texts.wrong : undefined}
        />
        {save.error === null ? null : (
          <Notice tone="refusal" announce="now">
            {whatWentWrong(save.error)}
          </Notice>
        )}
        <div>
          <Button type="submit" busy={save.isPending} disabled={isWrong}>
            {texts.save}
          </Button>
        </div>
      </form>
    </Card>
  )
}
