import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { useRefusalText } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import type { Menu, Product } from './menu.ts'
import { movedPositions } from './menu-sections.ts'

/** Moves a product among its neighbours, as they stand on the till. */
export function ProductPlace({ menu, product }: { menu: Menu; product: Product }) {
  const texts = useTexts().menu
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const { schoolId } = useAtSchool()
  const queries = useQueryClient()
  const move = useMutation({
    mutationFn: async (positions: readonly { productId: string; position: number }[]) => {
      for (const { productId, position } of positions) {
        await call('PATCH /api/office/schools/:schoolId/products/:productId', { params: { schoolId, productId }, body: { position } })
      }
    },
    onSuccess: () => say(texts.moved(product.name)),
    onError: (error) => say(whatWentWrong(error), 'problem'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['school', schoolId, 'menu'] }),
  })
  const up = movedPositions(menu, { product, by: -1 })
  const down = movedPositions(menu, { product, by: 1 })
  return (
    <div className="kit-row" data-gap="small">
      <Button look="secondary" size="sm" disabled={up.length === 0} busy={move.isPending} onClick={() => move.mutate(up)}>
        {texts.moveUp}
      </Button>
      <Button look="secondary" size="sm" disabled={down.length === 0} busy={move.isPending} onClick={() => move.mutate(down)}>
        {texts.moveDown}
      </Button>
    </div>
  )
}
