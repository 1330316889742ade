import { loadOne } from '../../../../platform/graphql/loaders.ts';
import { dealById } from '../../../deals/deal.loaders.ts';
import { demandById } from '../../../demands/demand.loaders.ts';
import { resultById } from '../../../results/result.loaders.ts';
import type { BrokerSubjectKind } from '../matching.enums.ts';

type Key = `${BrokerSubjectKind}:${string}`;

/** How people know a result, a demand or a deal. */
export interface SubjectName {
  title: string;
  reference: string | null;
}

/** The key of a subject for `subjectName`. */
export function subjectKey(of: { subjectKind: BrokerSubjectKind; subjectId: string }): Key {
  return `${of.subjectKind}:${of.subjectId}`;
}

/** Titles and numbers of what invitations are about, whoever asks: one statement a kind. */
export const subjectName = loadOne<Key, SubjectName>('brokerSubjectName', async (app, keys) => {
  const idsOf = (kind: BrokerSubjectKind) =>
    keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1));
  const names = await Promise.all([
    named('RESULT', idsOf('RESULT'), async (ids) => {
      const results = await resultById.batch(app, ids);
      return [...results.values()].flatMap((each) => (each ? [{ ...each, reference: null }] : []));
    }),
    named('DEMAND', idsOf('DEMAND'), async (ids) => {
      const demands = await demandById.batch(app, ids);
      return [...demands.values()].flatMap((each) => (each ? [{ ...each, reference: each.number }] : []));
    }),
    named('DEAL', idsOf('DEAL'), async (ids) => {
      const deals = await dealById.batch(app, ids);
      return [...deals.values()].flatMap((each) => (each ? [{ ...each, reference: each.number }] : []));
    }),
  ]);
  return new Map(names.flat());
});

async function named(
  kind: BrokerSubjectKind,
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<(SubjectName & { id: string })[]>,
): Promise<[Key, SubjectName][]> {
  const found = ids.length === 0 ? [] : await read(ids);
  return found.map(({ id, title, reference }) => [`${kind}:${id}`, { title, reference }]);
}
