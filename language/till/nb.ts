export const nb = {
  pageTitle: 'Kassen',
}
