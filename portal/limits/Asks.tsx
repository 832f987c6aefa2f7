import { type SubmitEvent, useState } from 'react'
import { kronerTextToOre } from '../../contract/money.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import type { Wallet } from '../session/session.ts'
import { type Ask, isOpen, type SpendingLimits, useAnswer, useAsk } from './limit-queries.ts'
import { useLimitTexts } from './limit-texts.ts'

type Props = { wallet: Wallet; known: SpendingLimits }

/** What is asked for today, with whoever is to answer; first on the page, since somebody stands in a queue. */
export function Asks({ wallet, known }: Props) {
  const shown = known.asks.filter((ask) => !ask.isOver)
  return shown.map((ask) => <OneAsk key={ask.askId} wallet={wallet} known={known} ask={ask} />)
}

function OneAsk({ wallet, known, ask }: Props & { ask: Ask }) {
  const texts = useLimitTexts()
  const say = useSay()
  const answer = useAnswer(wallet, () => say(texts.answered))
  const { askId, amountOre, products, answers, isUsed } = ask
  const isMine = isOpen(ask) && wallet.relation === 'guardian' && answers.some(({ isYours, isYes }) => isYours && isYes === null)
  const isOpenYes = !isUsed && answers.some(({ isYes }) => isYes)
  return (
    <Card look="tinted">
      <div className="kit-stack" data-gap="small">
        <h2>{wallet.relation === 'own' ? texts.youAsked : texts.pupilAsks(known.firstName)}</h2>
        <p>{products.length === 0 ? texts.askedFor(formatKroner(amountOre)) : texts.askedForProducts(products.join(', '), formatKroner(amountOre))}</p>
        <ul className="portal-terms">
          {answers.map(({ personId, firstName, isYours, isYes }) => (
            <li key={personId}>{texts.answer[isYes === null ? 'none' : isYes ? 'yes' : 'no'](isYours ? texts.you : (firstName ?? texts.aGuardian))}</li>
          ))}
          {isUsed ? <li>{texts.used}</li> : null}
        </ul>
        {isOpenYes ? <p className="kit-muted kit-small">{texts.yesHolds}</p> : null}
        <Failure error={answer.error} />
        {isMine ? (
          <>
            <div className="kit-row">
              <Button busy={answer.isPending} onClick={() => answer.mutate({ askId, isYes: true })}>
                {texts.yes}
              </Button>
              <Button look="secondary" busy={answer.isPending} onClick={() => answer.mutate({ askId, isYes: false })}>
                {texts.no}
              </Button>
            </div>
            <p className="kit-muted kit-small">{texts.onceOnly}</p>
          </>
        ) : null}
      </div>
    </Card>
  )
}

/** The pupil asks beforehand: for an amount, or for something that is stopped. */
export function AskOnce({ wallet, known: { asksLeft, menu } }: Props) {
  const texts = useLimitTexts()
  const say = useSay()
  const [amount, setAmount] = useState('')
  const [productId, setProductId] = useState('')
  const [isTried, setIsTried] = useState(false)
  const ask = useAsk(wallet, () => {
    setAmount('')
    setProductId('')
    setIsTried(false)
    say(texts.askSent)
  })
  const amountOre = kronerTextToOre(amount)
  const isAmount = amountOre !== null && amountOre > 0
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setIsTried(true)
    if (isAmount && !ask.isPending) ask.mutate({ amountOre, productIds: productId === '' ? [] : [productId] })
  }
  const choose = (chosen: string): void => {
    setProductId(chosen)
    const price = menu.products.find((product) => product.productId === chosen)?.priceOre
    if (price !== undefined && amount === '') setAmount(String(price / 100).replace('.', ','))
  }
  return (
    <Card as="section" aria-labelledby="ask-once">
      <form className="kit-stack" noValidate onSubmit={submit}>
        <h2 id="ask-once">{texts.asks}</h2>
        <p className="kit-small">{asksLeft === 0 ? texts.asksUsedUp : texts.asksLead}</p>
        {asksLeft === 0 ? null : (
          <>
            <Select
              label={texts.askProduct}
              choices={[{ value: '', label: texts.askNoProduct }, ...menu.products.map((product) => ({ value: product.productId, label: product.name }))]}
              value={productId}
              onChoose={choose}
            />
            <TextField
              label={texts.askAmount}
              inputMode="decimal"
              autoComplete="off"
              maxLength={8}
              suffix="kr"
              value={amount}
              onChange={(event) => setAmount(event.currentTarget.value)}
              error={isTried && !isAmount ? texts.amountWrong : undefined}
            />
            <Failure error={ask.error} />
            <Button type="submit" wide busy={ask.isPending}>
              {texts.ask}
            </Button>
            <p className="kit-muted kit-small">{texts.asksLeft(asksLeft)}</p>
          </>
        )}
      </form>
    </Card>
  )
}
