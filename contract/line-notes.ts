// What a cashier may say of a line ("uten løk"), as the contract and the rules have it.

export const LONGEST_NOTE = 40
/** On one line, and neither beginning nor ending with a space. */
export const NOTE_PATTERN = String.raw`^[^\p{C}\s](?:[^\p{C}\n\r\t]*[^\p{C}\s])?$`
