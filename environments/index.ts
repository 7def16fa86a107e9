import dev from './dev';
import pilot from './pilot';
import prod from './prod';
import type { EnvironmentInput } from './schema';
import test from './test';

export { EnvironmentError, type Fault } from './error';
export { type LoadOptions, loadEnvironments, parseEnvironment } from './load';
export { type NameOverrides, type Names, namesOf } from './names';
export type { Environment, EnvironmentInput } from './schema';

/** The environments as they are written; `loadEnvironments` checks them, all faults at once. */
export const environments: readonly EnvironmentInput[] = [dev, test, pilot, prod];
