import { useQuery } from '@tanstack/react-query'
import { Fold } from '../../kit/Fold.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { DataCopy } from './DataCopy.tsx'
import { EraseMe } from './EraseMe.tsx'
import { topicsQuery } from './privacy-queries.ts'
import { usePrivacyTexts } from './privacy-texts.ts'
import './privacy.css'

/** What is kept and why, a copy of it, and to be erased. */
export function PrivacyScreen() {
  const texts = usePrivacyTexts()
  return (
    <div className="portal-narrow">
      <PageHeading title={texts.title} lead={texts.lead} />
      <div className="kit-stack" data-gap="large">
        <WhatIsKept />
        <DataCopy />
        <EraseMe />
      </div>
    </div>
  )
}

function WhatIsKept() {
  const texts = usePrivacyTexts()
  const { data, error, isFetching, refetch } = useQuery(topicsQuery)
  if (data === undefined && error === null) return <Loading rows={6} />
  if (data === undefined) return <NoAnswer error={error} query={{ isFetching, refetch }} />
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{texts.whatWeKeep}</h2>
      <div className="portal-kept">
        {data.topics.map(({ topic, bases, kept }) => {
          const words = texts.topics[topic]
          return (
            <Fold key={topic} look="row" title={words.title}>
              <p>{words.what}</p>
              <p>
                <strong>{texts.why}:</strong> {words.why}
              </p>
              <p>
                <strong>{texts.howLong}:</strong> {kept.map(({ period, count }) => texts.periods[period](count ?? 0)).join('; ')}.
              </p>
              <p className="kit-muted kit-small">{texts.basisIs(bases.map((basis) => texts.bases[basis]).join(', '))}.</p>
            </Fold>
          )
        })}
      </div>
    </section>
  )
}
