// Skatteetaten's standard VAT codes that a canteen's sale can have (Standard_Tax_Codes.csv):
// 3 = 25 %, 31 = 15 % (food as goods), 33 = 12 %, 5 = zero-rated, 6 = outside the VAT Act (serving in a pupil canteen).
export const vatCodes = ['3', '31', '33', '5', '6'] as const
export type VatCode = (typeof vatCodes)[number]
