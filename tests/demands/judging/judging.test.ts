import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Bid } from '../../../server/features/demands/data/bid.entity.ts';
import { DemandLane } from '../../../server/features/demands/data/lane.entity.ts';
import { JudgingSeat } from '../../../server/features/demands/judging/data/judging-seat.entity.ts';
import { nextRanked } from '../../../server/features/demands/judging/next-ranked.ts';
import { findCandidates } from '../../../server/features/demands/judging/reading/candidates.service.ts';
import { findRoom } from '../../../server/features/demands/judging/reading/room.service.ts';
import { bidsOfSeat } from '../../../server/features/demands/judging/reading/seats.service.ts';
import { findVerdict } from '../../../server/features/demands/judging/reading/verdict.service.ts';
import {
  appointExperts,
  releaseExpert,
} from '../../../server/features/demands/judging/steps/appoint-experts.service.ts';
import { confirmAward } from '../../../server/features/demands/judging/steps/confirm-award.service.ts';
import { decideAward } from '../../../server/features/demands/judging/steps/decide-award.service.ts';
import { endWithoutAward } from '../../../server/features/demands/judging/steps/end-without-award.service.ts';
import {
  declareConflicts,
  handInScores,
  saveScores,
} from '../../../server/features/demands/judging/steps/score-bids.service.ts';
import { screenBid } from '../../../server/features/demands/judging/steps/screen-bid.service.ts';
import { clock } from '../../../server/platform/clock.ts';
import { type Member, makeMember, scopeOf } from '../../support/accounts.ts';
import { useApi } from '../../support/api.ts';
import {
  admit,
  awardNotice,
  decide,
  makeAwarded,
  makeJudged,
  score,
  scoreAll,
  seat,
} from '../judging-support.ts';
import {
  type DemandWorld,
  demandRow,
  makeDemand,
  makeDemandWorld,
  makeExperts,
  moveTo,
  realTime,
  refusal,
} from '../support.ts';

const api = useApi();
let world: DemandWorld;
let experts: Member[];
beforeAll(async () => {
  world = await makeDemandWorld(api());
  experts = await makeExperts(world, 3);
});
afterEach(() => realTime());

const poster = () => scopeOf(world.app, world.poster.member);
const as = (member: Member) => scopeOf(world.app, member);
const bidRow = (id: string) => world.app.db.manager.findOneByOrFail(Bid, { id });

describe('judging', () => {
  it('shows nothing of any bid before the deadline, and opens bids at its moment', async () => {
    const { demand, bids } = await makeJudged(world, 2);
    moveTo((demand.bidsCloseAt ?? clock.now()).getTime() - 1);
    const before = await findRoom(await poster(), demand.id);
    expect([before?.phase, before?.bids, before?.seats, before?.actions]).toEqual(['BIDDING', [], [], []]);
    const early = {
      demandId: demand.id,
      bidId: bids[0]?.id ?? '',
      findings: [{ mustHaveId: 'm1', kept: true }],
    };
    expect(await refusal(world, async () => screenBid(await poster(), early))).toMatch(/^STATE/);
    moveTo(demand.bidsCloseAt ?? clock.now());
    const after = await findRoom(await poster(), demand.id);
    expect(after?.phase).toBe('SCREENING');
    expect(after?.bids.map(({ alias, state }) => [alias, state])).toEqual([
      ['甲', 'OPENED'],
      ['乙', 'OPENED'],
    ]);
    expect(await findRoom(await as(world.unit.officer), demand.id)).toBeNull();
    expect((await findRoom(await as(world.operator), demand.id))?.actions).toEqual([]);
  });

  it('screens for must-haves with a reason, and only then lets experts read', async () => {
    const { demand, bids } = await makeJudged(world, 2);
    const [kept, lost] = bids as [Bid, Bid];
    const input = { demandId: demand.id, bidId: lost.id };
    const found = (isKept: boolean) => [{ mustHaveId: 'm1', kept: isKept, note: '无登记证' }];
    const screen = async (findings: ReturnType<typeof found>, reason?: string) =>
      screenBid(await poster(), { ...input, findings, reason: reason ?? null });
    await findRoom(await poster(), demand.id);
    expect(await refusal(world, () => screen([]))).toBe('REQUIRED findings.0');
    expect(await refusal(world, () => screen(found(false)))).toBe('REQUIRED reason');
    await screen(found(false), '菌种不能登记');
    const [first] = await seat(world, demand, experts);
    expect(await bidsOfSeat(await as(experts[0] as Member), first as JudgingSeat)).toEqual([]);
    await admit(world, { demand, bids: [kept] });
    const seen = await bidsOfSeat(await as(experts[0] as Member), first as JudgingSeat);
    expect(seen.map(({ id }) => id)).toEqual([kept.id]);
    expect([(await bidRow(kept.id)).state, (await bidRow(lost.id)).state]).toEqual([
      'ADMITTED',
      'SCREENED_OUT',
    ]);
    expect(await findVerdict(await as(world.unit.officer), demand.id)).toBeNull();
  });

  it('asks only experts who stand with nobody, and takes declared conflicts at their word', async () => {
    const { demand, bids, units } = await makeJudged(world, 2);
    await findRoom(await poster(), demand.id);
    const insider = await makeMember(world.app, (units[1] as typeof world.unit).administrator, ['EXPERT']);
    const ask = async (...members: Member[]) =>
      appointExperts(await poster(), { demandId: demand.id, userIds: members.map(({ userId }) => userId) });
    expect(await refusal(world, () => ask(insider))).toBe('FOUR_EYES userIds.0 BIDDER');
    expect(await refusal(world, () => ask(world.unit.researcher))).toBe('NOT_FOUND userIds.0');
    const found = await findCandidates(await poster(), demand.id, {}, { first: 50 });
    const obstacles = new Map(found.edges.map(({ node }) => [node.userId, node.obstacle]));
    expect([obstacles.get(insider.userId), obstacles.get(experts[0]?.userId ?? '')]).toEqual([
      'BIDDER',
      null,
    ]);
    await ask(...experts);
    expect(await refusal(world, () => ask(experts[0] as Member))).toBe('ALREADY_EXISTS userIds.0');
    await admit(world, { demand, bids });
    const own = await world.app.db.manager.findOneByOrFail(JudgingSeat, {
      demandId: demand.id,
      userId: experts[0]?.userId ?? '',
    });
    const reference = { seatId: own.id, expectedVersion: 1 };
    const mine = () => as(experts[0] as Member);
    expect(await bidsOfSeat(await mine(), own)).toEqual([]);
    expect(
      await refusal(world, async () =>
        declareConflicts(await mine(), { ...reference, conflicts: ['FAMILY'] }),
      ),
    ).toBe('REQUIRED text');
    expect(
      await refusal(world, async () =>
        declareConflicts(await as(experts[1] as Member), { ...reference, conflicts: [] }),
      ),
    ).toBe('NOT_FOUND seatId');
    const declared = await declareConflicts(await mine(), {
      ...reference,
      conflicts: ['FAMILY'],
      text: '姐姐在投标单位任教',
    });
    expect([declared.state, declared.version]).toEqual(['RECUSED', 2]);
    expect(await bidsOfSeat(await mine(), declared)).toEqual([]);
    // One is missing to three now, so another expert has to be asked.
    const second = await world.app.db.manager.findOneByOrFail(JudgingSeat, {
      demandId: demand.id,
      userId: experts[1]?.userId ?? '',
    });
    const released = { demandId: demand.id, seatId: second.id, reason: '未答复' };
    await releaseExpert(await poster(), released);
    expect((await findRoom(await poster(), demand.id))?.seats.map(({ state }) => state).sort()).toEqual([
      'INVITED',
      'RECUSED',
      'RELEASED',
    ]);
  });

  it('judges blind: no name of the bidder in any part of a sheet', async () => {
    const { demand, bids } = await makeJudged(world, 2, { content: { isBlind: true } });
    await admit(world, { demand, bids });
    const seats = await seat(world, demand, experts);
    const text = JSON.stringify(
      await bidsOfSeat(await as(experts[0] as Member), seats[0] as JudgingSeat),
      (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
    );
    for (const { leadOrganizationId, content } of bids) {
      expect(text).not.toContain(leadOrganizationId);
      expect(text).not.toContain(content?.responsiblePerson.userId);
    }
    expect(text).not.toContain('赵领队');
    expect(text).toContain('筛选耐低温菌株');
    const open = await findRoom(await poster(), demand.id);
    expect(open?.bids[0]?.sheet.isBlind).toBe(false);
  });

  it('takes whole scores once, ranks when all are in, and hides them before', async () => {
    const { demand, bids } = await makeJudged(world, 2);
    await admit(world, { demand, bids });
    const seats = await seat(world, demand, experts);
    const [a, b] = bids as [Bid, Bid];
    const points = new Map([
      [a.id, 80],
      [b.id, 90],
    ]);
    const first = seats[0] as JudgingSeat;
    const mine = () => as(experts[0] as Member);
    expect(await refusal(world, async () => handInScores(await mine(), { seatId: first.id }))).toMatch(
      /^REQUIRED bids/,
    );
    const wrong = { criterion: 'TARGETS' as const, points: 101, reason: '' };
    expect(
      await refusal(world, async () =>
        saveScores(await mine(), { seatId: first.id, bidId: a.id, scores: [wrong] }),
      ),
    ).toBe('INVALID scores.0.points');
    for (const [index, { id }] of seats.entries()) {
      const expert = experts[index] as Member;
      await score(world, demand, expert, id, points);
      const room = await findRoom(await poster(), demand.id);
      expect([room?.ranking, room?.bids.flatMap(({ scores }) => scores)]).toEqual([null, []]);
      const now = { demandId: demand.id, outcomes: [] };
      expect(await refusal(world, async () => decideAward(await poster(), now))).toBe('STATE SCORES_MISSING');
      await handInScores(await as(expert), { seatId: id });
    }
    expect(await refusal(world, () => score(world, demand, experts[0] as Member, first.id, points))).toBe(
      'STATE HANDED_IN',
    );
    const room = await findRoom(await poster(), demand.id);
    expect(room?.phase).toBe('DECIDING');
    expect(room?.ranking?.map(({ bidId, rank, mean }) => [bidId, rank, mean])).toEqual([
      [b.id, 1, 9000],
      [a.id, 2, 8000],
    ]);
    const again = {
      demandId: demand.id,
      bidId: a.id,
      findings: [{ mustHaveId: 'm1', kept: false }],
      reason: '否',
    };
    expect(await refusal(world, async () => screenBid(await poster(), again))).toBe('STATE SCORES_HANDED_IN');
    const off = { demandId: demand.id, seatId: first.id, reason: '打分偏低' };
    expect(await refusal(world, async () => releaseExpert(await poster(), off))).toBe(
      'STATE SCORES_HANDED_IN',
    );
  });

  it('asks for a reason to each bidder, and for one where the winner is not ranked first', async () => {
    const { demand, bids, units } = await makeJudged(world, 2);
    const [a, b] = bids as [Bid, Bid];
    await admit(world, { demand, bids });
    await scoreAll(
      world,
      demand,
      experts,
      new Map([
        [a.id, 80],
        [b.id, 90],
      ]),
    );
    const outcome = (bid: Bid, isWinner: boolean, reason = '方案更可行') => ({
      bidId: bid.id,
      isWinner,
      reason,
    });
    const attempt = (...outcomes: ReturnType<typeof outcome>[]) =>
      refusal(world, async () => decideAward(await poster(), { demandId: demand.id, outcomes }));
    expect(await attempt(outcome(b, true))).toBe('REQUIRED outcomes');
    expect(await attempt(outcome(b, true), outcome(a, false, ''))).toBe('REQUIRED outcomes.1.reason');
    expect(await attempt(outcome(b, true), outcome(a, true))).toBe('LIMIT outcomes');
    expect(await attempt(outcome(b, false), outcome(a, false))).toBe('REQUIRED outcomes');
    expect(await attempt(outcome(a, true), outcome(b, false))).toBe('REQUIRED deviationReason');
    const decided = await decideAward(await poster(), {
      demandId: demand.id,
      outcomes: [outcome(a, true), outcome(b, false, '成本偏高')],
      deviationReason: '中试条件更好',
    });
    expect(decided.state).toBe('ON_NOTICE');
    expect([(await bidRow(a.id)).rank, (await bidRow(b.id)).rank]).toEqual([1, 2]);
    const verdict = await findVerdict(await as((units[1] as typeof world.unit).officer), demand.id);
    expect([verdict?.isWinner, verdict?.rank, verdict?.reason, verdict?.standing?.mean]).toEqual([
      false,
      2,
      '成本偏高',
      9000,
    ]);
    expect(verdict?.standing?.experts).toEqual([]);
    expect(await findVerdict(await as(experts[0] as Member), demand.id)).toBeNull();
  });

  it('awards after the notice: lanes for the winners, the others lose in their order', async () => {
    const { demand, bids, lanes } = await makeAwarded(world, { mode: 'RACE', bids: 4, winners: 2 });
    expect([demand.state, demand.awardedAt]).toEqual(['AWARDED', clock.now()]);
    expect(lanes.map(({ bidId, rank, state }) => [bidId, rank, state])).toEqual([
      [bids[0]?.id, 1, 'AWARDED'],
      [bids[1]?.id, 2, 'AWARDED'],
    ]);
    expect(bids.map(({ state, rank }) => [state, rank])).toEqual([
      ['WON', 1],
      ['WON', 2],
      ['LOST', 3],
      ['LOST', 4],
    ]);
    const { manager } = world.app.db;
    expect((await nextRanked(manager, demand.id, 2))?.id).toBe(bids[2]?.id);
    expect((await nextRanked(manager, demand.id, 3))?.id).toBe(bids[3]?.id);
    expect(await nextRanked(manager, demand.id, 4)).toBeNull();
  });

  it('is confirmed to the moment when the notice ends, by the poster alone, once', async () => {
    const { demand, bids } = await makeJudged(world, 1, { content: { expertsAsked: 0 } });
    await admit(world, { demand, bids });
    await decide(world, demand, bids);
    const notice = await awardNotice(world, demand);
    expect([notice.organizationId, notice.audience, notice.kind, notice.days, notice.ruleId]).toEqual([
      world.operator.organizationId,
      'EVERYONE',
      'AWARD',
      5,
      'DEM-1',
    ]);
    const confirm = async (member = world.poster.member) =>
      confirmAward(await as(member), { demandId: demand.id });
    moveTo(notice.endsAt.getTime() - 1);
    expect(await refusal(world, () => confirm())).toBe('STATE NOTICE_RUNNING');
    moveTo(notice.endsAt);
    expect(await refusal(world, () => confirm(world.operator))).toBe('FORBIDDEN');
    const outcomes = await Promise.allSettled([confirm(), confirm()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await world.app.db.manager.countBy(DemandLane, { demandId: demand.id })).toBe(1);
  });

  it('ends without a winner for nobody who bid, or nobody good enough', async () => {
    const empty = await makeDemand(world);
    moveTo(empty.bidsCloseAt ?? clock.now());
    await endWithoutAward(await poster(), { demandId: empty.id, reason: '无人揭榜' });
    const row = await demandRow(world.app, empty.id);
    expect([row.state, row.endReason, row.endNote]).toEqual(['FAILED', 'NO_BID', '无人揭榜']);
    realTime();
    const { demand, bids } = await makeJudged(world, 1);
    await findRoom(await poster(), demand.id);
    await screenBid(await poster(), {
      demandId: demand.id,
      bidId: bids[0]?.id ?? '',
      findings: [{ mustHaveId: 'm1', kept: false }],
      reason: '不能登记',
    });
    await endWithoutAward(await poster(), { demandId: demand.id, reason: '方案均不合要求' });
    const verdict = await findVerdict(await as(world.unit.officer), demand.id);
    expect([verdict?.isWinner, verdict?.reason, verdict?.screening?.reason]).toEqual([
      false,
      '方案均不合要求',
      '不能登记',
    ]);
  });
});
