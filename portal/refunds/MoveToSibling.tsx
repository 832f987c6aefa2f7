import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newId } from '../../contract/ids.ts'
import { kronerTextToOre, oreToKronerText } from '../../contract/money.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { ApiUnreachable, call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { sessionQuery, type Wallet } from '../session/session.ts'
import { useRefundTexts } from './refund-texts.ts'

type Movable = RouteReply<'GET /api/wallets/:schoolId/:walletId/sibling-transfers'>
type Wish = RouteBody<'POST /api/wallets/:schoolId/:walletId/sibling-transfers'>

const movableQuery = ({ schoolId, walletId }: Wallet) =>
  queryOptions({
    queryKey: ['wallet', walletId, 'sibling-transfers'],
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/sibling-transfers', { params: { schoolId, walletId }, signal }),
    staleTime: 0,
  })

/** What one has paid in, to another of one's own at the same school. Who has nothing to move, or nowhere to, is not bothered with it. */
export function MoveToSibling({ wallet }: { wallet: Wallet }) {
  const { data } = useQuery(movableQuery(wallet))
  if (data === undefined || data.mostOre === 0 || data.to.every(({ roomOre }) => roomOre === 0)) return null
  return <Move key={data.mostOre} wallet={wallet} movable={data} />
}

function Move({ wallet, movable: { mostOre, to } }: { wallet: Wallet; movable: Movable }) {
  const texts = useRefundTexts().sibling
  const say = useSay()
  const withRoom = to.filter(({ roomOre }) => roomOre > 0)
  const [toWalletId, setToWalletId] = useState(withRoom[0]?.walletId)
  const sibling = withRoom.find(({ walletId }) => walletId === toWalletId) ?? withRoom[0]
  const limitOre = Math.min(mostOre, sibling?.roomOre ?? 0)
  const [typed, setTyped] = useState(oreToKronerText(limitOre))
  const typedOre = kronerTextToOre(typed)
  const amountOre = typedOre !== null && typedOre > 0 && typedOre <= limitOre ? typedOre : undefined
  const { move, isPending, error } = useMove(wallet, (done) => say(texts.done(formatKroner(done.amountOre), sibling?.firstName ?? '')))
  if (sibling === undefined) return null
  const { firstName, balanceOre } = sibling
  return (
    <section className="kit-stack" aria-labelledby="to-sibling">
      <h2 id="to-sibling">{texts.title}</h2>
      <p className="kit-muted">{texts.lead(formatKroner(mostOre))}</p>
      <form
        className="kit-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (amountOre !== undefined) move({ toWalletId: sibling.walletId, amountOre })
        }}
      >
        {withRoom.length > 1 ? (
          <Chips
            label={texts.to}
            perRow={2}
            choices={withRoom.map((each) => ({ value: each.walletId, label: each.firstName, disabled: isPending }))}
            value={sibling.walletId}
            onChoose={setToWalletId}
          />
        ) : null}
        <TextField
          label={texts.amount}
          suffix="kr"
          inputMode="decimal"
          autoComplete="off"
          maxLength={10}
          value={typed}
          disabled={isPending}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          error={amountOre === undefined ? texts.amountWrong(formatKroner(limitOre)) : undefined}
          description={amountOre === undefined ? undefined : texts.after(firstName, formatKroner(balanceOre + amountOre))}
        />
        <Failure error={error} />
        <Button type="submit" look="secondary" size="lg" wide busy={isPending} disabled={amountOre === undefined}>
          {texts.submit(formatKroner(amountOre ?? limitOre), firstName)}
        </Button>
      </form>
    </section>
  )
}

/** After silence the same id is sent again, so that it is never moved twice. */
function useMove({ schoolId, walletId }: Wallet, onDone: (made: { amountOre: number }) => void) {
  const queries = useQueryClient()
  const wish = useRef<Wish | undefined>(undefined)
  const move = useMutation({
    mutationFn: (body: Wish) => call('POST /api/wallets/:schoolId/:walletId/sibling-transfers', { params: { schoolId, walletId }, body }),
    onSuccess: async (made) => {
      wish.current = undefined
      onDone(made)
      // Both cards have another balance now.
      await Promise.all([queries.invalidateQueries({ queryKey: sessionQuery.queryKey }), queries.invalidateQueries({ queryKey: ['wallet'] })])
    },
    onError: (error) => {
      if (!(error instanceof ApiUnreachable)) wish.current = undefined
    },
  })
  return {
    move: (wanted: Omit<Wish, 'id'>) => {
      if (wish.current?.amountOre !== wanted.amountOre || wish.current.toWalletId !== wanted.toWalletId) wish.current = { id: newId(), ...wanted }
      move.mutate(wish.current)
    },
    isPending: move.isPending,
    error: move.error,
  }
}
