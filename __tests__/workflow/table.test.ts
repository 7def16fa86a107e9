import { withRows } from '../../workflow/table';

const urgencyOf = { name: 'urgencyOf', rows: { High: 1, Medium: 2, Low: 3 } };

test('changed rows replace those of the table, which stays total', () => {
  expect(withRows(urgencyOf, { Medium: 1, Low: undefined })).toStrictEqual({
    name: 'urgencyOf',
    rows: { High: 1, Medium: 1, Low: 3 },
  });
});

test('without changes a table is itself', () => {
  expect(withRows(urgencyOf, undefined)).toStrictEqual(urgencyOf);
});
