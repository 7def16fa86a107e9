import type { Fault } from '../../emulator/faults';

/** Characters of an answer: more than twice as many as a text of the language holds. */
const LENGTH = 300_000;

/** Text in which much has to be escaped, in HTML as in JSON. */
const PIECE = 'It is <b>"down"</b> & out.\n';
const LONG = PIECE.repeat(Math.ceil(LENGTH / PIECE.length)).slice(0, LENGTH);

const page = (status: number): Fault => ({
  kind: 'status',
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: `<html><body>${LONG}</body></html>`,
});

const data = (status: number): Fault => ({
  kind: 'status',
  status,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ error: { code: 'Broken', message: LONG } }),
});

/** Answers that fail a call, longer than a text of the language. */
export const LARGE_ANSWERS: readonly (readonly [name: string, fault: Fault, quoted: string])[] = [
  ['a page with 500', page(500), '&lt;html&gt;&lt;body&gt;It is'],
  ['JSON with 400', data(400), '{"error":{"code":"Broken","message":"It is'],
  ['JSON with 403', data(403), '{"error":{"code":"Broken","message":"It is'],
];
