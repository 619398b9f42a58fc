import { describe, expect, test } from 'vitest'
import { shown, statements } from './speech-lexicon.js'

describe('a story with several speakers', () => {
  const story = `BRUSSELS, June 24 — NATO chief Mark Rutte said the alliance, founded by 12 countries in 1949, "now boasts 32 members". Speaking at a press conference in Brussels on Tuesday, he said he had no doubt that leaders would agree to spend at least 5% of GDP.

“At least 11 people were killed,” a spokesman for the Ukrainian president, Serhiy Nykyforov, said in a statement.

The former Dutch prime minister warned: “We are not safe.” Mr. Rutte, who took office in October, also promised Ukraine 40 billion euros and denied that the U.S. would leave.

“I don’t think so,” he told the BBC. “The allies’ budgets have risen for ten years.

“They will rise again.

“And nobody will stop them,” he added.

Spain’s prime minister, Pedro Sánchez, said his country could meet its targets with 2.1%. "Our commitment is firm", said Sánchez, adding that Spain had doubled its spending. Trump said Spain was “terrible” and that it would “pay twice as much.”`

  test('who, verb, kind and words', () => {
    expect(shown(story)).toEqual([
      'Mark Rutte, NATO chief, NATO | said | claim | mixed | the alliance, founded by 12 countries in 1949, "now boasts 32 members"',
      'Mark Rutte, NATO chief, NATO | said | prediction | indirect | he had no doubt that leaders would agree to spend at least 5% of GDP | at a press conference',
      'Serhiy Nykyforov, spokesman for the Ukrainian president, UKR | said | claim | direct | At least 11 people were killed, | in a statement',
      'Mark Rutte, prime minister, NLD | warned | warning | direct | We are not safe.',
      'Mark Rutte, prime minister, NLD | promised | pledge | indirect | 40 billion euros | to Ukraine',
      'Mark Rutte, prime minister, NLD | denied | denial | indirect | the U.S. would leave',
      'Mark Rutte, prime minister, NLD | told | claim | direct | I don’t think so, | to the BBC',
      'Mark Rutte, prime minister, NLD | added | prediction | direct | The allies’ budgets have risen for ten years. / They will rise again. / And nobody will stop them,',
      'Pedro Sánchez, prime minister, ESP | said | prediction | indirect | his country could meet its targets with 2.1%',
      'Pedro Sánchez, prime minister, ESP | said | claim | direct | Our commitment is firm',
      'Pedro Sánchez, prime minister, ESP | adding | claim | indirect | Spain had doubled its spending',
      'Donald Trump, president, USA | said | prediction | mixed | Spain was “terrible” and that it would “pay twice as much.”',
    ])
  })

  test('the person is that of the lexicon, and spans hold attribution and words', () => {
    const found = statements(story)
    expect(found[3]?.speaker.person).toBe('mark-rutte')
    expect(found[2]?.speaker.person).toBeNull()
    const span = found[6]?.span
    expect(story.slice(span?.start, span?.end)).toBe('“I don’t think so,” he told the BBC')
  })
})

describe('speakers without a name', () => {
  test.each([
    [
      'unions and people',
      'Trade unions warned that schools would pay for it. Farmers said the plan was wrong.',
      [
        '–, Trade unions, – | warned | warning | indirect | schools would pay for it',
        '–, Farmers, – | said | claim | indirect | the plan was wrong',
      ],
    ],
    [
      'a mayor keeps the name apart',
      '“We are all very tired,” said Mayor Hanneke Bos.',
      ['Hanneke Bos, Mayor, – | said | claim | direct | We are all very tired,'],
    ],
    ['nobody says nothing', 'Nobody said that the goal was easy. No one has claimed that Spain must leave.', []],
    ['niemand sagt nichts', 'Niemand sagte, dass das Ziel leicht sei.', [], 'de'],
    [
      'a claim with a plan behind it is a claim',
      'Norway had spent 2.2% of its GDP and would go further, a diplomat said.',
      ['–, diplomat, – | said | claim | indirect | Norway had spent 2.2% of its GDP and would go further'],
    ],
  ])('%s', (_, text, expected, language = 'en') => {
    expect(shown(text, { language })).toEqual(expected)
  })
})

describe('forms of attribution', () => {
  test.each([
    [
      'before the verb, with a name beside the office',
      '“We will spend 3 per cent by 2030,” Mark Rutte, the NATO secretary general, told reporters in Brussels on Tuesday. “That is a promise.”',
      [
        'Mark Rutte, secretary general, NATO | told | pledge | direct | We will spend 3 per cent by 2030, / That is a promise. | to reporters | in Brussels',
      ],
    ],
    [
      'split around the verb',
      '“Nobody,” Merz told the Bundestag, “should doubt our will.”',
      [
        'Friedrich Merz, chancellor, DEU | told | opinion | direct | Nobody, / should doubt our will. | to the Bundestag',
      ],
    ],
    [
      'no blanks after marks',
      '“We spend 2 percent.”said Rutte.“We will spend more.”The summit ended.',
      ['Mark Rutte, secretary general, NATO | said | claim | direct | We spend 2 percent. / We will spend more.'],
    ],
    [
      'after the clause, without marks',
      'Croatia will raise its spending to 3 percent by 2030, Prime Minister Andrej Plenkovic said on Thursday.',
      [
        'Andrej Plenković, Prime Minister, HRV | said | pledge | indirect | Croatia will raise its spending to 3 percent by 2030',
      ],
    ],
    [
      'within the clause',
      'The goal, the British defence secretary said, was right.',
      ['–, defence secretary, GBR | said | claim | indirect | The goal / was right'],
    ],
    [
      'source first',
      'According to the Institute for Fiscal Studies, the plan costs £13.4bn a year.',
      ['Institute for Fiscal Studies, –, – | According to | claim | indirect | the plan costs £13.4bn a year'],
    ],
    [
      'source last',
      '“We need people,” according to Pistorius.',
      ['Boris Pistorius, defence minister, DEU | according to | claim | direct | We need people,'],
    ],
    [
      'passive with its agent',
      'MPs were told by the defence minister that the army had 100,000 soldiers.',
      ['–, defence minister, – | told | claim | indirect | the army had 100,000 soldiers | to MPs'],
    ],
    [
      'passive without one',
      'It has been claimed that the U.S. pays 73 percent of the cost of NATO.',
      ['–, –, – | claimed | claim | indirect | the U.S. pays 73 percent of the cost of NATO'],
    ],
    [
      'a question',
      '"Why should we pay?" Trump asked. "We protect them."',
      ['Donald Trump, president, USA | asked | question | direct | Why should we pay? / We protect them.'],
    ],
    [
      'a name and a colon',
      'Carney: “Canada will meet 2% this year.”',
      ['Mark Carney, prime minister, CAN | – | pledge | direct | Canada will meet 2% this year.'],
    ],
    [
      'an organisation',
      'NATO denied reports that the target had been dropped. It said all 32 allies had signed the declaration.',
      [
        'NATO, –, NATO | denied | denial | indirect | reports that the target had been dropped',
        'NATO, –, NATO | said | claim | indirect | all 32 allies had signed the declaration',
      ],
    ],
    [
      'nobody named',
      'A government source said the sum would be £6bn. Two officials, speaking on condition of anonymity, said it was more.',
      [
        '–, government source, – | said | prediction | indirect | the sum would be £6bn',
        '–, officials, – | said | claim | indirect | it was more',
      ],
    ],
    [
      'two speakers in a sentence',
      "Officials in Berlin said that 'no decision' had been taken, while Pistorius insisted Germany would reach 3.5%.",
      [
        "–, Officials in Berlin, DEU | said | claim | mixed | 'no decision' had been taken",
        'Boris Pistorius, defence minister, DEU | insisted | pledge | indirect | Germany would reach 3.5%',
      ],
    ],
    [
      'a letter to somebody',
      'In a letter to Mark Rutte on Friday, Pedro Sánchez wrote that the goal “has been met”.',
      [
        'Pedro Sánchez, prime minister, ESP | wrote | claim | mixed | the goal “has been met” | to Mark Rutte | In a letter',
      ],
    ],
    [
      'a demand',
      "Ukraine's foreign minister Dmytro Kuleba urged allies to raise spending to 3%, saying the war would not wait.",
      [
        'Dmytro Kuleba, foreign minister, UKR | urged | opinion | indirect | to raise spending to 3% | to allies',
        'Dmytro Kuleba, foreign minister, UKR | saying | prediction | indirect | the war would not wait',
      ],
    ],
    [
      'single marks and apostrophes',
      'Mr Healey said: ‘The army’s budget isn’t big enough’. The allies’ spending rose in the ’90s.',
      ['John Healey, defence secretary, GBR | said | claim | direct | The army’s budget isn’t big enough'],
    ],
    [
      'the minister carried on',
      '"The UK spends 2.3 per cent," said Luke Pollard, the armed forces minister. The minister added that it was not enough.',
      [
        'Luke Pollard, armed forces minister, – | said | claim | direct | The UK spends 2.3 per cent,',
        'Luke Pollard, armed forces minister, – | added | claim | indirect | it was not enough',
      ],
    ],
    [
      'she and he',
      'Rutte met Meloni in Rome. “Italy is at 2 per cent,” she said. He replied that he was glad.',
      [
        'Giorgia Meloni, prime minister, ITA | said | claim | direct | Italy is at 2 per cent,',
        'Mark Rutte, secretary general, NATO | replied | claim | indirect | he was glad',
      ],
    ],
    [
      'words in the next paragraph',
      'Then Rutte said:\n\n“Five per cent is the goal.”',
      ['Mark Rutte, secretary general, NATO | said | claim | direct | Five per cent is the goal.'],
    ],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected)
  })

  test('nouns, scare quotes and prices are no statements', () => {
    expect(
      shown(
        'Member states report their figures each year. The claims office keeps the notes. A so-called "peace dividend" was paid. The 12" gun costs 3" of budget.',
      ),
    ).toEqual([])
  })
})

describe('quoted by somebody else', () => {
  test('a message that another made public', () => {
    expect(
      shown(
        'In a message that Donald Trump posted on Truth Social, Rutte wrote: “Europe is going to pay in a BIG way.”',
      ),
    ).toEqual([
      'Donald Trump, president, USA | posted | claim | direct | Europe is going to pay in a BIG way.',
      'Mark Rutte, secretary general, NATO | wrote | prediction | direct | Europe is going to pay in a BIG way. | In a message | via 0',
    ])
  })
  test('quotations in a quotation', () => {
    expect(shown("\"I told Putin, 'Don't do it,' and he said, 'I won't,'\" Trump told Fox News.")).toEqual([
      "Donald Trump, president, USA | told | claim | direct | I told Putin, 'Don't do it,' and he said, 'I won't,' | to Fox News",
      "Donald Trump, president, USA | told | claim | direct | Don't do it, | to Putin | via 0",
      "Vladimir Putin, president, RUS | said | claim | direct | I won't, | via 0",
    ])
  })
  test('a report within a report, and "quoted as saying"', () => {
    expect(
      shown(
        'Rutte said that Trump had told him: “You will win.” Hegseth quoted Rutte as saying that "2% is not enough."',
      ).map((l) =>
        l
          .split(' | ')
          .filter((_, i) => i === 0 || i === 1 || i >= 5)
          .join(' | '),
      ),
    ).toEqual([
      'Mark Rutte, secretary general, NATO | said',
      'Donald Trump, president, USA | told | to him | via 0',
      'Pete Hegseth, secretary of defense, USA | quoted',
      'Mark Rutte, secretary general, NATO | saying | via 2',
    ])
  })
})

describe('the first person', () => {
  const release =
    'The Ministry of National Defence today announced that the budget will rise to 124 billion zlotys. We will buy 1,000 tanks. We have met the 2% target every year since 2018.'
  test('is the body that issues the text', () => {
    expect(shown(release).slice(1)).toEqual([
      'Ministry of National Defence, –, – | – | pledge | direct | We will buy 1,000 tanks.',
      'Ministry of National Defence, –, – | – | claim | direct | We have met the 2% target every year since 2018.',
    ])
  })
  test('or the one who is given', () => {
    expect(statements('We will spend 3 per cent.', { issuer: 'Mark Carney' }).map((s) => s.speaker.name)).toEqual([
      'Mark Carney',
    ])
  })
})

describe('who held an office on the day', () => {
  const text = 'The NATO secretary general said the goal had been met.'
  test('is found for an office without a name', () => {
    expect(statements(text).map((s) => [s.speaker.name, s.speaker.person])).toEqual([[null, 'mark-rutte']])
    expect(statements(text, { published: '2019-12-04' }).map((s) => s.speaker.person)).toEqual(['jens-stoltenberg'])
    expect(statements(text, { published: null }).map((s) => s.speaker.person)).toEqual([null])
  })
  test('and the role that a known name had then', () => {
    expect(shown('Rutte said the goal had been met.', { published: '2023-05-01' })).toEqual([
      'Mark Rutte, prime minister, NLD | said | claim | indirect | the goal had been met',
    ])
  })
})
