/** A synthesized file that the emulator cannot run: what, where in the file, and how to mend it. */
export class StackError extends Error {
  override readonly name = 'StackError';

  constructor(
    readonly address: string,
    problem: string,
  ) {
    super(`${address}: ${problem}`);
  }
}
