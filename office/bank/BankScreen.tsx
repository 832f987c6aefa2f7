import { useNavigate, useSearch } from '@tanstack/react-router'
import { PageHeading } from '../../kit/PageShell.tsx'
import { Tabs } from '../../kit/Tabs.tsx'
import { Answered } from '../Answered.tsx'
import { ListAndPanel } from '../panel/ListAndPanel.tsx'
import { useOpen } from '../use-open.ts'
import { Accounts } from './Accounts.tsx'
import { type Bank, useBank } from './bank.ts'
import { bankViews, type BankSearch } from './bank-search.ts'
import { useBankTexts } from './bank-texts.ts'
import { Files } from './Files.tsx'
import { PaymentPanel } from './PaymentPanel.tsx'
import { Placed, Waiting } from './Payments.tsx'
import { ReadFile } from './ReadFile.tsx'
import './bank.css'

/** Money that came by bank transfer: what waits for a person, where the rest went, and the files it was read from. */
export function BankScreen() {
  const texts = useBankTexts()
  const bank = useBank()
  return (
    <ListAndPanel panel={bank.data === undefined ? null : <Panel bank={bank.data} />}>
      <PageHeading title={texts.title} lead={texts.lead} />
      <Answered query={bank}>
        {(data) => (
          <div className="kit-stack">
            {data.accounts.length === 0 ? null : <ReadFile />}
            <Views bank={data} />
          </div>
        )}
      </Answered>
    </ListAndPanel>
  )
}

function Views({ bank }: { bank: Bank }) {
  const texts = useBankTexts()
  const navigate = useNavigate()
  const { view = bank.accounts.length === 0 ? 'accounts' : 'waiting' } = useSearch({ strict: false }) as BankSearch
  const contents = {
    waiting: () => <Waiting bank={bank} />,
    placed: () => <Placed payments={bank.placed} />,
    files: () => <Files files={bank.files} />,
    accounts: () => <Accounts accounts={bank.accounts} />,
  }
  return (
    <Tabs
      label={texts.tabs.label}
      tabs={bankViews.map((key) => ({
        key,
        label: key === 'waiting' && bank.waitingCount > 0 ? `${texts.tabs.waiting} (${bank.waitingCount})` : texts.tabs[key],
        content: contents[key],
      }))}
      value={view}
      onChoose={(key) => void navigate({ to: '.', search: { view: key }, resetScroll: false })}
    />
  )
}

function Panel({ bank }: { bank: Bank }) {
  const { open, close } = useOpen()
  const payment = [...bank.waiting, ...bank.placed].find(({ paymentId }) => paymentId === open)
  return payment === undefined ? null : <PaymentPanel key={payment.paymentId} payment={payment} onClose={close} />
}
