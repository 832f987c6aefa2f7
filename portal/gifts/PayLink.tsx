import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { QrCode } from '../../kit/QrCode.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import type { Wallet } from '../session/session.ts'
import { useGiftTexts } from './gift-texts.ts'

/** The link that others can pay in by: made, shown, shared and ended here. */
export function PayLink({ wallet }: { wallet: Wallet }) {
  const texts = useGiftTexts().ways
  const link = usePayLink(wallet)
  const { data } = link
  return (
    <Card>
      <div className="kit-stack">
        <h2>{texts.linkTitle}</h2>
        {data?.isPossible === false ? <p className="kit-muted">{texts.notPossible}</p> : <p className="kit-muted">{texts.linkLead(wallet.firstName)}</p>}
        <Failure error={link.error} />
        {data === undefined ? (
          link.error === null ? (
            <Loading rows={2} />
          ) : null
        ) : data.link !== null ? (
          <Live url={data.link.url} firstName={wallet.firstName} isEnding={link.isEnding} onEnd={link.end} />
        ) : data.isPossible ? (
          <Button size="lg" wide busy={link.isMaking} onClick={link.make}>
            {texts.makeLink}
          </Button>
        ) : null}
      </div>
    </Card>
  )
}

function usePayLink({ schoolId, walletId }: Wallet) {
  const texts = useGiftTexts().ways
  const queries = useQueryClient()
  const say = useSay()
  const params = { schoolId, walletId }
  const queryKey = ['wallet', walletId, 'pay-link']
  const { data, error } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/pay-link', { params, signal }),
  })
  const make = useMutation({
    mutationFn: () => call('POST /api/wallets/:schoolId/:walletId/pay-link', { params }),
    onSuccess: (shown) => queries.setQueryData(queryKey, shown),
  })
  const end = useMutation({
    mutationFn: () => call('DELETE /api/wallets/:schoolId/:walletId/pay-link', { params }),
    onSuccess: (shown) => {
      queries.setQueryData(queryKey, shown)
      say(texts.ended)
    },
  })
  return {
    data,
    error: make.error ?? end.error ?? error,
    make: () => make.mutate(),
    isMaking: make.isPending,
    end: () => end.mutate(),
    isEnding: end.isPending,
  }
}

function Live({ url, firstName, isEnding, onEnd }: { url: string; firstName: string; isEnding: boolean; onEnd: () => void }) {
  const texts = useGiftTexts().ways
  const [isAsking, setIsAsking] = useState(false)
  const share = (): void => {
    // Closing the sheet without sharing is no fault.
    void navigator.share({ text: texts.shareText(firstName), url }).catch(() => undefined)
  }
  return (
    <>
      <div className="portal-pay-link-code">
        <QrCode text={url} label={texts.qr(firstName)} />
      </div>
      <p className="portal-pay-link-address kit-small">{url}</p>
      <div className="kit-stack" data-gap="small">
        {'share' in navigator ? (
          <Button size="lg" wide onClick={share}>
            {texts.share}
          </Button>
        ) : null}
        <CopyButton text={url} copied={texts.copied} look={'share' in navigator ? 'secondary' : 'primary'} size="lg" wide>
          {texts.copyLink}
        </CopyButton>
        <Button look="quiet" size="lg" wide busy={isEnding} onClick={() => setIsAsking(true)}>
          {texts.end}
        </Button>
      </div>
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={texts.endTitle}
        actions={
          <>
            <Button
              onClick={() => {
                setIsAsking(false)
                onEnd()
              }}
            >
              {texts.end}
            </Button>
            <Button look="secondary" onClick={() => setIsAsking(false)}>
              {texts.keep}
            </Button>
          </>
        }
      >
        <p>{texts.endLead}</p>
      </Dialog>
    </>
  )
}
