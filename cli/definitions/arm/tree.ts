/** An expression of an ARM template, as it stands between the brackets. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: 'access';
      readonly target: Expression;
      readonly key: Expression;
      /** Whether a missing property is null, as in `.?name`. */
      readonly safe: boolean;
    };
