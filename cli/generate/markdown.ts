const cell = (text: string): string => text.replace(/[|<>]/g, (mark) => `\\${mark}`);

/** A table in Markdown that Prettier leaves as it is; without rows, a word. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? 'None.'
    : [
        '<!-- prettier-ignore-start -->\n',
        `| ${head.join(' | ')} |`,
        `| ${head.map(() => '---').join(' | ')} |`,
        ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
        '\n<!-- prettier-ignore-end -->',
      ].join('\n');
