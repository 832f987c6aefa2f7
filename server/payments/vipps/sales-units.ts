// Where the money goes at Vipps MobilePay: to a sales unit. Keys belong to one sales unit and one environment.

export type VippsSalesUnit = {
  merchantSerialNumber: string
  clientId: string
  clientSecret: string
  subscriptionKey: string
  /** The operators whose money it takes; null: everybody whom no other sales unit names. */
  organisationNumbers: readonly string[] | null
  /** What webhooks are signed with: none, one, or two while a new one takes over. */
  webhookSecrets: readonly string[]
}

export type VippsSettings = {
  /** https://api.vipps.no, its test twin, or a simulator. */
  apiUrl: string
  salesUnits: readonly VippsSalesUnit[]
}

/** The sales unit that takes an operator's money, or null. */
export function salesUnitOf(salesUnits: readonly VippsSalesUnit[], organisationNumber: string): VippsSalesUnit | null {
  return (
    salesUnits.find(({ organisationNumbers }) => organisationNumbers?.includes(organisationNumber)) ??
    salesUnits.find(({ organisationNumbers }) => organisationNumbers === null) ??
    null
  )
}
