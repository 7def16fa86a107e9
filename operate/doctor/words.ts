/** The names of things, in one line. */
export const namesOf = (all: readonly { readonly name: string }[]): string =>
  all.length === 0 ? 'there are none' : all.map(({ name }) => name).join(', ');
