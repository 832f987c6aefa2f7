export const nb = {
  pageTitle: 'Saldo, kode og kjøp',
}
