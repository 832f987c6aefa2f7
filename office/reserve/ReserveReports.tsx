import { useQuery } from '@tanstack/react-query'
import type { RouteReply } from '../../contract/route-types.ts'
import { Amount } from '../../kit/Amount.tsx'
import { call } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useReserveTexts } from './reserve-texts.ts'

type Report = RouteReply<'GET /api/office/schools/:schoolId/reserve-reports'>['reports'][number]

/** What was not as it should be in sales without a network. Not there when all was well. */
export function ReserveReports() {
  const { schoolId } = useAtSchool()
  const texts = useReserveTexts().reports
  const { data } = useQuery({
    queryKey: ['school', schoolId, 'reserve-reports'],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/reserve-reports', { params: { schoolId }, signal }),
  })
  if (!data || data.reports.length === 0) return null
  return (
    <div className="kit-stack">
      <div>
        <h2 id="reserve-reports">{texts.title}</h2>
        <p className="kit-muted">{texts.lead}</p>
      </div>
      <div className="kit-table-frame" role="region" aria-label={texts.caption} tabIndex={0}>
        <table className="ds-table kit-table">
          <caption className="kit-unseen">{texts.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.when}</th>
              <th scope="col" data-wide-only="">
                {texts.till}
              </th>
              <th scope="col">{texts.what}</th>
              <th scope="col" data-align="end">
                {texts.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.reports.map((report) => (
              <ReportRow key={report.reportId} report={report} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function ReportRow({ report: { what, madeAt, tillName, pupilName, amountOre } }: { report: Report }) {
  const texts = useReserveTexts().reports
  const { language } = useLanguage()
  return (
    <tr>
      <td>{formatInstant(madeAt, { language })}</td>
      <td data-wide-only="">{tillName}</td>
      <td>
        {pupilName === null ? null : <strong>{pupilName}: </strong>}
        {what in texts.whats ? texts.whats[what as keyof typeof texts.whats] : texts.other}
      </td>
      <td data-align="end">{amountOre === null ? null : <Amount ore={amountOre} />}</td>
    </tr>
  )
}
