import { createHash } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newSecret } from '../../server/features/accounts/second-factor/totp.ts';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { clock, DAY_MS } from '../../server/platform/clock.ts';
import { makeMember, signedIn } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import {
  bringCopy,
  contractOf,
  declined,
  download,
  makeActive,
  makeSigned,
  makeWritten,
  nameSignatories,
  representative,
  today,
} from './contract-support.ts';
import {
  type DealWorld,
  dealRow,
  done,
  JILIN,
  makeDeal,
  makeDealWorld,
  moveTo,
  readDeal,
  realTime,
  setUnit,
  stepsOf,
} from './support.ts';

const api = useApi();
let world: DealWorld;
let south: DealWorld;
beforeAll(async () => {
  world = await makeDealWorld(api());
  south = await makeDealWorld(api(), JILIN, world.operator);
  for (const each of [world, south]) await setUnit(each, { collectiveDecisionFrom: 10n ** 13n });
});
afterEach(realTime);

const later = (ms: number) => moveTo(Date.now() + ms);

describe('a contract', () => {
  it('runs from its signatories to its end, with every file on the chain', async () => {
    const { app, officer, buyer } = world;
    const id = await makeActive(world);
    const contract = await contractOf(buyer, id);
    const deal = await dealRow(app, id);
    expect(deal.state).toBe('ACTIVE');
    expect(contract).toMatchObject({
      number: `HT-${deal.number}`,
      type: 'LICENSE',
      title: '技术许可合同',
      imported: false,
    });
    expect(contract.signedOn).toBe(today());
    expect(contract.validFrom).toBe(today());
    const year = Number(today().slice(0, 4));
    expect(contract.validUntil?.slice(0, 4)).toBe(String(year + 5));
    expect(deal.contractEndsOn).toBe(contract.validUntil);
    const result = await app.db.manager.findOneByOrFail(TechResult, { id: deal.resultId });
    expect([result.conversionStatus, result.conversionCount, result.conversionValue]).toEqual([
      'CONVERTED',
      1,
      null,
    ]);

    await done(officer, 'recordHandover', {
      dealId: id,
      items: contract.itemsOpen,
      on: today(),
      fileIds: [],
    });
    const [handover] = (await contractOf(buyer, id)).handovers;
    await done(buyer, 'acceptHandover', {
      dealId: id,
      handoverId: handover?.id,
      accepted: true,
      remarks: '齐全',
    });
    expect((await done(officer, 'completeDeal', { dealId: id })).state).toBe('COMPLETED');

    const steps = await stepsOf(app, id);
    expect(steps.slice(-10)).toEqual([
      'editSignatories',
      'editSignatories',
      'prepareContract',
      'signDeal',
      'uploadSignedCopy',
      'uploadSignedCopy',
      'activateDeal',
      'recordHandover',
      'acceptHandover',
      'completeDeal',
    ]);
    const events = await auditTrail(app.db.manager, 'Deal', id);
    const written = events.find(({ action }) => action === 'prepareContract');
    const kept = ((written?.facts.documents ?? []) as { fileId: string; sha256: string }[]).map(
      ({ sha256 }) => sha256,
    );
    expect(kept).toEqual(contract.documents.map(({ file }) => file.sha256));
    for (const { file } of contract.documents) {
      const { status, bytes } = await download(buyer, file.url);
      expect(status).toBe(200);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
    }
    const copies = events.filter(({ action }) => action === 'uploadSignedCopy');
    expect(copies.map(({ facts }) => (facts.documents as { sha256: string }[])[0]?.sha256)).toEqual(
      contract.signedCopies.map(({ sha256 }) => sha256),
    );
  });

  it('adds what is surely paid to the register where the province keeps values (REG-5)', async () => {
    const { app } = south;
    const id = await makeActive(south);
    const { resultId } = await dealRow(app, id);
    const result = await app.db.manager.findOneByOrFail(TechResult, { id: resultId });
    expect([result.conversionStatus, result.conversionValue]).toEqual(['CONVERTED', 12_000_000n]);
  });

  it('is read by both sides and those who oversee, not by others and not by completers', async () => {
    const { app, officer, buyer, supervisor, unit } = world;
    const id = await makeWritten(world);
    const { documents } = await contractOf(buyer, id);
    const url = documents[0]?.file.url ?? '';
    const statuses = async (...clients: (typeof officer)[]) =>
      Promise.all(clients.map(async (client) => (await download(client, url)).status));
    const overseeing = await signedIn(api(), supervisor);
    expect(await statuses(officer, buyer, overseeing)).toEqual([200, 200, 200]);
    const researcher = await signedIn(api(), unit.researcher);
    const stranger = await signedIn(
      api(),
      await makeMember(app, south.enterprise.administrator, ['ENTERPRISE_MEMBER']),
    );
    expect(await statuses(researcher, stranger, api().visitor())).toEqual([404, 404, 404]);
    expect(await readDeal(researcher, id, '{ contract { id } }')).toEqual({ contract: null });
    expect(await readDeal(stranger, id, '{ contract { id } }')).toBeNull();
    expect(await declined(world, overseeing, 'prepareContract', { dealId: id })).toEqual(['FORBIDDEN']);
  });
});

describe('signatories', () => {
  it('are named by each side for itself, with the power of attorney of those who need one', async () => {
    const { officer, buyer } = world;
    const { id } = await makeDeal(world, 'AGREED');
    const name = (client: typeof officer, ...signatories: object[]) =>
      declined(world, client, 'editSignatories', { dealId: id, signatories });
    expect(await name(buyer, representative('OWNER', '李院长'))).toEqual(['FORBIDDEN']);
    const byAttorney = { ...representative('ENTERPRISE', '赵经理'), authority: 'AUTHORIZED' };
    expect(await name(buyer, byAttorney)).toEqual(['REQUIRED']);
    expect(await name(buyer, { ...representative('ENTERPRISE', ' '), position: '' })).toEqual([
      'REQUIRED',
      'REQUIRED',
    ]);
    expect(await name(officer, representative('OWNER', '李', id))).toEqual(['NOT_FOUND']);
    const others = await upload(officer, '他方授权书.pdf');
    expect(await name(buyer, { ...byAttorney, authorityFileId: others })).toEqual(['NOT_FOUND']);
    const authorityFileId = await upload(buyer, '授权委托书.pdf');
    await done(buyer, 'editSignatories', { dealId: id, signatories: [{ ...byAttorney, authorityFileId }] });
    await done(officer, 'editSignatories', { dealId: id, signatories: [representative('OWNER', '李院长')] });
    expect((await contractOf(buyer, id)).signatories.map(({ side, name: who }) => `${side} ${who}`)).toEqual([
      'ENTERPRISE 赵经理',
      'OWNER 李院长',
    ]);
  });
});

describe('signing', () => {
  it('needs every signatory and the contract of the present terms and signatories', async () => {
    const { officer, buyer } = world;
    const { id } = await makeDeal(world, 'CLEARED');
    const sign = () => declined(world, officer, 'signDeal', { dealId: id });
    expect(await sign()).toEqual(['STATE CONTRACT_NOT_PREPARED']);
    await done(officer, 'prepareContract', { dealId: id });
    expect(await sign()).toEqual(['REQUIRED SIGNATORIES_MISSING']);
    await nameSignatories(world, id);
    expect((await contractOf(buyer, id)).documents.map(({ isCurrent }) => isCurrent)).toEqual([false, false]);
    expect(await sign()).toEqual(['REQUIRED CONTRACT_NOT_PREPARED']);
    await done(officer, 'prepareContract', { dealId: id });
    expect(await declined(world, buyer, 'signDeal', { dealId: id })).toEqual(['FORBIDDEN']);
    expect((await done(officer, 'signDeal', { dealId: id })).state).toBe('SIGNED');
    expect(await declined(world, officer, 'prepareContract', { dealId: id })).toEqual(['STATE']);
    expect(
      await declined(world, officer, 'editSignatories', {
        dealId: id,
        signatories: [representative('OWNER', '他人')],
      }),
    ).toEqual(['STATE']);
  });

  it('is not possible while the notice runs, and is at the first possible second', async () => {
    const { app, officer } = world;
    const { id } = await makeDeal(world, 'ON_NOTICE');
    await nameSignatories(world, id);
    await done(officer, 'prepareContract', { dealId: id });
    const notice = await readDeal<{ earliestSigning: string }>(officer, id, '{ earliestSigning }');
    const first = Date.parse(notice?.earliestSigning ?? '');
    expect(await declined(world, officer, 'signDeal', { dealId: id })).toEqual(['RULE PRC-2 NOTICE_RUNNING']);
    moveTo(first - 1);
    expect(await declined(world, officer, 'signDeal', { dealId: id })).toEqual(['RULE PRC-2 NOTICE_RUNNING']);
    moveTo(first);
    expect((await done(officer, 'signDeal', { dealId: id })).state).toBe('SIGNED');
    expect((await dealRow(app, id)).signedAt?.getTime()).toBe(first);
  });

  it('asks for the second factor of an officer who has one', async () => {
    const { app, unit } = world;
    const id = await makeWritten(world);
    const careful = await makeMember(app, unit.administrator, ['OFFICER']);
    const before = await signedIn(api(), careful);
    const secret = newSecret();
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: clock.now().getTime(),
    });
    const phone = await signedIn(api(), careful);
    await phone.mutate('enableSecondFactor', { secret, code }, '{ userErrors { code } }');
    expect(await declined(world, before, 'signDeal', { dealId: id })).toEqual(['SECOND_FACTOR_REQUIRED']);
    expect((await done(phone, 'signDeal', { dealId: id })).state).toBe('SIGNED');
  });
});

describe('signed copies', () => {
  it('come after the signing, dated since then, from the side that signed or on its behalf by the officer', async () => {
    const { officer, buyer } = world;
    const written = await makeWritten(world);
    const fileId = await upload(buyer, '提前签署.pdf');
    const early = { dealId: written, side: 'ENTERPRISE', fileId, signedOn: today() };
    expect(await declined(world, buyer, 'uploadSignedCopy', early)).toEqual(['STATE']);
    await done(officer, 'signDeal', { dealId: written });
    const copy = (changes: object) => declined(world, buyer, 'uploadSignedCopy', { ...early, ...changes });
    expect(await copy({ signedOn: '2026-01-01' })).toEqual(['INVALID OUT_OF_RANGE']);
    expect(await copy({ signedOn: '2999-01-01' })).toEqual(['INVALID OUT_OF_RANGE']);
    expect(await copy({ side: 'OWNER' })).toEqual(['FORBIDDEN']);
    expect(await copy({ fileId: written })).toEqual(['NOT_FOUND']);
    expect(await declined(world, officer, 'activateDeal', { dealId: written })).toEqual([
      'REQUIRED SIGNED_COPY_MISSING',
    ]);
    await bringCopy(officer, written, 'ENTERPRISE');
    await bringCopy(officer, written, 'OWNER');
    expect(
      (await contractOf(buyer, written)).signedCopies.map(({ side, onBehalf }) => `${side} ${onBehalf}`),
    ).toEqual(['ENTERPRISE true', 'OWNER false']);
    expect(await declined(world, buyer, 'activateDeal', { dealId: written })).toEqual(['FORBIDDEN']);
    expect((await done(officer, 'activateDeal', { dealId: written })).state).toBe('ACTIVE');
  });

  it('are needed of co-owners too, who also are named as signatories', async () => {
    const { officer } = world;
    const content = { coOwners: [{ name: '东北大学', share: 3000 }] };
    const { id } = await makeDeal(world, 'AGREED', { content });
    const shown = await readDeal<{ parties: { id: string }[] }>(officer, id, '{ parties { id } }');
    const partyId = shown?.parties[0]?.id ?? '';
    const consent = {
      dealId: id,
      partyId,
      consent: 'CONSENTED',
      fileId: await upload(officer, '同意书.pdf'),
    };
    await done(officer, 'recordPartyConsent', consent);
    await done(officer, 'publishDealNotice', { dealId: id });
    later(40 * DAY_MS);
    await nameSignatories(world, id);
    await done(officer, 'prepareContract', { dealId: id });
    expect(await declined(world, officer, 'signDeal', { dealId: id })).toEqual([
      'REQUIRED SIGNATORIES_MISSING',
    ]);
    await nameSignatories(world, id, [partyId]);
    await done(officer, 'prepareContract', { dealId: id });
    await done(officer, 'signDeal', { dealId: id });
    await bringCopy(officer, id, 'OWNER');
    await bringCopy(officer, id, 'ENTERPRISE');
    expect(await declined(world, officer, 'activateDeal', { dealId: id })).toEqual([
      'REQUIRED SIGNED_COPY_MISSING',
    ]);
    await bringCopy(officer, id, 'OWNER', partyId);
    expect((await done(officer, 'activateDeal', { dealId: id })).state).toBe('ACTIVE');
  });
});

describe('handover', () => {
  it('is of agreed items, answered once by the enterprise, and repeated when refused', async () => {
    const { officer, buyer } = world;
    const id = await makeSigned(world);
    const { itemsOpen } = await contractOf(officer, id);
    const handover = { dealId: id, items: itemsOpen, on: today(), fileIds: [] };
    const refusedOf = (client: typeof officer, name: string, input: object) =>
      declined(world, client, name, input);
    expect(await refusedOf(officer, 'recordHandover', { ...handover, items: ['别的资料'] })).toEqual([
      'INVALID NOT_AGREED',
    ]);
    expect(await refusedOf(officer, 'recordHandover', { ...handover, items: [] })).toEqual(['REQUIRED']);
    expect(await refusedOf(officer, 'recordHandover', { ...handover, on: '2999-01-01' })).toEqual([
      'INVALID OUT_OF_RANGE',
    ]);
    expect(await refusedOf(buyer, 'recordHandover', handover)).toEqual(['FORBIDDEN']);
    await done(officer, 'recordHandover', handover);
    expect(await refusedOf(officer, 'recordHandover', handover)).toEqual(['ALREADY_EXISTS']);
    const [first] = (await contractOf(officer, id)).handovers;
    const answer = { dealId: id, handoverId: first?.id, accepted: false };
    expect(await refusedOf(buyer, 'acceptHandover', answer)).toEqual(['REQUIRED']);
    expect(await refusedOf(officer, 'acceptHandover', { ...answer, accepted: true })).toEqual(['FORBIDDEN']);
    await done(buyer, 'acceptHandover', { ...answer, remarks: '缺少质量标准' });
    expect(await refusedOf(buyer, 'acceptHandover', { ...answer, accepted: true })).toEqual(['CONFLICT']);
    await done(officer, 'recordHandover', handover);
    expect((await contractOf(officer, id)).itemsOpen).toEqual(itemsOpen);
  });

  it('has to be accepted before the deal is closed', async () => {
    const { officer } = world;
    const id = await makeActive(world);
    expect(await declined(world, officer, 'completeDeal', { dealId: id })).toEqual([
      'REQUIRED HANDOVER_NOT_ACCEPTED',
    ]);
  });
});

describe('registration', () => {
  it('tells what is missing and refuses what cannot be', async () => {
    const { officer, buyer } = world;
    const id = await makeSigned(world);
    const record = (fields: object) =>
      declined(world, officer, 'recordContractRegistration', { dealId: id, ...fields });
    expect(await record({ registrationNumber: '12345' })).toEqual(['INVALID UNKNOWN_CODE']);
    expect(await record({ registrationNumber: '202623010000123' })).toEqual(['INVALID UNKNOWN_CODE']);
    expect(await record({ totalAmount: '100.00', technologyAmount: '100.01' })).toEqual([
      'INVALID ABOVE_TOTAL',
    ]);
    expect(await record({ registeredOn: '2999-01-01' })).toEqual(['INVALID OUT_OF_RANGE']);
    expect(await record({ rightKind: 'PATENT', sector: 'NONE' })).toEqual([
      'INVALID UNKNOWN_CODE',
      'INVALID UNKNOWN_CODE',
    ]);
    expect(await declined(world, buyer, 'recordContractRegistration', { dealId: id })).toEqual(['FORBIDDEN']);
    const number = '2026230100001234';
    const partly = {
      dealId: id,
      registrationNumber: number,
      totalAmount: '120000.00',
      technologyAmount: '120000.00',
    };
    await done(officer, 'recordContractRegistration', partly);
    expect((await contractOf(buyer, id)).registration).toEqual({
      registrationNumber: number,
      totalAmount: '120000.00',
      missing: ['registeredOn', 'office', 'rightKind', 'sector', 'wayOfPayment'],
    });
    const other = await makeSigned(world);
    expect(
      await declined(world, officer, 'recordContractRegistration', {
        dealId: other,
        registrationNumber: number,
      }),
    ).toEqual(['ALREADY_EXISTS']);
    const whole = {
      registeredOn: today(),
      office: '哈尔滨市技术合同登记处',
      rightKind: 'KNOW_HOW',
      sector: 'BIOLOGY',
      wayOfPayment: 'LUMP_SUM',
    };
    await done(officer, 'recordContractRegistration', { ...partly, ...whole });
    expect((await contractOf(buyer, id)).registration.missing).toEqual([]);
    await done(officer, 'recordContractRegistration', {
      dealId: other,
      registrationNumber: '20262301000012',
    });
  });
});
