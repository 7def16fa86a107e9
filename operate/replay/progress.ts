import type { Failure } from './plan';

/** Shows how far a replay is. */
export interface Progress {
  /**
   * A failure's turn has come.
   * @param done how many of all are dealt with
   */
  at(done: number, all: number, failure: Failure): void;
  /** Leaves the place to what comes next. */
  end(): void;
}

/** Where progress is shown; at a terminal, a line is written over. */
export interface Screen {
  readonly isTTY?: boolean;
  /** Characters on a line. */
  readonly columns?: number;
  write(text: string): unknown;
}

/** How many characters the bar has. */
const WIDTH = 24;

/** Goes to the start of the line and empties it. */
const CLEAR = '\r\u001b[K';

/** A bar where somebody sits at a terminal, else a line for each playbook that is started. */
export function progressOn(screen: Screen): Progress {
  if (screen.isTTY !== true) {
    return {
      at: (done, all, failure) => {
        screen.write(`${done + 1} of ${all}: ${labelOf(failure)}\n`);
      },
      end: () => undefined,
    };
  }
  return {
    at: (done, all, failure) => {
      const filled = Math.round((done / all) * WIDTH);
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
      const line = `${bar} ${done}/${all} ${labelOf(failure)}`;
      screen.write(CLEAR + line.slice(0, (screen.columns ?? 80) - 1));
    },
    end: () => {
      screen.write(CLEAR);
    },
  };
}

const labelOf = ({ playbook, incident }: Failure): string => `${playbook.key} ${incident}`;
