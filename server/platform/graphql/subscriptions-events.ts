import { Client, type Notification } from 'pg';
import type { Transaction } from '../database/transaction.ts';
import { log } from '../log.ts';

/** Channel on which every API process hears that something changed, whichever process changed it. */
export const EVENTS_CHANNEL = 'fruition_events';
const RECONNECT_AFTER_MS = 500;

/**
 * Tells the subscribers of all API processes, once the transaction commits, that a record changed. Only topic and key
 * travel: each subscriber reads the record anew with its own rights.
 * @param topic letters and dots, such as `auction`
 */
export async function publishEvent(tx: Transaction, topic: string, key: string): Promise<void> {
  await tx.query('SELECT pg_notify($1, $2)', [EVENTS_CHANNEL, `${topic}:${key}`]);
}

/** Something that wants to know of a topic; `key` null for all of its keys. */
interface Follower {
  topic: string;
  key: string | null;
  wake: () => void;
}

/** Hears the events of the database for one process and wakes whoever follows them. */
export class EventHub {
  readonly #databaseUrl: string;
  readonly #followers = new Set<Follower>();
  #client: Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
  }

  /** Connects; where that fails, or the connection is lost later, it tries again until stopped. */
  async start(): Promise<void> {
    const client = new Client({ connectionString: this.#databaseUrl, application_name: 'fruition-events' });
    this.#client = client;
    const lost = () => {
      if (this.#client !== client) return;
      this.#client = null;
      this.#startLater();
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', (notice) => this.#hear(notice));
    try {
      await client.connect();
      await client.query(`LISTEN ${EVENTS_CHANNEL}`);
    } catch (error) {
      log.warn({ err: error }, 'events: no connection to the database; trying again');
      lost();
      return;
    }
    // What was said while nobody listened is lost, so all look for themselves.
    for (const { wake } of this.#followers) wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  /** Calls back on each event of a topic until the function that is returned is called. */
  follow(topic: string, key: string | null, wake: () => void): () => void {
    const follower = { topic, key, wake };
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  #hear({ payload = '' }: Notification): void {
    const [topic = '', key = ''] = payload.split(/:(.*)/s);
    for (const follower of this.#followers) {
      if (follower.topic === topic && (follower.key === null || follower.key === key)) follower.wake();
    }
  }

  #startLater(): void {
    if (this.#stopped || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!this.#stopped) void this.start();
    }, RECONNECT_AFTER_MS);
  }
}

/** Looks of one subscriber at its record: at once when it subscribes and then after events. */
export class Looks implements AsyncIterableIterator<true> {
  readonly #unfollow: () => void;
  readonly #leastPauseMs: number;
  #due = true;
  #ended = false;
  #lastAt = Number.NEGATIVE_INFINITY;
  #waiting: (() => void) | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** @param leastPauseMs events that come faster than this become one look: the present state is all that counts */
  constructor(hub: EventHub, topic: string, key: string | null, leastPauseMs: number) {
    this.#leastPauseMs = leastPauseMs;
    this.#unfollow = hub.follow(topic, key, () => {
      this.#due = true;
      this.#waiting?.();
    });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<true>> {
    while (!this.#ended && !this.#due) await this.#pause(null);
    const rest = this.#lastAt + this.#leastPauseMs - performance.now();
    if (!this.#ended && rest > 0) await this.#pause(rest);
    if (this.#ended) return { done: true, value: undefined };
    this.#due = false;
    this.#lastAt = performance.now();
    return { done: false, value: true };
  }

  async return(): Promise<IteratorResult<true>> {
    this.#ended = true;
    this.#unfollow();
    this.#waiting?.();
    return { done: true, value: undefined };
  }

  /** Waits for an event, or for so long; the end always wakes. */
  #pause(milliseconds: number | null): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        if (this.#timer) clearTimeout(this.#timer);
        this.#timer = null;
        this.#waiting = null;
        resolve();
      };
      if (milliseconds === null) {
        this.#waiting = done;
        return;
      }
      this.#timer = setTimeout(done, milliseconds);
      this.#waiting = () => {
        if (this.#ended) done();
      };
    });
  }
}
