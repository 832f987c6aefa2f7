import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { RouteReply } from '../../contract/route-types.ts'
import { ApiRefusal, call } from '../../kit/api.ts'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { isSlowAfter, waitAfterAnswers } from '../topups/poll-steps.ts'
import { State } from '../topups/TopupState.tsx'
import { useGiftTexts } from './gift-texts.ts'
import { linkOfGift } from './link-of-gift.ts'
import '../topups/topups.css'

/** Where a giver comes back to after paying. The provider's word decides, not that the browser returned. */
export function GiftStateScreen() {
  const texts = useGiftTexts().state
  const { schoolId, topupId } = useParams({ strict: false })
  useScreenTitle(texts.title)
  const isGift = topupId !== undefined && /^[1-9]\d{0,9}$/.test(schoolId ?? '')
  return isGift ? <Following key={topupId} schoolId={Number(schoolId)} topupId={topupId} /> : <Unknown />
}

function Following({ schoolId, topupId }: { schoolId: number; topupId: string }) {
  const texts = useGiftTexts().state
  const queries = useQueryClient()
  const key = ['gift', topupId]
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call('GET /api/gifts/:schoolId/:topupId', { params: { schoolId, topupId }, signal }),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data && state.data.state !== 'waiting' ? false : (waitAfterAnswers(state.dataUpdateCount + state.errorUpdateCount) ?? false),
  })
  const isSlow = isSlowAfter(queries.getQueryState(key)?.dataUpdateCount ?? 0)
  if (data === undefined && error === null) return <Loading rows={4} />
  if (data === undefined) {
    if (error instanceof ApiRefusal) return <Unknown />
    return <NoAnswer isScreen error={error} query={{ isFetching, refetch }} />
  }
  return (
    <div className="portal-topup" role="status">
      {data.state === 'waiting' ? (
        <State mark="waiting" title={texts.waitingTitle} text={texts.waiting}>
          {isSlow ? (
            <Button size="lg" wide busy={isFetching} onClick={() => void refetch()}>
              {texts.checkNow}
            </Button>
          ) : null}
          {data.payAt === null ? null : (
            <a href={data.payAt} {...buttonLook({ look: 'quiet', size: 'lg', wide: true })}>
              {texts.goOn}
            </a>
          )}
        </State>
      ) : (
        <Outcome gift={data} />
      )}
    </div>
  )
}

type Gift = RouteReply<'GET /api/gifts/:schoolId/:topupId'>

function Outcome({ gift }: { gift: Gift }) {
  const { state: texts, fund } = useGiftTexts()
  const again = linkOfGift(gift.topupId)
  const tryAgain =
    again === null ? null : (
      <a href={again} {...buttonLook({ size: 'lg', wide: true })}>
        {texts.again}
      </a>
    )
  switch (gift.state) {
    case 'paid':
      return (
        <State
          mark="credited"
          title={texts.paidTitle}
          text={
            gift.childFirstName === null
              ? fund.paid(formatKroner(gift.amountOre), gift.schoolName)
              : texts.paid(formatKroner(gift.amountOre), gift.childFirstName)
          }
        >
          {gift.hasReceiptAddress ? <p className="kit-muted">{texts.receipt}</p> : null}
        </State>
      )
    case 'declined':
      return (
        <State mark="declined" title={texts.declinedTitle} text={texts.declined}>
          {tryAgain}
        </State>
      )
    case 'given_back':
      return (
        <State mark="stopped" title={texts.givenBackTitle} text={texts.givenBack}>
          {tryAgain}
        </State>
      )
    default:
      return (
        <State mark="stopped" title={texts.stoppedTitle} text={texts.stopped}>
          {tryAgain}
        </State>
      )
  }
}

function Unknown() {
  const texts = useGiftTexts().state
  return (
    <EmptyState isScreen drawing="search" title={texts.unknown}>
      <p role="status">{texts.unknownAdvice}</p>
    </EmptyState>
  )
}
