import { LOG_ALERTS } from './log-alerts';
import { METRIC_ALERTS } from './metric-alerts';

export { LOG_ALERTS, METRIC_ALERTS };

/** Every alert that an environment may have. */
export const ALERTS = [...METRIC_ALERTS, ...LOG_ALERTS] as const;
