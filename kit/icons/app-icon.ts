// The mark as the icon of an app. The same fjord in three lights, so that the apps are told apart on a home screen.
import type { AppName } from '../build/apps.ts'

type Light = { ground: string; sun: string; fell: string; water: string }

const lights: Record<AppName, Light> = {
  portal: { ground: '#004f44', sun: '#fca96c', fell: '#d9f0ea', water: '#d9f0ea' },
  till: { ground: '#fca96c', sun: '#fff4e6', fell: '#004f44', water: '#004f44' },
  office: { ground: '#f1ead9', sun: '#fca96c', fell: '#004f44', water: '#004f44' },
}

/** `maskable` icons fill their square and keep the drawing within the middle, since phones cut their own shape out of them. */
export function appIcon(name: AppName, shape: 'rounded' | 'maskable'): string {
  const { ground, sun, fell, water } = lights[name]
  const drawing = `<circle cx="21" cy="11.5" r="4" fill="${sun}"/><path d="M4 21l7.5-9l5 6l3-3l8.5 6z" fill="${fell}"/><path d="M4 24c4-2.5 8 2 12 0s8-2 12 0" fill="none" stroke="${water}" stroke-width="1.8" stroke-linecap="round"/>`
  const inside = shape === 'rounded' ? drawing : `<g transform="translate(16 16.5) scale(.74) translate(-16 -17)">${drawing}</g>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32"${shape === 'rounded' ? ' rx="9"' : ''} fill="${ground}"/>${inside}</svg>\n`
}
