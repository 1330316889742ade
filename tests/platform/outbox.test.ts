import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../server/platform/app.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { newId } from '../../server/platform/ids.ts';
import { closeApp, openApp } from '../../server/platform/open-app.ts';
import { drain, outboxHandlersOf, outboxLag, tell } from '../../server/platform/outbox/outbox.service.ts';
import { startOutboxWorker } from '../../server/platform/outbox/outbox-worker.ts';
import { useTestEnvironment } from '../support/environment.ts';

const environment = useTestEnvironment();
let app: App;
beforeAll(async () => {
  app = await openApp(environment().config, []);
});
afterAll(() => closeApp(app));

const write = (topic: string, keys: string[]) => inTransaction(app.db, (tx) => tell(tx, topic, keys));

describe('the outbox', () => {
  it('hands over each changed record once, oldest first, and keeps nothing that is done', async () => {
    const [first, second] = [newId(), newId()];
    await write('ordered', [first]);
    await write('ordered', [second, first]);
    const seen: string[][] = [];
    const handled = await drain(app, 'ordered', async (_app, keys) => {
      seen.push(keys);
    });
    expect(handled).toBe(3);
    expect(seen).toEqual([[first, second]]);
    expect(await outboxLag(app, 'ordered')).toEqual({ pending: 0, oldestAt: null });
  });

  it('tells nothing of a transaction that was rolled back', async () => {
    const failing = inTransaction(app.db, async (tx) => {
      await tell(tx, 'undone', [newId()]);
      throw new Error('cut off');
    });
    await expect(failing).rejects.toThrow('cut off');
    expect((await outboxLag(app, 'undone')).pending).toBe(0);
  });

  it('keeps what could not be handled and waits before the next try', async () => {
    await write('broken', [newId()]);
    const failing = async () => {
      throw new Error('the engine is away');
    };
    expect(await drain(app, 'broken', failing)).toBe(0);
    expect((await outboxLag(app, 'broken')).pending).toBe(1);
    let calls = 0;
    await drain(app, 'broken', async () => {
      calls += 1;
    });
    expect(calls).toBe(0);
  });

  it('lets one process at a time handle a topic', async () => {
    await write('single', [newId()]);
    let inside = () => {};
    let leave = () => {};
    const entered = new Promise<void>((resolve) => {
      inside = resolve;
    });
    const mayLeave = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const first = drain(app, 'single', async () => {
      inside();
      await mayLeave;
    });
    await entered;
    let second = 0;
    await drain(app, 'single', async () => {
      second += 1;
    });
    expect(second).toBe(0);
    leave();
    expect(await first).toBe(1);
  });

  it('tells every feature that hears of a topic', async () => {
    const heard: string[] = [];
    const hears = (name: string) => ({ outbox: { shared: async () => void heard.push(name) } });
    const handlers = outboxHandlersOf([hears('search'), {}, hears('payments')]);
    await write('shared', [newId()]);
    await drain(app, 'shared', handlers.shared ?? (async () => {}));
    expect(heard).toEqual(['search', 'payments']);
  });

  it('wakes the worker when a change commits', async () => {
    const key = newId();
    let heard: (keys: string[]) => void = () => {};
    const hearing = new Promise<string[]>((resolve) => {
      heard = resolve;
    });
    const worker = await startOutboxWorker(app, { live: async (_app, keys) => heard(keys) });
    await write('live', [key]);
    expect(await hearing).toEqual([key]);
    await worker.stop();
  });
});
