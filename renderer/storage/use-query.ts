/** CONTRACT STUB: runs a library read and again whenever what it read changes. Undefined until the first answer. */
export function useQuery<T>(_read: () => Promise<T>, _deps: readonly unknown[]): T | undefined {
  return undefined;
}
