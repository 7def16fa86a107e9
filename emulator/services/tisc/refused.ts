import { serviceNowError } from '../servicenow/access';
import type { Refusal } from '../refusal';

/** The answer to a request that is wrong. */
export const refused = (detail: string): Refusal => serviceNowError(400, 'Bad request', detail);
