// A code that was typed before signing in: kept in this tab until it is used, so that it need not be typed again there.
const KEY = 'guardian-code'

export type HeldCode = { code: string; schoolId: number }

export function holdCode(held: HeldCode): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(held))
  } catch {
    // Then it is typed once more.
  }
}

export function heldCode(): HeldCode | null {
  try {
    const { code, schoolId } = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as HeldCode
    return typeof code === 'string' && typeof schoolId === 'number' ? { code, schoolId } : null
  } catch {
    return null
  }
}

export function dropCode(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // There is none, then.
  }
}
