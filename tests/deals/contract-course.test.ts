import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { dayOf } from '../../server/platform/clock.ts';
import { plainLicense } from '../offers/examples.ts';
import { signedIn } from '../support/accounts.ts';
import { type UserErrorParts, useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { jsonOf } from '../support/json.ts';
import { makePublished, makeRegistered } from '../support/results.ts';
import {
  bringCopy,
  contractOf,
  declined,
  makeActive,
  makeSigned,
  nameSignatories,
} from './contract-support.ts';
import {
  type DealWorld,
  dealRow,
  done,
  endNotice,
  lastProposal,
  makeDeal,
  makeDealWorld,
  readDeal,
  realTime,
  setUnit,
  stepsOf,
} from './support.ts';

const api = useApi();
let world: DealWorld;
beforeAll(async () => {
  world = await makeDealWorld(api());
  await setUnit(world, { collectiveDecisionFrom: 10n ** 13n });
});
afterEach(realTime);

describe('an early end', () => {
  it('comes when both sides have recorded it', async () => {
    const { app, officer, buyer } = world;
    const id = await makeSigned(world);
    const end = (reason: string) => ({ dealId: id, reason });
    expect(await declined(world, officer, 'terminateDeal', end(' '))).toEqual(['REQUIRED']);
    expect((await done(buyer, 'terminateDeal', end('产线停产'))).state).toBe('SIGNED');
    expect((await contractOf(officer, id)).termination).toMatchObject({
      side: 'ENTERPRISE',
      reason: '产线停产',
    });
    expect(await declined(world, buyer, 'terminateDeal', end('再次'))).toEqual(['CONFLICT RECORDED']);
    expect((await done(officer, 'terminateDeal', end('同意'))).state).toBe('TERMINATED');
    expect((await dealRow(app, id)).endReason).toBe('产线停产');
    expect((await stepsOf(app, id)).slice(-2)).toEqual(['askTermination', 'terminateDeal']);
    expect(await declined(world, officer, 'activateDeal', { dealId: id })).toEqual(['STATE']);
  });
});

describe('amendment and renewal', () => {
  it('run the same way again and take the place of the contract only when they take effect', async () => {
    const { app, officer, buyer } = world;
    const prior = await makeActive(world);
    const { version, resultId } = await dealRow(app, prior);
    const follow = { dealId: prior, expectedVersion: version, note: '延长期限' };
    expect(await declined(world, officer, 'amendDeal', { ...follow, expectedVersion: version - 1 })).toEqual([
      'CONFLICT',
    ]);
    const amending = await done(officer, 'amendDeal', follow);
    expect(amending.state).toBe('NEGOTIATING');
    expect(await declined(world, buyer, 'amendDeal', follow)).toEqual(['ALREADY_EXISTS']);
    const { id } = amending;
    await done(officer, 'proposeTerms', {
      dealId: id,
      terms: { ...jsonOf(plainLicense), confidentialityYears: 8 },
    });
    const { number, termsDigest } = await lastProposal(app, id);
    await done(buyer, 'acceptTerms', { dealId: id, proposalNumber: number, termsDigest });
    for (const client of [officer, buyer]) {
      await done(client, 'declareRelation', { dealId: id, relation: 'NONE', foreignParty: false });
    }
    expect(await declined(world, officer, 'signDeal', { dealId: id })).toEqual([
      'RULE PRC-2 NOTICE_NOT_PUBLISHED',
    ]);
    await done(officer, 'publishDealNotice', { dealId: id });
    await endNotice(world, id);
    await nameSignatories(world, id);
    await done(officer, 'prepareContract', { dealId: id });
    await done(officer, 'signDeal', { dealId: id });
    await bringCopy(officer, id, 'OWNER');
    await bringCopy(buyer, id, 'ENTERPRISE');
    expect((await dealRow(app, prior)).state).toBe('ACTIVE');
    await done(officer, 'activateDeal', { dealId: id });
    expect((await dealRow(app, prior)).state).toBe('COMPLETED');
    expect((await stepsOf(app, prior)).at(-1)).toBe('supersede');
    const result = await app.db.manager.findOneByOrFail(TechResult, { id: resultId });
    expect(result.conversionCount).toBe(1);
    const old = await contractOf(officer, prior);
    const renewal = await readDeal<{ origin: string; prior: { id: string } }>(
      officer,
      id,
      '{ origin prior { id } }',
    );
    expect(renewal).toEqual({ origin: 'AMENDMENT', prior: { id: prior } });
    expect(old.number).not.toBe((await contractOf(officer, id)).number);
    expect(await declined(world, officer, 'amendDeal', { ...follow, expectedVersion: version + 1 })).toEqual([
      'STATE',
    ]);
  });

  it('cannot take effect once the contract that is amended ended otherwise', async () => {
    const { app, officer, buyer } = world;
    const prior = await makeActive(world);
    const { version } = await dealRow(app, prior);
    const { id } = await done(officer, 'amendDeal', { dealId: prior, expectedVersion: version });
    const { number, termsDigest } = await lastProposal(app, id);
    await done(buyer, 'acceptTerms', { dealId: id, proposalNumber: number, termsDigest });
    for (const client of [officer, buyer]) {
      await done(client, 'declareRelation', { dealId: id, relation: 'NONE', foreignParty: false });
    }
    await done(officer, 'publishDealNotice', { dealId: id });
    await endNotice(world, id);
    await nameSignatories(world, id);
    await done(officer, 'prepareContract', { dealId: id });
    await done(officer, 'signDeal', { dealId: id });
    await bringCopy(officer, id, 'OWNER');
    await bringCopy(buyer, id, 'ENTERPRISE');
    await done(buyer, 'terminateDeal', { dealId: prior, reason: '停产' });
    await done(officer, 'terminateDeal', { dealId: prior, reason: '同意' });
    expect(await declined(world, officer, 'activateDeal', { dealId: id })).toEqual(['STATE']);
  });
});

describe('a contract signed before', () => {
  const importOf = async (values: object = {}) => {
    const { app, officer, unit, enterprise } = world;
    const result = await makeRegistered(app, unit);
    return {
      resultId: result.id,
      enterpriseId: enterprise.id,
      number: '松院合〔2019〕7 号',
      signedOn: '2019-05-20',
      validUntil: null,
      terms: jsonOf(plainLicense),
      pricing: 'NEGOTIATED',
      declaration: '2019年4月经院长办公会决定，公示15日无异议。',
      fileIds: [await upload(officer, '2019年许可合同.pdf')],
      ...values,
    };
  };

  it('is entered by an officer, marked, confirmed by the enterprise, and claims no notice of ours', async () => {
    const { app, officer, buyer } = world;
    const input = await importOf();
    const { id, state } = await done(officer, 'importContract', input);
    expect(state).toBe('SIGNED');
    expect(await contractOf(buyer, id)).toMatchObject({
      imported: true,
      number: input.number,
      signedOn: '2019-05-20',
    });
    expect(await readDeal(buyer, id, '{ origin notices { id } decisions { id } }')).toEqual({
      origin: 'IMPORT',
      notices: [],
      decisions: [],
    });
    const before = await app.db.manager.findOneByOrFail(TechResult, { id: input.resultId });
    expect(before.conversionStatus).not.toBe('CONVERTED');
    expect(await declined(world, officer, 'activateDeal', { dealId: id })).toEqual(['STATE IMPORTED']);
    const { version } = await dealRow(app, id);
    const word = { dealId: id, expectedVersion: version, confirmed: true };
    expect(await declined(world, officer, 'confirmImport', word)).toEqual(['FORBIDDEN']);
    expect((await done(buyer, 'confirmImport', word)).state).toBe('ACTIVE');
    const after = await app.db.manager.findOneByOrFail(TechResult, { id: input.resultId });
    expect([after.conversionStatus, after.conversionCount]).toEqual(['CONVERTED', 1]);
    const [, entered] = await auditTrail(app.db.manager, 'Deal', id);
    expect(entered).toMatchObject({ action: 'importContract', facts: { declaration: input.declaration } });
    expect(await stepsOf(app, id)).toEqual(['openImport', 'importContract', 'confirmImport']);
  });

  it('is ended by the enterprise if it is not true', async () => {
    const { app, officer, buyer } = world;
    const { id } = await done(officer, 'importContract', await importOf());
    const { version } = await dealRow(app, id);
    const word = { dealId: id, expectedVersion: version, confirmed: false };
    expect(await declined(world, buyer, 'confirmImport', word)).toEqual(['REQUIRED']);
    expect((await done(buyer, 'confirmImport', { ...word, reason: '从未签过' })).state).toBe('TERMINATED');
  });

  it('cannot have been signed since the unit joined, so that it steps around no notice and no decision', async () => {
    const { app, officer, buyer, unit } = world;
    const { createdAt } = await app.db.manager.findOneByOrFail(Organization, { id: unit.id });
    const joined = dayOf(createdAt);
    const importing = async (values: object, client = officer) =>
      declined(world, client, 'importContract', await importOf(values));
    expect(await importing({ signedOn: joined })).toEqual(['RULE PRC-2 SIGNED_SINCE_JOINING']);
    expect(await importing({ signedOn: '2999-01-01' })).toEqual(['RULE PRC-2 SIGNED_SINCE_JOINING']);
    expect(await importing({}, buyer)).toEqual(['FORBIDDEN']);
    expect(await importing({ declaration: ' ', fileIds: [] })).toEqual(['REQUIRED', 'REQUIRED']);
    expect(await importing({ validUntil: '2018-01-01' })).toEqual(['INVALID BEFORE_SIGNING']);
    expect(await importing({ enterpriseId: unit.id })).toEqual(['INVALID NO_ENTERPRISE']);
    expect(await importing({ resultId: unit.id })).toEqual(['NOT_FOUND']);
    const supervising = await signedIn(api(), world.supervisor);
    expect(await importing({}, supervising)).toEqual(['FORBIDDEN']);
  });

  it('cannot stand beside a deal that it contradicts', async () => {
    const { app, unit } = world;
    const exclusive = {
      ...plainLicense,
      license: { ...plainLicense.license, kind: 'EXCLUSIVE' },
    } as typeof plainLicense;
    const result = await makePublished(app, unit);
    await makeDeal(world, 'AGREED', { result, terms: exclusive });
    const other = await makeOther();
    const input = await importOf({ resultId: result.id, enterpriseId: other });
    const [answer] = await declined(world, world.officer, 'importContract', input);
    expect(answer).toMatch(/^STATE CONTRADICTS .*2026-\d{4}$/);
  });

  async function makeOther(): Promise<string> {
    const { makeEnterprise } = await import('./support.ts');
    return (await makeEnterprise(world.app, world.operator)).id;
  }
});

describe('templates', () => {
  const SAVED =
    '{ template { id version name author { name } } userErrors { code field params { name value } } }';
  interface Saved {
    template: { version: number } | null;
    userErrors: UserErrorParts[];
  }
  const save = (client: DealWorld['officer'], changes: object = {}) =>
    client.mutate<Saved>(
      'saveContractTemplate',
      {
        mode: 'LICENSE',
        name: '本院许可合同',
        clauses: [
          { heading: '许可', text: '{{grant}}' },
          { heading: '本院约定', text: '乙方每年派员回访，合同号 {{contractNumber}}。' },
        ],
        expectedVersion: 0,
        ...changes,
      },
      SAVED,
    );

  it('are versioned, used for the next contract, and never lose what was agreed', async () => {
    const { app, officer, buyer } = world;
    expect((await save(officer)).template).toMatchObject({ version: 1 });
    expect((await save(officer)).userErrors[0]?.code).toBe('CONFLICT');
    expect((await save(officer, { expectedVersion: 1 })).template).toMatchObject({ version: 2 });
    const { id } = await makeDeal(world, 'AGREED');
    await done(officer, 'prepareContract', { dealId: id });
    const events = await auditTrail(app.db.manager, 'Deal', id);
    expect(events.at(-1)?.facts.template).toMatchObject({ version: 2 });
    expect((await contractOf(buyer, id)).documents).toHaveLength(2);
  });

  it('with a place that is none, or by somebody else, are not kept', async () => {
    const { app, officer, buyer, supervisor } = world;
    const count = () => app.db.query('SELECT count(*)::int AS n FROM contract_template');
    const before = await count();
    const { userErrors } = await save(officer, {
      mode: 'TRANSFER',
      clauses: [{ heading: '价款', text: '{{price}}\n见 {{payment}}' }],
    });
    expect(userErrors.map(({ code, field, params }) => [code, field, params[0]?.value])).toEqual([
      ['INVALID', 'clauses.0.text', 'unknown-place'],
      ['INVALID', 'clauses.0.text', 'place-not-alone'],
    ]);
    for (const client of [buyer, await signedIn(api(), supervisor)]) {
      await expect(save(client)).rejects.toThrow('FORBIDDEN');
    }
    expect(await count()).toEqual(before);
    const { data } = await officer.ask<{ contractPlaces: { name: string; example: string }[] }>(
      '{ contractPlaces { name example } }',
    );
    expect(data?.contractPlaces.filter(({ example }) => example === '' || example === '／')).toEqual([]);
  });
});
