import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { useAtSchool } from '../session/at-school.tsx'

export type Menu = RouteReply<'GET /api/office/schools/:schoolId/menu'>
export type Product = Menu['products'][number]
export type Category = Menu['categories'][number]
export type ProductWish = RouteBody<'POST /api/office/schools/:schoolId/products'>
export type ProductChange = RouteBody<'PATCH /api/office/schools/:schoolId/products/:productId'>
type CategoryWish = RouteBody<'POST /api/office/schools/:schoolId/categories'>

const menuKey = (schoolId: number) => ['school', schoolId, 'menu'] as const

export function useMenu() {
  const { schoolId } = useAtSchool()
  return useQuery({
    queryKey: menuKey(schoolId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/menu', { params: { schoolId }, signal }),
  })
}

export function useAddCategory() {
  const { schoolId } = useAtSchool()
  const keep = useKeepMenu()
  return useMutation({
    mutationFn: (body: CategoryWish) => call('POST /api/office/schools/:schoolId/categories', { params: { schoolId }, body }),
    onSuccess: (category) => keep((menu) => ({ ...menu, categories: [...menu.categories, category] })),
  })
}

export function useAddProduct() {
  const { schoolId } = useAtSchool()
  const keep = useKeepMenu()
  return useMutation({
    mutationFn: (body: ProductWish) => call('POST /api/office/schools/:schoolId/products', { params: { schoolId }, body }),
    onSuccess: (product) => keep((menu) => ({ ...menu, products: [...menu.products, product] })),
  })
}

export function useChangeProduct() {
  const { schoolId } = useAtSchool()
  const keep = useKeepMenu()
  return useMutation({
    mutationFn: ({ productId, change }: { productId: string; change: ProductChange }) =>
      call('PATCH /api/office/schools/:schoolId/products/:productId', { params: { schoolId, productId }, body: change }),
    onSuccess: (product) => keep((menu) => ({ ...menu, products: menu.products.map((other) => (other.productId === product.productId ? product : other)) })),
  })
}

/** Puts what the server answered into the menu at once, and asks for the whole menu again. */
function useKeepMenu(): (change: (menu: Menu) => Menu) => void {
  const queries = useQueryClient()
  const { schoolId } = useAtSchool()
  return (change) => {
    queries.setQueryData<Menu>(menuKey(schoolId), (before) => (before === undefined ? undefined : change(before)))
    void queries.invalidateQueries({ queryKey: menuKey(schoolId) })
  }
}
