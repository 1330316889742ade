import { beforeAll, describe, expect, it } from 'vitest';
import { EntryReport, OrderDispute } from '../../server/features/results/data/complaint.entity.ts';
import { Completer } from '../../server/features/results/data/result-parts.entity.ts';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { type Member, makeMember, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import {
  at,
  makeDraft,
  makeMarket,
  makePublished,
  makeRegistered,
  makeUnderReview,
  makeUnit,
  type TestUnit,
} from '../support/results.ts';

const api = useApi();
let operator: Member;
let unit: TestUnit;
let researcher: ApiClient;
let officer: ApiClient;
beforeAll(async () => {
  ({ operator, unit } = await makeMarket(api().app));
  researcher = await signedIn(api(), unit.researcher);
  officer = await signedIn(api(), unit.officer);
});

interface Errors {
  userErrors: { code: string; field: string | null; params: { name: string; value: string }[] }[];
}
const ERRORS = 'userErrors { code field params { name value } }';

describe('a dispute over the order of the completers', () => {
  interface Disputed extends Errors {
    dispute: { id: string; state: string; raisedBy: { id: string }; outcome: string | null } | null;
  }
  const DISPUTE = `{ dispute { id state raisedBy { id } outcome } ${ERRORS} }`;

  it('stops registration while it is open, and no longer', async () => {
    const reviewed = await makeUnderReview(api().app, unit);
    const raise = () =>
      researcher.mutate<Disputed>(
        'raiseOrderDispute',
        { resultId: reviewed.id, reason: '排序有误' },
        DISPUTE,
      );
    const { dispute } = await raise();
    expect(dispute).toMatchObject({ state: 'OPEN', raisedBy: { id: unit.researcher.userId } });
    expect((await raise()).userErrors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
    const registration = { ...at(reviewed), screening: 'CLEAR', checks: [] };
    const blocked = await officer.mutate<Errors>('register', registration, `{ ${ERRORS} }`);
    expect(blocked.userErrors).toMatchObject([{ code: 'STATE' }]);
    expect(blocked.userErrors[0]?.params).toContainEqual({ name: 'reason', value: 'ORDER_DISPUTED' });
    expect(await row(reviewed.id)).toMatchObject({ state: 'UNDER_REVIEW', registerNumber: null });
    const decision = { disputeId: dispute?.id, settled: true, outcome: '三人已书面确认' };
    expect((await officer.mutate<Disputed>('decideOrderDispute', decision, DISPUTE)).dispute).toMatchObject({
      state: 'SETTLED',
      outcome: '三人已书面确认',
    });
    expect(
      (await officer.mutate<Disputed>('decideOrderDispute', decision, DISPUTE)).userErrors,
    ).toMatchObject([{ code: 'STATE' }]);
    expect((await officer.mutate<Errors>('register', registration, `{ ${ERRORS} }`)).userErrors).toEqual([]);
  });

  it('stops publication too', async () => {
    const registered = await makeRegistered(api().app, unit);
    await researcher.mutate('raiseOrderDispute', { resultId: registered.id, reason: 'x' }, `{ ${ERRORS} }`);
    expect(
      (await officer.mutate<Errors>('publish', at(registered), `{ ${ERRORS} }`)).userErrors,
    ).toMatchObject([{ code: 'STATE' }]);
    expect(await row(registered.id)).toMatchObject({ state: 'REGISTERED' });
  });

  it('is raised by completers only, and decided by an officer who is none', async () => {
    const both = await makeMember(api().app, unit.administrator, ['RESEARCHER', 'OFFICER']);
    const client = await signedIn(api(), both);
    const mine = await makeUnderReview(api().app, { ...unit, researcher: both });
    const { dispute } = await client.mutate<Disputed>(
      'raiseOrderDispute',
      { resultId: mine.id, reason: 'x' },
      DISPUTE,
    );
    const decision = { disputeId: dispute?.id, settled: false, outcome: 'x' };
    expect((await client.mutate<Disputed>('decideOrderDispute', decision, DISPUTE)).userErrors).toMatchObject(
      [{ code: 'FOUR_EYES' }],
    );
    const byOfficer = { resultId: mine.id, reason: 'x' };
    expect(
      (await officer.mutate<Disputed>('raiseOrderDispute', byOfficer, DISPUTE)).userErrors,
    ).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await api().app.db.manager.findBy(OrderDispute, { resultId: mine.id })).toMatchObject([
      { state: 'OPEN' },
    ]);
  });
});

describe('a completer who goes', () => {
  async function withTwo() {
    const result = await makeRegistered(api().app, unit, {
      completers: [
        { name: '甲', userId: unit.researcher.userId, representative: true },
        { name: '乙', representative: false },
      ],
    });
    const completers = await completersOf(result.id);
    return { result, first: completers[0] as Completer, second: completers[1] as Completer };
  }

  function completersOf(resultId: string): Promise<Completer[]> {
    return api().app.db.manager.find(Completer, { where: { resultId }, order: { position: 'ASC' } });
  }

  const mark = (input: object) => officer.mutate<Errors>('markCompleter', input, `{ ${ERRORS} }`);

  it('stays a completer; a representative hands over to an active one', async () => {
    const { result, first, second } = await withTwo();
    const input = { ...at(result), completerId: first.id, status: 'LEFT' };
    expect((await mark(input)).userErrors).toMatchObject([
      { code: 'REQUIRED', field: 'newRepresentativeId' },
    ]);
    expect((await mark({ ...input, newRepresentativeId: first.id })).userErrors).toMatchObject([
      { code: 'INVALID' },
    ]);
    expect(await completersOf(result.id)).toMatchObject([{ representative: true, status: 'ACTIVE' }, {}]);
    expect((await mark({ ...input, newRepresentativeId: second.id })).userErrors).toEqual([]);
    expect(await completersOf(result.id)).toMatchObject([
      { id: first.id, position: 1, representative: false, status: 'LEFT' },
      { id: second.id, position: 2, representative: true, status: 'ACTIVE' },
    ]);
    const last = {
      ...at(result),
      expectedVersion: result.version + 1,
      completerId: second.id,
      status: 'DECEASED',
    };
    expect((await mark(last)).userErrors).toEqual([]);
    expect(await completersOf(result.id)).toMatchObject([
      { representative: false, status: 'LEFT' },
      { representative: false, status: 'DECEASED' },
    ]);
  });

  it('is marked by an officer only', async () => {
    const { result, second } = await withTwo();
    const input = { ...at(result), completerId: second.id, status: 'LEFT' };
    const reply = await researcher.ask(
      'mutation ($input: MarkCompleterInput!) { markCompleter(input: $input) { userErrors { code } } }',
      { input },
    );
    expect(reply.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await mark({ ...input, completerId: result.id })).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect(await completersOf(result.id)).toMatchObject([{}, { status: 'ACTIVE' }]);
  });

  it('no longer reads the confidential part', async () => {
    const { result, first, second } = await withTwo();
    await officer.mutate(
      'saveResult',
      { ...at(result), content: { confidentialText: '秘密' } },
      `{ ${ERRORS} }`,
    );
    const read = async () => {
      const query = 'query ($id: ID!) { techResult(id: $id) { confidential { text } } }';
      return (await researcher.ask<{ techResult: { confidential: object | null } }>(query, { id: result.id }))
        .data;
    };
    expect(await read()).toEqual({ techResult: { confidential: { text: '秘密' } } });
    const input = {
      ...at(result),
      expectedVersion: result.version + 1,
      completerId: first.id,
      status: 'LEFT',
    };
    expect((await mark({ ...input, newRepresentativeId: second.id })).userErrors).toEqual([]);
    expect(await read()).toEqual({ techResult: { confidential: null } });
  });
});

describe('a report of an entry', () => {
  interface Reported extends Errors {
    report: { id: string; state: string; contact: string | null; answer: string | null } | null;
  }
  const REPORT = `{ report { id state contact answer } ${ERRORS} }`;
  const LIST = `query ($state: ReportState) { entryReports(state: $state) { totalCount
    edges { node { id reason text contact result { id } } } } }`;

  it('comes from anybody, goes to the officers of the unit, and is answered', async () => {
    const { app } = api();
    const own = await makeUnit(app, operator);
    const result = await makePublished(app, own);
    const input = { resultId: result.id, reason: 'OWNERSHIP', text: '权属有误', contact: 'a@example.cn' };
    const { report } = await api().visitor().mutate<Reported>('reportEntry', input, REPORT);
    expect(report).toMatchObject({ state: 'OPEN', contact: null });
    const client = await signedIn(api(), own.officer);
    expect((await client.ask(LIST, { state: 'OPEN' })).data).toMatchObject({
      entryReports: {
        totalCount: 1,
        edges: [
          { node: { id: report?.id, text: '权属有误', contact: 'a@example.cn', result: { id: result.id } } },
        ],
      },
    });
    expect((await officer.ask(LIST)).data).toMatchObject({ entryReports: { totalCount: 0 } });
    const answer = { reportId: report?.id, upheld: true, answer: '已更正' };
    expect((await officer.mutate<Reported>('answerEntryReport', answer, REPORT)).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect((await client.mutate<Reported>('answerEntryReport', answer, REPORT)).report).toMatchObject({
      state: 'UPHELD',
      answer: '已更正',
    });
    expect((await client.mutate<Reported>('answerEntryReport', answer, REPORT)).userErrors).toMatchObject([
      { code: 'STATE' },
    ]);
    const asCompleter = await signedIn(api(), own.researcher);
    const query = 'query ($id: ID!) { techResult(id: $id) { dossier { reports { text contact } } } }';
    expect((await asCompleter.ask(query, { id: result.id })).data).toMatchObject({
      techResult: { dossier: { reports: [{ text: '权属有误', contact: null }] } },
    });
  });

  it('is not taken for what is not public, without words, or too often from one address', async () => {
    const { app } = api();
    const draft = await makeDraft(app, unit);
    const visitor = api().visitor();
    const send = (input: object) =>
      visitor.mutate<Reported>('reportEntry', { reason: 'OTHER', text: 'x', ...input }, REPORT);
    expect((await send({ resultId: draft.id })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const result = await makePublished(app, unit);
    expect((await send({ resultId: result.id, text: '' })).userErrors).toMatchObject([
      { code: 'REQUIRED', field: 'text' },
    ]);
    const replies = await Promise.all(Array.from({ length: 8 }, () => send({ resultId: result.id })));
    const codes = replies.map(({ userErrors }) => userErrors[0]?.code ?? 'OK');
    const stored = await app.db.manager.count(EntryReport);
    expect(codes.filter((code) => code === 'LIMIT').length).toBeGreaterThanOrEqual(3);
    expect(stored).toBe(5);
    expect(JSON.stringify(await app.db.manager.find(EntryReport))).not.toContain('127.0.0.1');
  });
});

function row(id: string): Promise<TechResult> {
  return api().app.db.manager.findOneByOrFail(TechResult, { id });
}
