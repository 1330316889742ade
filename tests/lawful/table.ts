import { expect, it } from 'vitest';
import { settleAuctions } from '../../server/features/auctions/settling/settle-auctions.job.ts';
import type { Deal } from '../../server/features/deals/data/deal.entity.ts';
import { watchDeadlines } from '../../server/features/deals/watch/watch-deadlines.job.ts';
import { endExpiredGrants } from '../../server/features/grants/steps/conclude-grant.service.ts';
import { sweepOffers } from '../../server/features/offers/sweep-offers.job.ts';
import type { App } from '../../server/platform/app.ts';
import type { DealWorld } from '../deals/support.ts';
import { drainJobs } from '../support/jobs.ts';
import { attempt } from './attempt.ts';
import { agreedBy, type DealPath } from './paths.ts';
import { nothingChanged } from './unchanged.ts';

/** The block rules of prices, grants and pay after use, and those of register and income that deals meet. */
export const BLOCK_RULES = [
  ...['PRC-1', 'PRC-2', 'PRC-3', 'PRC-5', 'PRC-6', 'PRC-10'],
  ...['GRT-0', 'GRT-1', 'GRT-2', 'GRT-3', 'GRT-4', 'GRT-7'],
  ...['PAU-1', 'PAU-3', 'REG-6', 'REG-12', 'INC-3', 'INC-8'],
] as const;

/** The paths by which somebody could come around a rule. */
export interface Paths {
  /** A deal that is negotiated, step by step. */
  deal: Cell;
  /** A standing offer, accepted at once. */
  standingOffer: Cell;
  listing: Cell;
  auction: Cell;
  /** A contract that was signed before. */
  import: Cell;
  amendment: Cell;
  renewal: Cell;
  /** A grant of ownership or use to the team. */
  grant: Cell;
  /** Results from a file, published at once. */
  bulkImport: Cell;
  /** Sweeps and what hears of the case by the outbox. */
  jobs: Cell;
  /** A request that was sent before, or rests on what is no longer so. */
  retry: Cell;
  /** Another officer, at the same moment. */
  secondOfficer: Cell;
}

/** What is tried by a path; or why there is no such path. */
export type Cell = readonly Try[] | { none: string };

export interface Try {
  /** What somebody tries, in words. */
  tries: string;
  /** What each refusal says: `CODE rule what-is-missing`; empty where nothing is refused, as nothing happens. */
  refused: readonly string[];
  /** Brings about what the attempt needs; answers the attempt. */
  prepare(world: DealWorld): Promise<() => Promise<string[]>>;
}

/** Makes a test of each attempt of a row. */
export function testPaths(rule: string, paths: Paths, worldOf: () => DealWorld): void {
  for (const [path, cell] of Object.entries(paths) as [keyof Paths, Cell][])
    testCell(rule, path, cell, worldOf);
}

export function testCell(rule: string, path: keyof Paths, cell: Cell, worldOf: () => DealWorld): void {
  if ('none' in cell) return;
  for (const { tries, refused, prepare } of cell) {
    it(`${rule} by ${path}: ${tries}`, async () => {
      const world = worldOf();
      const run = await prepare(world);
      expect(await nothingChanged(world.app, run)).toEqual(refused);
    });
  }
}

/** Everything that runs by itself, until nothing of it is left to do. */
export async function rest(app: App): Promise<void> {
  await sweepOffers(app);
  await watchDeadlines(app);
  await settleAuctions(app);
  await endExpiredGrants(app);
  await drainJobs(app);
}

export const sign = ({ officer }: DealWorld, { id: dealId }: Deal) =>
  attempt(officer, 'signDeal', { dealId });

/** A cell of one attempt. */
export const one = (tries: string, refused: readonly string[], prepare: Try['prepare']): Try[] => [
  { tries, refused, prepare },
];

/** An attempt to sign a deal that is brought about first. */
export const signing =
  (lacking: (world: DealWorld) => Promise<Deal>): Try['prepare'] =>
  async (world) => {
    const deal = await lacking(world);
    return () => sign(world, deal);
  };

/** A deal by a path that lacks what a rule asks, and nothing else. */
export type Lacking = (path: DealPath, world: DealWorld) => Promise<Deal>;

/**
 * The cells of a rule that stops the signature, whatever way led to it. The lacking deal is signed by each path, swept
 * by the jobs, signed by a stale request, and by two officers at once.
 */
export function signatureCells(
  lacks: string,
  refused: readonly string[],
  lacking: Lacking = (path, world) => agreedBy(path, world),
): Pick<Paths, DealPath | 'jobs' | 'retry' | 'secondOfficer'> {
  const by = (path: DealPath): Try[] => [
    {
      tries: `signs ${lacks}`,
      refused,
      prepare: async (world) => {
        const deal = await lacking(path, world);
        return () => sign(world, deal);
      },
    },
  ];
  return {
    deal: by('deal'),
    standingOffer: by('standingOffer'),
    listing: by('listing'),
    auction: by('auction'),
    amendment: by('amendment'),
    renewal: by('renewal'),
    jobs: [
      {
        tries: `the sweeps clear a deal ${lacks}`,
        refused: [],
        prepare: async (world) => {
          await lacking('deal', world);
          await rest(world.app);
          return async () => {
            await rest(world.app);
            return [];
          };
        },
      },
    ],
    retry: [
      {
        tries: `a request of an earlier version signs ${lacks}`,
        refused: ['CONFLICT'],
        prepare: async (world) => {
          const { id: dealId, version } = await lacking('deal', world);
          return () => attempt(world.officer, 'signDeal', { dealId, expectedVersion: version - 1 });
        },
      },
    ],
    secondOfficer: [
      {
        tries: `two officers sign at once ${lacks}`,
        refused: [...refused, ...refused],
        prepare: async (world) => {
          const { id: dealId } = await lacking('deal', world);
          const both = [world.officer, world.otherOfficer];
          return async () =>
            (await Promise.all(both.map((client) => attempt(client, 'signDeal', { dealId })))).flat();
        },
      },
    ],
  };
}
