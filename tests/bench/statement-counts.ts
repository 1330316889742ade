import type { Rotation } from './search-load.ts';

const LIST = `query ($first: Int) {
  techResults(first: $first, sort: PUBLISHED_DESC) {
    edges { node { id title organization { id name } completers { id name position } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** SQL statements that requests take, as the API itself counts them. */
export async function countStatements(
  address: string,
  rotations: readonly Rotation[],
): Promise<[string, number][]> {
  const pages = rotations.flatMap(({ pages }) => pages.map(({ graphql }) => graphql));
  let most = 0;
  for (const body of pages) most = Math.max(most, await ask(address, body));
  const counts: [string, number][] = [[`search page (the most of ${pages.length})`, most]];
  for (const first of [5, 20, 50]) {
    const statements = await ask(address, JSON.stringify({ query: LIST, variables: { first } }));
    counts.push([`list of ${first} results with organisation and completers`, statements]);
  }
  return counts;
}

async function ask(address: string, body: string): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body });
  const { errors } = (await response.json()) as { errors?: unknown };
  if (errors) throw new Error(`A request of the bench failed: ${JSON.stringify(errors)}`);
  return Number(response.headers.get('x-sql-statements'));
}
