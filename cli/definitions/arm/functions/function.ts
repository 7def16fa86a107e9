import type { Value } from '../value';
import type { Arguments } from './arguments';

/** A function of the template language: from its arguments to a value, part of which may be unknown. */
export type ArmFunction = (args: Arguments) => Value;

/** Functions by name. */
export type Family = Readonly<Record<string, ArmFunction>>;
