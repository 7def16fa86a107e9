/** Does something when it is first asked for, and gives everybody who asks the same answer. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => (done ??= work());
}
