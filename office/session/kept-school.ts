// The school one worked with last, kept on the device: the next visit begins there.
const KEPT_AS = 'kantinekort.office.school'

export function keepSchool(schoolId: number): void {
  try {
    localStorage.setItem(KEPT_AS, String(schoolId))
  } catch {
    // Storage may be switched off by the school; the first school of the list is then shown.
  }
}

export function keptSchool(): number | undefined {
  try {
    const kept = Number(localStorage.getItem(KEPT_AS))
    return Number.isInteger(kept) && kept > 0 ? kept : undefined
  } catch {
    return undefined
  }
}
