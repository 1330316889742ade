import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { readWorld } from '../../seeds/read-world.ts';
import { launchBrowser, Visit } from '../support/browser.ts';
import { Market, newDataDir } from '../support/market.ts';

export const DEMONSTRATION_PASSWORD = readWorld(join(import.meta.dirname, '../../seeds')).password;

export interface WalkedMarket {
  market: Market;
  address: string;
  /** Somebody at a browser of their own; closed after the file. */
  visit(): Promise<Visit>;
}

/**
 * For the top of a test file: `npm start` with the demonstration world in a folder of its own, and a browser.
 * @returns a function that gives both, inside tests
 */
export function useMarket(): () => WalkedMarket {
  let walked: WalkedMarket | undefined;
  let browser: Browser | undefined;
  let market: Market | undefined;
  const visits: Visit[] = [];
  beforeAll(async () => {
    const started = new Market({
      dataDir: newDataDir(),
      env: { DEMONSTRATION: '1', REQUESTS_PER_MINUTE: '100000' },
    });
    market = started;
    const [address, launched] = await Promise.all([started.ready(), launchBrowser()]);
    browser = launched;
    const visit = async () => {
      const begun = await Visit.begin(launched, address);
      visits.push(begun);
      return begun;
    };
    walked = { market: started, address, visit };
    await indexed(started);
  }, 300_000);
  afterAll(async () => {
    for (const visit of visits) await visit.end();
    await browser?.close();
    await market?.stop();
  });
  return () => {
    if (!walked) throw new Error('The market is there from the first beforeAll on');
    return walked;
  };
}

/** Settles once the search has heard of every change; answers the seconds that it took. */
export async function indexed(market: Market): Promise<number> {
  const started = performance.now();
  for (;;) {
    const [row] = await market.query('SELECT count(*)::int AS waiting FROM outbox_event');
    if (row?.waiting === 0) return (performance.now() - started) / 1000;
    await delay(50);
  }
}
