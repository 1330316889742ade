import { afterEach, beforeAll, expect, it } from 'vitest';
import { openBids } from '../../server/features/demands/bidding/opening/open-bids.service.ts';
import { handInBid } from '../../server/features/demands/bidding/sealing/hand-in-bid.service.ts';
import { isIntact } from '../../server/features/demands/bidding/sealing/seal.ts';
import { Bid } from '../../server/features/demands/data/bid.entity.ts';
import type { Demand } from '../../server/features/demands/data/demand.entity.ts';
import { type App, jobScope, type Scope } from '../../server/platform/app.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { clock, setClock } from '../../server/platform/clock.ts';
import { Refusal } from '../../server/platform/errors.ts';
import { newId } from '../../server/platform/ids.ts';
import { newCreditCode } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { fullDraft } from './bids-support.ts';
import { type DemandWorld, demandRow, makeDemand, makeDemandWorld, realTime } from './support.ts';

const BIDDERS = 200;
const api = useApi();
let world: DemandWorld;
let restore = () => {};

beforeAll(async () => {
  world = await makeDemandWorld(api());
});

afterEach(() => {
  restore();
  realTime();
});

interface Bidder {
  scope: Scope;
  bidId: string;
}

/** Units with a full draft each; only what handing in looks at is there. */
async function makeBidders(app: App, demand: Demand): Promise<Bidder[]> {
  const now = clock.now();
  const bidders = Array.from({ length: BIDDERS }, () => ({
    organizationId: newId(),
    userId: newId(),
    creditCode: newCreditCode(),
    bidId: newId(),
  }));
  const columns = await app.db.query<{ name: string }[]>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_name = 'organization' AND is_generated = 'NEVER' AND column_name NOT IN ('id', 'credit_code')`,
  );
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  await app.db.query(
    `INSERT INTO organization (id, credit_code, ${names})
     SELECT fresh.id, fresh.code, ${names} FROM organization
     CROSS JOIN unnest(CAST($2 AS uuid[]), CAST($3 AS text[])) AS fresh(id, code) WHERE organization.id = $1`,
    [world.unit.id, bidders.map((each) => each.organizationId), bidders.map(({ creditCode }) => creditCode)],
  );
  await app.db.manager.insert(
    Bid,
    bidders.map(({ bidId, organizationId, userId }, index) => ({
      id: bidId,
      demandId: demand.id,
      leadOrganizationId: organizationId,
      state: 'DRAFT' as const,
      version: 1,
      draft: fullDraft(demand, { summary: `揭榜方案 ${index}` }),
      createdBy: userId,
      createdAt: now,
      updatedAt: now,
    })),
  );
  return bidders.map(({ bidId, organizationId, userId }) => {
    const actor = {
      kind: 'user' as const,
      userId,
      sessionId: newId(),
      membershipId: newId(),
      organizationId,
      roles: new Set(['OFFICER'] as const),
      secondFactor: true,
      consentGiven: true,
    };
    return { bidId, scope: { app, actor, address: null } };
  });
}

/** A clock of which every reading is a little later: it passes the deadline while the bids come in. */
function clockAcross(deadline: Date, readings: number): void {
  let read = 0;
  restore = setClock(() => deadline.getTime() - 1000 + Math.floor((1000 * ++read) / readings));
}

it('200 bids in the last second: each is in or refused, none half, and what is opened is what was accepted', {
  timeout: 60_000,
}, async () => {
  const { app } = api();
  const demand = await makeDemand(world);
  const deadline = demand.bidsCloseAt ?? clock.now();
  const bidders = await makeBidders(app, demand);
  const before = await demandRow(app, demand.id);

  clockAcross(deadline, BIDDERS * 3);
  const results = await Promise.all(
    bidders.map(async ({ scope, bidId }, index) => {
      // The opening is tried all along, in between: it must never come before the last accepted bid.
      if (index % 20 === 0) openings.push(tryToOpen(app, demand.id));
      try {
        return { bidId, bid: await handInBid(scope, { bidId, expectedVersion: 1 }), refusal: null };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { bidId, bid: null, refusal: error };
      }
    }),
  );
  await Promise.all(openings);
  await openBids(jobScope(app, 'test'), demand.id);

  const accepted = results.filter(({ bid }) => bid !== null);
  const refused = results.filter(({ refusal }) => refusal !== null);
  expect(accepted.length + refused.length).toBe(BIDDERS);
  expect(accepted.length).toBeGreaterThan(10);
  expect(refused.length).toBeGreaterThan(10);
  for (const { refusal } of refused) {
    const [error] = refusal?.errors ?? [];
    expect(error?.code).toBe('EXPIRED');
    const told = new Map(error?.params.map(({ name, value }) => [name, value]));
    expect(told.get('deadline')).toBe(deadline.toISOString());
    expect(new Date(told.get('at') ?? 0).getTime()).toBeGreaterThanOrEqual(deadline.getTime());
  }

  const rows = await app.db.manager.findBy(Bid, { demandId: demand.id });
  const opened = rows.filter(({ state }) => state === 'OPENED');
  expect(opened.map(({ id }) => id).sort()).toEqual(accepted.map(({ bidId }) => bidId).sort());
  for (const bid of opened) {
    expect(isIntact(bid)).toBe(true);
    expect(bid.sealedAt?.getTime()).toBeLessThan(deadline.getTime());
    expect(bid.digest).toBe(accepted.find(({ bidId }) => bidId === bid.id)?.bid?.digest);
  }
  expect(new Set(opened.map(({ alias }) => alias)).size).toBe(opened.length);
  for (const bid of rows.filter(({ state }) => state !== 'OPENED')) {
    expect(bid).toMatchObject({
      state: 'DRAFT',
      version: 1,
      content: null,
      digest: null,
      salt: null,
      alias: null,
    });
    expect(await auditTrail(app.db.manager, 'Bid', bid.id)).toEqual([]);
  }

  const chain = await auditTrail(app.db.manager, 'Demand', demand.id);
  expect(chain.map(({ action }) => action)).toEqual(['startDemand', 'openBids']);
  expect(chain.at(-1)?.facts.bids).toEqual(
    [...opened].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, digest }) => ({ bidId: id, digest })),
  );
  expect(chain.at(-1)?.at.getTime()).toBeGreaterThanOrEqual(deadline.getTime());
  expect(await demandRow(app, demand.id)).toMatchObject({ state: 'EVALUATING', version: before.version + 1 });
});

const openings: Promise<void>[] = [];

async function tryToOpen(app: App, demandId: string): Promise<void> {
  try {
    await openBids(jobScope(app, 'test'), demandId);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'STATE') throw error;
  }
}
