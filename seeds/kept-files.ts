import type { FileStore } from '../server/platform/files/file-store.ts';

/**
 * A store of files that knows what was put into it, so that a load that fails can take its contents away again: no
 * transaction does that.
 */
export class KeptFiles implements FileStore {
  readonly incoming: string;
  readonly #store: FileStore;
  readonly #keys: string[] = [];

  constructor(store: FileStore) {
    this.#store = store;
    this.incoming = store.incoming;
  }

  async put(...[key, content]: Parameters<FileStore['put']>): Promise<void> {
    await this.#store.put(key, content);
    this.#keys.push(key);
  }

  get(...[key, range]: Parameters<FileStore['get']>): ReturnType<FileStore['get']> {
    return this.#store.get(key, range);
  }

  delete(key: string): Promise<void> {
    return this.#store.delete(key);
  }

  /** Deletes everything that was put. */
  async forget(): Promise<void> {
    for (const key of this.#keys.splice(0)) await this.#store.delete(key);
  }
}
