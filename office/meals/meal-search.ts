import { type ViewSearch, viewSearch } from '../open-search.ts'

export const mealViews = ['rules', 'money', 'outstanding', 'programmes', 'gifts'] as const
export type MealView = (typeof mealViews)[number]
export type MealSearch = ViewSearch<MealView>

export const mealSearch = (search: Record<string, unknown>): MealSearch => viewSearch(search, mealViews)
