/** Where a queue keeps its items on this device. */
export type QueueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What became of a batch: taken by the server, refused by it, or not sent because the network is away. */
export type SendOutcome = 'sent' | 'refused' | 'away';

/** How a queue stands. */
export interface QueueState<Item> {
  waiting: readonly Item[];
  /** A batch is on its way. */
  sending: boolean;
  /** The last batch found no network. */
  away: boolean;
  /** The last batch was refused; it waits until somebody sends it again or throws it away. */
  refused: boolean;
}

/**
 * Things that are sent when the network lets them through. They are kept on this device, so that they outlive a reload;
 * what is refused stays too, for a person to look at. The server takes a batch twice without harm: one whose answer was
 * lost is simply sent again.
 */
export class OfflineQueue<Item> {
  readonly #storage: QueueStorage;
  readonly #key: string;
  readonly #most: number;
  readonly #send: (items: readonly Item[]) => Promise<SendOutcome>;
  readonly #listeners = new Set<() => void>();
  #state: QueueState<Item>;

  /** @param most items of one batch */
  constructor(
    storage: QueueStorage,
    key: string,
    most: number,
    send: (items: readonly Item[]) => Promise<SendOutcome>,
  ) {
    this.#storage = storage;
    this.#key = key;
    this.#most = most;
    this.#send = send;
    this.#state = { waiting: readItems<Item>(storage, key), sending: false, away: false, refused: false };
  }

  get state(): QueueState<Item> {
    return this.#state;
  }

  /** Calls back on each change, until the function that is returned is called. */
  follow = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Keeps an item and tries to send what waits. */
  add(item: Item): Promise<void> {
    this.#change({ waiting: [...this.#state.waiting, item], refused: false });
    return this.flush();
  }

  /** Throws away what waits. */
  clear(): void {
    this.#change({ waiting: [], refused: false });
  }

  /** Sends what waits, batch by batch in the order in which it came, until all is sent or one batch is not. */
  async flush(): Promise<void> {
    if (this.#state.sending) return;
    this.#change({ sending: true });
    try {
      while (this.#state.waiting.length > 0) {
        const batch = this.#state.waiting.slice(0, this.#most);
        const outcome = await this.#send(batch);
        this.#change({ away: outcome === 'away', refused: outcome === 'refused' });
        if (outcome !== 'sent') return;
        // Thrown away meanwhile, or more came behind it: only what was sent goes.
        this.#change({ waiting: this.#state.waiting.filter((item) => !batch.includes(item)) });
      }
    } finally {
      this.#change({ sending: false });
    }
  }

  #change(changes: Partial<QueueState<Item>>): void {
    this.#state = { ...this.#state, ...changes };
    if (changes.waiting) writeItems(this.#storage, this.#key, changes.waiting);
    for (const listener of this.#listeners) listener();
  }
}

function readItems<Item>(storage: QueueStorage, key: string): Item[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? (kept as Item[]) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function writeItems<Item>(storage: QueueStorage, key: string, items: readonly Item[]): void {
  if (items.length === 0) storage.removeItem(key);
  else storage.setItem(key, JSON.stringify(items));
}
