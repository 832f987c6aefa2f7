import { useQuery } from '@tanstack/react-query'
import { ApiUnreachable } from '../../kit/api.ts'
import { NotFound } from '../../kit/app-router.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { Spinner } from '../../kit/Spinner.tsx'
import { useCardTexts } from '../card-texts.ts'
import { useWalletInAddress } from '../card/wallet-in-address.ts'
import type { Wallet } from '../session/session.ts'
import { CodeHead } from './CodeHead.tsx'
import { phoneCodeQuery } from './phone-code-query.ts'
import { ShownCode } from './ShownCode.tsx'
import './code.css'

/** The code that pays, over the whole screen: white in every light, since a scanner knows nothing of dark mode. */
export function CodeScreen() {
  const texts = useCardTexts().code
  const wallet = useWalletInAddress()
  useScreenTitle(texts.title)
  if (wallet === undefined || !wallet.mayPay) return <NotFound />
  return (
    <main className="portal-code" data-color-scheme="light" id="content">
      <CodeHead wallet={wallet} />
      {isSecureContext ? (
        <WithKeys wallet={wallet} />
      ) : (
        <EmptyState drawing="card" title={texts.insecure}>
          {texts.insecureAdvice}
        </EmptyState>
      )}
    </main>
  )
}

function WithKeys({ wallet }: { wallet: Wallet }) {
  const texts = useCardTexts().code
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const { data, error, refetch, isFetching } = useQuery(phoneCodeQuery(wallet))
  if (data !== undefined) return <ShownCode wallet={wallet} maker={data} isWithoutNetwork={error instanceof ApiUnreachable} />
  if (error === null) {
    return (
      <p className="portal-code-wait" role="status" aria-label={common.loading}>
        <Spinner />
      </p>
    )
  }
  const isSilent = error instanceof ApiUnreachable
  return (
    <EmptyState
      drawing="offline"
      title={isSilent ? texts.noNetwork : whatWentWrong(error)}
      action={
        <Button busy={isFetching} onClick={() => void refetch()}>
          {common.tryAgain}
        </Button>
      }
    >
      {isSilent ? texts.noNetworkAdvice : undefined}
    </EmptyState>
  )
}
