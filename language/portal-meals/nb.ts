export const nb = {
  outstanding: (amount: string) => `Skolen har lagt ut ${amount} for mat. Det trekkes fra neste påfyll.`,
  private: 'Det syntes ikke i kassa. Bare dere og kontoret på skolen ser det.',
  left: (name: string, amount: string) => `${name}: ${amount} igjen å spise for i dag.`,
  leftWeek: (name: string, amount: string) => `${name}: ${amount} igjen å spise for denne uka.`,
  leftMonth: (name: string, amount: string) => `${name}: ${amount} igjen å spise for denne måneden.`,
  mealsOnly: 'Gjelder måltider, og brukes før egne penger.',
  everything: 'Gjelder alt i kantina, og brukes før egne penger.',
}
