import { useState } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { Chips } from '../../kit/Chips.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useCardTexts } from '../card-texts.ts'

export type Provider = RouteReply<'GET /api/wallets/:schoolId/:walletId'>['providers'][number]

/** Who one pays through: the chosen one, or the first that answers. */
export function useProvider(providers: readonly Provider[]) {
  const [name, setProvider] = useState<Provider['name'] | undefined>()
  const provider = providers.find((each) => each.name === name && !each.isDown) ?? providers.find(({ isDown }) => !isDown) ?? providers[0]
  return { provider, setProvider }
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
