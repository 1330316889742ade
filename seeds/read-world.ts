import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  RESULT_FILES,
  type SeedAccount,
  type SeedAccounts,
  type SeedDealSettings,
  type SeedOffer,
  type SeedOffers,
  type SeedOrganization,
  type SeedOrganizations,
  type SeedResult,
  type SeedResults,
} from './world.types.ts';

/** The data of the demonstration world. */
export interface World {
  organizations: SeedOrganization[];
  accounts: SeedAccount[];
  /** The password of every account. */
  password: string;
  results: SeedResult[];
  offers: SeedOffer[];
  offerSettings: SeedDealSettings[];
}

/** Reads the world from the folder of this file, wherever the bundle that asks lies. */
export function readWorld(folder: string): World {
  const read = <T>(file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
  const { offers, settings: offerSettings } = read<SeedOffers>('offers.json');
  return {
    offers,
    offerSettings,
    ...read<SeedOrganizations>('organizations.json'),
    ...read<SeedAccounts>('accounts.json'),
    results: RESULT_FILES.flatMap((file) => read<SeedResults>(`results/${file}`).results),
  };
}
