import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { callForFile } from '../../kit/api.ts'
import { Chips } from '../../kit/Chips.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { saveBlob } from '../../kit/save-file.ts'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { osloDay } from '../../language/amounts-and-dates.ts'
import { FormSheet } from '../cards/FormSheet.tsx'
import type { Wallet } from '../session/session.ts'
import { useHistoryTexts } from './history-texts.ts'

const routes = {
  pdf: 'GET /api/wallets/:schoolId/:walletId/statement/pdf',
  csv: 'GET /api/wallets/:schoolId/:walletId/statement/csv',
} as const
type Kind = keyof typeof routes

/** A year of lunches takes a while to draw, and others may be printing before us. */
const LONGEST_PRINT_MS = 60_000

/** Everything between two days as a file to keep. Begins with this year so far. */
export function StatementOf({ wallet }: { wallet: Wallet }) {
  const texts = useHistoryTexts().statement
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button type="button" className="portal-link" onClick={() => setIsOpen(true)}>
        {texts.open}
      </button>
      {isOpen ? <StatementSheet wallet={wallet} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function StatementSheet({ wallet: { schoolId, walletId }, onClose }: { wallet: Wallet; onClose: () => void }) {
  const texts = useHistoryTexts().statement
  const { language } = useLanguage()
  const say = useSay()
  const [today] = useState(() => osloDay(Date.now()))
  const [firstDay, setFirstDay] = useState(`${today.slice(0, 4)}-01-01`)
  const [lastDay, setLastDay] = useState(today)
  const [kind, setKind] = useState<Kind>('pdf')
  const fetch = useMutation({
    mutationFn: () => callForFile(routes[kind], { params: { schoolId, walletId }, query: { firstDay, lastDay, language }, timeoutMs: LONGEST_PRINT_MS }),
    onSuccess: ({ name, file }) => {
      saveBlob(name, file)
      say(texts.done)
      onClose()
    },
  })
  return (
    <FormSheet isOpen onClose={onClose} title={texts.title} onSubmit={() => fetch.mutate()} submitWords={texts.submit} work={fetch} size="lg">
      <p>{texts.lead}</p>
      <TextField
        label={texts.firstDay}
        type="date"
        required
        max={lastDay}
        value={firstDay}
        onChange={({ currentTarget }) => setFirstDay(currentTarget.value)}
      />
      <TextField label={texts.lastDay} type="date" required min={firstDay} value={lastDay} onChange={({ currentTarget }) => setLastDay(currentTarget.value)} />
      <Chips
        label={texts.kind}
        perRow={2}
        choices={(['pdf', 'csv'] as const).map((value) => ({ value, label: texts[value] }))}
        value={kind}
        onChoose={setKind}
      />
    </FormSheet>
  )
}
