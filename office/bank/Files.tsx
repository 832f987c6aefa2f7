import { Card } from '../../kit/Card.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Table } from '../../kit/Table.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import type { BankFile } from './bank.ts'
import { useBankTexts } from './bank-texts.ts'

export function Files({ files }: { files: readonly BankFile[] }) {
  const texts = useBankTexts()
  const { language } = useLanguage()
  return (
    <Table
      caption={texts.captions.files}
      captionUnseen
      columns={[
        { key: 'name', title: texts.columns.file, isRowName: true, cell: ({ name }) => <span className="office-file-name">{name}</span> },
        { key: 'readAt', title: texts.columns.readAt, cell: ({ readAt }) => formatInstant(readAt, { language }) },
        { key: 'payments', title: texts.columns.payments, align: 'end', wideOnly: true, cell: ({ paymentCount }) => paymentCount },
        { key: 'fresh', title: texts.columns.fresh, align: 'end', cell: ({ newPaymentCount }) => newPaymentCount },
      ]}
      rows={files}
      rowKey={({ fileId }) => fileId}
      empty={
        <Card>
          <EmptyState drawing="receipt" title={texts.nothingRead.title}>
            {texts.nothingRead.advice}
          </EmptyState>
        </Card>
      }
    />
  )
}
