import { beforeAll, describe, expect, it } from 'vitest';
import { BROKER_CASE } from '../../server/features/brokers/change-broker.ts';
import { BrokerProfile } from '../../server/features/brokers/data/broker-profile.entity.ts';
import {
  handInBrokerProfile,
  takeBackBrokerProfile,
} from '../../server/features/brokers/registry/profile/hand-in.service.ts';
import {
  type BrokerContent,
  missingParts,
} from '../../server/features/brokers/registry/profile/profile-content.ts';
import { saveBrokerProfile } from '../../server/features/brokers/registry/profile/save-profile.service.ts';
import { startBrokerProfile } from '../../server/features/brokers/registry/profile/start-profile.service.ts';
import {
  confirmBroker,
  resumeBroker,
  returnBroker,
  suspendBroker,
} from '../../server/features/brokers/registry/review/decide-broker.service.ts';
import { brokersWaiting } from '../../server/features/brokers/registry/waiting.service.ts';
import { requireBroker } from '../../server/features/brokers/require-broker.ts';
import { AuditEvent } from '../../server/platform/audit/audit-event.entity.ts';
import { StoredFile } from '../../server/platform/files/stored-file.entity.ts';
import { refusal } from '../demands/support.ts';
import { type Member, makeMember, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { copyOf, EMPTY, fullContent, handedIn, refOf } from './profile-support.ts';
import { type BrokerWorld, makeAgency, makeBroker, makeBrokerWorld } from './support.ts';

const api = useApi();
let world: BrokerWorld;

beforeAll(async () => {
  world = await makeBrokerWorld(api());
});

function present(id: string): Promise<BrokerProfile> {
  return world.app.db.manager.findOneByOrFail(BrokerProfile, { id });
}

describe('a profile', () => {
  it('lacks what is not written, and each part of a certificate', () => {
    expect(missingParts(EMPTY).map(({ code }) => code)).toEqual([
      'SECTORS',
      'REGIONS',
      'LANGUAGES',
      'SERVICES',
      'ABOUT',
      'CERTIFICATES',
    ]);
    const [certificate] = fullContent('x').certificates;
    if (!certificate) throw new Error('there is a certificate');
    const without = fullContent('x', { certificates: [certificate, { ...certificate, fileId: null }] });
    expect(missingParts(without)).toEqual([{ code: 'CERTIFICATE_PARTS', field: 'certificates.1.fileId' }]);
    expect(missingParts(fullContent('x'))).toEqual([]);
  });

  it('is begun once, saved incomplete, handed in whole with the promise, and confirmed by the agency', async () => {
    const { app, agency } = world;
    const member = await makeMember(app, agency.administrator, ['BROKER']);
    const scope = await scopeOf(app, member);
    const started = await startBrokerProfile(scope);
    expect(started).toMatchObject({ state: 'DRAFT', version: 1, organizationId: agency.id });
    expect(started.number).toMatch(/^经\d{4}-\d{4}$/);
    expect(await refusal(world, () => startBrokerProfile(scope))).toBe('ALREADY_EXISTS');

    const saved = await saveBrokerProfile(scope, {
      ...refOf(started),
      content: { ...EMPTY, sectors: ['FOOD'] },
    });
    expect(saved).toMatchObject({ sectors: ['FOOD'], version: 2 });
    expect(await refusal(world, () => handInBrokerProfile(scope, { ...refOf(saved), promise: true }))).toBe(
      'REQUIRED content.regions REGIONS',
    );
    const fileId = await copyOf(world, member, '初级证书.pdf');
    const whole = await saveBrokerProfile(scope, { ...refOf(saved), content: fullContent(fileId) });
    expect(await refusal(world, () => handInBrokerProfile(scope, { ...refOf(whole), promise: false }))).toBe(
      'REQUIRED promise',
    );
    const waiting = await handInBrokerProfile(scope, { ...refOf(whole), promise: true });
    expect(waiting.state).toBe('SUBMITTED');
    expect(await refusal(world, () => saveBrokerProfile(scope, { ...refOf(waiting), content: EMPTY }))).toBe(
      'STATE',
    );
    const administrator = await scopeOf(app, agency.administrator);
    expect((await brokersWaiting(administrator)).map(({ kind, caseId }) => `${kind} ${caseId}`)).toContain(
      `BROKER_DECIDE ${waiting.id}`,
    );

    const confirmed = await confirmBroker(administrator, refOf(waiting));
    expect(confirmed).toMatchObject({
      state: 'CONFIRMED',
      level: 'INTERMEDIATE',
      confirmedBy: agency.administrator.userId,
    });
    expect((await requireBroker(app.db.manager, scope)).id).toBe(confirmed.id);
    expect(await brokersWaiting(administrator)).toEqual([]);
    const events = await app.db.manager.find(AuditEvent, {
      where: { caseType: BROKER_CASE, caseId: confirmed.id },
      order: { sequence: 'ASC' },
    });
    expect(events.map(({ action }) => action)).toEqual([
      'startBrokerProfile',
      'handInBrokerProfile',
      'confirmBroker',
    ]);
  });

  it('takes no unknown codes, no day to come and no strange file', async () => {
    const { app, agency, unit } = world;
    const member = await makeMember(app, agency.administrator, ['BROKER']);
    const scope = await scopeOf(app, member);
    const started = await startBrokerProfile(scope);
    const save = (content: BrokerContent) => () => saveBrokerProfile(scope, { ...refOf(started), content });
    expect(await refusal(world, save({ ...EMPTY, sectors: ['MAGIC'] }))).toBe(
      'INVALID content.sectors.0 UNKNOWN_CODE',
    );
    expect(await refusal(world, save({ ...EMPTY, regions: ['999999'] }))).toBe(
      'INVALID content.regions.0 UNKNOWN_CODE',
    );
    expect(await refusal(world, save({ ...EMPTY, capacity: 0 }))).toBe(
      'INVALID content.capacity OUT_OF_RANGE',
    );
    const foreign = await copyOf(world, unit.officer, '别人的.pdf');
    expect(await refusal(world, save(fullContent(foreign)))).toBe('NOT_FOUND content.certificates.0');
    const future = fullContent(foreign).certificates.map((each) => ({ ...each, issuedOn: '2999-01-01' }));
    expect(await refusal(world, save({ ...EMPTY, certificates: future }))).toBe(
      'INVALID content.certificates.0.issuedOn IN_FUTURE',
    );
  });

  it('keeps one winner of two saves at once, and gives up the copies it drops', async () => {
    const { app, agency } = world;
    const member = await makeMember(app, agency.administrator, ['BROKER']);
    const scope = await scopeOf(app, member);
    const started = await startBrokerProfile(scope);
    const fileId = await copyOf(world, member, '旧证书.pdf');
    const saves = await Promise.allSettled([
      saveBrokerProfile(scope, { ...refOf(started), content: fullContent(fileId) }),
      saveBrokerProfile(scope, { ...refOf(started), content: fullContent(fileId) }),
    ]);
    expect(saves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const saved = await present(started.id);
    expect(saved.version).toBe(2);
    await saveBrokerProfile(scope, { ...refOf(saved), content: EMPTY });
    expect((await app.db.manager.findOneByOrFail(StoredFile, { id: fileId })).state).toBe('DISCARDED');
  });
});

describe('the decision', () => {
  it('is not made on one’s own profile, nor by another agency or the operator in place of the agency', async () => {
    const { app, operator, agency } = world;
    const both = await makeMember(app, agency.administrator, ['BROKER', 'ADMINISTRATOR']);
    const own = await handedIn(world, both);
    const decide = (member: Member) => async () => confirmBroker(await scopeOf(app, member), refOf(own));
    expect(await refusal(world, decide(both))).toBe('FOUR_EYES');
    const other = await makeAgency(app, operator);
    expect(await refusal(world, decide(other.administrator))).toBe('NOT_FOUND brokerId');
    expect(await refusal(world, decide(operator))).toBe('FORBIDDEN');
    expect((await confirmBroker(await scopeOf(app, agency.administrator), refOf(own))).state).toBe(
      'CONFIRMED',
    );
  });

  it('is the operator’s for who is alone in an agency, and for independent brokers', async () => {
    const { app, operator } = world;
    const single = await makeAgency(app, operator);
    await app.db.query(`UPDATE membership SET roles = '{ADMINISTRATOR,BROKER}' WHERE id = $1`, [
      single.administrator.membershipId,
    ]);
    const own = await handedIn(world, single.administrator);
    const asOperator = await scopeOf(app, operator);
    expect((await brokersWaiting(asOperator)).map(({ caseId }) => caseId)).toEqual([own.id]);
    expect((await confirmBroker(asOperator, refOf(own))).state).toBe('CONFIRMED');

    const independent = await makeMember(app, operator, ['BROKER']);
    const returned = await returnBroker(asOperator, {
      ...refOf(await handedIn(world, independent)),
      reason: '证书不清晰',
    });
    expect(returned).toMatchObject({ state: 'RETURNED', reason: '证书不清晰' });
    const again = await handInBrokerProfile(await scopeOf(app, independent), {
      ...refOf(returned),
      promise: true,
    });
    expect(again).toMatchObject({ state: 'SUBMITTED', reason: null });
  });

  it('of another level waits beside the profile that stays public', async () => {
    const { app, agency } = world;
    const member = await makeMember(app, agency.administrator, ['BROKER']);
    const administrator = await scopeOf(app, agency.administrator);
    const confirmed = await confirmBroker(administrator, refOf(await handedIn(world, member)));
    const scope = await scopeOf(app, member);
    const fileId = await copyOf(world, member, '高级证书.pdf');
    const [first] = confirmed.certificates;
    if (!first) throw new Error('there is a certificate');
    const content = fullContent(first.fileId ?? '', {
      level: 'SENIOR',
      about: '换一种说法：熟悉寒地农业成果从中试到推广的全过程和相关政策。',
      certificates: [first, { ...first, kind: 'PROFESSIONAL_TITLE', number: '高 7', fileId }],
    });
    const saved = await saveBrokerProfile(scope, { ...refOf(confirmed), content });
    expect(saved).toMatchObject({ state: 'CONFIRMED', level: 'INTERMEDIATE', proposedAt: null });
    expect(saved.about).toBe(content.about);
    expect(saved.proposed?.level).toBe('SENIOR');

    const waiting = await handInBrokerProfile(scope, { ...refOf(saved), promise: true });
    expect(await refusal(world, () => saveBrokerProfile(scope, { ...refOf(waiting), content }))).toBe(
      'STATE',
    );
    const returned = await returnBroker(administrator, { ...refOf(waiting), reason: '请补充评审文件' });
    expect(returned).toMatchObject({ state: 'CONFIRMED', level: 'INTERMEDIATE', proposedAt: null });
    const again = await handInBrokerProfile(scope, { ...refOf(returned), promise: true });
    const taken = await takeBackBrokerProfile(scope, refOf(again));
    const last = await handInBrokerProfile(scope, { ...refOf(taken), promise: true });
    const decided = await confirmBroker(administrator, refOf(last));
    expect(decided).toMatchObject({ level: 'SENIOR', proposed: null, proposedAt: null });
    expect(decided.certificates.map(({ number }) => number)).toEqual(['黑经 2025-018', '高 7']);
    expect(await refusal(world, () => handInBrokerProfile(scope, { ...refOf(decided), promise: true }))).toBe(
      'STATE NOTHING_PROPOSED',
    );
  });
});

describe('a stop', () => {
  it('keeps the broker from acting until it ends; one of the operator is ended by the operator', async () => {
    const { app, operator, agency, unit } = world;
    const broker = await makeBroker(app, { administrator: agency.administrator });
    const scope = await scopeOf(app, broker);
    const administrator = await scopeOf(app, agency.administrator);
    const step = async () => refOf(await present(broker.brokerId));
    expect(
      await refusal(world, async () =>
        suspendBroker(await scopeOf(app, unit.officer), { ...(await step()), reason: '无权' }),
      ),
    ).toBe('FORBIDDEN');
    await suspendBroker(administrator, { ...(await step()), reason: '投诉核实中' });
    expect(await refusal(world, () => requireBroker(app.db.manager, scope))).toBe('STATE NOT_CONFIRMED');
    await resumeBroker(administrator, await step());
    expect((await requireBroker(app.db.manager, scope)).id).toBe(broker.brokerId);

    const asOperator = await scopeOf(app, operator);
    await suspendBroker(asOperator, { ...(await step()), reason: '提供虚假信息' });
    expect(await refusal(world, async () => resumeBroker(administrator, await step()))).toBe(
      'FORBIDDEN BY_OPERATOR',
    );
    const resumed = await resumeBroker(asOperator, await step());
    expect(resumed).toMatchObject({ state: 'CONFIRMED', reason: null, suspendedByOperator: false });
  });
});
