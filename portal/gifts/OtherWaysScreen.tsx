import { useQuery } from '@tanstack/react-query'
import { call } from '../../kit/api.ts'
import { NotFound } from '../../kit/app-router.tsx'
import { buttonLook } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { formatAccountNumber } from '../../rules/account-number.ts'
import { WalletChoice } from '../card/WalletChoice.tsx'
import { useWalletInAddress } from '../card/wallet-in-address.ts'
import type { Wallet } from '../session/session.ts'
import { useGiftTexts } from './gift-texts.ts'
import { PayLink } from './PayLink.tsx'
import './gifts.css'

/** Money in besides the usual way: by the bank, and by others. */
export function OtherWaysScreen() {
  const texts = useGiftTexts().ways
  const wallet = useWalletInAddress()
  useScreenTitle(texts.title)
  if (wallet === undefined) return <NotFound />
  return (
    <div className="portal-narrow kit-stack" key={wallet.walletId}>
      <h1>{texts.title}</h1>
      <WalletChoice to="/other-ways/$schoolId/$walletId" />
      <PayLink wallet={wallet} />
      <BankTransfer wallet={wallet} />
      <ToFund wallet={wallet} />
    </div>
  )
}

/** Where the school lets anybody give to its meal fund, a family may too. */
function ToFund({ wallet: { schoolId, walletId } }: { wallet: Wallet }) {
  const texts = useGiftTexts().fund
  const { data } = useQuery({
    queryKey: ['wallet', walletId, 'fund-link'],
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/fund-link', { params: { schoolId, walletId }, signal }),
  })
  if (!data?.url) return null
  return (
    <Card>
      <div className="kit-stack">
        <h2>{texts.cardTitle}</h2>
        <p className="kit-muted">{texts.cardLead}</p>
        <a href={data.url} {...buttonLook({ look: 'secondary', size: 'lg', wide: true })}>
          {texts.open}
        </a>
      </div>
    </Card>
  )
}

function BankTransfer({ wallet }: { wallet: Wallet }) {
  const texts = useGiftTexts().ways
  const { schoolId, walletId } = wallet
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['wallet', walletId, 'bank-transfer'],
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/bank-transfer', { params: { schoolId, walletId }, signal }),
  })
  return (
    <Card>
      <div className="kit-stack">
        <h2>{texts.bankTitle}</h2>
        {data !== undefined ? (
          <Transfer transfer={data.transfer} />
        ) : error === null ? (
          <Loading rows={3} />
        ) : (
          <NoAnswer isPart error={error} query={{ isFetching, refetch }} />
        )}
      </div>
    </Card>
  )
}

type Shown = { accountNumber: string; kid: string; payeeName: string } | null

function Transfer({ transfer }: { transfer: Shown }) {
  const texts = useGiftTexts().ways
  if (transfer === null) return <p className="kit-muted">{texts.noBank}</p>
  return (
    <>
      <p className="kit-muted">{texts.bankLead}</p>
      <dl className="portal-transfer">
        <ToCopy what={texts.account} copy={texts.copyAccount} shown={formatAccountNumber(transfer.accountNumber)} copied={transfer.accountNumber} />
        <ToCopy what={texts.kid} copy={texts.copyKid} shown={transfer.kid.replace(/(\d{4})(?=\d)/g, '$1 ')} copied={transfer.kid} />
        <div>
          <dt>{texts.payee}</dt>
          <dd>{transfer.payeeName}</dd>
        </div>
      </dl>
    </>
  )
}

function ToCopy({ what, copy, shown, copied }: { what: string; copy: string; shown: string; copied: string }) {
  const texts = useGiftTexts().ways
  return (
    <div>
      <dt>{what}</dt>
      <dd>
        <span className="portal-transfer-number">{shown}</span>
        <CopyButton text={copied} copied={texts.copied} look="secondary" size="sm">
          {copy}
        </CopyButton>
      </dd>
    </div>
  )
}
