// An app's texts by where they are needed: the frame's at once, a room's together with the room.
import { type Area, fetchLanguage } from '../language/area.ts'
import { isLanguage } from '../language/languages.ts'

/** The areas of an app: `areas` begins with the frame's and grows as rooms are entered, so that a change of language fetches the words of every room that may be shown. */
export function openAreas(...atOnce: Area<unknown>[]): { areas: Area<unknown>[]; enterArea: (area: Area<unknown>) => Promise<void> } {
  const areas = [...atOnce]
  return {
    areas,
    /** Makes sure that a room's words are there in the language on the screen before its first screen is drawn. */
    enterArea: async (area) => {
      areas.push(area)
      const language = document.documentElement.lang
      // Without a network the words may be out of reach; bokmål is always here.
      if (isLanguage(language)) await fetchLanguage([area], language).catch(() => undefined)
    },
  }
}
