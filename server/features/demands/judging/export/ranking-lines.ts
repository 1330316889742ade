import type { Scope } from '../../../../platform/app.ts';
import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import { formatYuan } from '../../../../platform/money.ts';
import { organizationNames } from '../../../accounts/organizations/existing-organizations.service.ts';
import { noDemand } from '../../change-demand.ts';
import { type JudgingReading, readJudging, shownRanking } from '../reading/room.service.ts';
import { CRITERION_WORDS, pointsText, W, wordsIn } from './judging-words.ts';

/**
 * The ranking of the bids for a demand as a table, headings first; bids without a rank stand behind. For those who see
 * the judging room.
 * @throws Refusal NOT_FOUND
 */
export async function* rankingLines(
  scope: Scope,
  demandId: string,
  language: FileLanguage,
): AsyncGenerator<string[]> {
  const reading = await readJudging(scope, demandId);
  if (!reading) throw noDemand();
  const { demand, facts } = reading;
  const word = wordsIn(language);
  const leads = facts.bids.map(({ leadOrganizationId }) => leadOrganizationId);
  const names = await organizationNames(scope.app.db.manager, leads);
  yield [
    ...[W.rank, W.judgedRank, W.alias, W.lead, W.ask, W.screening].map(word),
    ...demand.content.criteria.map(({ code }) => word(CRITERION_WORDS[code])),
    ...[W.mean, W.min, W.max, W.deviation, W.tied, W.winner, W.reason].map(word),
  ];
  yield* rowsOf(reading, names, language);
}

function rowsOf(
  { demand, facts }: JudgingReading,
  names: ReadonlyMap<string, string>,
  language: FileLanguage,
): string[][] {
  const word = wordsIn(language);
  const ranking = shownRanking(demand, facts) ?? [];
  const rows = facts.bids.map((bid) => {
    const screening = facts.screenings.get(bid.id);
    const standing = ranking.find(({ bidId }) => bidId === bid.id);
    const outcome = facts.decision?.outcomes.find(({ bidId }) => bidId === bid.id);
    const figures = standing
      ? [standing.mean, standing.min, standing.max, standing.deviation].map(pointsText)
      : ['', '', '', ''];
    const place = outcome?.rank ?? standing?.rank ?? Number.MAX_SAFE_INTEGER;
    const cells = [
      outcome ? String(outcome.rank) : '',
      standing ? String(standing.rank) : '',
      bid.alias,
      names.get(bid.leadOrganizationId) ?? '',
      formatYuan(bid.content.ask),
      word(screening ? (screening.isKept ? W.kept : W.notKept) : W.notScreened),
      ...demand.content.criteria.map(({ code }) => {
        const mean = standing?.criteria.find((each) => each.code === code)?.mean;
        return mean === undefined ? '' : pointsText(mean);
      }),
      ...figures,
      standing?.isTied ? word(W.yes) : '',
      outcome?.isWinner ? word(W.yes) : '',
      outcome?.reason ?? screening?.reason ?? '',
    ];
    return { place, cells };
  });
  return rows.sort((a, b) => a.place - b.place).map(({ cells }) => cells);
}
