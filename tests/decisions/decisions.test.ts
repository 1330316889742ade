import { beforeAll, describe, expect, it } from 'vitest';
import {
  CollectiveDecision,
  DecisionMember,
} from '../../server/features/decisions/collective-decision.entity.ts';
import {
  decisionStanding,
  voidDecisions,
} from '../../server/features/decisions/decision-standing.service.ts';
import { clock } from '../../server/platform/clock.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { Refusal } from '../../server/platform/errors.ts';
import { call, DIGEST, newCase, toldOf, trailOf } from '../notices/cases.ts';
import { type Member, makeMember, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, type UserErrorParts, useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { makeMarket, makeRegistered, makeUnit, type TestUnit } from '../support/results.ts';

const api = useApi();
let operator: Member;
let unit: TestUnit;
let leaders: Member[];
let voters: ApiClient[];
let officer: ApiClient;
beforeAll(async () => {
  ({ operator, unit } = await makeMarket(api().app));
  leaders = [];
  for (let each = 0; each < 4; each++)
    leaders.push(await makeMember(api().app, unit.administrator, ['LEADERSHIP_MEMBER']));
  voters = await Promise.all(leaders.map((leader) => signedIn(api(), leader)));
  officer = await signedIn(api(), unit.officer);
});

interface Decided {
  decision: { id: string; state: string; version: number; count: object; mine: object | null } | null;
  userErrors: UserErrorParts[];
}
const DECISION = `{ decision { id state version count { voting approve reject abstain waiting }
  mine { vote recusedReason } } ${USER_ERRORS} }`;

const vote = (client: ApiClient, decisionId: string, value: string) =>
  client.mutate<Decided>('vote', { decisionId, vote: value }, DECISION);
const row = (id: string) => api().app.db.manager.findOneByOrFail(CollectiveDecision, { id });
const votesOf = async (decisionId: string) =>
  (await api().app.db.manager.findBy(DecisionMember, { decisionId })).map((member) => member.vote).sort();

async function close(decision: { id: string; version: number }, values: object = {}, by = officer) {
  const minutesFileId = await upload(by, '会议纪要.pdf');
  const input = {
    decisionId: decision.id,
    expectedVersion: decision.version,
    minutesFileId,
    meetingOn: clock.today(),
  };
  return by.mutate<Decided>('closeDecision', { ...input, ...values }, DECISION);
}

describe('a collective decision', () => {
  it('is approved by more than half of all voting members, with its minutes, on the chain of the case', async () => {
    const { app } = api();
    const decision = await call(app, unit.officer);
    expect(await decisionStanding(app.db.manager, decision, DIGEST)).toBe('CALLED');
    await vote(voters[0] as ApiClient, decision.id, 'REJECT');
    expect((await vote(voters[0] as ApiClient, decision.id, 'APPROVE')).decision).toMatchObject({
      state: 'CALLED',
      count: { voting: 4, approve: 1, reject: 0, abstain: 0, waiting: 3 },
      mine: { vote: 'APPROVE', recusedReason: null },
    });
    await vote(voters[1] as ApiClient, decision.id, 'APPROVE');
    const early = await close(decision);
    expect(early.userErrors).toMatchObject([{ code: 'STATE' }]);
    expect(early.userErrors[0]?.params).toContainEqual({ name: 'reason', value: 'VOTES_MISSING' });
    expect(await row(decision.id)).toMatchObject({ state: 'CALLED', version: 1, minutesFileId: null });
    await vote(voters[2] as ApiClient, decision.id, 'APPROVE');
    const told = await toldOf(app, decision);
    expect((await close(decision)).decision).toMatchObject({ state: 'APPROVED', version: 2 });
    expect(await toldOf(app, decision)).toBe(told + 1);
    expect(await decisionStanding(app.db.manager, decision, DIGEST)).toBe('APPROVED');
    expect(await decisionStanding(app.db.manager, decision, 'b'.repeat(64))).toBe('NONE');
    const events = await trailOf(app, decision);
    expect(events.map(({ action }) => action)).toEqual([
      'callDecision',
      'vote',
      'vote',
      'vote',
      'vote',
      'closeDecision',
    ]);
    expect(events[5]?.facts).toMatchObject({
      after: 'APPROVED',
      termsDigest: DIGEST,
      count: { voting: 4, approve: 3, reject: 0, abstain: 0, waiting: 1 },
      minutes: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect((await vote(voters[3] as ApiClient, decision.id, 'REJECT')).userErrors).toMatchObject([
      { code: 'STATE' },
    ]);
    expect(await votesOf(decision.id)).toEqual(['APPROVE', 'APPROVE', 'APPROVE', null]);
  });

  it('is rejected once a majority is out of reach', async () => {
    const decision = await call(api().app, unit.officer);
    await vote(voters[0] as ApiClient, decision.id, 'REJECT');
    await vote(voters[1] as ApiClient, decision.id, 'ABSTAIN');
    expect((await close(decision)).decision).toMatchObject({ state: 'REJECTED' });
    expect(await decisionStanding(api().app.db.manager, decision, DIGEST)).toBe('REJECTED');
  });

  it('needs three who vote: completers, related persons and the caller do not', async () => {
    const { app } = api();
    const own = await makeUnit(app, operator);
    const names = ['一', '二', '三', '四'];
    const [a, b, c, d] = await Promise.all(
      names.map((name) => makeMember(app, own.administrator, ['LEADERSHIP_MEMBER', 'RESEARCHER'], { name })),
    );
    if (!a || !b || !c || !d) throw new Error('four leaders');
    const result = await makeRegistered(app, { ...own, researcher: a });
    const related = [{ userId: b.userId, reason: 'RELATED_PARTY' as const }];
    const ref = newCase();
    const refused = call(app, own.officer, { ...ref, resultId: result.id, recused: related });
    await expect(refused).rejects.toMatchObject({
      errors: [{ code: 'LIMIT', field: 'memberIds', rule: { id: 'PRC-6' } }],
    });
    expect(await app.db.manager.countBy(CollectiveDecision, { caseId: ref.caseId })).toBe(0);
    const decision = await call(app, own.officer, { resultId: result.id });
    const client = await signedIn(api(), a);
    expect((await vote(client, decision.id, 'APPROVE')).userErrors).toMatchObject([{ code: 'FOUR_EYES' }]);
    expect(await votesOf(decision.id)).toEqual([null, null, null, null]);
    const stranger = await makeMember(app, own.administrator, ['RESEARCHER']);
    await expect(
      call(app, own.officer, { memberIds: [b.userId, c.userId, stranger.userId] }),
    ).rejects.toMatchObject({ errors: [{ code: 'NOT_FOUND', field: 'memberIds.2' }] });
  });

  it('is called once at a time, is void when the terms change, and can be called off', async () => {
    const { app } = api();
    const decision = await call(app, unit.officer);
    const again = call(app, unit.officer, { caseId: decision.caseId, termsDigest: 'c'.repeat(64) });
    await expect(again).rejects.toBeInstanceOf(Refusal);
    const scope = await scopeOf(app, unit.officer);
    await inTransaction(app.db, (tx) => voidDecisions(tx, scope, decision, '条款变更'));
    expect(await row(decision.id)).toMatchObject({ state: 'VOID', reason: '条款变更', version: 2 });
    expect(await decisionStanding(app.db.manager, decision, DIGEST)).toBe('NONE');
    expect((await vote(voters[0] as ApiClient, decision.id, 'APPROVE')).userErrors).toMatchObject([
      { code: 'STATE' },
    ]);
    const next = await call(app, unit.officer, { caseId: decision.caseId });
    const input = { decisionId: next.id, expectedVersion: 1, reason: '改期' };
    const cancel = () => officer.mutate<Decided>('cancelDecision', input, DECISION);
    const replies = await Promise.all([cancel(), cancel()]);
    expect(replies.map(({ decision: done }) => done?.state ?? null).sort()).toEqual(['VOID', null]);
    expect(replies.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'CONFLICT' }]);
  });

  it('refuses days of meetings that cannot be, and minutes of others', async () => {
    const decision = await call(api().app, unit.officer);
    for (const voter of voters) await vote(voter, decision.id, 'APPROVE');
    expect((await close(decision, { meetingOn: '2020-01-01' })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'meetingOn' },
    ]);
    const foreign = await upload(voters[0] as ApiClient, '别人的.pdf');
    expect((await close(decision, { minutesFileId: foreign })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'minutesFileId' },
    ]);
    expect(await row(decision.id)).toMatchObject({ state: 'CALLED', version: 1 });
  });
});

describe('who sees decisions', () => {
  const LIST = `query ($mine: Boolean) { collectiveDecisions(waitingForMe: $mine) { totalCount edges { node { id
    members { name vote recusedReason } count { voting } organization { id } calledBy { id } minutes { id } } } } }`;
  const ONE = 'query ($id: ID!) { collectiveDecision(id: $id) { id } }';

  it('is the unit’s leadership, officers, supervisors and administrators; supervisors change nothing', async () => {
    const { app } = api();
    const own = await makeUnit(app, operator);
    const members = [];
    for (let each = 0; each < 3; each++)
      members.push(await makeMember(app, own.administrator, ['LEADERSHIP_MEMBER']));
    const decision = await call(app, own.officer);
    const supervisor = await signedIn(api(), await makeMember(app, own.administrator, ['SUPERVISOR']));
    expect((await supervisor.ask(LIST)).data).toMatchObject({
      collectiveDecisions: { totalCount: 1, edges: [{ node: { id: decision.id, count: { voting: 3 } } }] },
    });
    const forbidden = await supervisor.ask(
      'mutation ($input: VoteInput!) { vote(input: $input) { userErrors { code } } }',
      { input: { decisionId: decision.id, vote: 'APPROVE' } },
    );
    expect(forbidden.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const researcher = await signedIn(api(), own.researcher);
    expect((await researcher.ask(LIST)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await researcher.ask(ONE, { id: decision.id })).data).toEqual({ collectiveDecision: null });
    expect((await officer.ask(ONE, { id: decision.id })).data).toEqual({ collectiveDecision: null });
    const leader = await signedIn(api(), members[0] as Member);
    const waiting = async () => (await leader.ask(LIST, { mine: true })).data;
    expect(await waiting()).toMatchObject({ collectiveDecisions: { totalCount: 1 } });
    await vote(leader, decision.id, 'APPROVE');
    expect(await waiting()).toMatchObject({ collectiveDecisions: { totalCount: 0 } });
  });

  it('asks the database as often for many as for one', async () => {
    const { app } = api();
    const own = await makeUnit(app, operator);
    for (let each = 0; each < 3; each++) await makeMember(app, own.administrator, ['LEADERSHIP_MEMBER']);
    const client = await signedIn(api(), own.officer);
    await call(app, own.officer);
    const one = (await client.ask(LIST)).statements;
    for (let each = 0; each < 5; each++) await call(app, own.officer);
    const many = await client.ask<{ collectiveDecisions: { totalCount: number } }>(LIST);
    expect(many.data?.collectiveDecisions.totalCount).toBe(6);
    expect(many.statements).toBe(one);
  });
});
