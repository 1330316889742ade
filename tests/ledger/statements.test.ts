import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { features } from '../../server/features/index.ts';
import type { LedgerEntry } from '../../server/features/ledger/data/ledger-entry.entity.ts';
import { reverse } from '../../server/features/ledger/post.service.ts';
import {
  findStatement,
  statementLines,
} from '../../server/features/ledger/statement/find-statement.service.ts';
import { DAY_MS, setClock } from '../../server/platform/clock.ts';
import { countStatements } from '../../server/platform/database/statements.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import type { Feature } from '../../server/platform/feature.ts';
import { newId } from '../../server/platform/ids.ts';
import {
  type Member,
  makeMember,
  makeOperator,
  makeOrganization,
  scopeOf,
  signedIn,
} from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { pagesOfText } from '../support/pdf-text.ts';
import { STATEMENT, statement } from './ask-statement.ts';
import {
  accountOf,
  invoiceEntry,
  line,
  organization,
  person,
  postAll,
  receiptEntry,
  type Sides,
} from './support.ts';

/** Payees of this test by id: the user that each is. */
const payees = new Map<string, { userId: string; organizationId: string }>();
const trial: Feature = {
  name: 'trial',
  entities: [],
  migrations: [],
  resolvers: [],
  books: {
    persons: {
      byIds: async (_tx, ids) =>
        new Map(
          ids.flatMap((id) => {
            const payee = payees.get(id);
            return payee ? [[id, { name: '示例·李四', ...payee }]] : [];
          }),
        ),
      ofUser: async (_tx, userId) =>
        [...payees].filter(([, payee]) => payee.userId === userId).map(([id]) => id),
    },
    caseTitles: { Trial: async (_tx, ids) => new Map(ids.map((id) => [id, `案件${id.slice(-4)}`])) },
  },
};
const api = useApi({}, [trial, ...features]);

const NOW = Date.parse('2026-11-22T02:00:00Z');
let operator: Member;
let officer: Member;
let finance: Member;
let enterprise: Member;
let researcher: Member;
let sides: Sides;
let entries: LedgerEntry[];

/** Posts as if it were some days ago. */
async function daysAgo<T>(days: number, work: () => Promise<T>): Promise<T> {
  const back = setClock(() => NOW - days * DAY_MS);
  try {
    return await work();
  } finally {
    back();
  }
}

beforeAll(async () => {
  const { app } = api();
  operator = await makeOperator(app);
  const unit = await makeOrganization(app, operator, 'UNIVERSITY');
  officer = await makeMember(app, unit.administrator, ['OFFICER']);
  finance = await makeMember(app, unit.administrator, ['FINANCE_OFFICER']);
  researcher = await makeMember(app, unit.administrator, ['RESEARCHER']);
  const other = await makeOrganization(app, operator, 'ENTERPRISE');
  enterprise = await makeMember(app, other.administrator, ['ENTERPRISE_MEMBER']);
  sides = {
    unit: organization(unit.organization.id),
    enterprise: organization(other.organization.id),
    dealId: newId(),
  };
  const trialCase = { case: { caseType: 'Trial', caseId: sides.dealId } };
  const first = await daysAgo(50, () =>
    postAll(app, invoiceEntry(sides, 200_000_00n, { ...trialCase, facts: { number: 'YF-1' } })),
  );
  const second = await daysAgo(10, () =>
    postAll(app, receiptEntry(sides, 150_000_00n, { ...trialCase, bookedOn: '2026-10-01' })),
  );
  const third = await daysAgo(2, () => postAll(app, invoiceEntry(sides, 30_000_05n, trialCase)));
  entries = [...first, ...second, ...third];
});

describe('the statement of an account', () => {
  it('tells what stood before, what moved it and what it came to, by the days of recording', async () => {
    const client = await signedIn(api(), finance);
    const { id } = await accountOf(api().app, sides.unit, sides.dealId, 'RECEIVABLE');
    const whole = await statement(client, { id });
    expect(whole).toMatchObject({
      opening: '0.00',
      debit: '230000.05',
      credit: '150000.00',
      closing: '80000.05',
      account: { purpose: 'RECEIVABLE', balance: '80000.05' },
    });
    expect(whole?.lines.totalCount).toBe(3);
    expect(whole?.lines.edges.map(({ node }) => [node.amount, node.balanceAfter, node.day])).toEqual([
      ['200000.00', '200000.00', '2026-10-03'],
      ['-150000.00', '50000.00', '2026-11-12'],
      ['30000.05', '80000.05', '2026-11-20'],
    ]);
    const november = await statement(client, { id, from: '2026-11-01', to: '2026-11-15' });
    expect(november).toMatchObject({
      opening: '200000.00',
      debit: '0.00',
      credit: '150000.00',
      closing: '50000.00',
    });
    // Booked on an earlier day, it stands where it was recorded: October's statement does not change any more.
    expect(november?.lines.edges.map(({ node }) => node.entry)).toMatchObject([
      { code: 'RECEIPT', bookedOn: '2026-10-01', id: entries[1]?.id },
    ]);
    expect(await statement(client, { id, to: '2026-09-30' })).toMatchObject({
      opening: '0.00',
      closing: '0.00',
      lines: { totalCount: 0, edges: [] },
    });
  });

  it('leads from each line to its entry, case and term', async () => {
    const client = await signedIn(api(), enterprise);
    const { id } = await accountOf(api().app, sides.enterprise, sides.dealId, 'PAYABLE');
    const found = await statement(client, { id });
    const [first] = found?.lines.edges ?? [];
    expect(first?.node).toMatchObject({
      amount: '-200000.00',
      term: 'payment.entryFee',
      entry: { id: entries[0]?.id, number: 'YF-1', caseTitle: `案件${sides.dealId.slice(-4)}` },
    });
    const { data } = await client.ask(
      `query ($id: ID!) { ledgerEntry(id: $id) {
        code reversesId reversedBy { id } madeBy job
        postings { amount account { purpose ownerId dealId } }
      } }`,
      { id: entries[0]?.id },
    );
    // The unit's half of the same entry is not for the enterprise.
    expect(data?.ledgerEntry).toEqual({
      code: 'INVOICE',
      reversesId: null,
      reversedBy: null,
      madeBy: null,
      job: 'test',
      postings: [
        {
          amount: '200000.00',
          account: { purpose: 'COST', ownerId: sides.enterprise.id, dealId: sides.dealId },
        },
        {
          amount: '-200000.00',
          account: { purpose: 'PAYABLE', ownerId: sides.enterprise.id, dealId: sides.dealId },
        },
      ],
    });
  });

  it('is read by page, from either end', async () => {
    const client = await signedIn(api(), officer);
    const { id } = await accountOf(api().app, sides.unit, sides.dealId, 'RECEIVABLE');
    for (const latest of [false, true]) {
      const first = await statement(client, { id, first: 2, latest });
      const after = first?.lines.pageInfo.endCursor;
      const second = await statement(client, { id, first: 2, latest, after });
      const days = [...(first?.lines.edges ?? []), ...(second?.lines.edges ?? [])].map(
        ({ node }) => node.day,
      );
      expect(latest ? days.reverse() : days).toEqual(['2026-10-03', '2026-11-12', '2026-11-20']);
      expect([first?.lines.pageInfo.hasNextPage, second?.lines.pageInfo.hasNextPage]).toEqual([true, false]);
    }
  });

  it('is for the owner only', async () => {
    const { id } = await accountOf(api().app, sides.unit, sides.dealId, 'RECEIVABLE');
    for (const member of [enterprise, researcher, operator]) {
      const client = await signedIn(api(), member);
      expect(await statement(client, { id })).toBeNull();
      const list = await client.ask<{ ledgerAccounts: { edges: { node: { ownerId: string } }[] } }>(
        '{ ledgerAccounts(owner: ORGANIZATION, first: 100) { edges { node { ownerId } } } }',
      );
      for (const { node } of list.data?.ledgerAccounts.edges ?? []) {
        expect(node.ownerId).toBe(member.organizationId);
      }
      const file = await fetch(`${api().address}/ledger/statement.xlsx?account=${id}`, {
        headers: { cookie: client.cookieHeader },
      });
      expect(file.status).toBe(404);
    }
    const { errors } = await api().visitor().ask(STATEMENT, { id });
    expect(errors?.[0]?.extensions.userErrors).toMatchObject([{ code: 'SIGN_IN_REQUIRED' }]);
    expect((await fetch(`${api().address}/ledger/statement.pdf?account=${id}`)).status).toBe(401);
  });

  it('takes four statements at most, 20 postings or 5,000', async () => {
    const { app } = api();
    const scope = await scopeOf(app, finance);
    const [few, many] = [newId(), newId()];
    await postAll(app, ...Array.from({ length: 20 }, () => invoiceEntry({ ...sides, dealId: few }, 7n)));
    for (let batch = 0; batch < 5; batch++) {
      await postAll(
        app,
        ...Array.from({ length: 1_000 }, () => invoiceEntry({ ...sides, dealId: many }, 7n)),
      );
    }
    const read = (accountId: string) =>
      countStatements(async () => {
        const found = await findStatement(scope, accountId, { from: '2026-01-01', to: '2099-12-31' });
        if (!found) throw new Error('the account is there');
        const page = await statementLines(scope, found, { first: 20 });
        return { closing: found.closing, lines: page.edges.length, count: await page.totalCount() };
      });
    const [one, lots] = [
      await read((await accountOf(app, sides.unit, few, 'RECEIVABLE')).id),
      await read((await accountOf(app, sides.unit, many, 'RECEIVABLE')).id),
    ];
    expect(one.value).toEqual({ closing: 140n, lines: 20, count: 20 });
    expect(lots.value).toEqual({ closing: 35_000n, lines: 20, count: 5_000 });
    expect([one.count, lots.count]).toEqual([2, 2]);
    const client = await signedIn(api(), finance);
    const over = async (deal: string) =>
      (
        await client.ask(STATEMENT, {
          id: (await accountOf(app, sides.unit, deal, 'RECEIVABLE')).id,
          first: 20,
        })
      ).statements;
    // The session, the two above, and the names of owner and cases.
    expect([await over(few), await over(many)]).toEqual([5, 5]);
  });
});

describe('statements of a deal', () => {
  it('come as a workbook with a sheet for each account', async () => {
    const client = await signedIn(api(), finance);
    const response = await fetch(
      `${api().address}/ledger/statement.xlsx?deal=${sides.dealId}&from=2026-11-01&to=2026-11-30`,
      { headers: { cookie: client.cookieHeader } },
    );
    expect(response.status).toBe(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      '1 银行存款（记录）',
      '2 合同收入',
      '3 应收账款',
    ]);
    const rows = book.worksheets[2]?.getSheetValues() as unknown[][];
    const figures = rows.slice(6).map((row) => [row[1], row[8] ?? null, row[9] ?? null, row[10], row[11]]);
    expect(figures).toEqual([
      ['期初余额', null, null, '借', 200_000],
      ['2026-11-12', null, 150_000, '借', 50_000],
      ['2026-11-20', 30_000.05, null, '借', 80_000.05],
      ['期末余额', 30_000.05, 150_000, '借', 80_000.05],
    ]);
  });

  it('come as a document', async () => {
    const client = await signedIn(api(), enterprise);
    const response = await fetch(`${api().address}/ledger/statement.pdf?deal=${sides.dealId}&lang=zh`, {
      headers: { cookie: client.cookieHeader },
    });
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const text = pagesOfText(Buffer.from(await response.arrayBuffer())).join('\n');
    for (const part of ['对账单', '应付账款', '230000.05', 'YF-1', '入门费']) expect(text).toContain(part);
    expect(text).not.toContain('应收账款');
  });

  it('are refused for a period that makes no sense', async () => {
    const client = await signedIn(api(), finance);
    const response = await fetch(
      `${api().address}/ledger/statement.xlsx?deal=${sides.dealId}&from=2026-12-01&to=2026-11-30`,
      { headers: { cookie: client.cookieHeader } },
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ userErrors: [{ code: 'INVALID', field: 'to' }] });
  });
});

describe('a person', () => {
  it('reads the own rewards, and nobody else does', async () => {
    const { app } = api();
    const payee = person();
    payees.set(payee.id, { userId: researcher.userId, organizationId: sides.unit.id });
    const { unit, dealId } = sides;
    const [distribution] = await postAll(
      app,
      invoiceEntry(sides, 1n, {
        code: 'DISTRIBUTION',
        postings: [
          line(unit, dealId, 'DISTRIBUTED', 900n),
          line(unit, dealId, 'REWARDS_PAYABLE', -700n),
          line(unit, dealId, 'RETAINED', -200n),
          line(payee, dealId, 'REWARD_RECEIVABLE', 700n, { ruleId: 'INC-2' }),
          line(payee, dealId, 'REWARD_INCOME', -700n, { ruleId: 'INC-2' }),
        ],
      }),
    );
    const client = await signedIn(api(), researcher);
    const { data } = await client.ask<{
      ledgerAccounts: {
        edges: { node: { id: string; purpose: string; ownerName: string; balance: string } }[];
      };
    }>('{ ledgerAccounts(owner: PERSON) { edges { node { id purpose ownerName balance } } } }');
    const nodes = data?.ledgerAccounts.edges.map(({ node }) => node) ?? [];
    expect(nodes.map(({ purpose, balance }) => [purpose, balance]).sort()).toEqual([
      ['REWARD_INCOME', '-7.00'],
      ['REWARD_RECEIVABLE', '7.00'],
    ]);
    expect(nodes[0]?.ownerName).toBe('示例·李四');
    const ENTRY = 'query ($id: ID!) { ledgerEntry(id: $id) { postings { ruleId account { purpose } } } }';
    const own = await client.ask(ENTRY, { id: distribution?.id });
    expect(own.data?.ledgerEntry).toEqual({
      postings: [
        { ruleId: 'INC-2', account: { purpose: 'REWARD_RECEIVABLE' } },
        { ruleId: 'INC-2', account: { purpose: 'REWARD_INCOME' } },
      ],
    });
    const colleague = await signedIn(api(), finance);
    const theirs = await colleague.ask<{ ledgerEntry: { postings: object[] } }>(ENTRY, {
      id: distribution?.id,
    });
    expect(theirs.data?.ledgerEntry.postings).toHaveLength(3);
    expect(await statement(colleague, { id: nodes[0]?.id ?? '' })).toBeNull();
    const stranger = await signedIn(api(), enterprise);
    expect((await stranger.ask(ENTRY, { id: distribution?.id })).data).toEqual({ ledgerEntry: null });
  });
});

interface Entries {
  ledgerEntries: { edges: { node: { madeBy: string | null } }[] };
}

describe('the entries of a case', () => {
  it('are told the latest first, with what reversed them and who did it', async () => {
    const { app } = api();
    const caseId = newId();
    const own = { ...sides, dealId: newId() };
    const [made] = await postAll(app, invoiceEntry(own, 5n, { case: { caseType: 'Trial', caseId } }));
    const scope = await scopeOf(app, finance);
    await inTransaction(app.db, (tx) =>
      reverse(tx, scope, { entryId: made?.id ?? '', idempotencyKey: `undo:${caseId}`, reason: '重复开具' }),
    );
    const ENTRIES = `query ($id: ID!) { ledgerEntries(caseType: "Trial", caseId: $id) {
      totalCount edges { node { code reason madeBy reversedBy { code } } }
    } }`;
    const client = await signedIn(api(), finance);
    const { data } = await client.ask<Entries>(ENTRIES, { id: caseId });
    expect(data?.ledgerEntries).toMatchObject({
      totalCount: 2,
      edges: [
        { node: { code: 'REVERSAL', reason: '重复开具', reversedBy: null } },
        { node: { code: 'INVOICE', reason: null, madeBy: null, reversedBy: { code: 'REVERSAL' } } },
      ],
    });
    const names = (answer: Entries | null) => answer?.ledgerEntries.edges.map(({ node }) => node.madeBy);
    expect(names(data)?.[0]).toMatch(/^成员/);
    // The other side learns what happened, not who sat at the desk.
    const other = await signedIn(api(), enterprise);
    expect(names((await other.ask<Entries>(ENTRIES, { id: caseId })).data)).toEqual([null, null]);
    expect((await (await signedIn(api(), researcher)).ask(ENTRIES, { id: caseId })).data).toMatchObject({
      ledgerEntries: { totalCount: 0 },
    });
  });
});
