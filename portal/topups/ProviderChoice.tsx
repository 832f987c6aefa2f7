import { useState } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { Chips } from '../../kit/Chips.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useCardTexts } from '../card-texts.ts'

export type Provider = RouteReply<'GET /api/wallets/:schoolId/:walletId'>['providers'][number]

const KEPT_AS = 'kantinekort.provider'

/** Who one pays through: the chosen one, or the one of last time on this device, or the first that answers. */
export function useProvider(providers: readonly Provider[]) {
  const [name, setProvider] = useState<string | null>(keptProvider)
  const provider = providers.find((each) => each.name === name && !each.isDown) ?? providers.find(({ isDown }) => !isDown) ?? providers[0]
  return { provider, setProvider }
}

function keptProvider(): string | null {
  try {
    return localStorage.getItem(KEPT_AS)
  } catch {
    // Storage may be switched off by the school: then the first is offered each time.
    return null
  }
}

/** For next time: whoever has paid in one way mostly pays so again. */
export function keepProvider(name: Provider['name']): void {
  try {
    localStorage.setItem(KEPT_AS, name)
  } catch {
    // See keptProvider.
  }
}

type Props = { providers: readonly Provider[]; provider: Provider | undefined; onChoose: (name: Provider['name']) => void; isDisabled: boolean }

/** How to pay, where there is a choice; and who does not answer just now, said before anybody tries. */
export function ProviderChoice({ providers, provider, onChoose, isDisabled }: Props) {
  const texts = useCardTexts().topup
  const down = providers.filter(({ isDown }) => isDown)
  return (
    <>
      {providers.length < 2 ? null : (
        <Chips
          label={texts.payWith}
          choices={providers.map(({ name, isDown }) => ({ value: name, label: texts.providers[name], disabled: isDown || isDisabled }))}
          value={provider?.name}
          onChoose={onChoose}
          perRow={2}
        />
      )}
      {down.map(({ name }) => (
        <Notice key={name} tone="warning">
          {texts.providerDown(texts.providers[name])}
        </Notice>
      ))}
    </>
  )
}
