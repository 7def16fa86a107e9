import { learningCurve } from './curve';
import { YEAR } from './rules';
import { curveWords } from './words';

/** Simulates a year of incidents, and says how a model earned and lost the right to close them. */
export const benchCurve = async (): Promise<string> =>
  curveWords(
    await learningCurve({ rules: YEAR, days: 365, precision: 0.95, outcomes: 50, holdOut: 0.2 }),
  );
