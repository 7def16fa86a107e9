/** What an execution is billed as: an operation of the runtime itself, or one of a managed Standard connector. */
export type BillingClass = 'builtIn' | 'standard';

/**
 * Billed executions. Each retry is one more; what was skipped is none; a trigger is one, skipped or not.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-pricing
 */
export interface Billed {
  readonly builtIn: number;
  readonly standard: number;
}

/** What one execution costs, in US dollars. */
export interface Prices {
  readonly builtIn: number;
  readonly standard: number;
}

/**
 * The list prices of the Consumption plan in the United States; the free executions of each month are left out.
 * @see https://azure.microsoft.com/pricing/details/logic-apps/
 */
export const LIST_PRICES: Prices = { builtIn: 0.000025, standard: 0.000125 };

/** What executions cost, in US dollars. */
export const costOf = (billed: Billed, prices: Prices = LIST_PRICES): number =>
  billed.builtIn * prices.builtIn + billed.standard * prices.standard;

/** Counts billed executions. */
export class Meter {
  readonly #counts = { builtIn: 0, standard: 0 };

  get billed(): Billed {
    return { ...this.#counts };
  }

  count(billing: BillingClass, executions: number): void {
    this.#counts[billing] += executions;
  }
}
