export const nb = {
  advance: {
    subject: (child: string) => `Mat til ${child} i dag`,
    text: ({ child, school, amount }: { child: string; school: string; amount: string }) =>
      `${child} fikk maten sin i kantina i dag. Det var ikke nok på kortet, så ${school} la ut ${amount}.`,
    back: (outstanding: string) => `Beløpet trekkes fra neste påfyll. Dere trenger ikke gjøre noe mer. Til sammen er det lagt ut ${outstanding}.`,
    private: 'Det syntes ikke i kassa, og bare dere og kontoret på skolen ser det.',
  },
  paidBack: (amount: string) => `Tilbake til skolen, som la ut for mat: ${amount}`,
}
