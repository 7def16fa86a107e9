import { fitted, item } from '../../../review/markdown/document';
import { block, code, listed, show } from '../../../review/markdown/text';

test.each([
  ['a text', 'x', '`x`'],
  ['nothing', '', '`""`'],
  ['backticks', 'a`b``c', '```a`b``c```'],
  ['backticks at its ends', '`a`', '`` `a` ``'],
  ['line breaks', 'a\r\nb', '`a\\u{d}\\nb`'],
  ['a long text', 'x'.repeat(200), `\`${'x'.repeat(160)} … (200 characters)\``],
])('within a sentence: %s', (_, text, expected) => {
  expect(code(text)).toBe(expected);
});

test('a block ends where it should, whatever stands in it', () => {
  expect(block('diff', ['```', '~~~'])).toBe('````diff\n```\n~~~\n````');
});

test('values are shown as JSON, and nothing as nothing', () => {
  expect([null, undefined, '', 0, { a: [1] }].map((each) => show(each))).toEqual([
    '(none)',
    '(none)',
    '""',
    '0',
    '{"a":[1]}',
  ]);
});

test('words are listed as one says them', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((words) => listed(words))).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});

describe('a review that is too long', () => {
  const long = (name: string) => ({
    forms: [`- ${name} ${'x'.repeat(400)}`, `- ${name}`] as const,
  });
  const sections = [
    { title: 'First', items: [long('a'), long('b')] },
    {
      title: 'Last',
      items: Array.from({ length: 20 }, (_, index) => item(`- ${index} ${'y'.repeat(40)}`)),
    },
  ];

  test('is told shorter first, and then left out, from its end', () => {
    const text = fitted('head', sections, 1300);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1300);
    expect(text).toContain('parts told shorter: 2, left out: 5');
    expect(text).toContain('- a\n- b\n');
    expect(text).toContain('- 14 y');
    expect(text).not.toContain('- 15 y');
    expect(text).toContain('_5 more are left out here._');
  });

  test('is left as it is where it fits', () => {
    expect(fitted('head', sections, 10_000)).not.toContain('left out');
  });
});
