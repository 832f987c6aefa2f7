import { useTexts } from '../texts.ts'

/** The words for an article group of the tax authority's list; the code itself when it is one we do not offer. */
export function useGroupName(): (articleGroup: string) => string {
  const groups: Readonly<Record<string, string>> = useTexts().menu.groups
  return (articleGroup) => groups[articleGroup] ?? articleGroup
}
