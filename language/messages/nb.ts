export const nb = {
  greeting: (firstName: string) => `Hei, ${firstName}!`,
  ignoreIfNotYou: 'Var det ikke du som ba om dette? Da kan du se bort fra denne meldingen.',
}
