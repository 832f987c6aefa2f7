import { readPaymentsConfig } from '../../server/config.ts'
import { listWebhooks, makeCircuit, makeVippsClient, ProviderTrouble, registerWebhook, removeWebhook, webhookUrl } from '../../server/payments/index.ts'
import type { Command } from '../command.ts'
import { Complaint } from '../complaint.ts'

export const command: Command = {
  usage: 'vipps-webhooks [--register] [--remove <id>]',
  help: `Shows where Vipps tells us that somebody has paid: the registrations of each sales unit, and whether one of them
leads here. Vipps forgets a registration whose address has been dead for two weeks.

  --register     registers this installation's address and shows the secret, once: put it in VIPPS_WEBHOOK_SECRET
  --remove <id>  ends a registration; when a new secret takes over, let both hold for a while, with a comma between`,
  options: { register: { type: 'boolean' }, remove: { type: 'string' } },
  run: async ({ values }) => {
    const { payments, publicUrl } = readPaymentsConfig(process.env)
    if (!payments.vipps) throw new Complaint('Vipps is not set up: docs/payments.md tells how.')
    const { apiUrl, salesUnits } = payments.vipps
    const now = () => new Date()
    for (const salesUnit of salesUnits) {
      const circuit = makeCircuit({ now, onChange: () => {} })
      const client = makeVippsClient({ apiUrl, salesUnit, circuit, now, isAlone: true })
      const url = webhookUrl(publicUrl, salesUnit.merchantSerialNumber)
      const isRemoved = typeof values.remove === 'string'
      try {
        const registered = await listWebhooks(client)
        console.log(`Sales unit ${salesUnit.merchantSerialNumber}, ${url}`)
        for (const { id, url: leadsTo } of registered) {
          const isGone = isRemoved && id === values.remove
          if (isGone) await removeWebhook(client, id)
          console.log(`  ${id}  ${leadsTo}${isGone ? '  (removed)' : ''}`)
        }
        if (values.register) {
          const { id, secret } = await registerWebhook(client, url)
          console.log(`  ${id}  ${url}  (new)\n  Its secret, which is never shown again: ${secret}`)
        } else if (!registered.some(({ url: leadsTo }) => leadsTo === url)) console.log('  None leads here. "kantinekort vipps-webhooks --register" makes one.')
        if (isRemoved && !registered.some(({ id }) => id === values.remove)) console.log(`  There is no registration ${values.remove} here.`)
      } catch (error) {
        if (!(error instanceof ProviderTrouble)) throw error
        throw new Complaint(
          `Vipps did not do it for sales unit ${salesUnit.merchantSerialNumber}: ${error.code}${error.theirCode ? ` (${error.theirCode})` : ''}.`,
        )
      }
    }
    return 0
  },
}
