import { TechResult } from '../server/features/results/data/tech-result.entity.ts';
import type { Transaction } from '../server/platform/database/transaction.ts';
import type { People, Person } from './load-people.ts';
import type { World } from './read-world.ts';
import type { SeedResult } from './world.types.ts';

/** A result of the data by its key. */
export function seedResult({ results }: Pick<World, 'results'>, key: string): SeedResult {
  const result = results.find((each) => each.key === key);
  if (!result) throw new Error(`seeds: there is no result ${key}`);
  return result;
}

/** The id of a result that was loaded by now. */
export async function resultIdOf(
  tx: Transaction,
  people: People,
  { title, organization }: SeedResult,
): Promise<string> {
  const organizationId = people.organizationId(organization);
  return (await tx.findOneByOrFail(TechResult, { title, organizationId })).id;
}

/** Two officers who neither made nor handed in the result. */
export function uninvolved(result: SeedResult, people: People): [Person, Person] {
  const involved = new Set(result.completers.map(({ account }) => account));
  const [author, opener] = people
    .officers(result.organization)
    .filter(({ account }) => !involved.has(account.key));
  if (!author || !opener) throw new Error(`seeds: nobody can offer ${result.key}`);
  return [author, opener];
}
