import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Sight, sights } from '../../contract/relation-words.ts'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatDay } from '../../language/amounts-and-dates.ts'
import type { Wallet } from '../session/session.ts'
import { asLabel } from './as-label.ts'
import { apiParams, type Family, familyKey } from './family-queries.ts'
import { useFamilyTexts } from './family-texts.ts'

/** A guardian invites another, who may no more than they may themselves. */
export function InviteGuardian({ wallet, family: { invitations } }: { wallet: Wallet; family: Family }) {
  const all = useFamilyTexts()
  const texts = all.invite
  const queries = useQueryClient()
  const own = { sees: wallet.sees, mayPay: wallet.mayPay, mayLimit: wallet.mayLimit, mayRefund: wallet.mayRefund }
  const [terms, setTerms] = useState(own)
  const make = useMutation({
    mutationFn: () => call('POST /api/wallets/:schoolId/:walletId/guardian-invitations', { params: apiParams(wallet), body: { terms } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: familyKey(wallet) }),
  })
  const mayGive: readonly Sight[] = sights.slice(0, sights.indexOf(wallet.sees) + 1)
  return (
    <Card as="section" aria-labelledby="family-invite">
      <div className="kit-stack">
        <h2 id="family-invite">{texts.title}</h2>
        {make.data !== undefined ? (
          <Link link={make.data.link} code={make.data.code} firstName={wallet.firstName} />
        ) : (
          <>
            <p className="kit-muted">{texts.lead}</p>
            <Select
              label={texts.sees}
              choices={mayGive.toReversed().map((value) => ({ value, label: asLabel(all.sees[value]) }))}
              value={terms.sees}
              onChoose={(sees) => setTerms({ ...terms, sees })}
            />
            {wallet.mayPay ? <Checkbox label={asLabel(all.may.pay)} checked={terms.mayPay} onToggle={(mayPay) => setTerms({ ...terms, mayPay })} /> : null}
            {wallet.mayLimit ? (
              <Checkbox label={asLabel(all.may.limit)} checked={terms.mayLimit} onToggle={(mayLimit) => setTerms({ ...terms, mayLimit })} />
            ) : null}
            {wallet.mayRefund ? (
              <Checkbox label={asLabel(all.may.refund)} checked={terms.mayRefund} onToggle={(mayRefund) => setTerms({ ...terms, mayRefund })} />
            ) : null}
            <Failure error={make.error} />
            <Button wide look="secondary" busy={make.isPending} onClick={() => make.mutate()}>
              {texts.make}
            </Button>
          </>
        )}
        {invitations.map((invitation) => (
          <Open key={invitation.invitationId} wallet={wallet} invitation={invitation} />
        ))}
      </div>
    </Card>
  )
}

function Link({ link, code, firstName }: { link: string; code: string; firstName: string }) {
  const texts = useFamilyTexts().invite
  const say = useSay()
  return (
    <>
      <p className="portal-family-link">{link}</p>
      <p className="kit-muted kit-small">
        {texts.code}: <strong>{code}</strong>
      </p>
      <p>{texts.once}</p>
      {'share' in navigator ? (
        <Button size="lg" wide onClick={() => void navigator.share({ text: texts.shareText(firstName), url: link }).catch(() => undefined)}>
          {texts.share}
        </Button>
      ) : null}
      {'clipboard' in navigator ? (
        <Button wide look="secondary" onClick={() => void navigator.clipboard.writeText(link).then(() => say(texts.copied))}>
          {texts.copy}
        </Button>
      ) : null}
    </>
  )
}

function Open({ wallet, invitation: { invitationId, expiresAt } }: { wallet: Wallet; invitation: Family['invitations'][number] }) {
  const texts = useFamilyTexts().invite
  const { language } = useLanguage()
  const say = useSay()
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: () => call('DELETE /api/wallets/:schoolId/:walletId/guardian-invitations/:invitationId', { params: { ...apiParams(wallet), invitationId } }),
    onSuccess: () => {
      say(texts.ended)
      return queries.invalidateQueries({ queryKey: familyKey(wallet) })
    },
  })
  return (
    <div className="portal-family-line">
      <span className="kit-small">{texts.open(formatDay(expiresAt, { language }))}</span>
      <Button look="quiet" size="sm" colour="danger" busy={end.isPending} onClick={() => end.mutate()}>
        {texts.end}
      </Button>
      <Failure error={end.error} />
    </div>
  )
}
