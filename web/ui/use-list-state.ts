import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/**
 * The state of a list in the address (query, filters, sort, page), so that back, reload and sharing work. A change
 * replaces the present entry unless `push`; empty values leave the address. `chosen` and `one` give the values of a
 * parameter that are known ones, in the order known; `list` and `get` whatever stands there.
 */
export function useListState() {
  const [params, setParams] = useSearchParams();
  const get = useCallback((key: string) => params.get(key) ?? undefined, [params]);
  const list = useCallback((key: string) => params.getAll(key), [params]);
  const chosen = useCallback(
    <T extends string>(key: string, known: readonly T[]) => known.filter((each) => list(key).includes(each)),
    [list],
  );
  const one = useCallback(
    <T extends string>(key: string, known: readonly T[]) => known.find((each) => each === get(key)),
    [get],
  );
  const set = useCallback(
    (
      changes: Record<string, string | readonly string[] | null | undefined>,
      options: { push?: boolean } = {},
    ) => {
      setParams(
        (present) => {
          const next = new URLSearchParams(present);
          for (const [key, value] of Object.entries(changes)) {
            next.delete(key);
            const values =
              value === null || value === undefined ? [] : typeof value === 'string' ? [value] : value;
            for (const entry of values) if (entry) next.append(key, entry);
          }
          return next;
        },
        { replace: !options.push, preventScrollReset: true },
      );
    },
    [setParams],
  );
  return { params, get, list, chosen, one, set };
}
