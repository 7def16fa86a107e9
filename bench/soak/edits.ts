import { SEVERITIES, type Severity } from '../../systems/sentinel/types';
import { madeUpGuid } from '../../emulator/stack/made-up';
import type { Random } from '../../emulator/runtime/random';

/** Something that somebody does to an incident or its ticket. */
export type Edit =
  | { readonly kind: 'create' | 'severity' | 'grade'; readonly severity: Severity }
  | { readonly kind: 'activate' | 'work' | 'reopen' | 'reopen ticket' }
  | { readonly kind: 'comment' | 'note' | 'close' | 'resolve'; readonly words: string };

/** An edit, when it happens (milliseconds after the start), and to which incident. */
export interface TimedEdit {
  readonly at: number;
  readonly guid: string;
  readonly edit: Edit;
  /** Any number from 0 to 1: in which of several ticket systems an agent's edit happens, and which of several ways it takes. */
  readonly place: number;
}

const MINUTE = 60_000;

/** A word that no other text has, by which a comment is found on the other side. */
const token = (incident: number, edit: number): string => `word-${incident}-${edit}-`;

const pick = <T>(random: Random, [first, ...others]: readonly [T, ...T[]]): T =>
  [first, ...others][Math.floor(random() * (others.length + 1))] ?? first;

/** The life of one incident: created, edited on both sides, closed on one of them, now and then reopened. */
function lifeOf(incident: number, start: number, random: Random): TimedEdit[] {
  const guid = guidOf(incident);
  const count = 3 + Math.floor(random() * 5);
  const middle = Array.from({ length: count }, (_, index): Edit => {
    const words = token(incident, index);
    return pick<Edit>(random, [
      { kind: 'severity', severity: pick(random, [...SEVERITIES]) },
      { kind: 'grade', severity: pick(random, ['High', 'Medium', 'Low']) },
      { kind: 'comment', words: `<p>${words}: look at <b>this</b> &amp; that</p>` },
      { kind: 'comment', words: `${words}: a < b, '@{x}' and \${y}` },
      { kind: 'note', words: `${words}: seen <it>\nsecond line` },
      { kind: 'activate' },
      { kind: 'work' },
    ]);
  });
  const closing = (index: number): Edit => ({
    kind: pick(random, ['close', 'resolve'] as const),
    words: token(incident, index),
  });
  const reopens: Edit[] =
    random() < 0.2
      ? [{ kind: pick(random, ['reopen', 'reopen ticket'] as const) }, closing(count + 1)]
      : [];
  let at = start;
  const edits: Edit[] = [
    { kind: 'create', severity: pick(random, ['High', 'Medium', 'Low']) },
    ...middle,
    closing(count),
    ...reopens,
  ];
  return edits.map((edit) => {
    const timed = { at, guid, edit, place: random() };
    // Some edits follow each other at once, most after a while.
    at += random() < 0.15 ? 0 : Math.floor(random() * 40 * MINUTE);
    return timed;
  });
}

/** One of several values: another one for each number from 0 to 1, however few different ones of those there are among the larger steps. */
export function turnOf<T>([first, ...others]: readonly [T, ...T[]], number: number): T {
  const fraction = (number * 1009) % 1;
  return [first, ...others][Math.floor(fraction * (others.length + 1))] ?? first;
}

const guidOf = (incident: number): string => madeUpGuid(`soak incident ${incident}`);

/** More tickets than one run of the schedule handles. */
const MANY = 70;

/** Somebody writes the same note into many tickets at once. */
const campaign = (incidents: number, at: number, random: Random): TimedEdit[] =>
  Array.from({ length: Math.min(incidents, MANY) }, (_, incident) => ({
    at,
    guid: guidOf(incident),
    place: random(),
    edit: { kind: 'note', words: `${token(incident, 99)}: part of a campaign` },
  }));

/** What happens to so many incidents that come up within a time (milliseconds), in its order. */
export const editsOf = (incidents: number, span: number, random: Random): readonly TimedEdit[] =>
  [
    ...Array.from({ length: incidents }, (_, incident) =>
      lifeOf(incident, Math.floor(random() * span), random),
    ).flat(),
    ...campaign(incidents, Math.floor(span * 1.05), random),
  ].sort((a, b) => a.at - b.at);
