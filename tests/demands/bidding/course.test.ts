import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDueBids } from '../../../server/features/demands/bidding/opening/open-bids.job.ts';
import { openBids } from '../../../server/features/demands/bidding/opening/open-bids.service.ts';
import { openedBids } from '../../../server/features/demands/bidding/opening/opened-bids.ts';
import { presentBid } from '../../../server/features/demands/bidding/reading/present-bid.ts';
import { biddingWaiting } from '../../../server/features/demands/bidding/reading/waiting.service.ts';
import { handInBid } from '../../../server/features/demands/bidding/sealing/hand-in-bid.service.ts';
import { withdrawBid } from '../../../server/features/demands/bidding/sealing/withdraw-bid.service.ts';
import { beginBid } from '../../../server/features/demands/bidding/writing/begin-bid.service.ts';
import {
  answerPartner,
  askPartner,
  dropPartner,
} from '../../../server/features/demands/bidding/writing/partners.service.ts';
import { promiseConfidentiality } from '../../../server/features/demands/bidding/writing/promise-confidentiality.service.ts';
import { saveBid } from '../../../server/features/demands/bidding/writing/save-bid.service.ts';
import type { BidContent } from '../../../server/features/demands/content/bid-content.ts';
import { BidPartner } from '../../../server/features/demands/data/bid.entity.ts';
import { DemandInvitation } from '../../../server/features/demands/data/demand-parts.entity.ts';
import { jobScope } from '../../../server/platform/app.ts';
import { clock } from '../../../server/platform/clock.ts';
import { newId } from '../../../server/platform/ids.ts';
import { steps, waitingMails } from '../../accounts/support.ts';
import { makeMember, scopeOf, signedIn } from '../../support/accounts.ts';
import { useApi } from '../../support/api.ts';
import { upload } from '../../support/files.ts';
import { makePublished, makeUnit, type TestUnit } from '../../support/results.ts';
import { bidRow, fullDraft, makeDraftBid, makeSealedBid, openAll } from '../bids-support.ts';
import {
  alsoMember,
  type DemandWorld,
  demandRow,
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

beforeAll(async () => {
  world = await makeDemandWorld(api());
  other = await makeUnit(world.app, world.operator);
});
afterEach(realTime);

const scope = (member: Parameters<typeof scopeOf>[1]) => scopeOf(world.app, member);

describe('writing', () => {
  it('begins with what the demand asks, once for each unit; a researcher writes and an officer hands in', async () => {
    const demand = await makeDemand(world);
    const bid = await beginBid(await scope(world.unit.researcher), { demandId: demand.id });
    expect(bid).toMatchObject({ state: 'DRAFT', version: 1, leadOrganizationId: world.unit.id });
    expect(bid.draft.promises.map(({ targetId }) => targetId)).toEqual(['t1', 't2']);
    expect(bid.draft.ask).toBe(10_000_000n);
    const officer = await scope(world.unit.officer);
    expect(await refusal(world, () => beginBid(officer, { demandId: demand.id }))).toBe(
      'ALREADY_EXISTS demandId',
    );

    const researcher = await scope(world.unit.researcher);
    const draft = fullDraft(demand);
    const saved = await saveBid(researcher, { bidId: bid.id, expectedVersion: 1, draft });
    expect(saved.version).toBe(2);
    expect((await bidRow(world, bid.id)).draft).toEqual(draft);
    expect(
      await refusal(world, () => saveBid(researcher, { bidId: bid.id, expectedVersion: 1, draft })),
    ).toBe('CONFLICT expectedVersion');
    const colleague = await scope(await makeMember(world.app, world.unit.administrator, ['RESEARCHER']));
    expect(await refusal(world, () => saveBid(colleague, { bidId: bid.id, expectedVersion: 2, draft }))).toBe(
      'NOT_FOUND bidId',
    );
    expect(await refusal(world, () => handInBid(researcher, { bidId: bid.id }))).toBe('FORBIDDEN');

    const sealed = await handInBid(officer, { bidId: bid.id, expectedVersion: 2 });
    expect(sealed).toMatchObject({ state: 'SEALED', sealedBy: world.unit.officer.userId, sealedAtChange: 0 });
    expect(await steps(world.app, 'Bid', bid.id)).toEqual(['beginBid', 'handInBid']);
  });

  it('lets in whom the demand lets, and the people of the poster never', async () => {
    const demand = await makeDemand(world, {
      content: { eligibility: { kinds: ['INSTITUTE'], provinces: [], text: '' } },
    });
    const officer = await scope(world.unit.officer);
    expect(await refusal(world, () => beginBid(officer, { demandId: demand.id }))).toBe('FORBIDDEN bars');
    const poster = await scope(world.poster.member);
    expect(await refusal(world, () => beginBid(poster, { demandId: demand.id }))).toBe('FORBIDDEN bars');
    const finance = await scope(world.poster.finance);
    expect(await refusal(world, () => beginBid(finance, { demandId: demand.id }))).toBe('FORBIDDEN');
    const plain = await makeDemand(world, { mode: 'PLAIN' });
    expect(await refusal(world, () => beginBid(officer, { demandId: plain.id }))).toBe('FORBIDDEN bars');
    const draft = await makeDemand(world, { state: 'DRAFT' });
    expect(await refusal(world, () => beginBid(officer, { demandId: draft.id }))).toBe('NOT_FOUND demandId');

    const open = await makeDemand(world);
    const bid = await makeDraftBid(world, open, world.unit.officer, {
      team: [{ name: '王', title: '', role: '', userId: world.poster.member.userId }],
    });
    expect(await refusal(world, () => handInBid(officer, { bidId: bid.id }))).toBe('FOUR_EYES insider');
  });

  it('asks for an invitation to a directed commission', async () => {
    const demand = await makeDemand(world, { mode: 'DIRECTED' });
    const officer = await scope(world.unit.officer);
    expect(await refusal(world, () => beginBid(officer, { demandId: demand.id }))).toBe('FORBIDDEN bars');
    await world.app.db.manager.insert(DemandInvitation, {
      id: newId(),
      demandId: demand.id,
      organizationId: world.unit.id,
      message: null,
      byUser: null,
      at: clock.now(),
    });
    expect(await beginBid(officer, { demandId: demand.id })).toMatchObject({ state: 'DRAFT' });
  });

  it('lets the lead read the confidential part once it promised to keep it', async () => {
    const demand = await makeDemand(world, {
      content: { confidentialPart: { text: '保密工况：pH 5.1', fileIds: [] } },
    });
    const bid = await makeDraftBid(world, demand, world.unit.researcher);
    const client = await signedIn(world.api, world.unit.officer);
    const query =
      'query ($id: ID!) { bid(id: $id) { promisedAt availableActions demand { confidentialPart { text } } } }';
    const read = async () => (await client.ask<{ bid: unknown }>(query, { id: bid.id })).data?.bid;
    expect(await read()).toEqual({
      promisedAt: null,
      demand: { confidentialPart: null },
      availableActions: ['WRITE', 'HAND_IN', 'WITHDRAW', 'PROMISE'],
    });
    const researcher = await scope(world.unit.researcher);
    expect(await refusal(world, () => promiseConfidentiality(researcher, { bidId: bid.id }))).toBe(
      'FORBIDDEN',
    );
    await promiseConfidentiality(await scope(world.unit.officer), { bidId: bid.id });
    expect(await read()).toMatchObject({ demand: { confidentialPart: { text: '保密工况：pH 5.1' } } });
  });
});

describe('partners', () => {
  it('are asked by mail, read the bid once they consent, and stand in what is sealed', async () => {
    const demand = await makeDemand(world);
    const lead = await scope(world.unit.officer);
    const bid = await makeDraftBid(world, demand, world.unit.officer);
    const ask = (organizationId: string) =>
      askPartner(lead, { bidId: bid.id, organizationId, role: '田间示范' });
    expect(await refusal(world, () => ask(world.poster.id))).toBe('INVALID organizationId lead-or-poster');
    expect(await refusal(world, () => ask(world.unit.id))).toBe('INVALID organizationId lead-or-poster');
    await ask(other.id);
    expect(await refusal(world, () => ask(other.id))).toBe('ALREADY_EXISTS organizationId');
    expect(
      (await waitingMails(world.app))
        .filter(({ subject }) => subject.includes(demand.number))
        .map(({ to }) => to),
    ).toEqual([other.officer.email, other.otherOfficer.email]);
    const partner = await scope(other.officer);
    expect(await biddingWaiting(partner)).toMatchObject([{ kind: 'BID_ANSWER', caseId: demand.id }]);

    const client = await signedIn(world.api, other.officer);
    const query = 'query ($id: ID!) { bid(id: $id) { side draft { summary } lead { id } } }';
    const read = async () => (await client.ask<{ bid: unknown }>(query, { id: bid.id })).data?.bid;
    expect(await read()).toEqual({ side: 'ASKED', draft: null, lead: { id: world.unit.id } });
    expect(await refusal(world, () => handInBid(lead, { bidId: bid.id }))).toBe('REQUIRED draft.partners');
    expect(await refusal(world, () => handInBid(partner, { bidId: bid.id }))).toBe('FORBIDDEN');

    await answerPartner(partner, { bidId: bid.id, consents: true });
    expect(await read()).toMatchObject({ side: 'PARTNER', draft: { summary: fullDraft(demand).summary } });
    expect(await refusal(world, () => beginBid(partner, { demandId: demand.id }))).toBe('FORBIDDEN bars');
    const sealed = await handInBid(lead, { bidId: bid.id });
    expect(sealed.content?.partners).toEqual([{ organizationId: other.id, role: '田间示范' }]);
    expect(await refusal(world, () => answerPartner(partner, { bidId: bid.id, consents: false }))).toBe(
      'STATE sealed',
    );

    await dropPartner(lead, { bidId: bid.id, organizationId: other.id });
    expect((await bidRow(world, bid.id)).content?.partners).toHaveLength(1);
    expect((await handInBid(lead, { bidId: bid.id })).content?.partners).toEqual([]);
    expect(await read()).toBeNull();
  });

  it('cannot lead a bid and join another', async () => {
    const demand = await makeDemand(world);
    const lead = await scope(world.unit.officer);
    const bid = await makeDraftBid(world, demand, world.unit.officer);
    await makeDraftBid(world, demand, other.officer);
    // Naming who bids too tells nothing of that.
    await askPartner(lead, { bidId: bid.id, organizationId: other.id, role: '检测' });
    const partner = await scope(other.officer);
    const consent = () => answerPartner(partner, { bidId: bid.id, consents: true });
    expect(await refusal(world, consent)).toBe('ALREADY_EXISTS own-bid');
    await answerPartner(partner, { bidId: bid.id, consents: false });
    expect(await world.app.db.manager.findBy(BidPartner, { bidId: bid.id })).toMatchObject([
      { state: 'DECLINED' },
    ]);
  });

  it('stand in one bid only, even if they say yes to two at one moment', async () => {
    const demand = await makeDemand(world);
    const partner = await scope(other.officer);
    const bids: string[] = [];
    for (const unit of [world.unit, await makeUnit(world.app, world.operator)]) {
      const bid = await makeDraftBid(world, demand, unit.officer);
      await askPartner(await scope(unit.officer), { bidId: bid.id, organizationId: other.id, role: '检测' });
      bids.push(bid.id);
    }
    const answers = await Promise.allSettled([
      ...bids.map((bidId) => answerPartner(partner, { bidId, consents: true })),
      beginBid(partner, { demandId: demand.id }),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('are bound by a bid that lies sealed with them, also when they were dropped from its draft', async () => {
    const demand = await makeDemand(world);
    const lead = await scope(world.unit.officer);
    const partner = await scope(other.officer);
    const bid = await makeDraftBid(world, demand, world.unit.officer);
    const asked = { bidId: bid.id, organizationId: other.id, role: '检测' };
    await askPartner(lead, asked);
    await answerPartner(partner, { bidId: bid.id, consents: true });
    await handInBid(lead, { bidId: bid.id });
    await dropPartner(lead, asked);
    expect(await refusal(world, () => beginBid(partner, { demandId: demand.id }))).toBe('FORBIDDEN bars');
    // The same bid can have them back.
    await askPartner(lead, asked);
    await answerPartner(partner, { bidId: bid.id, consents: true });
    await dropPartner(lead, asked);
    await handInBid(lead, { bidId: bid.id });
    expect(await beginBid(partner, { demandId: demand.id })).toMatchObject({ state: 'DRAFT' });
  });

  it('are not spoken for by people of the poster, who would read what is sealed', async () => {
    const demand = await makeDemand(world);
    const lead = await scope(world.unit.officer);
    const bid = await makeDraftBid(world, demand, world.unit.officer);
    await askPartner(lead, { bidId: bid.id, organizationId: other.id, role: '检测' });
    const { administrator } = other;
    const partner = await scope(
      await alsoMember(world.app, world.poster.finance, administrator, ['OFFICER']),
    );
    expect(await refusal(world, () => answerPartner(partner, { bidId: bid.id, consents: true }))).toBe(
      'FOUR_EYES insider',
    );
  });
});

describe('handing in', () => {
  it('is refused with everything that is missing, and with results of others', async () => {
    const demand = await makeDemand(world);
    const officer = await scope(world.unit.officer);
    const { id } = await makeDraftBid(world, demand, world.unit.officer, { summary: '', team: [] });
    expect(await refusal(world, () => handInBid(officer, { bidId: id }))).toBe('REQUIRED draft.summary');
    const foreign = await makePublished(world.app, other);
    const save = async (rights: { resultId: string; note: string }[]) =>
      saveBid(officer, {
        bidId: id,
        expectedVersion: (await bidRow(world, id)).version,
        draft: fullDraft(demand, { rights }),
      });
    await save([{ resultId: foreign.id, note: '' }]);
    expect(await refusal(world, () => handInBid(officer, { bidId: id }))).toBe(
      'NOT_FOUND draft.rights.0.resultId',
    );
    const own = await makePublished(world.app, world.unit);
    await save([{ resultId: own.id, note: '菌种' }]);
    const { content } = await handInBid(officer, { bidId: id });
    expect(content?.rights).toEqual([{ resultId: own.id, title: own.title, note: '菌种' }]);
  });

  it('replaces what lies sealed, with its files; editing alone changes nothing of it', async () => {
    const demand = await makeDemand(world);
    const officer = await scope(world.unit.officer);
    const client = await signedIn(world.api, world.unit.officer);
    const [first, second] = [await upload(client, '方案一.pdf'), await upload(client, '方案二.pdf')];
    const { id } = await makeDraftBid(world, demand, world.unit.officer, { fileIds: [first] });
    const sealed = await handInBid(officer, { bidId: id });
    expect(sealed.content?.files).toMatchObject([{ id: first, name: '方案一.pdf' }]);

    const edited = await saveBid(officer, {
      bidId: id,
      expectedVersion: sealed.version,
      draft: fullDraft(demand, { summary: '改过的方案', fileIds: [second] }),
    });
    expect(edited).toMatchObject({ state: 'SEALED', digest: sealed.digest });
    const row = await bidRow(world, id);
    expect(row.content).toEqual(sealed.content);
    const state = async (fileId: string) =>
      (
        await world.app.db.query<{ state: string }[]>('SELECT state FROM stored_file WHERE id = $1', [fileId])
      )[0]?.state;
    expect([await state(first), await state(second)]).toEqual(['ATTACHED', 'ATTACHED']);

    const replaced = await handInBid(officer, { bidId: id });
    expect(replaced.digest).not.toBe(sealed.digest);
    expect(replaced.content).toMatchObject({ summary: '改过的方案', files: [{ id: second }] });
    expect([await state(first), await state(second)]).toEqual(['DISCARDED', 'ATTACHED']);

    await withdrawBid(officer, { bidId: id });
    expect(await bidRow(world, id)).toMatchObject({ state: 'WITHDRAWN', content: null, salt: null });
    expect(await state(second)).toBe('DISCARDED');
    expect(await beginBid(officer, { demandId: demand.id })).toMatchObject({ state: 'DRAFT', version: 1 });
  });

  it('takes bids to the last millisecond before the deadline and none from then on', async () => {
    const demand = await makeDemand(world);
    const deadline = demand.bidsCloseAt ?? new Date();
    const officer = await scope(world.unit.officer);
    const { id } = await makeDraftBid(world, demand, world.unit.officer);
    const late = await makeDraftBid(world, demand, other.officer);
    moveTo(deadline.getTime() - 1);
    expect(await handInBid(officer, { bidId: id })).toMatchObject({ state: 'SEALED' });
    moveTo(deadline);
    const tooLate = 'EXPIRED deadline';
    const another = await scope(other.officer);
    expect(await refusal(world, () => handInBid(another, { bidId: late.id }))).toBe(tooLate);
    expect(await refusal(world, () => withdrawBid(officer, { bidId: id }))).toBe(tooLate);
    expect(await refusal(world, () => handInBid(officer, { bidId: id }))).toBe(tooLate);
    const save = { bidId: late.id, expectedVersion: late.version, draft: fullDraft(demand) };
    expect(await refusal(world, () => saveBid(another, save))).toBe(tooLate);
  });
});

describe('the opening', () => {
  it('is refused before the deadline, opens all at once with aliases, and proves what was sealed', async () => {
    const demand = await makeDemand(world);
    const bids = [
      await makeSealedBid(world, demand, { by: world.unit.officer }),
      await makeSealedBid(world, demand, { by: other.officer }),
    ];
    const system = jobScope(world.app, 'test');
    expect(await refusal(world, () => openBids(system, demand.id))).toBe('STATE before-deadline');
    const { manager } = world.app.db;
    expect(await refusal(world, () => openedBids(manager, demand))).toBe('STATE bids-not-opened');

    moveTo(demand.bidsCloseAt ?? 0);
    expect(await openDueBids(world.app)).toBeGreaterThan(0);
    const opened = await openedBids(manager, await demandRow(world.app, demand.id));
    expect(opened.map(({ id }) => id)).toEqual(bids.map(({ id }) => id).sort());
    expect(opened.map(({ alias }) => alias).sort()).toEqual(['乙', '甲']);
    expect(await demandRow(world.app, demand.id)).toMatchObject({
      state: 'EVALUATING',
      bidsOpenedAt: clock.now(),
    });
    expect(await steps(world.app, 'Demand', demand.id)).toEqual(['startDemand', 'openBids']);
    await openBids(system, demand.id);
    expect(await steps(world.app, 'Demand', demand.id)).toEqual(['startDemand', 'openBids']);
    const mails = (await waitingMails(world.app)).filter(({ subject }) => subject.includes(demand.number));
    expect(mails.map(({ to }) => to)).toContain(world.poster.member.email);
    expect(mails.map(({ subject }) => subject)).toEqual(mails.map(() => `揭榜已开启：${demand.number}`));
  });

  it('shows the poster everything, a blind reader nothing that names, and everybody the digests', async () => {
    const demand = await makeDemand(world);
    const bid = await makeSealedBid(world, demand, { by: world.unit.officer });
    moveTo(demand.bidsCloseAt ?? 0);
    const poster = await signedIn(world.api, world.poster.member);
    const query = `query ($id: ID!, $demandId: ID!) {
      bid(id: $id) { state side draft { summary } lead { id } sheet { summary lead { id } alias } proof { isIntact digest } verdicts { targetId verdict } }
      demandBids(demandId: $demandId) { id alias }
      bidSeals(demandId: $demandId) { bidId digest }
    }`;
    const { data, errors } = await poster.ask(query, { id: bid.id, demandId: demand.id });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      bid: {
        state: 'OPENED',
        side: 'READER',
        draft: null,
        lead: { id: world.unit.id },
        sheet: { summary: fullDraft(demand).summary, lead: { id: world.unit.id }, alias: '甲' },
        proof: { isIntact: true, digest: bid.digest },
        verdicts: [
          { targetId: 't1', verdict: 'MET' },
          { targetId: 't2', verdict: 'MET' },
        ],
      },
      demandBids: [{ id: bid.id, alias: '甲' }],
      bidSeals: [{ bidId: bid.id, digest: bid.digest }],
    });
    const seals = 'query ($id: ID!) { bidSeals(demandId: $id) { digest } }';
    expect((await api().visitor().ask(seals, { id: demand.id })).data).toEqual({
      bidSeals: [{ digest: bid.digest }],
    });

    const [opened] = await openAll(world, demand.id);
    if (!opened) throw new Error('Nothing was opened');
    const blind = presentBid(opened, { blind: true });
    expect(blind).toMatchObject({ alias: '甲', isBlind: true, summary: fullDraft(demand).summary });
    const naming: (keyof typeof blind)[] = [
      'leadOrganizationId',
      'team',
      'responsiblePerson',
      'partners',
      'rights',
      'files',
    ];
    expect(naming.map((name) => blind[name])).toEqual(naming.map(() => null));
    expect(
      JSON.stringify(blind, (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain(world.unit.id);
  });

  it('keeps the bids of a demand that was called off sealed for ever', async () => {
    const demand = await makeDemand(world);
    const bid = await makeSealedBid(world, demand, { by: world.unit.officer });
    await world.app.db.query(
      `UPDATE demand SET state = 'CANCELLED', ended_at = now(), end_reason = 'CANCELLED_BY_POSTER' WHERE id = $1`,
      [demand.id],
    );
    moveTo((demand.bidsCloseAt?.getTime() ?? 0) + 1000);
    expect(await refusal(world, () => openBids(jobScope(world.app, 'test'), demand.id))).toBe('STATE');
    const poster = await signedIn(world.api, world.poster.member);
    const query =
      'query ($id: ID!, $demandId: ID!) { bid(id: $id) { id } demandBids(demandId: $demandId) { id } bidSeals(demandId: $demandId) { bidId } }';
    const { data } = await poster.ask(query, { id: bid.id, demandId: demand.id });
    expect(data).toEqual({ bid: null, demandBids: null, bidSeals: null });
    expect((await bidRow(world, bid.id)).state).toBe('SEALED');
  });
});

it('a bid keeps its content as the contract for those who build on it', async () => {
  const demand = await makeDemand(world);
  const bid = await makeSealedBid(world, demand, { by: world.unit.officer });
  const content: BidContent | null = (await bidRow(world, bid.id)).content;
  expect(content?.ask).toBe(8_000_000n);
  expect(content?.milestones.map(({ name }) => name)).toEqual(['小区试验完成', '百亩示范完成']);
  const enterprise = await makeTestEnterprise(world.app, world.operator);
  expect(await makeSealedBid(world, demand, { by: enterprise.member })).toMatchObject({ state: 'SEALED' });
});
