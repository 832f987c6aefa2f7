export const nb = {
  request: {
    subject: (name: string) => `${name} vil følge kantinekortet ditt`,
    text: (name: string, school: string) => `${name} vil følge kortet ditt i kantina på ${school}. Ingenting blir vist før du har sagt ja.`,
    choice: 'Svar under «Familie og innsyn» i profilen din. Du kan si nei, og du trenger ikke si hvorfor.',
  },
  refused: {
    subject: (child: string) => `Du følger ikke kortet til ${child}`,
    text: (child: string) => `Det ble ikke sagt ja til at du følger kantinekortet til ${child}.`,
    ask: (school: string) => `Lurer du på noe? Snakk med eleven, eller spør ${school}.`,
  },
  started: {
    subject: (child: string) => `En ny foresatt følger kortet til ${child}`,
    text: (name: string, child: string) => `${name} følger nå kantinekortet til ${child}.`,
    wrong: (school: string) => `Er det feil? Si fra til ${school}, som kan avslutte det med en gang.`,
  },
  later: (day: string) => `Fra ${day} ser du kortet, og ikke før.`,
}
