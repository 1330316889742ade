import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  RESULT_FILES,
  type SeedAccounts,
  type SeedAuctions,
  type SeedGrants,
  type SeedOffers,
  type SeedOrganizations,
  type SeedResults,
  type SeedValuations,
} from '../../seeds/world.types.ts';

/** Folder of the data, with a slash at its end. */
export const seeds = fileURLToPath(new URL('../../seeds/', import.meta.url));
const read = <T>(file: string) => JSON.parse(readFileSync(seeds + file, 'utf8')) as T;

export const { organizations, settings } = read<SeedOrganizations>('organizations.json');
export const { password, accounts } = read<SeedAccounts>('accounts.json');
export const results = RESULT_FILES.flatMap((file) => read<SeedResults>(`results/${file}`).results);
export const { offers } = read<SeedOffers>('offers.json');
export const { valuations } = read<SeedValuations>('valuations.json');
export const { grants } = read<SeedGrants>('grants.json');
export const { auctions } = read<SeedAuctions>('auctions.json');
export const organizationOf = new Map(organizations.map((organization) => [organization.key, organization]));
export const accountOf = new Map(accounts.map((account) => [account.key, account]));

/** How often each value occurs. */
export function tally<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The values that occur more than once. */
export const twice = (values: readonly string[]) =>
  [...tally(values)].filter(([, times]) => times > 1).map(([value]) => value);

/** Runs of four characters of a text, without punctuation. */
export function shingles(text: string): Set<string> {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  return new Set(
    Array.from({ length: Math.max(letters.length - 3, 0) }, (_, at) => letters.slice(at, at + 4)),
  );
}

/** Share of the smaller set that the larger one holds too. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  return [...few].filter((piece) => many.has(piece)).length / few.size;
}
