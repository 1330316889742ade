import { beforeAll, describe, expect, it } from 'vitest';
import { ResultReview, ResultVersion } from '../../server/features/results/data/review.entity.ts';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { OutboxEvent } from '../../server/platform/outbox/outbox-event.entity.ts';
import { makeMember, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import {
  at,
  makeDisclosed,
  makeDraft,
  makeMarket,
  makePublished,
  makeRegistered,
  makeUnderReview,
  newPatentNumber,
  type TestUnit,
} from '../support/results.ts';
import { CLEAR, type Payload, SELECTION } from './review-answer.ts';

const api = useApi();
let unit: TestUnit;
let researcher: ApiClient;
let officer: ApiClient;
let otherOfficer: ApiClient;
beforeAll(async () => {
  ({ unit } = await makeMarket(api().app));
  researcher = await signedIn(api(), unit.researcher);
  officer = await signedIn(api(), unit.officer);
  otherOfficer = await signedIn(api(), unit.otherOfficer);
});

describe('the way of a result into the catalogue', () => {
  it('goes from the draft to the public page, step by step, each in the audit chain', async () => {
    const draft = await makeDraft(api().app, unit);
    const id = draft.id;
    const states: string[] = [];
    const step = async (client: ApiClient, name: string, version: number, more: object = {}) => {
      const input = { resultId: id, expectedVersion: version, ...more };
      const { result, userErrors } = await client.mutate<Payload>(name, input, SELECTION);
      expect(userErrors).toEqual([]);
      states.push(result?.dossier.state ?? '');
      return result;
    };
    await step(researcher, 'disclose', 1);
    await step(officer, 'startReview', 2);
    await step(officer, 'returnResult', 3, {
      reason: '请补充数据',
      checks: [{ item: 'data', passed: false }],
    });
    await step(researcher, 'disclose', 4);
    await step(officer, 'startReview', 5);
    const registered = await step(officer, 'register', 6, CLEAR);
    expect(registered?.attribute).toBe('UNAUTHORIZED');
    expect(registered?.dossier.registerNumber).toMatch(/^\d{4}-\d{4}$/);
    expect(await published(id)).toBeNull();
    await step(officer, 'publish', 7);
    expect(await published(id)).toMatchObject({ id });
    await step(officer, 'withdraw', 8, { reason: '更正' });
    expect(await published(id)).toBeNull();
    const back = await step(officer, 'publish', 9);
    expect(back?.dossier.withdrawReason).toBeNull();
    expect(states).toEqual([
      'DISCLOSED',
      'UNDER_REVIEW',
      'RETURNED',
      'DISCLOSED',
      'UNDER_REVIEW',
      'REGISTERED',
      'PUBLISHED',
      'WITHDRAWN',
      'PUBLISHED',
    ]);
    const trail = await auditTrail(api().app.db.manager, 'TechResult', id);
    expect(trail.map(({ action }) => action)).toEqual([
      'startDisclosure',
      'disclose',
      'startReview',
      'returnResult',
      'disclose',
      'startReview',
      'register',
      'publish',
      'withdraw',
      'republish',
    ]);
    expect(trail.every(({ rulebookVersion }) => rulebookVersion?.startsWith('HLJ-'))).toBe(true);
    expect(await api().app.db.manager.countBy(ResultVersion, { resultId: id })).toBe(3);
    const reviews = await api().app.db.manager.find(ResultReview, {
      where: { resultId: id },
      order: { at: 'ASC' },
    });
    expect(reviews.map(({ decision }) => decision)).toEqual(['RETURNED', 'REGISTERED']);
  });

  it('is told as a history with names and reasons', async () => {
    const reviewed = await makeUnderReview(api().app, unit);
    await officer.mutate('returnResult', { ...at(reviewed), reason: '缺少数据', checks: [] }, SELECTION);
    const query = `query ($id: ID!) { techResult(id: $id) { dossier { history { action actor actingFor note hash }
      reviews { decision reason reviewer { id } } } } }`;
    interface Told {
      techResult: {
        dossier: { history: { action: string; actor: string; actingFor: string; note: string | null }[] };
      };
    }
    const { data } = await researcher.ask<Told>(query, { id: reviewed.id });
    const { history = [] } = data?.techResult.dossier ?? {};
    expect(history.map(({ action, note }) => [action, note])).toEqual([
      ['startDisclosure', null],
      ['disclose', null],
      ['startReview', null],
      ['returnResult', '缺少数据'],
    ]);
    expect(
      history.every(({ actor, actingFor }) => actor.startsWith('成员') && actingFor.startsWith('单位')),
    ).toBe(true);
    expect(data).toMatchObject({
      techResult: {
        dossier: {
          reviews: [{ decision: 'RETURNED', reason: '缺少数据', reviewer: { id: unit.officer.userId } }],
        },
      },
    });
  });

  it('tells the search of publication and withdrawal, and of nothing before', async () => {
    const registered = await makeRegistered(api().app, unit);
    const told = () => api().app.db.manager.countBy(OutboxEvent, { topic: 'results', key: registered.id });
    expect(await told()).toBe(0);
    await officer.mutate<Payload>('publish', at(registered), SELECTION);
    expect(await told()).toBe(1);
    await officer.mutate<Payload>(
      'withdraw',
      { ...at(registered), expectedVersion: registered.version + 1, reason: 'x' },
      SELECTION,
    );
    expect(await told()).toBe(2);
  });
});

describe('steps out of their turn', () => {
  it.each([
    ['startReview', {}],
    ['returnResult', { reason: 'x', checks: [] }],
    ['register', CLEAR],
    ['withdraw', { reason: 'x' }],
  ])(
    '%s of a draft is refused with the states that are possible, and changes nothing',
    async (name, more) => {
      const draft = await makeDraft(api().app, unit);
      const { userErrors } = await officer.mutate<Payload>(name, { ...at(draft), ...more }, SELECTION);
      expect(userErrors).toMatchObject([{ code: 'STATE' }]);
      expect(userErrors[0]?.params).toContainEqual({ name: 'possible', value: 'disclose' });
      expect(await row(draft.id)).toMatchObject({ state: 'DRAFT', version: 1 });
    },
  );

  it('publishing before registration breaks REG-2', async () => {
    const disclosed = await makeDisclosed(api().app, unit);
    const { userErrors } = await officer.mutate<Payload>('publish', at(disclosed), SELECTION);
    expect(['RULE', 'STATE']).toContain(userErrors[0]?.code);
    expect(await row(disclosed.id)).toMatchObject({ state: 'DISCLOSED', version: disclosed.version });
  });

  it('content stands still between disclosure and decision', async () => {
    const disclosed = await makeDisclosed(api().app, unit);
    const input = { ...at(disclosed), content: { title: '改' } };
    const { userErrors } = await researcher.mutate<Payload>('saveResult', input, SELECTION);
    expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    const byOfficer = await officer.mutate<Payload>('saveResult', input, SELECTION);
    expect(byOfficer.userErrors).toMatchObject([{ code: 'STATE' }]);
    expect(await row(disclosed.id)).toMatchObject({ title: disclosed.title, version: disclosed.version });
  });
});

describe('four eyes', () => {
  it('an officer who is a completer does not review, and one who handed it in does not register', async () => {
    const both = await makeMember(api().app, unit.administrator, ['OFFICER', 'RESEARCHER']);
    const client = await signedIn(api(), both);
    const mine = await makeDisclosed(api().app, { ...unit, researcher: both });
    const { userErrors } = await client.mutate<Payload>('startReview', at(mine), SELECTION);
    expect(userErrors).toMatchObject([{ code: 'FOUR_EYES' }]);
    const draft = await makeDraft(api().app, unit);
    await client.mutate<Payload>('disclose', at(draft), SELECTION);
    await officer.mutate<Payload>('startReview', { resultId: draft.id, expectedVersion: 2 }, SELECTION);
    const input = { resultId: draft.id, expectedVersion: 3, ...CLEAR };
    const own = await client.mutate<Payload>('register', input, SELECTION);
    expect(own.userErrors).toMatchObject([{ code: 'FOUR_EYES' }]);
    expect(await row(draft.id)).toMatchObject({ state: 'UNDER_REVIEW', registerNumber: null });
    expect((await officer.mutate<Payload>('register', input, SELECTION)).userErrors).toEqual([]);
  });

  it('a completer does not publish around the unit (REG-12)', async () => {
    const registered = await makeRegistered(api().app, unit);
    const { userErrors } = await researcher.mutate<Payload>('publish', at(registered), SELECTION);
    expect(userErrors).toMatchObject([{ code: 'RULE', rule: { id: 'REG-12', authority: 'LAW' } }]);
    expect(await row(registered.id)).toMatchObject({ state: 'REGISTERED' });
  });
});

describe('changes of an entry', () => {
  it('make a version that shows what changed; rights of others than the officer are computed anew', async () => {
    const result = await makePublished(api().app, unit);
    const number = newPatentNumber();
    const input = {
      ...at(result),
      content: { title: '新标题', rights: [{ kind: 'INVENTION_PATENT', number, holder: '本单位' }] },
    };
    const { result: saved, userErrors } = await otherOfficer.mutate<Payload>('saveResult', input, SELECTION);
    expect(userErrors).toEqual([]);
    expect(saved).toMatchObject({ attribute: 'AUTHORIZED', dossier: { state: 'PUBLISHED' } });
    const { data } = await officer.ask<{ techResult: { dossier: { diff: object[]; versions: object[] } } }>(
      `query ($id: ID!) { techResult(id: $id) { dossier { versions { number note state by { id } } diff(from: 2, to: 3) { field before after } } } }`,
      { id: result.id },
    );
    expect(data?.techResult.dossier.versions).toMatchObject([
      { number: 1, note: 'disclose', state: 'DISCLOSED', by: { id: unit.researcher.userId } },
      { number: 2, note: 'register', state: 'REGISTERED' },
      { number: 3, note: 'saveResult', state: 'PUBLISHED', by: { id: unit.otherOfficer.userId } },
    ]);
    expect(data?.techResult.dossier.diff).toEqual([
      { field: 'title', before: result.title, after: '新标题' },
      { field: 'rights', before: 'KNOW_HOW', after: null },
      { field: 'rights', before: null, after: number },
    ]);
  });

  it('are not open to completers, and leave the entry whole', async () => {
    const result = await makePublished(api().app, unit);
    const byCompleter = { ...at(result), content: { title: '改' } };
    expect((await researcher.mutate<Payload>('saveResult', byCompleter, SELECTION)).userErrors).toMatchObject(
      [{ code: 'FORBIDDEN' }],
    );
    const emptied = await officer.mutate<Payload>(
      'saveResult',
      { ...at(result), content: { rights: [] } },
      SELECTION,
    );
    expect(emptied.userErrors).toMatchObject([{ code: 'REQUIRED', field: 'rights' }]);
    expect(await row(result.id)).toMatchObject({ title: result.title, version: result.version });
  });

  it('that change nothing leave no version and no event', async () => {
    const result = await makePublished(api().app, unit);
    const before = (await auditTrail(api().app.db.manager, 'TechResult', result.id)).length;
    await officer.mutate<Payload>(
      'saveResult',
      { ...at(result), content: { title: result.title } },
      SELECTION,
    );
    expect(await api().app.db.manager.countBy(ResultVersion, { resultId: result.id })).toBe(2);
    expect(await auditTrail(api().app.db.manager, 'TechResult', result.id)).toHaveLength(before);
  });

  it('do not let an officer write themselves in', async () => {
    const result = await makePublished(api().app, unit);
    const completers = [{ name: '我', userId: unit.officer.userId, representative: true }];
    const { userErrors } = await officer.mutate<Payload>(
      'saveResult',
      { ...at(result), content: { completers } },
      SELECTION,
    );
    expect(userErrors).toMatchObject([{ code: 'FOUR_EYES' }]);
    expect(await row(result.id)).toMatchObject({ version: result.version });
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
