import { toText } from '../../../../emulator/expression/text';
import { type Arguments } from './arguments';
import type { Family } from './function';

/** The functions over addresses. */
export const uriFunctions: Family = {
  uri: (args) => {
    const [base, relative] = [args.text(0), args.text(1)];
    return URL.canParse(relative, base)
      ? new URL(relative, base).href
      : args.refuse('needs an absolute address');
  },
  uriComponent: (args) => encodeURIComponent(args.text(0)),
  uriComponentToString: (args) => unescaped(args.text(0), args),
  dataUri: (args) =>
    `data:text/plain;charset=utf8;base64,${Buffer.from(toText(args.at(0)), 'utf8').toString('base64')}`,
  dataUriToString: (args) => {
    const [, base64, data = ''] = /^data:[^,]*?(;base64)?,(.*)$/is.exec(args.text(0)) ?? [];
    return base64 === undefined
      ? unescaped(data, args)
      : Buffer.from(data, 'base64').toString('utf8');
  },
};

function unescaped(text: string, args: Arguments): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return args.refuse('needs a text in which every % escapes a character');
  }
}
