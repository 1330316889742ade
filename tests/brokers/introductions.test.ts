import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  acknowledgeIntroduction,
  disputeIntroduction,
} from '../../server/features/brokers/introductions/answer-introduction.service.ts';
import type { Introduction } from '../../server/features/brokers/introductions/data/introduction.entity.ts';
import { roleIn } from '../../server/features/brokers/introductions/introduction.policy.ts';
import { tellLapsed } from '../../server/features/brokers/introductions/lapse-introductions.job.ts';
import { findIntroduction } from '../../server/features/brokers/introductions/reading/find-introductions.service.ts';
import { recordIntroduction } from '../../server/features/brokers/introductions/recording/record-introduction.service.ts';
import { introductionsWaiting } from '../../server/features/brokers/introductions/waiting.service.ts';
import { monthsLater } from '../../server/features/deals/contract/contract-dates.ts';
import type { Scope } from '../../server/platform/app.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { AuditHead } from '../../server/platform/audit/audit-event.entity.ts';
import { verifyChain } from '../../server/platform/audit/chain.ts';
import { clock, dayOf, startOfDay } from '../../server/platform/clock.ts';
import { newId } from '../../server/platform/ids.ts';
import { addDays } from '../../server/platform/standards/calendar.ts';
import { type DemandWorld, makeDemand, moveTo, realTime, refusal } from '../demands/support.ts';
import { type Member, makeMember, scopeOf, signedIn } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { pagesOfText } from '../support/pdf-text.ts';
import { makePublished, makeRegistered } from '../support/results.ts';
import {
  dealBetween,
  introductionRow,
  mailsAbout,
  makeIntroduction,
  wanted,
} from './introduction-support.ts';
import { type BrokerWorld, makeBroker, makeBrokerWorld, type TestBroker } from './support.ts';

const api = useApi();
let world: BrokerWorld;
let broker: Scope;
let officer: Scope;
let member: Scope;
let other: TestBroker;

beforeAll(async () => {
  world = await makeBrokerWorld(api());
  const { app, agency, unit, enterprise } = world;
  other = await makeBroker(app, { administrator: agency.administrator });
  broker = await scopeOf(app, world.broker);
  officer = await scopeOf(app, unit.officer);
  member = await scopeOf(app, enterprise.member);
});
afterEach(realTime);

async function stepsOf({ id }: Introduction): Promise<string[]> {
  const { app } = world;
  const events = await auditTrail(app.db.manager, 'Introduction', id);
  const head = await app.db.manager.findOneByOrFail(AuditHead, { caseType: 'Introduction', caseId: id });
  expect(verifyChain(events, head, app.signer.publicKey)).toEqual({ valid: true });
  return events.map(({ action }) => action);
}

describe('recording', () => {
  it('counts from its moment, on a signed chain of its own, and asks both sides', async () => {
    const { app, unit, enterprise } = world;
    const introduction = await makeIntroduction(world);
    expect(introduction.number).toMatch(/^荐\d{4}-\d{4}$/);
    expect(introduction).toMatchObject({
      ...{ unitId: unit.id, enterpriseId: enterprise.id, clientSide: 'ENTERPRISE', state: 'RECORDED' },
      ...{ protectionMonths: 24, protectedUntil: monthsLater(clock.today(), 24) },
    });
    expect(await stepsOf(introduction)).toEqual(['recordIntroduction']);
    const [event] = await auditTrail(app.db.manager, 'Introduction', introduction.id);
    expect(JSON.stringify(event?.facts)).not.toContain(introduction.note);
    expect(await mailsAbout(app, introduction, unit.officer.email)).toEqual(['引荐待确认']);
    expect(await mailsAbout(app, introduction, enterprise.member.email)).toEqual(['引荐待确认']);
    const waits = (await introductionsWaiting(officer)).find(({ caseId }) => caseId === introduction.id);
    expect(waits).toMatchObject({ kind: 'INTRODUCTION_ANSWER', reference: introduction.number });
  });

  it('is done once for a key, and once for the same sides and subject', async () => {
    const { app, unit, enterprise } = world;
    const { id: resultId } = await makePublished(app, unit);
    const input = wanted({ resultId, enterpriseId: enterprise.id });
    const [first, again] = await Promise.all([
      recordIntroduction(broker, input),
      recordIntroduction(broker, input),
    ]);
    expect(again.id).toBe(first.id);
    expect(await refusal(world, () => recordIntroduction(broker, { ...input, note: '另一次' }))).toBe(
      'ALREADY_EXISTS idempotencyKey',
    );
    const another = { ...input, idempotencyKey: newId() };
    expect(await refusal(world, () => recordIntroduction(broker, another))).toBe('ALREADY_EXISTS');
    // Another broker's is its own matter, and neither learns of the other.
    const theirs = await recordIntroduction(await scopeOf(app, other), another);
    expect(theirs.number > first.number).toBe(true);
  });

  it('of two at once for the same keeps one', async () => {
    const { app, unit, enterprise } = world;
    const { id: resultId } = await makePublished(app, unit);
    const tries = [1, 2].map(() =>
      recordIntroduction(broker, wanted({ resultId, enterpriseId: enterprise.id })).then(
        () => 'DONE',
        ({ code }: { code: string }) => code,
      ),
    );
    expect((await Promise.all(tries)).sort()).toEqual(['ALREADY_EXISTS', 'DONE']);
  });

  it('is refused without changing anything where it must be', async () => {
    const { app, unit, enterprise, operator } = world;
    const published = await makePublished(app, unit);
    const registered = await makeRegistered(app, unit);
    const base = { resultId: published.id, enterpriseId: enterprise.id };
    const tries: [Partial<Parameters<typeof wanted>[0]>, string][] = [
      [{ ...base, resultId: registered.id }, 'NOT_FOUND resultId'],
      [{ ...base, enterpriseId: unit.id }, 'NOT_FOUND enterpriseId'],
      [{ enterpriseId: enterprise.id }, 'REQUIRED resultId'],
      [{ ...base, demandId: newId() }, 'INVALID demandId ONE_SUBJECT'],
      [{ ...base, note: ' ' }, 'REQUIRED note'],
      [{ ...base, protectionMonths: 5 }, 'INVALID protectionMonths RANGE'],
      [{ ...base, protectionMonths: 37 }, 'INVALID protectionMonths RANGE'],
      [{ ...base, engagementId: newId() }, 'NOT_FOUND engagementId'],
      [{ ...base, engagementId: newId(), protectionMonths: 12 }, 'INVALID protectionMonths BY_ENGAGEMENT'],
    ];
    for (const [values, expected] of tries)
      expect(await refusal(world, () => recordIntroduction(broker, wanted(values)))).toBe(expected);
    expect(await refusal(world, () => recordIntroduction(officer, wanted(base)))).toBe('FORBIDDEN');
    const draft = await makeBroker(app, {
      administrator: world.agency.administrator,
      columns: { state: 'SUBMITTED' },
    });
    const waiting = await scopeOf(app, draft);
    expect(await refusal(world, () => recordIntroduction(waiting, wanted(base)))).toBe('STATE NOT_CONFIRMED');
    // Who works in the unit brings it somebody, but asks the other side for nothing.
    const inside = await scopeOf(app, await makeBroker(app, { administrator: unit.administrator }));
    expect(await refusal(world, () => recordIntroduction(inside, wanted(base)))).toBe(
      'INVALID clientSide OWN_UNIT',
    );
    const own = await recordIntroduction(inside, wanted({ ...base, clientSide: 'OWNER' }));
    expect(own.unitId).toBe(unit.id);
    const demands: DemandWorld = { api: api(), app, operator, poster: enterprise, unit };
    const hidden = await makeDemand(demands, { content: { isAnonymous: true } });
    const over = await makeDemand(demands, { state: 'EVALUATING' });
    const toUnit = { unitId: unit.id };
    expect(
      await refusal(world, () => recordIntroduction(broker, wanted({ ...toUnit, demandId: hidden.id }))),
    ).toBe('STATE demandId ANONYMOUS');
    expect(
      await refusal(world, () => recordIntroduction(broker, wanted({ ...toUnit, demandId: over.id }))),
    ).toBe('STATE demandId');
  });
});

describe('what the sides say', () => {
  it('is acknowledged once both did, each once and for good', async () => {
    const { app } = world;
    const { id: introductionId } = await makeIntroduction(world);
    const first = await acknowledgeIntroduction(officer, { introductionId, expectedVersion: 1 });
    expect(first).toMatchObject({ state: 'RECORDED', version: 2 });
    expect(
      await refusal(world, () => acknowledgeIntroduction(member, { introductionId, expectedVersion: 1 })),
    ).toBe('CONFLICT expectedVersion');
    const whole = await acknowledgeIntroduction(member, { introductionId, expectedVersion: 2 });
    expect(whole.state).toBe('ACKNOWLEDGED');
    expect(await refusal(world, () => acknowledgeIntroduction(member, { introductionId }))).toBe(
      'STATE ANSWERED',
    );
    expect(
      await refusal(world, () => disputeIntroduction(officer, { introductionId, doubt: 'NO_SERVICE' })),
    ).toBe('STATE ANSWERED');
    expect(await stepsOf(whole)).toEqual([
      'recordIntroduction',
      'acknowledgeIntroduction',
      'acknowledgeIntroduction',
    ]);
    expect(await mailsAbout(app, whole, world.broker.email)).toEqual(['引荐已确认', '引荐已确认']);
  });

  it('is disputed with a reason of the list, and taken back by acknowledging', async () => {
    const { id: introductionId } = await makeIntroduction(world);
    expect(await refusal(world, () => disputeIntroduction(member, { introductionId, doubt: 'OTHER' }))).toBe(
      'REQUIRED reason',
    );
    const disputed = await disputeIntroduction(member, {
      introductionId,
      doubt: 'KNEW_EACH_OTHER',
      reason: '去年已洽谈',
    });
    expect(disputed.state).toBe('DISPUTED');
    await acknowledgeIntroduction(officer, { introductionId });
    expect((await introductionRow(world.app, introductionId)).state).toBe('DISPUTED');
    expect((await acknowledgeIntroduction(member, { introductionId })).state).toBe('ACKNOWLEDGED');
  });

  it('is never said by the broker in another role, nor by who acts for neither side', async () => {
    const { app, unit } = world;
    const both = await makeMember(app, unit.administrator, ['BROKER', 'OFFICER']);
    const inside = await makeBroker(app, { administrator: unit.administrator });
    await app.db.query(`UPDATE broker_profile SET user_id = $1, membership_id = $2 WHERE id = $3`, [
      ...[both.userId, both.membershipId, inside.brokerId],
    ]);
    const introduction = await makeIntroduction(world, { by: both, clientSide: 'OWNER' });
    const asOfficer = await scopeOf(app, both);
    const { id: introductionId } = introduction;
    expect(await refusal(world, () => acknowledgeIntroduction(asOfficer, { introductionId }))).toBe(
      'FOUR_EYES',
    );
    const supervisor = await scopeOf(app, await makeMember(app, unit.administrator, ['SUPERVISOR']));
    expect(await refusal(world, () => acknowledgeIntroduction(supervisor, { introductionId }))).toBe(
      'FORBIDDEN',
    );
    expect(await refusal(world, () => acknowledgeIntroduction(broker, { introductionId }))).toBe(
      'NOT_FOUND introductionId',
    );
  });
});

describe('the last day of the protection', () => {
  it('still protects to its end; the day after, nothing is found, and the broker is told once', async () => {
    const { app, unit, enterprise } = world;
    const inTime = await makeIntroduction(world, { protectionMonths: 6 });
    const late = await makeIntroduction(world, { protectionMonths: 6 });
    const over = startOfDay(addDays(inTime.protectedUntil, 1));
    moveTo(over.getTime() - 1);
    await dealBetween(world, { id: inTime.subjectId });
    expect((await introductionsWaiting(member)).map(({ caseId }) => caseId)).toContain(late.id);
    moveTo(over);
    await dealBetween(world, { id: late.subjectId });
    const client = await signedIn(api(), world.broker);
    const { data } = await client.ask<{ recordedIntroductions: { edges: { node: object }[] } }>(
      `{ recordedIntroductions(filter: { states: [LAPSED] }, first: 100) { edges { node { id state } } } }`,
    );
    const lapsed = data?.recordedIntroductions.edges.map(({ node }) => node) ?? [];
    expect(lapsed).toContainEqual({ id: late.id, state: 'LAPSED' });
    expect(lapsed).not.toContainEqual({ id: inTime.id, state: 'LAPSED' });
    expect(await refusal(world, () => acknowledgeIntroduction(officer, { introductionId: late.id }))).toBe(
      'STATE',
    );
    const told = await tellLapsed(app);
    expect(told).toBeGreaterThan(0);
    expect(await tellLapsed(app)).toBe(0);
    expect(await mailsAbout(app, late, world.broker.email)).toContain('引荐保护期已满');
    expect(await mailsAbout(app, inTime, world.broker.email)).not.toContain('引荐保护期已满');
    // The same can be recorded again once it is over.
    const again = await recordIntroduction(
      broker,
      wanted({ resultId: late.subjectId, enterpriseId: enterprise.id }),
    );
    expect(again.unitId).toBe(unit.id);
    expect(dayOf(again.recordedAt)).toBe(addDays(late.protectedUntil, 1));
  });
});

describe('who may know of it', () => {
  it('is the broker, the agency, both sides; the operator once called; no other broker by any way', async () => {
    const { app, agency, unit, enterprise, operator } = world;
    const introduction = await makeIntroduction(world);
    const deal = await dealBetween(world, { id: introduction.subjectId });
    const plain = await makeMember(app, agency.administrator, ['EXPERT']);
    const roles: [Member, string | null][] = [
      [world.broker, 'BROKER'],
      [agency.administrator, 'BROKER'],
      [unit.officer, 'OWNER'],
      [enterprise.member, 'ENTERPRISE'],
      [unit.researcher, null],
      [enterprise.finance, null],
      [operator, null],
      [plain, null],
      [other, null],
    ];
    for (const [reader, role] of roles) {
      const scope = await scopeOf(app, reader);
      const found = await findIntroduction(scope, introduction.id);
      expect(found?.id, reader.email).toBe(role === null ? undefined : introduction.id);
      expect(roleIn(scope.actor, { introduction, isContested: false }), reader.email).toBe(role);
    }
    const client = await signedIn(api(), enterprise.member);
    const { data: shown } = await client.ask(
      `query ($id: ID!) { introduction(id: $id) { role note broker { name } seal { events isIntact } } }`,
      introduction,
    );
    expect(shown).toEqual({
      introduction: {
        ...{ role: 'ENTERPRISE', note: introduction.note, broker: { name: world.broker.name } },
        seal: { events: 2, isIntact: true },
      },
    });
    const stranger = await signedIn(api(), other);
    const { data } = await stranger.ask<Record<string, unknown>>(
      `query ($id: ID!, $dealId: ID!) {
         introduction(id: $id) { id }
         introductionClaims(dealId: $dealId) { id }
         recordedIntroductions(filter: { text: "${introduction.number}" }) { totalCount }
       }`,
      { id: introduction.id, dealId: deal.id },
    );
    expect(data).toEqual({
      ...{ introduction: null, introductionClaims: [], recordedIntroductions: { totalCount: 0 } },
    });
    const headers = { cookie: stranger.cookieHeader };
    const get = (path: string) => fetch(`${api().address}${path}`, { headers });
    expect((await get(`/introductions/${introduction.id}/certificate.pdf`)).status).toBe(404);
    expect((await get(`/dossiers/Introduction/${introduction.id}/dossier.pdf`)).status).toBe(404);
    expect((await get('/introductions/contested.csv')).status).toBe(403);
    expect((await get('/introductions/received.csv')).status).toBe(403);
    expect(await (await get('/introductions/recorded.csv')).text()).not.toContain(introduction.number);
    const tasks = await introductionsWaiting(await scopeOf(app, other));
    expect(tasks.filter(({ caseId }) => caseId === introduction.id)).toEqual([]);
  });

  it('the certificate holds record, answers, deals and the signed head, in both languages', async () => {
    const introduction = await makeIntroduction(world);
    await acknowledgeIntroduction(officer, { introductionId: introduction.id });
    const deal = await dealBetween(world, { id: introduction.subjectId });
    const client = await signedIn(api(), world.broker);
    const head = await world.app.db.manager.findOneByOrFail(AuditHead, { caseId: introduction.id });
    for (const [lang, title] of [
      ['zh', '居间引荐证明'],
      ['en', 'Certificate of an introduction'],
    ]) {
      const file = await fetch(
        `${api().address}/introductions/${introduction.id}/certificate.pdf?lang=${lang}`,
        { headers: { cookie: client.cookieHeader } },
      );
      const text = pagesOfText(Buffer.from(await file.arrayBuffer()))
        .join('\n')
        .replace(/\s/g, '');
      for (const part of [
        title,
        introduction.number,
        introduction.note,
        deal.number,
        head.hash,
        head.signature,
      ])
        expect(text, part).toContain((part ?? '').replace(/\s/g, ''));
      expect(text).toContain(world.app.signer.fingerprint);
    }
  });

  it('lists take the same number of statements for few and for many', async () => {
    const { app, unit } = world;
    const fresh = await makeBroker(app, { administrator: world.agency.administrator });
    const client = await signedIn(api(), fresh);
    const ask = async () => {
      const { statements, errors } = await client.ask(
        `{ recordedIntroductions(first: 50) { edges { node { number state broker { name } unit { name }
            enterprise { name } answers { verdict } claims { dealNumber dealStage isPreceded actions } actions } } } }`,
      );
      expect(errors).toBeUndefined();
      return statements;
    };
    const result = await makePublished(app, unit);
    await makeIntroduction(world, { by: fresh, resultId: result.id, enterpriseId: world.enterprise.id });
    await dealBetween(world, result);
    const few = await ask();
    for (let each = 0; each < 4; each++) {
      const more = await makePublished(app, unit);
      await makeIntroduction(world, { by: fresh, resultId: more.id, enterpriseId: world.enterprise.id });
      await dealBetween(world, more);
    }
    expect(await ask()).toBe(few);
  });
});
