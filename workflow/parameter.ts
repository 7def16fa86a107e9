/** The types a workflow parameter may have. */
export type ParameterType = 'String' | 'Int' | 'Bool' | 'Object' | 'Array';

/** A value that plain JSON can hold. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A workflow parameter, declared where it is used. */
export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;

  /**
   * The value it has unless the deployment gives another.
   * @default - none; the deployment must give one
   */
  readonly defaultValue?: Json;
}
