import { NotImplementedError } from '../errors';
import type { ActionHandler } from './handler';

/**
 * An action of a type that the emulator does not run: code, what an integration account does, and names that Logic Apps
 * does not know either. It is refused when a run reaches it; what runs before it, and instead of it, still can be seen.
 */
export const runRefused: ActionHandler = ({ action }) => {
  throw new NotImplementedError(
    `NotImplemented: the action '${action.name}' has the type '${action.json.type}', which the emulator does not run.`,
  );
};
