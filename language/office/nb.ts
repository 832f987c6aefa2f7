export const nb = {
  pageTitle: 'Kontoret',
}
