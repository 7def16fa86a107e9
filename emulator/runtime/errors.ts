/** A definition that Azure refuses to deploy. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Something that Azure can do and the emulator cannot. Thrown by an action, it fails the action and is thrown again when its
 * run has ended; thrown elsewhere, it stops the emulation. So it never passes for success.
 */
export class NotImplementedError extends Error {
  override readonly name = 'NotImplementedError';
}

/** An action that fails while it runs, thrown from below its handler. */
export class ActionFailure extends Error {
  override readonly name = 'ActionFailure';

  constructor(
    /** The action's code, and its error's unless that is given. */
    readonly code: string,
    message: string,
    readonly errorCode = code,
  ) {
    super(message);
  }
}

/** The run is over while one of its actions is still at work: a Terminate elsewhere, or a cancellation. */
export class RunEnded extends Error {
  override readonly name = 'RunEnded';
}
