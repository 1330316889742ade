import DataLoader from 'dataloader';
import type { App } from '../app.ts';

/** A relation that is read in batches: one statement for all keys that a request asks for at once. */
export interface Loader<Key extends string, Value> {
  readonly name: string;
  readonly batch: (app: App, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>;
  readonly missing: (key: Key) => Value;
}

/** A loader of single records; a key without a record is `null`. */
export function loadOne<Key extends string, Value>(
  name: string,
  batch: (app: App, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): Loader<Key, Value | null> {
  return { name, batch, missing: () => null };
}

/** A loader of lists; a key without records is an empty list. */
export function loadMany<Key extends string, Value>(
  name: string,
  batch: (app: App, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value[]>>,
): Loader<Key, Value[]> {
  return { name, batch, missing: () => [] };
}

/** Groups records by a key, for `loadMany`. */
export function groupBy<Key extends string, Value>(
  values: readonly Value[],
  key: (value: Value) => Key,
): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}

/** The loaders of one request. */
export class LoaderCache {
  readonly #app: App;
  readonly #loaders = new Map<object, DataLoader<string, unknown>>();

  constructor(app: App) {
    this.#app = app;
  }

  async load<Key extends string, Value>(loader: Loader<Key, Value>, key: Key): Promise<Value> {
    let found = this.#loaders.get(loader) as DataLoader<Key, Value> | undefined;
    if (!found) {
      found = new DataLoader<Key, Value>(async (keys) => {
        const values = await loader.batch(this.#app, keys);
        return keys.map((each) => (values.has(each) ? (values.get(each) as Value) : loader.missing(each)));
      });
      this.#loaders.set(loader, found as unknown as DataLoader<string, unknown>);
    }
    return found.load(key);
  }

  clear(): void {
    this.#loaders.clear();
  }
}
