import { In } from 'typeorm';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { ContestJudge, ContestScore } from '../../data/contest.entity.ts';
import type { ContestCriterion, RoadshowHall } from '../../data/hall.entity.ts';
import type { Roadshow } from '../../data/roadshow.entity.ts';
import { findHall } from '../../hall.ts';
import { chosenEntries, type HallEntry } from '../../hall-entries.ts';
import type { ContestSheet } from './rank-contest.ts';

/** Everything that a contest rests on. */
export interface ContestFacts {
  roadshow: Roadshow;
  hall: RoadshowHall | null;
  criteria: ContestCriterion[];
  entries: HallEntry[];
  /** In order of their appointment. */
  judges: ContestJudge[];
  scores: ContestScore[];
}

/** Reads what a contest rests on; four statements. */
export async function contestFacts(tx: Transaction, roadshow: Roadshow): Promise<ContestFacts> {
  const hall = await findHall(tx, roadshow.id);
  const entries = await chosenEntries(tx, roadshow.id);
  const judges = await tx.find(ContestJudge, {
    where: { roadshowId: roadshow.id },
    order: { appointedAt: 'ASC', id: 'ASC' },
  });
  const scores =
    judges.length === 0 ? [] : await tx.findBy(ContestScore, { judgeId: In(judges.map(({ id }) => id)) });
  return { roadshow, hall, criteria: hall?.criteria ?? [], entries, judges, scores };
}

/** Entries that a judge scores: all but those with a conflict of interest. */
export function entriesOf(
  { entries }: Pick<ContestFacts, 'entries'>,
  { conflictIds }: ContestJudge,
): HallEntry[] {
  return entries.filter(({ id }) => !conflictIds.includes(id));
}

/** Whether a sheet has points under every criterion. */
export function isWhole(criteria: readonly ContestCriterion[], score: ContestScore | undefined): boolean {
  return criteria.every(({ key }) => score?.points.some((each) => each.key === key && each.points !== null));
}

/** Sheets that were handed in, on entries that are still in the programme. */
export function sheetsOf({ judges, scores, entries, criteria }: ContestFacts): ContestSheet[] {
  const counting = judges.filter(({ state }) => state === 'HANDED_IN');
  return counting.flatMap((judge) =>
    entriesOf({ entries }, judge).flatMap(({ id: entryId }) => {
      const score = scores.find((each) => each.judgeId === judge.id && each.entryId === entryId);
      if (!score || !isWhole(criteria, score)) return [];
      const points = new Map(score.points.map((each) => [each.key, each.points ?? 0]));
      return [{ judgeId: judge.id, entryId, points }];
    }),
  );
}
