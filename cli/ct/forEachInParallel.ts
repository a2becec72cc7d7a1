/**
 * Calls `act` for each item in order, with at most `limit` calls under way at once. Begins none
 * after one has failed, and rejects with the first failure when those under way have ended.
 */
export async function forEachInParallel<Item>(
  items: readonly Item[],
  limit: number,
  act: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failure: { readonly error: unknown } | undefined;
  const run = async () => {
    while (next < items.length && !failure) {
      const index = next++;
      try {
        await act(items[index]!, index);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, run));
  if (failure) throw failure.error;
}
