import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Demand } from '../../../server/features/demands/data/demand.entity.ts';
import { DemandMatch } from '../../../server/features/demands/matching/data/match.entity.ts';
import { setMatchDigest } from '../../../server/features/demands/matching/digest/choose-digest.service.ts';
import { matchingJobs } from '../../../server/features/demands/matching/matching.jobs.ts';
import { matchResults } from '../../../server/features/demands/matching/reading/match-demand.ts';
import { contactMatch } from '../../../server/features/demands/matching/steps/contact-match.service.ts';
import {
  dismissMatch,
  restoreMatch,
} from '../../../server/features/demands/matching/steps/dismiss-match.service.ts';
import { matchDemand } from '../../../server/features/demands/matching/steps/match-demand.service.ts';
import { matchResult } from '../../../server/features/demands/matching/steps/match-result.service.ts';
import { seeMatches } from '../../../server/features/demands/matching/steps/see-matches.service.ts';
import { TechResult } from '../../../server/features/results/data/tech-result.entity.ts';
import { withdraw } from '../../../server/features/results/publication/withdraw-result.service.ts';
import { rebuildIndex } from '../../../server/features/search/index/rebuild.ts';
import { RESULTS } from '../../../server/features/search/index/results-collection.ts';
import { clock, DAY_MS } from '../../../server/platform/clock.ts';
import { countStatements } from '../../../server/platform/database/statements.ts';
import { waitingMails } from '../../accounts/support.ts';
import { indexNow } from '../../search/market.ts';
import { scopeOf, signedIn } from '../../support/accounts.ts';
import { useApi } from '../../support/api.ts';
import { makePublished, makeUnit, type TestUnit } from '../../support/results.ts';
import { indexDemandsNow } from '../board/board-support.ts';
import {
  type DemandWorld,
  makeDemand,
  makeDemandWorld,
  makeTestEnterprise,
  moveTo,
  realTime,
  refusal,
} from '../support.ts';

const api = useApi();
let world: DemandWorld;
let other: TestUnit;
let demand: Demand;
let straw: TechResult;
let weak: TechResult;

const JOB = { signal: new AbortController().signal } as Parameters<typeof matchingJobs.matchDigests>[2];

beforeAll(async () => {
  const { app } = api();
  world = await makeDemandWorld(api());
  other = await makeUnit(app, world.operator);
  straw = await makePublished(app, world.unit, {
    title: '寒地水稻秸秆低温腐解菌剂',
    summary: '复合菌剂在低温下快速腐解秸秆，10℃下45天秸秆降解率达到68%，每亩成本为35 元/亩。',
  });
  weak = await makePublished(app, other, {
    title: '秸秆低温菌剂小试',
    summary: '低温菌剂用于寒地水稻秸秆腐解，改善春季整地和插秧质量，10℃下45天秸秆降解率为31%。',
    trl: 4,
  });
  await makePublished(app, other, {
    title: '高压输电线路覆冰监测',
    summary: '在线监测覆冰厚度。',
    keywords: ['覆冰', '输电'],
    sector: 'ENERGY',
  });
  demand = await makeDemand(world);
  await indexNow(app);
  if (!app.search) throw new Error('the tests need the engine');
  await rebuildIndex(app, app.search, RESULTS);
});
afterEach(realTime);

const poster = () => scopeOf(world.app, world.poster.member);
const officer = () => scopeOf(world.app, world.unit.officer);
const MATCHES = `query ($demandId: ID!, $filter: DemandMatchFilterInput!, $first: Int, $after: String) {
  demandMatches(demandId: $demandId, filter: $filter, first: $first, after: $after) {
    totalCount edges { node {
      id kind score fate resultId message contactedSide
      criteria { code verdict share target wanted found }
      result { id title } organization { id name } person { id } demand { id title } dismissal { reason note }
    } } } }`;

interface Shown {
  id: string;
  score: number;
  fate: string;
  resultId: string | null;
  criteria: { code: string; verdict: string; target: string | null; found: string[] }[];
  dismissal: { reason: string } | null;
}

async function shown(kind: string, dismissed = false): Promise<{ rows: Shown[]; statements: number }> {
  const client = await signedIn(world.api, world.poster.member);
  const { data, errors, statements } = await client.ask<{ demandMatches: { edges: { node: Shown }[] } }>(
    MATCHES,
    {
      demandId: demand.id,
      filter: { kind, dismissed },
    },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return { rows: data.demandMatches.edges.map(({ node }) => node), statements };
}

async function stored(resultId: string): Promise<DemandMatch> {
  return world.app.db.manager.findOneByOrFail(DemandMatch, { demandId: demand.id, subjectId: resultId });
}

describe('matching a demand', () => {
  it('finds what fits, the better first, and says why, criterion by criterion', async () => {
    await matchDemand(await poster(), { demandId: demand.id });
    const { rows } = await shown('RESULT');
    expect(rows.map(({ resultId }) => resultId)).toEqual([straw.id, weak.id]);
    const verdicts = rows.map(({ criteria }) =>
      criteria.map(({ code, target, verdict, found }) => [target ?? code, verdict, found[0] ?? null]),
    );
    expect(verdicts[0]).toEqual(
      expect.arrayContaining([
        ['10℃下45天秸秆降解率', 'FITS', '10°C下45天秸秆降解率达到68%'],
        ['每亩成本', 'FITS', '每亩成本为35 元/亩'],
        ['SECTOR', 'FITS', 'BIOLOGY'],
        ['MATURITY', 'FITS', '7'],
        ['RIGHT', 'FITS', 'FREE'],
        ['BUDGET', 'UNKNOWN', null],
        ['TRACK_RECORD', 'UNKNOWN', '0'],
      ]),
    );
    expect(verdicts[1]).toEqual(
      expect.arrayContaining([
        ['10℃下45天秸秆降解率', 'FITS_NOT', '10°C下45天秸秆降解率为31%'],
        ['每亩成本', 'UNKNOWN', null],
        ['MATURITY', 'FITS_NOT', '4'],
      ]),
    );
    expect(rows.map(({ fate }) => fate)).toEqual(['SEEN', 'SEEN']);
    expect((await shown('UNIT')).rows).toHaveLength(2);
    expect((await shown('EXPERT')).rows).toHaveLength(2);
  });

  it('takes the same few statements whatever it finds, and so does its list', async () => {
    const narrow = await makeDemand(world, {
      content: {
        ...{ title: '覆冰监测', problem: '输电线路覆冰在线监测', keywords: ['覆冰'] },
        ...{ targets: [], deliverables: [], constraints: '' },
      },
    });
    const counts = [];
    for (const each of [demand, narrow]) {
      const { value, count } = await countStatements(() => matchResults(world.app, each));
      counts.push([value?.length !== 0, count]);
    }
    expect(counts).toEqual([
      [true, 7],
      [true, 7],
    ]);
    const [results, units] = [await shown('RESULT'), await shown('UNIT')];
    expect(results.statements).toBeLessThanOrEqual(units.statements + 1);
  });

  it('is for the poster only, and not for a demand that is over', async () => {
    const stranger = await makeTestEnterprise(world.app, world.operator);
    const asStranger = await scopeOf(world.app, stranger.member);
    expect(await refusal(world, () => matchDemand(asStranger, { demandId: demand.id }))).toBe(
      'NOT_FOUND demandId',
    );
    expect(await refusal(world, async () => matchDemand(await officer(), { demandId: demand.id }))).toBe(
      'NOT_FOUND demandId',
    );
    const over = await makeDemand(world, { state: 'CANCELLED' });
    expect(await refusal(world, async () => matchDemand(await poster(), { demandId: over.id }))).toBe(
      'STATE',
    );
    const client = await signedIn(world.api, stranger.member);
    const { data, errors } = await client.ask(MATCHES, { demandId: demand.id, filter: { kind: 'RESULT' } });
    expect([data, JSON.stringify(errors)]).toEqual([null, expect.stringContaining('NOT_FOUND')]);
  });

  it('puts aside with a reason for its own side, and counts what that was about more', async () => {
    const match = await stored(weak.id);
    const before = match.score;
    const scope = await poster();
    expect(await refusal(world, () => dismissMatch(scope, { matchId: match.id, reason: 'OTHER' }))).toBe(
      'REQUIRED note',
    );
    await dismissMatch(scope, { matchId: match.id, reason: 'NOT_MATURE' });
    await dismissMatch(scope, { matchId: match.id, reason: 'NOT_MATURE', note: '还在小试' });
    expect((await shown('RESULT')).rows.map(({ resultId }) => resultId)).toEqual([straw.id]);
    expect((await shown('RESULT', true)).rows).toMatchObject([
      { resultId: weak.id, fate: 'DISMISSED', dismissal: { reason: 'NOT_MATURE', note: '还在小试' } },
    ]);
    await matchDemand(scope, { demandId: demand.id });
    expect((await stored(weak.id)).score).toBe(before - 250);
    await restoreMatch(scope, { matchId: match.id });
    expect((await shown('RESULT')).rows).toHaveLength(2);
  });
});

describe('the other side', () => {
  const MINE = `query ($filter: MyMatchFilterInput) { myMatches(filter: $filter) {
    edges { node { id fate message demand { id title } result { id } } } } }`;

  async function mine(member = world.unit.officer, filter: object = {}) {
    const client = await signedIn(world.api, member);
    const { data, errors } = await client.ask<{
      myMatches: { edges: { node: { id: string; fate: string; message: string | null } }[] };
    }>(MINE, { filter });
    if (!data) throw new Error(JSON.stringify(errors));
    return data.myMatches.edges.map(({ node }) => node);
  }

  it('sees open demands that fit its own results, and notes that it did', async () => {
    const rows = await mine();
    expect(rows).toMatchObject([
      { fate: 'SUGGESTED', message: null, demand: { id: demand.id }, result: { id: straw.id } },
    ]);
    expect(await mine(world.unit.researcher)).toHaveLength(1);
    expect(await mine(other.officer)).toMatchObject([{ result: { id: weak.id } }]);
    await seeMatches(await officer(), { matchIds: rows.map(({ id }) => id) });
    expect(await mine()).toMatchObject([{ fate: 'SEEN' }]);
    moveTo(clock.in(40 * DAY_MS));
    expect(await mine()).toEqual([]);
  });

  it('is found from the side of the result, too', async () => {
    await indexDemandsNow(world.app);
    await world.app.db.manager.delete(DemandMatch, { subjectId: straw.id, kind: 'RESULT' });
    expect(await matchResult(await officer(), { resultId: straw.id })).toBeGreaterThanOrEqual(1);
    expect(await mine(world.unit.officer, { resultId: straw.id })).toMatchObject([
      { demand: { id: demand.id } },
    ]);
    const stranger = await scopeOf(world.app, other.officer);
    expect(await refusal(world, () => matchResult(stranger, { resultId: straw.id }))).toBe(
      'NOT_FOUND resultId',
    );
  });

  it('is written to once, and both sides see it', async () => {
    const match = await stored(straw.id);
    const before = (await waitingMails(world.app)).length;
    await contactMatch(await poster(), { matchId: match.id, message: '请看看能否揭榜' });
    expect(await mine()).toMatchObject([{ fate: 'CONTACTED', message: '请看看能否揭榜' }]);
    const mails = (await waitingMails(world.app)).slice(before);
    expect(mails.map(({ to }) => to).sort()).toEqual(
      [world.unit.officer.email, world.unit.otherOfficer.email].sort(),
    );
    expect(
      await refusal(world, async () => contactMatch(await officer(), { matchId: match.id, message: '好' })),
    ).toBe('ALREADY_EXISTS matchId');
    const stranger = await scopeOf(world.app, other.officer);
    expect(await refusal(world, () => contactMatch(stranger, { matchId: match.id, message: '好' }))).toBe(
      'NOT_FOUND matchId',
    );
  });
});

describe('the weekly mail', () => {
  it('tells members what is new for them, once, unless they turned it off', async () => {
    await setMatchDigest(await scopeOf(world.app, world.unit.otherOfficer), { wanted: false });
    const before = (await waitingMails(world.app)).length;
    await matchingJobs.matchDigests(world.app, {}, JOB);
    const mails = (await waitingMails(world.app)).slice(before);
    expect(mails.map(({ to }) => to).sort()).toEqual(
      [
        // Who founds an enterprise's account acts for it in everything.
        world.poster.administrator.email,
        world.poster.member.email,
        world.unit.officer.email,
        world.unit.researcher.email,
        other.officer.email,
        other.otherOfficer.email,
        other.researcher.email,
      ].sort(),
    );
    expect(mails.find(({ to }) => to === world.unit.researcher.email)?.text).toContain(straw.title);
    await matchingJobs.matchDigests(world.app, {}, JOB);
    expect(await waitingMails(world.app)).toHaveLength(before + mails.length);
  });

  it('follows the catalogue: what left it is suggested to nobody any more', async () => {
    const { id: resultId, version } = await world.app.db.manager.findOneByOrFail(TechResult, { id: weak.id });
    const scope = await scopeOf(world.app, other.officer);
    await withdraw(scope, { resultId, reason: '不再推广', expectedVersion: version });
    expect((await shown('RESULT')).rows.map(({ resultId }) => resultId)).toEqual([straw.id]);
    await indexNow(world.app);
    moveTo(clock.in(60_000));
    await matchingJobs.matchDemand(world.app, { demandId: demand.id }, JOB);
    expect(
      await world.app.db.manager.findBy(DemandMatch, { demandId: demand.id, subjectId: weak.id }),
    ).toEqual([]);
  });
});
