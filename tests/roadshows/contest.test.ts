import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Roadshow } from '../../server/features/roadshows/data/roadshow.entity.ts';
import type { RoadshowEntry } from '../../server/features/roadshows/data/roadshow-entry.entity.ts';
import { hallWaiting } from '../../server/features/roadshows/guests/waiting.service.ts';
import { findContest } from '../../server/features/roadshows/live/contest/find-contest.service.ts';
import {
  appointJudges,
  closeContest,
  setContestCriteria,
} from '../../server/features/roadshows/live/contest/prepare-contest.service.ts';
import { type ContestSheet, rankContest } from '../../server/features/roadshows/live/contest/rank-contest.ts';
import {
  declareContestConflicts,
  handInContestScores,
  scoreEntry,
} from '../../server/features/roadshows/live/contest/score-entries.service.ts';
import { VISITOR } from '../../server/platform/auth/actor.ts';
import { refusal } from '../demands/support.ts';
import { type Member, makeMember, makeOrganization, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { makeEntry, makeRoadshow, makeRoadshowWorld, type RoadshowWorld } from './support.ts';

const CRITERIA = [
  { key: 'c1', name: '创新性', weight: 6000 },
  { key: 'c2', name: '市场前景', weight: 4000 },
];

const sheets = fc.uniqueArray(
  fc.record({
    judgeId: fc.constantFrom('j1', 'j2', 'j3'),
    entryId: fc.constantFrom('e1', 'e2', 'e3', 'e4'),
    points: fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })).map(
      ([first, second]) =>
        new Map([
          ['c1', first],
          ['c2', second],
        ]),
    ),
  }),
  { selector: ({ judgeId, entryId }) => `${judgeId} ${entryId}` },
);

/** The exact mean of an entry as a fraction; null where nobody scored it. */
function meanOf(all: readonly ContestSheet[], entryId: string): number | null {
  const own = all.filter((sheet) => sheet.entryId === entryId);
  const sum = own.reduce(
    (total, { points }) => total + 6 * (points.get('c1') ?? 0) + 4 * (points.get('c2') ?? 0),
    0,
  );
  return own.length === 0 ? null : sum / own.length;
}

describe('the ranking of a contest', () => {
  it('follows the means of those who scored, equal ones share a rank, and the order of sheets does not matter', () => {
    const entryIds = ['e1', 'e2', 'e3', 'e4'];
    fc.assert(
      fc.property(sheets, (given) => {
        const ranking = rankContest(CRITERIA, entryIds, given);
        expect(rankContest(CRITERIA, entryIds.toReversed(), given.toReversed())).toEqual(ranking);
        for (const { entryId, rank, judges } of ranking) {
          const own = meanOf(given, entryId);
          const above = entryIds.filter((other) => (meanOf(given, other) ?? -1) > (own ?? 0)).length;
          expect([rank, judges]).toEqual([
            own === null ? null : above + 1,
            given.filter((sheet) => sheet.entryId === entryId).length,
          ]);
        }
      }),
    );
  });

  it('shows mean, extremes and deviation in hundredths of a point', () => {
    const sheet = (judgeId: string, first: number, second: number) => ({
      judgeId,
      entryId: 'e1',
      points: new Map([
        ['c1', first],
        ['c2', second],
      ]),
    });
    const [standing] = rankContest(CRITERIA, ['e1'], [sheet('j1', 80, 90), sheet('j2', 90, 100)]);
    expect(standing).toEqual({
      entryId: 'e1',
      rank: 1,
      judges: 2,
      mean: 8900,
      min: 8400,
      max: 9400,
      deviation: 500,
    });
  });
});

const api = useApi();
let world: RoadshowWorld;
let roadshow: Roadshow;
let entries: RoadshowEntry[];
let judges: Member[];

beforeAll(async () => {
  world = await makeRoadshowWorld(api());
  roadshow = await makeRoadshow(world, { state: 'RUNNING', isContest: true });
  entries = [await makeEntry(world, roadshow), await makeEntry(world, roadshow)];
  const { administrator } = await makeOrganization(world.app, world.operator, 'AGENCY');
  const colleague = await makeMember(world.app, world.unit.administrator, ['EXPERT']);
  judges = [
    await makeMember(world.app, administrator, ['EXPERT']),
    await makeMember(world.app, administrator, ['EXPERT']),
    colleague,
  ];
});

const organiser = () => scopeOf(world.app, world.organiser);
const roadshowId = () => roadshow.id;

async function seatOf(member: Member) {
  const contest = await findContest(await scopeOf(world.app, member), roadshowId());
  if (!contest?.own) throw new Error('This is no judge');
  return contest.own;
}

async function score(member: Member, entry: RoadshowEntry | undefined, first: number, second: number) {
  const { judge } = await seatOf(member);
  return scoreEntry(await scopeOf(world.app, member), {
    judgeId: judge.id,
    entryId: entry?.id ?? '',
    points: [
      { key: 'c1', points: first },
      { key: 'c2', points: second },
    ],
  });
}

async function handIn(member: Member) {
  const { judge } = await seatOf(member);
  return handInContestScores(await scopeOf(world.app, member), {
    judgeId: judge.id,
    expectedVersion: judge.version,
  });
}

describe('a contest', () => {
  it('is prepared by the organiser alone, with weights that sum to the whole', async () => {
    const criteria = CRITERIA.map(({ name, weight }) => ({ name, weight }));
    const short = { roadshowId: roadshowId(), criteria: criteria.slice(0, 1) };
    expect(await refusal(world, async () => setContestCriteria(await organiser(), short))).toBe(
      'INVALID criteria SUM',
    );
    const whole = { roadshowId: roadshowId(), criteria };
    const officer = await scopeOf(world.app, world.unit.officer);
    expect(await refusal(world, () => setContestCriteria(officer, whole))).toBe('FORBIDDEN');
    await setContestCriteria(await organiser(), whole);
    const userIds = judges.map(({ userId }) => userId);
    await appointJudges(await organiser(), { roadshowId: roadshowId(), userIds });
    const again = { roadshowId: roadshowId(), userIds: userIds.slice(0, 1) };
    expect(await refusal(world, async () => appointJudges(await organiser(), again))).toBe(
      'ALREADY_EXISTS userIds.0',
    );
  });

  it('lets nobody score before conflicts are declared, nor what is their own unit’s', async () => {
    const [first, , colleague] = judges as [Member, Member, Member];
    expect(await hallWaiting(await scopeOf(world.app, first))).toMatchObject([
      { kind: 'ROADSHOW_JUDGE', caseId: roadshow.id },
    ]);
    expect(await refusal(world, () => score(first, entries[0], 80, 90))).toBe('STATE INVITED');
    for (const member of judges) {
      const { judge } = await seatOf(member);
      const declared = { judgeId: judge.id, expectedVersion: judge.version, entryIds: [] };
      await declareContestConflicts(await scopeOf(world.app, member), declared);
    }
    expect((await seatOf(colleague)).judge.conflictIds.toSorted()).toEqual(
      entries.map(({ id }) => id).toSorted(),
    );
    expect(await refusal(world, () => score(colleague, entries[0], 80, 90))).toBe('FOUR_EYES entryId');
    expect(await refusal(world, () => score(first, entries[0], 101, 90))).toBe('INVALID points.0 RANGE');
  });

  it('hides the ranking from everybody until all scores are in and closed', async () => {
    const [first, second, colleague] = judges as [Member, Member, Member];
    await score(first, entries[0], 80, 90);
    expect(await refusal(world, () => handIn(first))).toBe(`REQUIRED entries.${entries[1]?.id}`);
    await score(first, entries[1], 60, 60);
    await score(second, entries[0], 90, 100);
    await score(second, entries[1], 70, 60);
    await handIn(first);
    expect(await refusal(world, () => score(first, entries[0], 1, 1))).toBe('STATE HANDED_IN');
    const close = async () => closeContest(await organiser(), { roadshowId: roadshowId() });
    expect(await refusal(world, close)).toBe('STATE SCORES_MISSING');
    await handIn(second);
    await handIn(colleague);
    expect((await findContest(await organiser(), roadshowId()))?.ranking).toBeNull();
    await close();
    const seen = await findContest({ app: world.app, actor: VISITOR, address: null }, roadshowId());
    expect(
      seen?.ranking?.map(({ entryId, rank, judges: count, mean }) => [entryId, rank, count, mean]),
    ).toEqual([
      [entries[0]?.id, 1, 2, 8900],
      [entries[1]?.id, 2, 2, 6300],
    ]);
    expect([seen?.judges, seen?.own]).toEqual([null, null]);
    expect(await refusal(world, close)).toBe('STATE CLOSED');
  });
});
