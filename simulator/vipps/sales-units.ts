// The sales units that the simulated Vipps MobilePay knows, each with keys of its own.

export type SalesUnit = {
  msn: string
  name: string
  ledgerId: string
  ownerId: string
  clientId: string
  clientSecret: string
  subscriptionKeys: readonly string[]
}

export const simulatedSalesUnits = [
  {
    msn: '123456',
    name: 'Skolekantina',
    ledgerId: '302321',
    ownerId: '314159268',
    clientId: '8c2a6e1e-0000-4000-8000-000000000000',
    clientSecret: 'simulated-client-secret-123456',
    subscriptionKeys: ['da7d5b0e18a84aeda961c0c31b75c2a9', '0f14ebcab0ec4b29ae0cb90d91b4a84a'],
  },
  {
    msn: '654321',
    name: 'Den andre kantina',
    ledgerId: '302322',
    ownerId: '327182811',
    clientId: '1f4b7c90-0000-4000-8000-000000000000',
    clientSecret: 'simulated-client-secret-654321',
    subscriptionKeys: ['5e2c1f7ab3d94c0c9d8f6a7b1c2d3e4f'],
  },
] as const satisfies readonly SalesUnit[]
