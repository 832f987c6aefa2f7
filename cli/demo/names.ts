// Names as they are in a Norwegian class list today: most of them Norwegian, some Sámi, some from far away,
// some long. Put together at random, so that none of them is anybody.

export const firstNames = [
  'Nora', 'Emma', 'Ella', 'Maja', 'Olivia', 'Sofie', 'Ingrid', 'Frida', 'Sara', 'Ida', 'Emilie', 'Astrid', 'Selma', 'Tiril', 'Amalie', 'Leah', 'Live', 'Eline',
  'Vilde', 'Thea', 'Marie', 'Hedda', 'Tuva', 'Iben', 'Solveig', 'Ragnhild', 'Åse', 'Ylva', 'Signe', 'Oda', 'Aurora', 'Mathilde', 'Julie', 'Anna', 'Linnea',
  'Jakob', 'Lucas', 'Emil', 'Noah', 'Oskar', 'Filip', 'William', 'Oliver', 'Liam', 'Henrik', 'Magnus', 'Isak', 'Aksel', 'Elias', 'Sander', 'Jonas', 'Mathias',
  'Håkon', 'Kasper', 'Tobias', 'Theodor', 'Johannes', 'Ludvig', 'Kristian', 'Sverre', 'Odin', 'Eirik', 'Jørgen', 'Øyvind', 'Ola', 'Even', 'Sindre', 'Peder',
  'Áilu', 'Máret', 'Sárá', 'Niillas', 'Biret', 'Ánte', 'Inga', 'Mihkkal',
  'Mohammed', 'Amina', 'Yusuf', 'Fatima', 'Ahmad', 'Hanna', 'Zofia', 'Kacper', 'Jan', 'Linh', 'Minh', 'Aisha', 'Ibrahim', 'Samira', 'Oleksandr', 'Daryna', 'Luka', 'Elif',
  'Nimo', 'Abdirahman', 'Yonas', 'Saba', 'Arjun', 'Priya', 'Mehmet', 'Jasmin',
] as const

export const doubleNames = ['Anne-Lise', 'Karl-Johan', 'Ole-Martin', 'Bartholomeus-Emmanuel', 'Maria-Therese', 'Jens Kristian', 'Ánne Risten', 'Ellen-Sofie'] as const

export const lastNames = [
  'Hansen', 'Johansen', 'Olsen', 'Larsen', 'Andersen', 'Pedersen', 'Nilsen', 'Kristiansen', 'Jensen', 'Karlsen', 'Johnsen', 'Pettersen', 'Eriksen', 'Berg', 'Haugen',
  'Hagen', 'Johannessen', 'Andreassen', 'Jacobsen', 'Dahl', 'Jørgensen', 'Halvorsen', 'Henriksen', 'Lund', 'Sørensen', 'Jakobsen', 'Moen', 'Gundersen', 'Iversen',
  'Strand', 'Solberg', 'Svendsen', 'Eide', 'Knutsen', 'Martinsen', 'Paulsen', 'Bakken', 'Kristoffersen', 'Mathisen', 'Lie', 'Amundsen', 'Nguyen', 'Rasmussen', 'Ali',
  'Lunde', 'Solheim', 'Berge', 'Moe', 'Nygård', 'Bakke', 'Kristensen', 'Fredriksen', 'Holm', 'Lien', 'Hauge', 'Christensen', 'Andresen', 'Nielsen', 'Knudsen', 'Evensen',
  'Sæther', 'Aas', 'Myhre', 'Hanssen', 'Ahmed', 'Haugland', 'Thomassen', 'Sivertsen', 'Simonsen', 'Danielsen', 'Berntsen', 'Sandvik', 'Rønning', 'Arnesen', 'Næss', 'Vik',
  'Somby', 'Eira', 'Gaup', 'Utsi', 'Bær', 'Kowalski', 'Nowak', 'Hassan', 'Mohamed', 'Yılmaz', 'Tesfaye', 'Shevchenko', 'Krishnan', 'Popović', 'Đorđević', 'Trần',
] as const

/** What stands before the @ in an address: "Ánne Risten Đorđević" → "anne.risten.dordevic". */
export function addressName(...names: readonly string[]): string {
  const plain: Record<string, string> = { æ: 'ae', ø: 'o', å: 'a', đ: 'd', ŋ: 'n', ŧ: 't', ı: 'i', ß: 'ss' }
  const small = names.join('.').toLowerCase().replaceAll(/[æøåđŋŧıß]/g, (letter) => plain[letter] ?? '')
  return small.normalize('NFD').replaceAll(/\p{Mark}/gu, '').replaceAll(/[^a-z]+/g, '.')
}
