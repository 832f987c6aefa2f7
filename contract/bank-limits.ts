/** The largest file from a bank that is taken: 20 MB is a hundred thousand payments. */
export const LARGEST_BANK_FILE_BYTES = 20_000_000
