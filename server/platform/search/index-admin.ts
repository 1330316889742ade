import {
  type IndexSwap,
  Meilisearch,
  MeilisearchApiError,
  MeilisearchError,
  type Settings,
  type Task,
} from 'meilisearch';
import { EngineAway, EngineRefusal } from './http.ts';

const REQUEST_TIMEOUT_MS = 30_000;
const HEALTH_TIMEOUT_MS = 1000;
/** How long the engine may take over one task, such as a batch of documents. */
const TASK_TIMEOUT_MS = 300_000;
const TASK_LOOK_EVERY_MS = 20;

type Row = Record<string, unknown>;

/** Makes, fills, reads, swaps and drops indexes. Every change is a task of the engine, which works them off in order. */
export class IndexAdmin {
  readonly #client: Meilisearch;
  readonly #healthClient: Meilisearch;

  constructor({ url, key }: { url: string; key: string }) {
    this.#client = new Meilisearch({ host: url, apiKey: key, timeout: REQUEST_TIMEOUT_MS });
    this.#healthClient = new Meilisearch({ host: url, apiKey: key, timeout: HEALTH_TIMEOUT_MS });
  }

  /** Whether the engine answers within a second. */
  isHealthy(): Promise<boolean> {
    return this.#healthClient.isHealthy();
  }

  /** Makes an index unless it is there; answers whether it is new. */
  async create(index: string, primaryKey: string): Promise<boolean> {
    const { taskUid } = await ask(() => this.#client.createIndex(index, { primaryKey }));
    const task = await ask(() => this.#client.tasks.waitForTask(taskUid, waiting));
    if (task.error?.code === 'index_already_exists') return false;
    succeeded(task);
    return true;
  }

  async applySettings(index: string, settings: Settings): Promise<void> {
    await this.#settled(() => this.#client.index(index).updateSettings(settings));
  }

  /** Hands documents over, replacing those with the same id; answers the task's number without waiting for it. */
  async put(index: string, documents: readonly object[]): Promise<number> {
    const { taskUid } = await ask(() => this.#client.index<Row>(index).addDocuments(documents as Row[]));
    return taskUid;
  }

  /** Has documents removed; ids that are not there do not matter. */
  async remove(index: string, ids: readonly string[]): Promise<number> {
    const { taskUid } = await ask(() => this.#client.index(index).deleteDocuments([...ids]));
    return taskUid;
  }

  /** Waits until a task is done; throws `EngineRefusal` if it failed. */
  async settled(taskUid: number): Promise<void> {
    succeeded(await ask(() => this.#client.tasks.waitForTask(taskUid, waiting)));
  }

  /** Lets pairs of indexes change places, all at one moment. */
  async swap(pairs: readonly (readonly [string, string])[]): Promise<void> {
    const swaps = pairs.map(([a, b]): IndexSwap => ({ indexes: [a, b], rename: false }));
    await this.#settled(() => this.#client.swapIndexes(swaps));
  }

  /** Drops an index; one that is not there does not matter. */
  async drop(index: string): Promise<void> {
    const { taskUid } = await ask(() => this.#client.deleteIndex(index));
    const task = await ask(() => this.#client.tasks.waitForTask(taskUid, waiting));
    if (task.error?.code !== 'index_not_found') succeeded(task);
  }

  /** One document with the given fields; null if it or its index is not there. */
  async document<T extends object>(
    index: string,
    id: string,
    fields: readonly (string & keyof T)[],
  ): Promise<T | null> {
    try {
      return (await ask(() => this.#client.index<Row>(index).getDocument(id, { fields: [...fields] }))) as T;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** The documents with these ids that are there. */
  async documents<T extends object>(
    index: string,
    ids: readonly string[],
    fields: readonly (string & keyof T)[],
  ): Promise<T[]> {
    if (ids.length === 0) return [];
    const query = { ids: [...ids], fields: [...fields], limit: ids.length };
    const page = await ask(() => this.#client.index<Row>(index).getDocuments<Row>(query));
    return page.results as T[];
  }

  /** All documents of an index, page by page. */
  async *pages<T extends object>(
    index: string,
    fields: readonly (string & keyof T)[],
    size: number,
  ): AsyncGenerator<T[]> {
    for (let offset = 0; ; offset += size) {
      const query = { offset, limit: size, fields: [...fields] };
      const page = await ask(() => this.#client.index<Row>(index).getDocuments<Row>(query));
      if (page.results.length > 0) yield page.results as T[];
      if (page.results.length < size) return;
    }
  }

  /** Number of documents and moment of the last change; null if the index is not there. */
  async state(index: string): Promise<{ documents: number; changedAt: Date } | null> {
    try {
      const [stats, raw] = await Promise.all([
        ask(() => this.#client.index(index).getStats()),
        ask(() => this.#client.getRawIndex(index)),
      ]);
      return { documents: stats.numberOfDocuments, changedAt: new Date(raw.updatedAt) };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async #settled(enqueue: () => Promise<{ taskUid: number }>): Promise<void> {
    const { taskUid } = await ask(enqueue);
    await this.settled(taskUid);
  }
}

const waiting = { timeout: TASK_TIMEOUT_MS, interval: TASK_LOOK_EVERY_MS };

/** Whether the engine said that an index or a document is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof EngineRefusal && /^(index|document)_not_found$/.test(error.code);
}

function succeeded(task: Task): void {
  if (task.status === 'succeeded') return;
  throw new EngineRefusal(
    400,
    task.error?.code ?? task.status,
    task.error?.message ?? `the task was ${task.status}`,
  );
}

/** The client's errors as this folder's: an answer that says no, or no answer. */
async function ask<T>(request: () => PromiseLike<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof MeilisearchApiError) {
      const { status } = error.response;
      if (status >= 500) throw new EngineAway(`status ${status}`);
      throw new EngineRefusal(status, error.cause?.code ?? 'unknown', error.message);
    }
    if (error instanceof MeilisearchError) throw new EngineAway(error.message);
    throw error;
  }
}
