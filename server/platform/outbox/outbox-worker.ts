import { Client } from 'pg';
import type { App } from '../app.ts';
import { log } from '../log.ts';
import { drain, OUTBOX_CHANNEL, type OutboxHandler } from './outbox.service.ts';

/** Looks by itself now and then, for events that were postponed or whose notice was lost with a connection. */
const LOOK_EVERY_MS = 1000;

/** Drains the outbox as events commit (LISTEN/NOTIFY) and every second; `stop` waits for the batch under way. */
export async function startOutboxWorker(
  app: App,
  handlers: Readonly<Record<string, OutboxHandler>>,
): Promise<{ stop: () => Promise<void> }> {
  let stopped = false;
  let listener: Client | null = null;
  let turn: Promise<void> = Promise.resolve();
  let queued = false;

  const round = async () => {
    queued = false;
    for (const [topic, handler] of Object.entries(handlers)) {
      if (stopped) return;
      await drain(app, topic, handler).catch((error: unknown) =>
        log.error({ err: error, topic }, 'outbox not readable'),
      );
    }
  };
  const wake = () => {
    if (stopped || queued) return;
    queued = true;
    turn = turn.then(round);
  };
  const listen = async () => {
    if (stopped || listener) return;
    const client = new Client({
      connectionString: app.config.databaseUrl,
      application_name: 'fruition-outbox',
    });
    listener = client;
    const lost = () => {
      if (listener === client) listener = null;
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', wake);
    try {
      await client.connect();
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
    } catch (error) {
      lost();
      log.warn({ err: error }, 'outbox: no notices from the database; looking every second instead');
    }
  };

  await listen();
  wake();
  const timer = setInterval(() => {
    wake();
    void listen();
  }, LOOK_EVERY_MS);
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await turn;
      await listener?.end();
    },
  };
}
