import { FUNCTIONS, type ArgumentsOf, type ResultOf, signatureOf } from '../../workflow/functions';

const WORD = 'string|integer|number|boolean|array|object|null|any';
const TYPE = `(${WORD})(\\|(${WORD}))*`;

test.each(Object.entries(FUNCTIONS))('%s has a well-formed signature', (_name, signature) => {
  const parameter = `((\\.\\.\\.)?${TYPE}|${TYPE}\\?)`;
  expect(signature).toMatch(new RegExp(`^\\((${parameter}(, ${parameter})*)?\\) => (${TYPE})$`));
});

test.each(Object.entries(FUNCTIONS))(
  '%s has its optional parameters last, and a repeated one after those',
  (_name, signature) => {
    const parameters = /^\((.*)\)/.exec(signature)?.[1]?.split(', ') ?? [];
    const ranks = parameters.map((text) =>
      text.startsWith('...') ? 2 : Number(text.endsWith('?')),
    );
    expect(ranks).toEqual(ranks.toSorted());
  },
);

test('a name is found in any letter case, and only a whole one', () => {
  expect(signatureOf('TRIGGERBODY')?.name).toBe('triggerBody');
  expect(signatureOf('utcnow')?.name).toBe('utcNow');
  expect(signatureOf('trigger Body')).toBeUndefined();
  expect(signatureOf('constructor')).toBeUndefined();
});

test.each([
  ['triggerBody', 0, 0],
  ['concat', 1, Infinity],
  ['substring', 2, 3],
  ['union', 2, Infinity],
  ['utcNow', 0, 1],
])('%s takes from %d to %d arguments', (name, least, most) => {
  expect(signatureOf(name)).toMatchObject({ least, most });
});

test('the type of a repeated parameter holds for every later one', () => {
  const signature = signatureOf('max');
  expect(signature?.typesAt(0)).toEqual(['number', 'array']);
  expect(signature?.typesAt(1)).toEqual(['number']);
  expect(signature?.typesAt(9)).toEqual(['number']);
});

test('the table says the types of arguments and results to the compiler', () => {
  const args: ArgumentsOf<'substring'> = ['text', 1];
  const longer: ArgumentsOf<'substring'> = ['text', 1, 2];
  const result: ResultOf<'length'> = args.length + longer.length;
  expect(result).toBe(5);
});
