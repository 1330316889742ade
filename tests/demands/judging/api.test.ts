import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BID_FILES } from '../../../server/features/demands/bidding/bid.loaders.ts';
import type { BidContent } from '../../../server/features/demands/content/bid-content.ts';
import { Bid } from '../../../server/features/demands/data/bid.entity.ts';
import { JudgingSeat } from '../../../server/features/demands/judging/data/judging-seat.entity.ts';
import { judgingWaiting } from '../../../server/features/demands/judging/reading/waiting.service.ts';
import { confirmAward } from '../../../server/features/demands/judging/steps/confirm-award.service.ts';
import { followAwards } from '../../../server/features/demands/judging/steps/follow-award.ts';
import { handInScores } from '../../../server/features/demands/judging/steps/score-bids.service.ts';
import { screenBid } from '../../../server/features/demands/judging/steps/screen-bid.service.ts';
import { objectToNotice } from '../../../server/features/notices/object-to-notice.service.ts';
import {
  admitObjection,
  assignInvestigator,
  publishObjectionOutcome,
  recordFindings,
} from '../../../server/features/notices/objection-steps.service.ts';
import { StoredFile } from '../../../server/platform/files/stored-file.entity.ts';
import { type Member, makeMember, membershipRow, scopeOf, signedIn } from '../../support/accounts.ts';
import { type ApiClient, USER_ERRORS, type UserErrorParts, useApi } from '../../support/api.ts';
import { upload } from '../../support/files.ts';
import { admit, awardNotice, decide, makeJudged, score, scoreAll, seat } from '../judging-support.ts';
import {
  type DemandWorld,
  demandRow,
  makeDemandWorld,
  makeExperts,
  moveTo,
  realTime,
  refusal,
} from '../support.ts';

const api = useApi();
let world: DemandWorld;
let experts: Member[];
let otherOperator: Member;
beforeAll(async () => {
  world = await makeDemandWorld(api());
  experts = await makeExperts(world, 3);
  otherOperator = await makeMember(world.app, world.operator, ['OPERATOR']);
});
afterEach(() => realTime());

const as = (member: Member) => scopeOf(world.app, member);
const poster = () => as(world.poster.member);

const ROOM = `query ($id: ID!) { judgingRoom(demandId: $id) { phase actions bids { alias lead { name } sheet { team { name } } }
  seats { expert { name } progress { bids scored } } ranking { bidId rank mean } demand { title } } }`;

interface RoomData {
  judgingRoom: {
    phase: string;
    actions: string[];
    bids: { alias: string; lead: { name: string }; sheet: { team: { name: string }[] } }[];
    seats: { progress: { bids: number; scored: number } | null }[];
    ranking: { bidId: string; rank: number; mean: number }[] | null;
  } | null;
}

async function roomFor(client: ApiClient, id: string): Promise<RoomData['judgingRoom']> {
  const { data, errors } = await client.ask<RoomData>(ROOM, { id });
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.judgingRoom ?? null;
}

/** An objection that was upheld by one operator after another had investigated it. */
async function uphold(noticeId: string): Promise<void> {
  const raised = await objectToNotice(await as(world.unit.otherOfficer), {
    noticeId,
    grounds: '中榜方案抄袭',
  });
  const step = (objection: { id: string; version: number }) => ({
    objectionId: objection.id,
    expectedVersion: objection.version,
  });
  const admitted = await admitObjection(await as(world.operator), step(raised));
  const { userId: investigatorId } = await membershipRow(world.app, otherOperator);
  const assigned = await assignInvestigator(await as(world.operator), { ...step(admitted), investigatorId });
  const found = await recordFindings(await as(otherOperator), { ...step(assigned), findings: '属实' });
  const outcome = { outcome: 'UPHELD' as const, text: '异议成立' };
  expect(
    await refusal(world, async () =>
      publishObjectionOutcome(await as(otherOperator), { ...step(found), ...outcome }),
    ),
  ).toBe('FOUR_EYES');
  await publishObjectionOutcome(await as(world.operator), { ...step(found), ...outcome });
}

describe('judging through the API', () => {
  it('opens the room to the poster and operators alone, and sheets to their expert alone', async () => {
    const { demand, bids, units } = await makeJudged(world, 2, { content: { isBlind: true } });
    await admit(world, { demand, bids });
    const seats = await seat(world, demand, experts);
    const room = await roomFor(await signedIn(api(), world.poster.member), demand.id);
    expect([room?.phase, room?.bids.length, room?.bids[0]?.sheet.team[0]?.name]).toEqual([
      'SCORING',
      2,
      '赵领队',
    ]);
    expect(room?.seats[0]?.progress).toEqual({ bids: 2, scored: 0 });
    expect((await roomFor(await signedIn(api(), world.operator), demand.id))?.actions).toEqual([]);
    for (const member of [world.unit.officer, experts[0] as Member]) {
      expect(await roomFor(await signedIn(api(), member), demand.id)).toBeNull();
    }
    const visitor = await api().visitor().ask<RoomData>(ROOM, { id: demand.id });
    expect(visitor.errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED');
    const SEAT = `query ($id: ID!) { judgingSeat(id: $id) { state bids { alias sheet { isBlind approach team { name }
      responsiblePerson { name } files { id } lead { name } } } } }`;
    const own = await (await signedIn(api(), experts[0] as Member)).ask(SEAT, { id: seats[0]?.id });
    expect(own.errors).toBeUndefined();
    const text = JSON.stringify(own.data);
    expect(text).toContain('筛选耐低温菌株');
    for (const unit of units) expect(text).not.toContain(unit.id);
    expect(text).not.toContain('赵领队');
    expect(text).not.toMatch(/单位\d/);
    const foreign = await (await signedIn(api(), experts[1] as Member)).ask(SEAT, { id: seats[0]?.id });
    expect(foreign.data).toEqual({ judgingSeat: null });
  });

  it('answers refusals of steps as user errors', async () => {
    const { demand, bids } = await makeJudged(world, 1);
    const client = await signedIn(api(), world.poster.member);
    const input = { demandId: demand.id, bidId: bids[0]?.id, findings: [{ mustHaveId: 'm1', kept: false }] };
    const payload = await client.mutate<{ room: unknown; userErrors: UserErrorParts[] }>(
      'screenBid',
      input,
      `{ room { phase } ${USER_ERRORS} }`,
    );
    expect([payload.room, payload.userErrors.map(({ code, field }) => `${code} ${field}`)]).toEqual([
      null,
      ['REQUIRED reason'],
    ]);
    const done = await client.mutate<{ room: { phase: string }; userErrors: UserErrorParts[] }>(
      'screenBid',
      { ...input, reason: '不能登记' },
      `{ room { phase } ${USER_ERRORS} }`,
    );
    expect([done.room.phase, done.userErrors]).toEqual(['DECIDING', []]);
  });

  it('gives the ranking and the record as files to those who see the room, and to nobody else', async () => {
    const { demand, bids } = await makeJudged(world, 2);
    const [a, b] = bids as [Bid, Bid];
    await admit(world, { demand, bids });
    await scoreAll(
      world,
      demand,
      experts,
      new Map([
        [a.id, 70],
        [b.id, 60],
      ]),
    );
    await decide(world, demand, bids);
    const fetchAs = async (member: Member | null, path: string) => {
      const cookie = member ? (await signedIn(api(), member)).cookieHeader : '';
      return fetch(`${api().address}${path}?demand=${demand.id}`, { headers: { cookie } });
    };
    const csv = await (await fetchAs(world.poster.member, '/judging/ranking.csv')).text();
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('70.00');
    expect(lines[1]).toContain('第1名');
    const xlsx = await fetchAs(world.operator, '/judging/ranking.xlsx');
    expect([xlsx.status, (await xlsx.arrayBuffer()).byteLength > 4000]).toEqual([200, true]);
    const pdf = await fetchAs(world.poster.member, '/judging/decision.pdf');
    expect([
      pdf.status,
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ]).toEqual([200, '%PDF-']);
    for (const path of ['/judging/ranking.csv', '/judging/ranking.xlsx', '/judging/decision.pdf']) {
      expect((await fetchAs(world.unit.officer, path)).status).toBe(404);
      expect((await fetchAs(experts[0] as Member, path)).status).toBe(404);
    }
    expect((await fetchAs(null, '/judging/ranking.xlsx')).status).toBe(401);
    const mine = await (await fetchAs(experts[0] as Member, '/judging/seats.csv')).text();
    expect(mine).toContain(demand.number);
  });

  it('goes back to judging when an objection is upheld by operators, and can then be decided anew', async () => {
    const { demand, bids } = await makeJudged(world, 2);
    const [a, b] = bids as [Bid, Bid];
    await admit(world, { demand, bids });
    await scoreAll(
      world,
      demand,
      experts,
      new Map([
        [a.id, 90],
        [b.id, 80],
      ]),
    );
    await decide(world, demand, [a, b]);
    const notice = await awardNotice(world, demand);
    await uphold(notice.id);
    moveTo(notice.endsAt);
    expect(await refusal(world, async () => confirmAward(await poster(), { demandId: demand.id }))).toBe(
      'STATE UPHELD',
    );
    await followAwards(world.app, [demand.id]);
    await followAwards(world.app, [demand.id]);
    const row = await demandRow(world.app, demand.id);
    const states = await world.app.db.manager.findBy(Bid, { demandId: demand.id });
    expect([row.state, states.map(({ state, rank }) => [state, rank])]).toEqual([
      'EVALUATING',
      [
        ['ADMITTED', null],
        ['ADMITTED', null],
      ],
    ]);
    expect((await awardNotice(world, demand)).state).toBe('VOID');
    const findings = [{ mustHaveId: 'm1', kept: false }];
    await screenBid(await poster(), { demandId: demand.id, bidId: a.id, findings, reason: '抄袭' });
    await decide(world, demand, [b]);
    moveTo((await awardNotice(world, demand)).endsAt);
    await confirmAward(await poster(), { demandId: demand.id });
    expect((await demandRow(world.app, demand.id)).state).toBe('AWARDED');
  });

  it('has everybody score a bid that is let in after an upheld objection', async () => {
    const { demand, bids } = await makeJudged(world, 2);
    const [a, b] = bids as [Bid, Bid];
    await admit(world, { demand, bids: [a] });
    const out = {
      demandId: demand.id,
      bidId: b.id,
      findings: [{ mustHaveId: 'm1', kept: false }],
      reason: '缺证',
    };
    await screenBid(await poster(), out);
    await scoreAll(world, demand, experts, new Map([[a.id, 90]]));
    await decide(world, demand, [a]);
    await uphold((await awardNotice(world, demand)).id);
    await followAwards(world.app, [demand.id]);
    await admit(world, { demand, bids: [b] });
    const client = await signedIn(world.api, world.poster.member);
    const room = await roomFor(client, demand.id);
    expect([room?.phase, room?.ranking, room?.seats.map(({ progress }) => progress)]).toEqual([
      'SCORING',
      null,
      experts.map(() => ({ bids: 2, scored: 1 })),
    ]);
    const seats = await world.app.db.manager.findBy(JudgingSeat, { demandId: demand.id });
    for (const { id, userId, state } of seats) {
      expect(state).toBe('READY');
      const expert = experts.find((each) => each.userId === userId) as Member;
      await score(world, demand, expert, id, new Map([[b.id, 95]]));
      await handInScores(await as(expert), { seatId: id });
    }
    const ranked = await roomFor(client, demand.id);
    expect(ranked?.ranking?.map(({ bidId, mean }) => [bidId, mean])).toEqual([
      [b.id, 9500],
      [a.id, 9000],
    ]);
  });

  it('waits for an objection that is open, and for its outcome', async () => {
    const { demand, bids } = await makeJudged(world, 1, { content: { expertsAsked: 0 } });
    await admit(world, { demand, bids });
    await decide(world, demand, bids);
    const notice = await awardNotice(world, demand);
    await objectToNotice(await as(world.unit.researcher), { noticeId: notice.id, grounds: '程序有误' });
    moveTo(notice.endsAt);
    expect(await refusal(world, async () => confirmAward(await poster(), { demandId: demand.id }))).toBe(
      'STATE OBJECTION_OPEN',
    );
  });

  it('tells the poster and its experts what waits for them', async () => {
    const { demand, bids } = await makeJudged(world, 1);
    const waits = async (member: Member, caseId = demand.id) =>
      (await judgingWaiting(await as(member))).filter((one) => one.caseId === caseId).map(({ kind }) => kind);
    expect(await waits(world.poster.member)).toEqual(['JUDGING_SCREEN']);
    await admit(world, { demand, bids });
    expect(await waits(world.poster.member)).toEqual(['JUDGING_APPOINT']);
    const seats = await seat(world, demand, experts);
    expect(await waits(experts[0] as Member, seats[0]?.id)).toEqual(['JUDGING_SCORE']);
    expect(await waits(world.poster.member)).toEqual([]);
    const points = new Map([[bids[0]?.id ?? '', 80]]);
    for (const [index, { id }] of seats.entries()) {
      await score(world, demand, experts[index] as Member, id, points);
      await handInScores(await as(experts[index] as Member), { seatId: id });
    }
    expect(await waits(experts[0] as Member, seats[0]?.id)).toEqual([]);
    expect(await waits(world.poster.member)).toEqual(['JUDGING_DECIDE']);
    await decide(world, demand, bids);
    expect(await waits(world.poster.member)).toEqual([]);
    moveTo((await awardNotice(world, demand)).endsAt);
    expect(await waits(world.poster.member)).toEqual(['JUDGING_CONFIRM']);
    expect(await waits(world.unit.officer)).toEqual([]);
  });

  it('asks for no experts where nothing is left to judge, but for the end', async () => {
    const { demand, bids } = await makeJudged(world, 1);
    const findings = [{ mustHaveId: 'm1', kept: false }];
    await screenBid(await poster(), {
      ...{ demandId: demand.id, bidId: bids[0]?.id ?? '' },
      ...{ findings, reason: '不能登记' },
    });
    const waiting = await judgingWaiting(await poster());
    expect(waiting.filter(({ caseId }) => caseId === demand.id).map(({ kind }) => kind)).toEqual([
      'JUDGING_DECIDE',
    ]);
  });

  it('opens files of admitted bids to experts who declared, and none in blind judging', async () => {
    const bidder = await signedIn(api(), world.unit.researcher);
    const read = async (member: Member, fileId: string) => {
      const { cookieHeader: cookie } = await signedIn(api(), member);
      return (await fetch(`${api().address}/files/${fileId}`, { headers: { cookie } })).status;
    };
    for (const isBlind of [false, true]) {
      realTime();
      const fileId = await upload(bidder, 'plan.pdf');
      const { demand, bids } = await makeJudged(world, 1, { content: { isBlind } });
      const [bid] = bids as [Bid];
      const files = [{ id: fileId, name: 'plan.pdf', sha256: '0' }];
      const { manager } = world.app.db;
      await manager.update(Bid, bid.id, { content: { ...(bid.content as BidContent), files } });
      const attached = { state: 'ATTACHED' as const, attachedKind: BID_FILES, attachedId: bid.id };
      await manager.update(StoredFile, fileId, attached);
      await admit(world, { demand, bids });
      expect(await read(experts[0] as Member, fileId)).toBe(404);
      await seat(world, demand, experts.slice(0, 1));
      expect(await read(experts[0] as Member, fileId)).toBe(isBlind ? 404 : 200);
      expect(await read(experts[1] as Member, fileId)).toBe(404);
      expect(await read(world.poster.member, fileId)).toBe(200);
    }
  });
});
