import type { Rule } from './rule';
import { DATA_RULES } from './rules/data';
import { ENDING_RULES } from './rules/ending';
import { EXPRESSION_RULES } from './rules/expressions';
import { FAILURE_RULES } from './rules/failure';
import { LIMIT_RULES } from './rules/limits';
import { LOOP_RULES } from './rules/loops';
import { PARAMETER_RULES } from './rules/parameters';
import { REFERENCE_RULES } from './rules/references';
import { RETRY_RULES } from './rules/retry';
import { RUN_AFTER_RULES } from './rules/run-after';
import { SECRET_RULES } from './rules/secrets';
import { SHAPE_RULES } from './rules/shape';
import { SWITCH_RULES } from './rules/switch';
import { VARIABLE_RULES } from './rules/variables';

/** All rules, in the order of their codes: `L` for what the runtime demands, `S` for the rules of this house. */
export const RULES: readonly Rule[] = [
  ...RUN_AFTER_RULES,
  ...REFERENCE_RULES,
  ...EXPRESSION_RULES,
  ...VARIABLE_RULES,
  ...PARAMETER_RULES,
  ...SHAPE_RULES,
  ...LIMIT_RULES,
  ...ENDING_RULES,
  ...LOOP_RULES,
  ...SWITCH_RULES,
  ...RETRY_RULES,
  ...DATA_RULES,
  ...SECRET_RULES,
  ...FAILURE_RULES,
].sort((a, b) => a.code.localeCompare(b.code));
