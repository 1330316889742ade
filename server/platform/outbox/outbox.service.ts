import { MoreThan } from 'typeorm';
import type { App } from '../app.ts';
import { clock } from '../clock.ts';
import { inTransaction, type Transaction } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import { log } from '../log.ts';
import { OutboxEvent } from './outbox-event.entity.ts';

/**
 * Reads a batch of changed records of one topic: keys without repetition, oldest first. It looks up their present
 * state itself, so handling one twice, or two changes at once, is harmless.
 */
export type OutboxHandler = (app: App, keys: string[]) => Promise<void>;

/**
 * The features' handlers by topic. Where several features hear of one topic, they are told one after the other; if one
 * fails, the batch is told to all of them again.
 */
export function outboxHandlersOf(
  features: readonly { outbox?: Readonly<Record<string, OutboxHandler>> }[],
): Readonly<Record<string, OutboxHandler>> {
  const handlers: Record<string, OutboxHandler> = {};
  for (const [topic, handler] of features.flatMap(({ outbox }) => Object.entries(outbox ?? {}))) {
    const earlier = handlers[topic];
    handlers[topic] = async (app, keys) => {
      await earlier?.(app, keys);
      await handler(app, keys);
    };
  }
  return handlers;
}

export const OUTBOX_CHANNEL = 'fruition_outbox';
const BATCH = 1000;
const LONGEST_DELAY_MS = 60_000;

/** Records in the transaction that records changed; the worker hears of it when the transaction commits. */
export async function tell(tx: Transaction, topic: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const now = clock.now();
  await tx.insert(
    OutboxEvent,
    keys.map((key) => ({ id: newId(), topic, key, createdAt: now, dueAt: now, attempts: 0 })),
  );
  await tx.query('SELECT pg_notify($1, $2)', [OUTBOX_CHANNEL, topic]);
}

/** How much of a topic waits, and since when: the lag that is shown. */
export async function outboxLag(
  app: App,
  topic: string,
): Promise<{ pending: number; oldestAt: Date | null }> {
  const row = await app.db
    .createQueryBuilder(OutboxEvent, 'event')
    .select('count(*)::int', 'pending')
    .addSelect('min(event.createdAt)', 'oldestAt')
    .where('event.topic = :topic', { topic })
    .getRawOne<{ pending: number; oldestAt: Date | null }>();
  return row ?? { pending: 0, oldestAt: null };
}

/**
 * Handles what is due of a topic, batch by batch, until nothing is left; one process at a time per topic (advisory
 * lock), so an older state can never be written over a newer one. Answers how many events were handled.
 */
export async function drain(app: App, topic: string, handler: OutboxHandler): Promise<number> {
  let handled = 0;
  for (;;) {
    const batch = await inTransaction(app.db, (tx) => drainBatch(app, tx, topic, handler));
    handled += batch;
    if (batch < BATCH) return handled;
  }
}

/**
 * Runs something in a transaction while nobody handles events of a topic; they wait, and so does this until the batch
 * under way is done. It may run again after a deadlock, so it must be repeatable.
 */
export function whileOutboxWaits<T>(
  app: App,
  topic: string,
  run: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return inTransaction(app.db, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lockOf(topic)]);
    return run(tx);
  });
}

/** Makes postponed events due now, once what they waited for is back. */
export async function retryNow(app: App, topic: string): Promise<void> {
  const now = clock.now();
  await app.db.manager.update(OutboxEvent, { topic, dueAt: MoreThan(now) }, { dueAt: now });
}

function lockOf(topic: string): string {
  return `outbox:${topic}`;
}

async function drainBatch(app: App, tx: Transaction, topic: string, handler: OutboxHandler): Promise<number> {
  const [lock] = await tx.query<[{ free: boolean }]>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free',
    [lockOf(topic)],
  );
  if (!lock.free) return 0;
  const events = await tx
    .createQueryBuilder(OutboxEvent, 'event')
    .where('event.topic = :topic AND event.dueAt <= :now', { topic, now: clock.now() })
    .orderBy('event.id')
    .limit(BATCH)
    .getMany();
  if (events.length === 0) return 0;
  try {
    await handler(app, [...new Set(events.map((event) => event.key))]);
  } catch (error) {
    await postpone(tx, events);
    log.error(
      { err: error, topic, events: events.length },
      'outbox events could not be handled; trying again later',
    );
    return 0;
  }
  await tx.delete(
    OutboxEvent,
    events.map((event) => event.id),
  );
  return events.length;
}

async function postpone(tx: Transaction, events: readonly OutboxEvent[]): Promise<void> {
  const attempts = Math.max(...events.map((event) => event.attempts)) + 1;
  await tx.update(
    OutboxEvent,
    events.map((event) => event.id),
    {
      attempts,
      dueAt: clock.in(Math.min(LONGEST_DELAY_MS, 250 * 2 ** attempts)),
    },
  );
}
