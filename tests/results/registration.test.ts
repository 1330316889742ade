import { beforeAll, describe, expect, it } from 'vitest';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { adoptRule } from '../../server/features/rulebook/adoptions/adopt-rule.service.ts';
import { clock } from '../../server/platform/clock.ts';
import { OutboxEvent } from '../../server/platform/outbox/outbox-event.entity.ts';
import { type Member, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import {
  at,
  makeMarket,
  makePublished,
  makeRegistered,
  makeUnderReview,
  makeUnit,
  newPatentNumber,
  type TestUnit,
} from '../support/results.ts';
import { CLEAR, type Payload, SELECTION } from './review-answer.ts';

const api = useApi();
let operator: Member;
let unit: TestUnit;
let officer: ApiClient;
beforeAll(async () => {
  ({ operator, unit } = await makeMarket(api().app));
  officer = await signedIn(api(), unit.officer);
});

describe('the security screening (REG-6)', () => {
  it('must be decided at registration', async () => {
    const reviewed = await makeUnderReview(api().app, unit);
    const input = { ...at(reviewed), screening: 'NOT_SCREENED', checks: [] };
    const { userErrors } = await officer.mutate<Payload>('register', input, SELECTION);
    expect(userErrors).toMatchObject([{ code: 'REQUIRED', field: 'screening', rule: { id: 'REG-6' } }]);
    expect(await row(reviewed.id)).toMatchObject({ state: 'UNDER_REVIEW', registerNumber: null });
  });

  it('keeps a sensitive result out of the catalogue', async () => {
    const registered = await makeRegistered(api().app, unit, {}, 'SENSITIVE');
    const { userErrors } = await officer.mutate<Payload>('publish', at(registered), SELECTION);
    expect(userErrors).toMatchObject([{ code: 'RULE', rule: { id: 'REG-6' } }]);
    expect(await row(registered.id)).toMatchObject({ state: 'REGISTERED', publishedAt: null });
  });

  it('takes a published result that turns out sensitive out of the catalogue at once', async () => {
    const result = await makePublished(api().app, unit);
    const input = { ...at(result), screening: 'SENSITIVE', note: '涉及关键核心技术' };
    const { result: screened } = await officer.mutate<Payload>('screenResult', input, SELECTION);
    expect(screened?.dossier).toMatchObject({ state: 'WITHDRAWN', securityScreening: 'SENSITIVE' });
    expect(screened?.dossier.availableActions).not.toContain('REPUBLISH');
    expect(await published(result.id)).toBeNull();
    expect(await api().app.db.manager.countBy(OutboxEvent, { topic: 'results', key: result.id })).toBe(2);
  });
});

describe('certificates (REG-1)', () => {
  it('are asked for where the unit adopted the rule, as a file or seen on paper', async () => {
    const strict = await makeUnit(api().app, operator);
    await adoptRule(await scopeOf(api().app, strict.administrator), {
      organizationId: strict.id,
      ruleId: 'REG-1',
      effectiveFrom: clock.today(),
      reason: '修订管理办法',
    });
    const client = await signedIn(api(), strict.officer);
    const rights = [{ kind: 'INVENTION_PATENT', number: newPatentNumber() } as const];
    const reviewed = await makeUnderReview(api().app, strict, { rights });
    const input = { ...at(reviewed), ...CLEAR };
    const refused = await client.mutate<Payload>('register', input, SELECTION);
    expect(refused.userErrors).toMatchObject([
      { code: 'REQUIRED', field: 'rights.0.certificateId', rule: { id: 'REG-1' } },
    ]);
    expect(await row(reviewed.id)).toMatchObject({ state: 'UNDER_REVIEW', registerNumber: null });
    const checks = [{ item: 'certificate-seen:1', passed: true, note: '原件' }];
    const { result, userErrors } = await client.mutate<Payload>('register', { ...input, checks }, SELECTION);
    expect(userErrors).toEqual([]);
    expect(result).toMatchObject({
      attribute: 'AUTHORIZED',
      dossier: { registerNumber: expect.stringMatching(/-0001$/) },
    });
  });

  it('are only missed where the unit has not adopted it', async () => {
    const reviewed = await makeUnderReview(api().app, unit, {
      rights: [{ kind: 'INVENTION_PATENT', number: newPatentNumber() }],
    });
    const { userErrors } = await officer.mutate<Payload>(
      'register',
      { ...at(reviewed), ...CLEAR },
      SELECTION,
    );
    expect(userErrors).toEqual([]);
  });
});

describe('the attribute (REG-3)', () => {
  it('follows the province: a technical secret is authorised in Jilin, a know-how is not', async () => {
    const jilin = await makeUnit(api().app, operator, { provinceCode: '220000', cityCode: '220100' });
    const secret = [{ kind: 'TECHNICAL_SECRET', howKept: '密封' } as const];
    expect(await makeRegistered(api().app, jilin, { rights: secret })).toMatchObject({
      attribute: 'AUTHORIZED',
    });
    expect(await makeRegistered(api().app, jilin)).toMatchObject({ attribute: 'UNAUTHORIZED' });
    expect(await makeRegistered(api().app, unit, { rights: secret })).toMatchObject({
      attribute: 'UNAUTHORIZED',
    });
  });
});

describe('two officers at once', () => {
  it('one registers, the other is told; the numbers have no gap', async () => {
    const fresh = await makeUnit(api().app, operator);
    const reviewed = await makeUnderReview(api().app, fresh);
    const [first, second] = [await signedIn(api(), fresh.officer), await signedIn(api(), fresh.otherOfficer)];
    const input = { ...at(reviewed), ...CLEAR };
    const both = await Promise.all(
      [first, second].map((client) => client.mutate<Payload>('register', input, SELECTION)),
    );
    expect(both.map(({ userErrors }) => userErrors[0]?.code ?? 'OK').sort()).toEqual(['CONFLICT', 'OK']);
    const many = await Promise.all(Array.from({ length: 6 }, () => makeUnderReview(api().app, fresh)));
    await Promise.all(
      many.map((result, index) =>
        (index % 2 ? first : second).mutate<Payload>('register', { ...at(result), ...CLEAR }, SELECTION),
      ),
    );
    const rows = await api().app.db.manager.findBy(TechResult, {
      organizationId: fresh.id,
      state: 'REGISTERED',
    });
    const year = clock.today().slice(0, 4);
    expect(rows.map(({ registerNumber }) => registerNumber).sort()).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((number) => `${year}-000${number}`),
    );
  });
});

async function row(id: string): Promise<TechResult> {
  return api().app.db.manager.findOneByOrFail(TechResult, { id });
}

async function published(id: string): Promise<{ id: string } | null> {
  const { data } = await api()
    .visitor()
    .ask<{ techResult: { id: string } | null }>('query ($id: ID!) { techResult(id: $id) { id title } }', {
      id,
    });
  return data?.techResult ?? null;
}
