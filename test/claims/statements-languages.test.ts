import { expect, test } from 'vitest'
import { peopleData, shown, speechData } from './speech-lexicon.js'

test.each([
  [
    'de',
    '„Wir werden 3,5 Prozent erreichen“, sagte Verteidigungsminister Boris Pistorius am Dienstag in Berlin. Nach Angaben der Nato gaben die Verbündeten 2,7 Prozent aus. Das Ziel sei erreichbar, erklärte ein Sprecher des Verteidigungsministeriums.',
    [
      'Boris Pistorius, Verteidigungsminister, DEU | sagte | pledge | direct | Wir werden 3,5 Prozent erreichen | in Berlin',
      'Nato, –, NATO | Nach Angaben | claim | indirect | gaben die Verbündeten 2,7 Prozent aus',
      '–, Sprecher des Verteidigungsministeriums, – | erklärte | claim | indirect | Das Ziel sei erreichbar',
    ],
  ],
  [
    'fr',
    "« Nous allons porter l'effort à 3,5 % », a déclaré Emmanuel Macron à La Haye. D'après le secrétaire général de l'Otan, Mark Rutte, tous les alliés dépensent au moins 2 %.",
    [
      "Emmanuel Macron, president, FRA | a déclaré | pledge | direct | Nous allons porter l'effort à 3,5 % | à La Haye",
      "Mark Rutte, secrétaire général de l'Otan, NATO | D'après | claim | indirect | tous les alliés dépensent au moins 2 %",
    ],
  ],
  [
    'it',
    `La premier Giorgia Meloni ha detto che l'Italia raggiungerà il 5 per cento. "Non un euro in più", ha promesso il ministro della Difesa Guido Crosetto.`,
    [
      "Giorgia Meloni, premier, ITA | ha detto | prediction | indirect | l'Italia raggiungerà il 5 per cento",
      'Guido Crosetto, ministro della Difesa, ITA | ha promesso | pledge | direct | Non un euro in più',
    ],
  ],
  [
    'nl',
    'Rutte zei dinsdag dat alle bondgenoten de 2 procent halen. ‘We gaan naar 5 procent’, aldus de NAVO-chef.',
    [
      'Mark Rutte, secretary general, NATO | zei | claim | indirect | alle bondgenoten de 2 procent halen',
      'Mark Rutte, secretary general, NATO | aldus | claim | direct | We gaan naar 5 procent',
    ],
  ],
  [
    'es',
    '«España cumplirá con el 2,1 %», dijo el presidente del Gobierno, Pedro Sánchez. Según la OTAN, España gastó el 1,28 %.',
    [
      'Pedro Sánchez, presidente del Gobierno, ESP | dijo | claim | direct | España cumplirá con el 2,1 %',
      'OTAN, –, NATO | Según | claim | indirect | España gastó el 1,28 %',
    ],
  ],
  [
    'no',
    '– Vi skal bruke 3 prosent, sa statsminister Jonas Gahr Støre. Støre lovet at målet skal nås.',
    [
      'Jonas Gahr Støre, statsminister, NOR | sa | pledge | direct | Vi skal bruke 3 prosent',
      'Jonas Gahr Støre, statsminister, NOR | lovet | pledge | indirect | målet skal nås',
    ],
  ],
  [
    'hr',
    '„To je velik uspjeh”, rekao je premijer Andrej Plenković.',
    ['Andrej Plenković, premijer, HRV | rekao je | claim | direct | To je velik uspjeh'],
  ],
  [
    'tr',
    'NATO Genel Sekreteri Mark Rutte, "Tüm müttefikler yüzde 2\'ye ulaştı" dedi. NATO\'ya göre Türkiye yüzde 2,33 harcadı.',
    [
      "Mark Rutte, NATO Genel Sekreteri, NATO | dedi | claim | direct | Tüm müttefikler yüzde 2'ye ulaştı",
      'NATO, –, NATO | göre | claim | indirect | Türkiye yüzde 2,33 harcadı',
    ],
  ],
])('quotes and reports in %s', (language, text, expected) => {
  expect(shown(text, { language })).toEqual(expected)
})

test('nine languages have words of saying, and every office of a person has its words and its source', () => {
  expect(speechData.languages.map((l) => l.language).sort()).toEqual([
    'de',
    'en',
    'es',
    'fr',
    'hr',
    'it',
    'nl',
    'no',
    'tr',
  ])
  const roles = new Set(Object.keys(speechData.languages.find((l) => l.language === 'en')?.roles ?? {}))
  for (const person of peopleData.people)
    for (const office of person.offices) {
      expect(roles, person.id).toContain(office.role)
      expect(Object.keys(peopleData.sources), person.id).toContain(office.source)
      if (office.from !== null && office.until !== null) expect(office.from <= office.until, person.id).toBe(true)
    }
  expect(new Set(peopleData.people.map((p) => p.id)).size).toBe(peopleData.people.length)
})
