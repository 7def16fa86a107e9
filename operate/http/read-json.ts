import * as z from 'zod';
import { Problem } from '../problem';
import type { HttpAnswer } from './transport';

/** The parts of an answer that the bridge reads, as its JSON has them. @throws Problem where it is something else */
export function readJson<T>(answer: HttpAnswer, from: string, wanted: z.ZodType<T>): T {
  const { success, data, error } = wanted.safeParse(jsonIn(answer.text));
  if (success) return data;
  if (jsonIn(answer.text) === undefined) {
    throw new Problem(
      'network',
      `${from} answered ${answer.status} without JSON`,
      'is something between you and it, such as a proxy or a sign-in page?',
    );
  }
  throw new Problem(
    'refused',
    `${from} answered ${answer.status} with something else than its documentation says (${z.prettifyError(error).replaceAll(/\s*\n\s*/g, ' ')})`,
    'is it what it should be, in a version that is supported?',
  );
}

/** The JSON of a text; undefined where it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
