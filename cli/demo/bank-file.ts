// A file such as a bank sends of what was booked on an account (camt.054.001.02), for a world that has no bank.

import { create } from 'xmlbuilder2'

export type BookedByBank = {
  reference: string
  /** "200.00" */
  kroner: string
  kid?: string | null
  message?: string
  payer?: string
  isOut?: boolean
  isTakenBack?: boolean
  /** What we called a payment of our own. */
  endToEndId?: string
  /** What we called a whole file, booked in one sum. */
  paymentInfoId?: string
  /** Why a payment came back: AC04 is a closed account. */
  returnCode?: string
}

export type BankFileWish = { messageId: string; account: string; bookedOn: string; payments: readonly BookedByBank[] }

/** The file's text, each payment an entry of its own. */
export function bankFile({ messageId, account, bookedOn, payments }: BankFileWish): string {
  return create({ version: '1.0', encoding: 'UTF-8' })
    .ele({
      Document: {
        '@xmlns': 'urn:iso:std:iso:20022:tech:xsd:camt.054.001.02',
        BkToCstmrDbtCdtNtfctn: {
          GrpHdr: { MsgId: messageId, CreDtTm: `${bookedOn}T06:30:00` },
          Ntfctn: {
            Id: `${messageId}-1`,
            CreDtTm: `${bookedOn}T06:30:00`,
            Acct: { Id: { Othr: { Id: account } } },
            Ntry: payments.map((payment) => entryOf(payment, bookedOn)),
          },
        },
      },
    })
    .end({ prettyPrint: true })
}

const entryOf = (
  { reference, kroner, kid, message, payer = 'Kari Nordmann', isOut, isTakenBack, endToEndId, paymentInfoId, returnCode }: BookedByBank,
  bookedOn: string,
) => ({
  Amt: { '@Ccy': 'NOK', '#': kroner },
  CdtDbtInd: isOut ? 'DBIT' : 'CRDT',
  ...(isTakenBack && { RvslInd: 'true' }),
  Sts: 'BOOK',
  BookgDt: { Dt: bookedOn },
  AcctSvcrRef: reference,
  BkTxCd: { Domn: { Cd: 'PMNT', Fmly: { Cd: 'RCDT', SubFmlyCd: 'DMCT' } } },
  NtryDtls: {
    TxDtls: {
      Refs: { AcctSvcrRef: reference, ...(paymentInfoId && { PmtInfId: paymentInfoId }), ...(endToEndId && { EndToEndId: endToEndId }) },
      RltdPties: { Dbtr: { Nm: payer } },
      RmtInf: kid ? { Strd: { CdtrRefInf: { Ref: kid } } } : { Ustrd: message ?? 'Til Nora' },
      ...(returnCode && { RtrInf: { Rsn: { Cd: returnCode } } }),
    },
  },
})
