export const nb = {
  fruit: 'Frukt og bær',
  vegetables: 'Grønnsaker',
  whole_grain: 'Grovt brød og korn',
  water: 'Vann',
  milk: 'Melk og yoghurt',
  other: 'Annen mat og drikke',
  sweets: 'Søtt, bakst og snacks',
  sweet_drinks: 'Søt drikke',
  not_food: 'Ikke mat',
  unknown: 'Vet ikke',
}
