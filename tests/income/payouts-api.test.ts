import { randomUUID } from 'node:crypto';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { PayoutBatch } from '../../server/features/income/payouts/payout-batch.entity.ts';
import { clock } from '../../server/platform/clock.ts';
import { type Member, makeMember, signedIn } from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, useApi } from '../support/api.ts';
import { drainJobs } from '../support/jobs.ts';
import { makeMarket, makeUnit } from '../support/results.ts';
import {
  accountOf,
  approved,
  type Desk,
  everything,
  linesOf,
  makeDesk,
  makeRewards,
  paid,
  passSecondFactor,
  prepared,
} from './payout-support.ts';

const api = useApi();
let desk: Desk;
let operator: Member;
let finance: ApiClient;
let second: ApiClient;
let supervisor: ApiClient;
let outsider: ApiClient;

beforeAll(async () => {
  const { app } = api();
  const market = await makeMarket(app);
  operator = market.operator;
  desk = await makeDesk(app, market.unit);
  finance = await signedIn(api(), desk.preparer);
  second = await signedIn(api(), desk.approver);
  supervisor = await signedIn(api(), desk.supervisor);
  outsider = await signedIn(api(), (await makeDesk(app, await makeUnit(app, operator))).preparer);
});

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `成员${index}-${randomUUID().slice(0, 4)}`,
    amount: 100_000n + BigInt(index),
    bankAccount: accountOf(index),
  }));

interface Answer {
  payout: { id: string; version: number; state: string } | null;
  userErrors: { code: string; field: string | null }[];
}
const SELECTION = `{ payout { id version state } ${USER_ERRORS} }`;

const LINES = `query ($id: ID!) { payout(id: $id) { number net preparedBy { name } approvedBy { name } actions
  lines(first: 100) { totalCount edges { node { payeeName bankAccount net isLate } } } } }`;

describe('over GraphQL', () => {
  it('a pay-out goes its whole way, and nobody steps aside of it', async () => {
    const { app } = api();
    const rewards = await makeRewards(app, desk, people(3));
    const input = { rewardIds: rewards.map(({ id }) => id), note: '第一批', idempotencyKey: randomUUID() };
    for (const client of [supervisor, await signedIn(api(), desk.unit.officer)]) {
      const before = await everything(app);
      await expect(client.mutate('preparePayout', input, SELECTION)).rejects.toThrow('FORBIDDEN');
      expect(await everything(app)).toBe(before);
    }
    const foreign = await outsider.mutate<Answer>('preparePayout', input, SELECTION);
    expect(foreign.userErrors.map(({ code }) => code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    const { payout } = await finance.mutate<Answer>('preparePayout', input, SELECTION);
    const reference = { batchId: payout?.id, expectedVersion: payout?.version };
    const step = { ...reference, idempotencyKey: randomUUID() };
    const before = await everything(app);
    const alone = await finance.mutate<Answer>('approvePayout', step, SELECTION);
    const unproven = await second.mutate<Answer>('approvePayout', step, SELECTION);
    expect([alone, unproven].map(({ userErrors }) => userErrors[0]?.code)).toEqual([
      'SECOND_FACTOR_REQUIRED',
      'SECOND_FACTOR_REQUIRED',
    ]);
    expect(await everything(app)).toBe(before);
    for (const { userId } of [desk.preparer, desk.approver]) await passSecondFactor(app, userId);
    const own = await finance.mutate<Answer>('approvePayout', step, SELECTION);
    expect(own.userErrors[0]?.code).toBe('FOUR_EYES');
    expect(await everything(app)).toBe(before);
    const done = await second.mutate<Answer>('approvePayout', step, SELECTION);
    expect(done).toMatchObject({ payout: { state: 'APPROVED' }, userErrors: [] });
    expect(await second.mutate<Answer>('approvePayout', step, SELECTION)).toEqual(done);
    const confirmed = await finance.mutate<Answer>(
      'confirmPayout',
      {
        batchId: payout?.id,
        expectedVersion: done.payout?.version,
        executedOn: clock.today(),
        idempotencyKey: randomUUID(),
      },
      SELECTION,
    );
    expect(confirmed.payout?.state).toBe('PAYING');
    await drainJobs(app);
    const { data } = await supervisor.ask<{
      payout: { lines: { edges: { node: object }[] }; actions: string[] };
    }>(LINES, { id: payout?.id });
    expect(data?.payout.actions).toEqual([]);
    expect(data?.payout.lines.edges[0]?.node).toMatchObject({ bankAccount: '**** 0000', net: '985.00' });
    expect((await outsider.ask(LINES, { id: payout?.id })).data).toEqual({ payout: null });
    expect((await api().visitor().ask(LINES, { id: payout?.id })).errors?.[0]?.extensions.code).toBe(
      'SIGN_IN_REQUIRED',
    );
  });

  it('takes the same number of statements for 5 and for 50 lines', async () => {
    const { app } = api();
    const counts: number[] = [];
    for (const count of [5, 50]) {
      const { id } = await approved(app, desk, await makeRewards(app, desk, people(count)));
      const { data, statements } = await finance.ask<{ payout: { lines: { totalCount: number } } }>(LINES, {
        id,
      });
      expect(data?.payout.lines.totalCount).toBe(count);
      counts.push(statements);
    }
    expect(counts[0]).toBe(counts[1]);
  });

  it('lists what can be paid with the same statements for 5 and for 50, and pages it whole', async () => {
    const { app } = api();
    const own = await makeDesk(app, await makeUnit(app, operator));
    const client = await signedIn(api(), own.preparer);
    const query = `query ($after: String) { payableRewards(first: 20, after: $after) { totalCount
      edges { node { id payeeName amount isLate hasBank } } pageInfo { hasNextPage endCursor } } }`;
    interface Page {
      payableRewards: {
        totalCount: number;
        edges: { node: { id: string; isLate: boolean; hasBank: boolean } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    }
    await makeRewards(app, own, people(5), { receivedOn: '2026-01-05' });
    const few = await client.ask<Page>(query);
    expect(few.data?.payableRewards.edges.map(({ node }) => [node.isLate, node.hasBank])).toEqual(
      Array.from({ length: 5 }, () => [true, true]),
    );
    await makeRewards(app, own, people(45));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data, statements }: Awaited<ReturnType<typeof client.ask<Page>>> = await client.ask<Page>(
        query,
        {
          after,
        },
      );
      expect(statements).toBe(few.statements);
      seen.push(...(data?.payableRewards.edges ?? []).map(({ node }) => node.id));
      after = data?.payableRewards.pageInfo.hasNextPage ? data.payableRewards.pageInfo.endCursor : null;
    } while (after);
    expect([seen.length, new Set(seen).size]).toEqual([50, 50]);
    await prepared(
      app,
      own,
      seen.slice(0, 10).map((id) => ({ id })),
    );
    expect((await client.ask<Page>(query)).data?.payableRewards.totalCount).toBe(40);
  });
});

describe('the file for the bank', () => {
  const fetchFile = (client: ApiClient, path: string, headers: Record<string, string> = {}) =>
    fetch(`${client.address}${path}`, {
      method: 'POST',
      headers: { cookie: client.cookieHeader, 'x-requested-with': 'fruition', ...headers },
    });

  it('holds every line with account, tax and payroll mark, in the encodings that banks read', async () => {
    const { app } = api();
    const { id } = await approved(app, desk, await makeRewards(app, desk, people(2)));
    const utf8 = await fetchFile(finance, `/payouts/${id}/bank-file.csv`);
    const [, first = ''] = (await utf8.text()).split('\r\n');
    const [line] = await linesOf(app, { id });
    expect(first).toContain(`,${line?.payeeName},,建设银行哈尔滨分行,1000000000000000,1000.00,15.00,985.00,`);
    expect(first).toContain('计入当年工资总额，不受总额限制');
    const chinese = await fetchFile(finance, `/payouts/${id}/bank-file.csv?encoding=gb18030`);
    const decoded = iconv.decode(Buffer.from(await chinese.arrayBuffer()), 'gb18030');
    expect(decoded.split('\r\n')[1]).toBe(first);
    const book = new ExcelJS.Workbook();
    const xlsx = await fetchFile(finance, `/payouts/${id}/bank-file.xlsx`);
    await book.xlsx.load(await xlsx.arrayBuffer());
    expect(book.worksheets[0]?.getRow(2).getCell(6).value).toBe('1000000000000000');
    const row = await app.db.manager.findOneByOrFail(PayoutBatch, { id });
    expect(row.fileFetchedAt).not.toBeNull();
  });

  it('is given to finance officers of the unit alone, on purpose, and not before the approval', async () => {
    const { app } = api();
    const rewards = await makeRewards(app, desk, people(2));
    const { id } = await approved(app, desk, rewards.slice(0, 1));
    const early = await prepared(app, desk, rewards.slice(1));
    const before = await everything(app);
    const path = `/payouts/${id}/bank-file.csv`;
    const answers = await Promise.all([
      fetchFile(supervisor, path),
      fetchFile(outsider, path),
      fetchFile(api().visitor(), path),
      fetchFile(finance, path, { 'x-requested-with': 'other' }),
      fetchFile(finance, `/payouts/${early.id}/bank-file.csv`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 404, 401, 403, 400]);
    expect(await everything(app)).toBe(before);
  });
});

describe('my income', () => {
  const MINE = `query { myIncomeTotals { granted paid withheld open years { year } } myPayees { bankAccount }
    myIncome { edges { node { amount net isLate receipts { amount } payments { state net slipUrl } } } } }`;

  it('shows the person their own rewards and slips, and nobody else', async () => {
    const { app } = api();
    const { researcher } = desk.unit;
    const rewards = await makeRewards(app, desk, [
      { name: '林晓', userId: researcher.userId, amount: 1_000_000n, bankAccount: accountOf(7) },
      { name: `别人${randomUUID()}`, amount: 3_000_000n, bankAccount: accountOf(8) },
    ]);
    const batch = await paid(app, desk, rewards);
    const me = await signedIn(api(), researcher);
    const { data } = await me.ask<{ myIncome: { edges: { node: { payments: { slipUrl: string }[] } }[] } }>(
      MINE,
    );
    expect(data).toMatchObject({
      myIncomeTotals: {
        granted: '10000.00',
        paid: '9850.00',
        withheld: '150.00',
        open: '0.00',
        years: [{ year: Number(clock.today().slice(0, 4)) }],
      },
      myPayees: [{ bankAccount: accountOf(7) }],
      myIncome: {
        edges: [
          { node: { amount: '10000.00', net: '40000.00', payments: [{ state: 'PAID', net: '9850.00' }] } },
        ],
      },
    });
    const colleague = await signedIn(api(), await makeMember(app, desk.unit.administrator, ['RESEARCHER']));
    expect((await colleague.ask(MINE)).data).toMatchObject({ myPayees: [], myIncome: { edges: [] } });
    const lines = await linesOf(app, batch);
    const slip = (client: ApiClient, lineId = '') =>
      fetch(`${client.address}/payouts/lines/${lineId}/slip.pdf`, {
        headers: { cookie: client.cookieHeader },
      });
    const own = await slip(me, lines[0]?.id);
    expect((await own.text()).slice(0, 5)).toBe('%PDF-');
    const answers = await Promise.all([
      slip(finance, lines[0]?.id),
      slip(me, lines[1]?.id),
      slip(colleague, lines[0]?.id),
      slip(outsider, lines[0]?.id),
      slip(api().visitor(), lines[0]?.id),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 404, 404, 401]);
  });

  it('is read with the same statements for 2 and for 20 rewards', async () => {
    const { app } = api();
    const own = await makeDesk(app, await makeUnit(app, operator));
    const { researcher } = own.unit;
    const me = await signedIn(api(), researcher);
    const more = async (count: number) => {
      for (let each = 0; each < count; each++)
        await makeRewards(app, own, [{ name: '林晓', userId: researcher.userId, amount: 100n }]);
      return (await me.ask(MINE)).statements;
    };
    const few = await more(2);
    expect(await more(18)).toBe(few);
  });
});

describe('bank details', () => {
  const SET = `{ payee { bankAccount version canSetBank } userErrors { code field } }`;
  interface Set {
    payee: { bankAccount: string; version: number; canSetBank: boolean } | null;
    userErrors: { code: string; field: string | null }[];
  }

  it('are the person’s own; finance enters them only for who has not', async () => {
    const { app } = api();
    const member = await makeMember(app, desk.unit.administrator, ['RESEARCHER']);
    const [line] = await makeRewards(app, desk, [{ name: '王敏', userId: member.userId, amount: 100n }]);
    const me = await signedIn(api(), member);
    const at = (expectedVersion: number, bankAccount = accountOf(11)) => ({
      payeeId: line?.payeeId,
      expectedVersion,
      bankName: '工商银行',
      bankAccount,
    });
    const set = (client: ApiClient, input: object) => {
      const query = `mutation ($input: BankDetailsInput!) { setBankDetails(input: $input) ${SET} }`;
      return client.ask<{ setBankDetails: Set }>(query, { input });
    };
    const code = async (client: ApiClient, input: object) =>
      (await set(client, input)).data?.setBankDetails.userErrors[0];
    expect((await set(finance, at(1))).data?.setBankDetails.payee).toMatchObject({ version: 2 });
    const before = await everything(app);
    expect(await code(supervisor, at(2))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await code(outsider, at(2))).toMatchObject({ code: 'NOT_FOUND', field: 'payeeId' });
    expect(await code(me, at(2, '123'))).toMatchObject({ code: 'INVALID', field: 'bankAccount' });
    expect(await code(me, at(1))).toMatchObject({ code: 'CONFLICT' });
    expect(await everything(app)).toBe(before);
    expect((await set(me, at(2, accountOf(12)))).data?.setBankDetails.payee?.version).toBe(3);
    expect(await code(finance, at(3))).toMatchObject({ code: 'FORBIDDEN' });
    const audit: { facts: object }[] = await app.db.query(
      `SELECT facts FROM audit_event WHERE case_id = $1 ORDER BY sequence`,
      [line?.payeeId],
    );
    expect(audit.map(({ facts }) => facts)).toEqual([{ byPerson: false }, { byPerson: true }]);
  });

  it('wait on the desk of who is owed money', async () => {
    const { app } = api();
    const member = await makeMember(app, desk.unit.administrator, ['RESEARCHER']);
    await makeRewards(app, desk, [{ name: '赵一', userId: member.userId, amount: 100n }]);
    const me = await signedIn(api(), member);
    const kinds = async (client: ApiClient) => {
      const { data } = await client.ask<{ tasks: { tasks: { kind: string; caseType: string }[] } }>(
        '{ tasks { tasks { kind caseType } } }',
      );
      return (data?.tasks.tasks ?? []).map(({ kind, caseType }) => `${kind} ${caseType}`);
    };
    expect(await kinds(me)).toEqual(['PAYEE_BANK Payee']);
    const own = await makeDesk(app, await makeUnit(app, operator));
    await prepared(app, own, await makeRewards(app, own, people(1)));
    expect(await kinds(await signedIn(api(), own.preparer))).toEqual([]);
    expect(await kinds(await signedIn(api(), own.approver))).toEqual(['PAYOUT_APPROVE PayoutBatch']);
    await approved(app, own, await makeRewards(app, own, people(1)));
    expect(await kinds(await signedIn(api(), own.preparer))).toEqual(['PAYOUT_CONFIRM PayoutBatch']);
  });
});
