import { HOSTILE_TEXTS } from './hostile-texts';
import { textCount } from './obeyed';

test('there are more than forty texts, each of its own', () => {
  expect(HOSTILE_TEXTS.length).toBeGreaterThanOrEqual(40);
  expect(textCount()).toBe(HOSTILE_TEXTS.length);
});
