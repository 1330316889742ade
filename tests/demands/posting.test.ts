import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Deal } from '../../server/features/deals/data/deal.entity.ts';
import type { DemandContent } from '../../server/features/demands/content/demand-content.ts';
import type { Demand } from '../../server/features/demands/data/demand.entity.ts';
import { DemandAmendment, DemandInvitation } from '../../server/features/demands/data/demand-parts.entity.ts';
import type { DemandMode } from '../../server/features/demands/demand.enums.ts';
import { answerDemand } from '../../server/features/demands/posting/published/answer-demand.service.ts';
import {
  changePublishedDemand,
  extendDemand,
} from '../../server/features/demands/posting/published/change-published.service.ts';
import {
  cancelDemand,
  closeDemand,
} from '../../server/features/demands/posting/published/end-demand.service.ts';
import { inviteToBid } from '../../server/features/demands/posting/published/invite.service.ts';
import { demandActions } from '../../server/features/demands/posting/reading/demand-actions.ts';
import {
  publishDemand,
  returnDemand,
} from '../../server/features/demands/posting/review/review-demand.service.ts';
import { demandsWaiting } from '../../server/features/demands/posting/waiting.service.ts';
import { handInDemand, takeBackDemand } from '../../server/features/demands/posting/write/hand-in.service.ts';
import { chooseMode, saveDemand } from '../../server/features/demands/posting/write/save-demand.service.ts';
import { startDemand } from '../../server/features/demands/posting/write/start-demand.service.ts';
import type { Scope } from '../../server/platform/app.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { AuditHead } from '../../server/platform/audit/audit-event.entity.ts';
import { verifyChain } from '../../server/platform/audit/chain.ts';
import { clock, DAY_MS } from '../../server/platform/clock.ts';
import { waitingMails } from '../accounts/support.ts';
import { makeMember, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { makePublished } from '../support/results.ts';
import { makeSafeguarded } from './bounty-support.ts';
import {
  type DemandWorld,
  demandRow,
  fullDemand,
  makeDemand,
  makeDemandWorld,
  makeTestEnterprise,
  moveTo,
  realTime,
  refusal,
} from './support.ts';

const api = useApi();
let world: DemandWorld;
let poster: Scope;
let operator: Scope;
beforeAll(async () => {
  world = await makeDemandWorld(api());
  poster = await scopeOf(world.app, world.poster.member);
  operator = await scopeOf(world.app, world.operator);
});
afterEach(realTime);

const seen = ({ id, version }: Demand) => ({ demandId: id, expectedVersion: version });
const fieldsOf = (content: DemandContent) => ({
  ...content,
  bidsCloseAt: content.bidsCloseAt === null ? null : new Date(content.bidsCloseAt),
});
const changed = (demand: Demand, values: Partial<DemandContent>, reason = '补充说明') => ({
  ...seen(demand),
  reason,
  content: fieldsOf({ ...demand.content, ...values }),
});

async function written(mode: DemandMode, values: Partial<DemandContent> = {}): Promise<Demand> {
  const draft = await startDemand(poster, { mode });
  return saveDemand(poster, { ...seen(draft), content: fieldsOf(fullDemand(mode, values)) });
}

async function stepsOf(id: string): Promise<string[]> {
  const events = await auditTrail(world.app.db.manager, 'Demand', id);
  const head = await world.app.db.manager.findOneByOrFail(AuditHead, { caseType: 'Demand', caseId: id });
  expect(verifyChain(events, head, world.app.signer.publicKey)).toEqual({ valid: true });
  return events.map(({ action }) => action);
}

/** Subjects of the mails about demands that wait to go to somebody. */
async function mailsTo(email: string): Promise<string[]> {
  return (await waitingMails(world.app)).flatMap(({ to, subject }) =>
    to === email && subject.includes('榜') ? [subject] : [],
  );
}

describe('a demand', () => {
  it('goes from draft through review to publication, each step once and on its chain', async () => {
    const draft = await written('OPEN_BIDDING');
    expect(draft.number).toMatch(/^榜\d{4}-\d{4}$/);
    expect(draft).toMatchObject({ state: 'DRAFT', version: 2, bounty: 10_000_000n, provinceCode: '230000' });
    const handedIn = await handInDemand(poster, seen(draft));
    const back = await takeBackDemand(poster, { demandId: draft.id });
    expect([handedIn.state, back.state]).toEqual(['UNDER_REVIEW', 'DRAFT']);
    const again = await handInDemand(poster, seen(back));
    const returned = await returnDemand(operator, { ...seen(again), reason: '请补充试验方法' });
    expect(returned).toMatchObject({ state: 'RETURNED', returnReason: '请补充试验方法' });
    expect((await demandsWaiting(poster)).map(({ kind, caseId }) => [kind, caseId])).toContainEqual([
      'DEMAND_RETURNED',
      draft.id,
    ]);
    const last = await handInDemand(poster, seen(returned));
    expect((await demandsWaiting(operator)).map(({ caseId }) => caseId)).toContain(draft.id);
    expect(await refusal(world, () => publishDemand(operator, seen(last)))).toBe('STATE NO_SAFEGUARD');
    await makeSafeguarded(world, last);
    const published = await publishDemand(operator, seen(await demandRow(world.app, last.id)));
    expect(published).toMatchObject({ state: 'OPEN', returnReason: null });
    expect(await stepsOf(draft.id)).toEqual(
      expect.arrayContaining([
        'startDemand',
        'handInDemand',
        'takeBackDemand',
        'returnDemand',
        'publishDemand',
      ]),
    );
    expect(demandActions(poster.actor, published)).toEqual(['CHANGE', 'EXTEND', 'INVITE', 'CANCEL']);
  });

  it('is not handed in while something is missing, and DEM-1 says what', async () => {
    const draft = await startDemand(poster, { mode: 'RACE' });
    expect(await refusal(world, () => handInDemand(poster, seen(draft)))).toMatch(
      /^RULE content TITLE PROBLEM/,
    );
    const soon = await written('OPEN_BIDDING', {
      bidsCloseAt: clock.in(2 * DAY_MS).toISOString(),
    });
    expect(await refusal(world, () => handInDemand(poster, seen(soon)))).toBe(
      'INVALID content.bidsCloseAt TOO_SOON',
    );
    const unowned = await written('OPEN_BIDDING', { ownership: null });
    expect(await refusal(world, () => handInDemand(poster, seen(unowned)))).toBe(
      'REQUIRED content.ownership OWNERSHIP',
    );
  });

  it('is handed in without criteria that count nothing, and not with a gate that has no day', async () => {
    const criteria = [
      { code: 'TARGETS' as const, weight: 10_000 },
      { code: 'RISK' as const, weight: 0 },
    ];
    const draft = await written('OPEN_BIDDING', { criteria });
    expect(draft.content.criteria).toEqual(criteria);
    expect((await handInDemand(poster, seen(draft))).content.criteria).toEqual([criteria[0]]);
    const race = await written('RACE', {
      race: { lanes: 3, gates: [{ name: '', dueOn: null, targetIds: ['t1'], keep: 1, requireAll: false }] },
    });
    expect(race.content.race?.gates).toHaveLength(1);
    expect(await refusal(world, () => handInDemand(poster, seen(race)))).toBe('RULE content GATES');
  });

  it('is written by its poster alone, each on what was seen last', async () => {
    const draft = await written('PLAIN');
    const stranger = await scopeOf(world.app, (await makeTestEnterprise(world.app, world.operator)).member);
    const supervisor = await scopeOf(
      world.app,
      await makeMember(world.app, world.poster.administrator, ['SUPERVISOR']),
    );
    const save = { ...seen(draft), content: fieldsOf(draft.content) };
    expect(await refusal(world, () => saveDemand(stranger, save))).toBe('NOT_FOUND demandId');
    expect(await refusal(world, () => saveDemand(supervisor, save))).toBe('FORBIDDEN');
    expect(await refusal(world, () => saveDemand(poster, { ...save, expectedVersion: 1 }))).toBe(
      'CONFLICT expectedVersion',
    );
    expect(await refusal(world, () => publishDemand(poster, seen(draft)))).toBe('FORBIDDEN');
    const handedIn = await handInDemand(poster, seen(draft));
    expect(
      await refusal(world, () => saveDemand(poster, { ...save, expectedVersion: handedIn.version })),
    ).toBe('STATE');
  });

  it('keeps what fits when its mode is changed', async () => {
    const draft = await written('OPEN_BIDDING');
    const race = await chooseMode(poster, { ...seen(draft), mode: 'RACE' });
    expect(race).toMatchObject({
      mode: 'RACE',
      content: { race: { lanes: 3, gates: [] }, bounty: 10_000_000n },
    });
    const plain = await chooseMode(poster, { ...seen(race), mode: 'PLAIN' });
    expect(plain.content).toMatchObject({ title: draft.title, race: null, stages: [], bidsCloseAt: null });
  });
});

describe('a published demand', () => {
  it('changes with a reason and its differences, never to the cost of bidders', async () => {
    const demand = await makeDemand(world);
    const { bidsCloseAt, eligibility } = demand.content;
    const later = new Date(Date.parse(bidsCloseAt ?? '') + 7 * DAY_MS);
    const refused = (values: Partial<DemandContent>) =>
      refusal(world, () => changePublishedDemand(poster, changed(demand, values)));
    expect(await refused({})).toBe('INVALID content SAME');
    expect(await refused({ eligibility: { ...eligibility, kinds: ['UNIVERSITY'] } })).toBe(
      'INVALID content.eligibility.kinds NARROWER',
    );
    expect(await refused({ eligibility: { ...eligibility, provinces: ['230000'] } })).toBe(
      'INVALID content.eligibility.provinces NARROWER',
    );
    expect(await refused({ bounty: 9_000_000n })).toBe('INVALID content.bounty LOWER');
    expect(await refused({ bidsCloseAt: clock.in(10 * DAY_MS).toISOString() })).toBe(
      'INVALID content.bidsCloseAt SHORTER',
    );
    expect(await refused({ isAnonymous: true })).toBe('INVALID content.isAnonymous PUBLISHED');
    const after = await changePublishedDemand(
      poster,
      changed(demand, { constraints: '仅限非转基因菌株。', bidsCloseAt: later.toISOString() }),
    );
    expect(after).toMatchObject({ state: 'OPEN', changeCount: 1, version: 2, bidsCloseAt: later });
    expect(await world.app.db.manager.findBy(DemandAmendment, { demandId: demand.id })).toMatchObject([
      { number: 1, reason: '补充说明', differences: [{ field: 'constraints' }, { field: 'bidsCloseAt' }] },
    ]);
  });

  it('changes its targets only while bidders have three days left, with an extension if need be', async () => {
    const demand = await makeDemand(world);
    const targets = demand.content.targets.map((target) => ({ ...target, value: '50' }));
    moveTo((demand.bidsCloseAt?.getTime() ?? 0) - 2 * DAY_MS);
    const late = changed(demand, { targets });
    expect(await refusal(world, () => changePublishedDemand(poster, late))).toBe(
      'INVALID content.targets.t1.value TOO_LATE',
    );
    const bidsCloseAt = clock.in(4 * DAY_MS).toISOString();
    const after = await changePublishedDemand(poster, changed(demand, { targets, bidsCloseAt }));
    expect(after.content.targets.map(({ value }) => value)).toEqual(['50', '50']);
  });

  it('offers a greater bounty only once the whole of it is kept safe', async () => {
    const demand = await makeDemand(world);
    await makeSafeguarded(world, demand);
    const [first, ...others] = demand.content.stages;
    if (!first) throw new Error('a full demand has stages');
    const stages = [{ ...first, amount: first.amount + 2_000_000n }, ...others];
    const raised = changed(demand, { bounty: 12_000_000n, stages });
    expect(await refusal(world, () => changePublishedDemand(poster, raised))).toBe('STATE NO_SAFEGUARD');
    await makeSafeguarded(world, demand, { amount: 2_000_000n });
    const after = await changePublishedDemand(poster, raised);
    expect(after).toMatchObject({ bounty: 12_000_000n, changeCount: 1 });
  });

  it('is extended before its deadline and by nothing after it', async () => {
    const demand = await makeDemand(world);
    const bidsCloseAt = new Date((demand.bidsCloseAt?.getTime() ?? 0) + DAY_MS);
    const extended = await extendDemand(poster, { ...seen(demand), bidsCloseAt, reason: '应多家单位请求' });
    expect(extended.bidsCloseAt).toEqual(bidsCloseAt);
    moveTo(bidsCloseAt);
    const more = { ...seen(extended), bidsCloseAt: clock.in(DAY_MS), reason: '再延' };
    expect(await refusal(world, () => extendDemand(poster, more))).toBe('STATE');
  });

  it('is called off before its award, and not after', async () => {
    const demand = await makeDemand(world, { state: 'EVALUATING' });
    const cancelled = await cancelDemand(poster, { ...seen(demand), reason: '项目终止' });
    expect(cancelled).toMatchObject({
      state: 'CANCELLED',
      endReason: 'CANCELLED_BY_POSTER',
      endNote: '项目终止',
    });
    const awarded = await makeDemand(world, { state: 'AWARDED' });
    expect(await refusal(world, () => cancelDemand(poster, { ...seen(awarded), reason: '项目终止' }))).toBe(
      'STATE',
    );
  });

  it('invites whoever may bid once, and writes to them when it is published', async () => {
    const draft = await written('DIRECTED', { expertsAsked: 0 });
    const alone = await handInDemand(poster, seen(await written('DIRECTED', { expertsAsked: 0 })));
    expect(await refusal(world, () => publishDemand(operator, seen(alone)))).toBe('STATE NO_INVITATION');
    const invite = { demandId: draft.id, organizationId: world.unit.id, message: '请贵校研究' };
    await inviteToBid(poster, invite);
    expect(await mailsTo(world.unit.officer.email)).toEqual([]);
    expect(await refusal(world, () => inviteToBid(poster, invite))).toBe('ALREADY_EXISTS');
    expect(
      await refusal(world, () => inviteToBid(poster, { ...invite, organizationId: world.poster.id })),
    ).toBe('INVALID organizationId IS_POSTER');
    expect(await refusal(world, () => inviteToBid(operator, invite))).toBe('FORBIDDEN');
    const handedIn = await handInDemand(poster, seen(draft));
    await makeSafeguarded(world, handedIn);
    await publishDemand(operator, seen(await demandRow(world.app, draft.id)));
    expect(await mailsTo(world.unit.officer.email)).toEqual([`邀请揭榜：${draft.number}`]);
    expect(await world.app.db.manager.countBy(DemandInvitation, { demandId: draft.id })).toBe(1);
  });
});

describe('a plain demand', () => {
  it('is answered with a result by an officer, which opens a deal with the poster, until it is closed', async () => {
    const demand = await makeDemand(world, { mode: 'PLAIN' });
    const { unit } = world;
    const officer = await scopeOf(world.app, unit.officer);
    const result = await makePublished(world.app, unit);
    const input = { demandId: demand.id, resultId: result.id, message: '本成果可满足需求' };
    expect(
      await refusal(world, async () => answerDemand(await scopeOf(world.app, unit.researcher), input)),
    ).toBe('FORBIDDEN');
    const answer = await answerDemand(officer, input);
    expect(await world.app.db.manager.findOneByOrFail(Deal, { id: answer.dealId })).toMatchObject({
      origin: 'DEMAND',
      state: 'NEGOTIATING',
      enterpriseId: world.poster.id,
      organizationId: unit.id,
      negotiatorUserId: unit.officer.userId,
    });
    expect(await refusal(world, () => answerDemand(officer, input))).toBe('ALREADY_EXISTS resultId');
    const closed = await closeDemand(poster, { ...seen(demand), reason: '已找到合作方' });
    expect(closed).toMatchObject({ state: 'CLOSED', endReason: 'CLOSED_BY_POSTER' });
    const other = await makePublished(world.app, unit);
    expect(await refusal(world, () => answerDemand(officer, { ...input, resultId: other.id }))).toBe('STATE');
  });

  it('is no demand with bids: those are neither answered nor closed', async () => {
    const demand = await makeDemand(world);
    const officer = await scopeOf(world.app, world.unit.officer);
    const input = { demandId: demand.id, resultId: demand.id, message: '可以解决' };
    expect(await refusal(world, () => answerDemand(officer, input))).toBe('STATE HAS_BIDS');
    expect(await refusal(world, () => closeDemand(poster, { ...seen(demand), reason: '结束' }))).toBe(
      'STATE HAS_BIDS',
    );
  });
});
