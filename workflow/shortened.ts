/** An address that a step calls, to be read: without its scheme, and with its expressions left out. */
export const shortened = (address: string): string =>
  address
    .replace(/@\{[^}]*\}/g, '…')
    .replace(/^@.*$/, '…')
    .replace(/^https:\/\//, '');
