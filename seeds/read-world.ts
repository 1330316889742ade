import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeedBrokers } from './brokers.types.ts';
import type { SeedDeal, SeedDeals } from './deals.types.ts';
import type { SeedDemand, SeedDemands } from './demands.types.ts';
import type { SeedMoney, SeedMoneys } from './money.types.ts';
import type { SeedRoadshow, SeedRoadshows } from './roadshows.types.ts';
import {
  RESULT_FILES,
  type SeedAccount,
  type SeedAccounts,
  type SeedAuction,
  type SeedAuctions,
  type SeedDealSettings,
  type SeedGrant,
  type SeedGrants,
  type SeedOffer,
  type SeedOffers,
  type SeedOrganization,
  type SeedOrganizations,
  type SeedResult,
  type SeedResults,
  type SeedValuation,
  type SeedValuations,
} from './world.types.ts';

/** The data of the demonstration world. */
export interface World {
  organizations: SeedOrganization[];
  accounts: SeedAccount[];
  /** The password of every account. */
  password: string;
  results: SeedResult[];
  settings: SeedDealSettings[];
  valuations: SeedValuation[];
  offers: SeedOffer[];
  grants: SeedGrant[];
  auctions: SeedAuction[];
  deals: SeedDeal[];
  money: SeedMoney[];
  demands: SeedDemand[];
  brokerage: SeedBrokers;
  roadshows: SeedRoadshow[];
}

/** Reads the world from the folder of this file, wherever the bundle that asks lies. */
export function readWorld(folder: string): World {
  const read = <T>(file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
  return {
    ...read<SeedOrganizations>('organizations.json'),
    ...read<SeedAccounts>('accounts.json'),
    ...read<SeedValuations>('valuations.json'),
    ...read<SeedOffers>('offers.json'),
    ...read<SeedGrants>('grants.json'),
    ...read<SeedAuctions>('auctions.json'),
    ...read<SeedDeals>('deals.json'),
    ...read<SeedMoneys>('money.json'),
    ...read<SeedDemands>('demands.json'),
    ...read<SeedRoadshows>('roadshows.json'),
    brokerage: read<SeedBrokers>('brokers.json'),
    results: RESULT_FILES.flatMap((file) => read<SeedResults>(`results/${file}`).results),
  };
}
