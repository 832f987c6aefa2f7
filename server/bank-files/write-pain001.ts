// The file that tells the bank whom to pay (ISO 20022 pain.001, versions .03 and .09, as Norwegian banks want it):
// NURG, charges shared as the bank does, accounts as BBAN. The same run always gives the same bytes and the same
// message id, so that a bank refuses it the second time.

import { create } from 'xmlbuilder2'
import { oreToDecimalText } from '../../contract/money.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'

export type Pain001Version = '03' | '09'

export type CreditTransfer = {
  /** Ours, at most 35 characters; comes back in the bank's own files. */
  endToEndId: string
  amountOre: number
  payeeName: string
  /** Eleven digits. */
  payeeAccount: string
  /** What the payee reads, or a KID. */
  text: string | { kid: string }
}

export type PaymentFile = {
  version: Pain001Version
  /** At most 28 characters: the payment block's id is made from it. */
  messageId: string
  madeAt: Date
  /** The bank's day for it: "2026-01-15". */
  payOn: string
  payer: { name: string; organisationNumber: string; account: string; bic: string | null }
  transfers: readonly CreditTransfer[]
}

const ID_LENGTH = 35
const NAME_LENGTH = 70
const TEXT_LENGTH = 140

/** The file's text. @throws when there is nothing to pay, or an id is too long or stands twice */
export function writePain001({ version, messageId, madeAt, payOn, payer, transfers }: PaymentFile): string {
  const ids = new Set(transfers.map(({ endToEndId }) => endToEndId))
  if (transfers.length === 0 || ids.size !== transfers.length) throw new Error('a payment file needs payments, each with an id of its own')
  if (`${messageId}-1`.length > ID_LENGTH || [...ids].some((id) => id.length === 0 || id.length > ID_LENGTH))
    throw new Error('an id in a payment file is too long')
  const local = norwegianTime(madeAt)
  const sum = oreToDecimalText(transfers.reduce((total, { amountOre }) => total + amountOre, 0))
  const count = String(transfers.length)
  return create({ version: '1.0', encoding: 'UTF-8' })
    .ele({
      Document: {
        '@xmlns': `urn:iso:std:iso:20022:tech:xsd:pain.001.001.${version}`,
        CstmrCdtTrfInitn: {
          GrpHdr: {
            MsgId: messageId,
            CreDtTm: `${local.date}T${local.time}`,
            NbOfTxs: count,
            CtrlSum: sum,
            InitgPty: { Nm: plain(payer.name, NAME_LENGTH), Id: { OrgId: { Othr: { Id: payer.organisationNumber, SchmeNm: { Cd: 'CUST' } } } } },
          },
          PmtInf: {
            PmtInfId: `${messageId}-1`,
            PmtMtd: 'TRF',
            BtchBookg: 'false',
            NbOfTxs: count,
            CtrlSum: sum,
            PmtTpInf: { SvcLvl: { Cd: 'NURG' } },
            ReqdExctnDt: version === '03' ? payOn : { Dt: payOn },
            Dbtr: { Nm: plain(payer.name, NAME_LENGTH) },
            DbtrAcct: { Id: bban(payer.account), Ccy: 'NOK' },
            DbtrAgt: { FinInstnId: bankOf(payer.bic, version) },
            ChrgBr: 'SLEV',
            CdtTrfTxInf: transfers.map((transfer) => ({
              PmtId: { InstrId: transfer.endToEndId, EndToEndId: transfer.endToEndId },
              Amt: { InstdAmt: { '@Ccy': 'NOK', '#': oreToDecimalText(transfer.amountOre) } },
              Cdtr: { Nm: plain(transfer.payeeName, NAME_LENGTH) },
              CdtrAcct: { Id: bban(transfer.payeeAccount) },
              RmtInf:
                typeof transfer.text === 'string'
                  ? { Ustrd: plain(transfer.text, TEXT_LENGTH) }
                  : { Strd: { CdtrRefInf: { Tp: { CdOrPrtry: { Cd: 'SCOR' } }, Ref: transfer.text.kid } } },
            })),
          },
        },
      },
    })
    .end({ prettyPrint: true })
}

const bban = (digits: string) => ({ Othr: { Id: digits, SchmeNm: { Cd: 'BBAN' } } })

// A bank knows its own customers without a BIC, but the schema wants something there.
const bankOf = (bic: string | null, version: Pain001Version) => (bic ? { [version === '03' ? 'BIC' : 'BICFI']: bic } : { Othr: { Id: 'NOTPROVIDED' } })

/** One line without control characters, cut to a length between characters; never empty. */
function plain(text: string, length: number): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()
  return [...line].slice(0, length).join('').trim() || '-'
}
