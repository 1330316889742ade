import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import {
  BankStatement,
  BankStatementLine,
} from '../../server/features/payments/receipts/data/bank-statement.entity.ts';
import { Receipt } from '../../server/features/payments/receipts/data/receipt.entity.ts';
import { planStatementLine } from '../../server/features/payments/receipts/statements/plan-line.service.ts';
import {
  mapBankStatement,
  readBankStatement,
  recordBankStatement,
} from '../../server/features/payments/receipts/statements/statement.service.ts';
import type { Scope } from '../../server/platform/app.ts';
import { receiveFile } from '../../server/platform/files/files.service.ts';
import { realTime } from '../deals/support.ts';
import { scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { drainJobs } from '../support/jobs.ts';
import {
  balances,
  expectAgreement,
  invoicesOf,
  type MoneyWorld,
  makeMoneyWorld,
  makeRunning,
  refusals,
} from './money-support.ts';

const api = useApi();
let world: MoneyWorld;
let scope: Scope;
let payer: string;
beforeAll(async () => {
  world = await makeMoneyWorld(api());
  scope = await scopeOf(world.app, world.finance);
  payer = (await world.app.db.manager.findOneByOrFail(Organization, { id: world.enterprise.id })).name;
}, 60_000);
afterAll(realTime);

async function uploaded(text: string | Buffer, encoding = 'utf-8'): Promise<string> {
  const bytes = typeof text === 'string' ? iconv.encode(text, encoding) : text;
  const file = await receiveFile(scope, {
    content: Readable.from([bytes]),
    name: '流水.csv',
    purpose: 'import',
  });
  return file.id;
}

const HEAD = '交易日期,交易金额,借贷标志,对方户名,摘要,流水号\r\n';

async function read(text: string, encoding = 'utf-8'): Promise<BankStatement> {
  return readBankStatement(scope, { fileId: await uploaded(text, encoding) });
}

function linesOf({ id }: BankStatement): Promise<BankStatementLine[]> {
  return world.app.db.manager.find(BankStatementLine, { where: { statementId: id }, order: { line: 'ASC' } });
}

async function recordAll(statement: BankStatement): Promise<BankStatement> {
  const { id, version } = statement;
  await recordBankStatement(scope, { statementId: id, expectedVersion: version });
  await drainJobs(world.app);
  return world.app.db.manager.findOneByOrFail(BankStatement, { id });
}

it('a file in GB18030 with a preamble is read, suggested, recorded, and does nothing a second time', async () => {
  const dealId = await makeRunning(world);
  const [first] = await invoicesOf(world, dealId);
  const before = (await balances(world, world.unit.id, dealId)).BANK ?? 0n;
  const text = `账号：2300012345\r\n查询期间：202603\r\n${HEAD}20260320,"1,500.00",贷,${payer},技术使用费,GB-1\r\n20260320,88.00,借,水务公司,水费,GB-2\r\n20260321,300.00,贷,不明来款,,GB-3\r\n`;
  const statement = await read(text, 'gb18030');
  expect(statement).toMatchObject({ encoding: 'gb18030', headerLine: 3, total: 3, ready: 2, state: 'READ' });
  const [own, water, unknown] = await linesOf(statement);
  expect(own).toMatchObject({
    state: 'READY',
    amount: 150_000n,
    payerName: payer,
    strength: 'LIKELY',
    plan: { enterpriseId: world.enterprise.id, matches: [{ invoiceId: first?.id, amount: '100000' }] },
  });
  expect(water?.state).toBe('OUTGOING');
  expect(unknown).toMatchObject({
    state: 'READY',
    strength: 'NONE',
    plan: { enterpriseId: null, matches: [] },
  });
  expect(await recordAll(statement)).toMatchObject({ state: 'DONE', recorded: 2 });
  expect(await balances(world, world.unit.id, dealId)).toEqual({
    BANK: before + 180_000n,
    INCOME: -100_000n,
    ADVANCE: -50_000n,
    SUSPENSE: -30_000n,
  });
  expect((await invoicesOf(world, dealId))[0]?.state).toBe('PAID');
  const receipts = await world.app.db.manager.count(Receipt);
  const again = await read(text, 'gb18030');
  expect(again).toMatchObject({ ready: 0 });
  expect((await linesOf(again)).map(({ state }) => state)).toEqual(['KNOWN', 'OUTGOING', 'KNOWN']);
  expect(
    await refusals(recordBankStatement(scope, { statementId: again.id, expectedVersion: again.version })),
  ).toEqual(['REQUIRED lines']);
  expect(await world.app.db.manager.count(Receipt)).toBe(receipts);
  await expectAgreement(world);
});

it('the same file read twice before it is recorded becomes receipts once', async () => {
  await makeRunning(world);
  const text = `${HEAD}20260320,10.00,贷,${payer},,TW-1\r\n20260320,20.00,贷,${payer},,TW-2\r\n`;
  const [one, two] = [await read(text), await read(text)];
  await recordBankStatement(scope, { statementId: one.id, expectedVersion: one.version });
  await recordBankStatement(scope, { statementId: two.id, expectedVersion: two.version });
  await drainJobs(world.app);
  const states = [...(await linesOf(one)), ...(await linesOf(two))].map(({ state }) => state);
  expect(states.filter((state) => state === 'RECORDED')).toHaveLength(2);
  expect(
    states.filter((state) => state !== 'RECORDED').every((state) => ['KNOWN', 'INVALID'].includes(state)),
  ).toBe(true);
  expect(await world.app.db.manager.countBy(Receipt, { bankReference: 'TW-1' })).toBe(1);
  await expectAgreement(world);
});

it('lines can be left out or meant for others, and columns can be said anew', async () => {
  const dealId = await makeRunning(world);
  const [first] = await invoicesOf(world, dealId);
  const statement = await read(`甲,乙,丙,丁\r\n20260320,400.00,某某,PL-1\r\n20260320,50.00,某某,PL-2\r\n`);
  expect(statement).toMatchObject({ ready: 0, total: 2 });
  const columns = [
    { field: 'DATE' as const, column: 0 },
    { field: 'AMOUNT' as const, column: 1 },
    { field: 'PAYER' as const, column: 2 },
    { field: 'REFERENCE' as const, column: 3 },
  ];
  const step = { statementId: statement.id, expectedVersion: statement.version };
  expect(await refusals(mapBankStatement(scope, { ...step, columns: columns.slice(1) }))).toEqual([
    'REQUIRED columns',
  ]);
  const mapped = await mapBankStatement(scope, { ...step, columns });
  expect(mapped).toMatchObject({ ready: 2, version: 2 });
  const [one, two] = await linesOf(mapped);
  const plan = { statementId: mapped.id, skip: false, invoiceIds: [] };
  expect(
    await refusals(planStatementLine(scope, { ...plan, expectedVersion: 1, lineId: one?.id ?? '' })),
  ).toEqual(['CONFLICT expectedVersion']);
  await planStatementLine(scope, {
    ...plan,
    expectedVersion: 2,
    lineId: one?.id ?? '',
    invoiceIds: [first?.id ?? ''],
  });
  await planStatementLine(scope, { ...plan, expectedVersion: 3, lineId: two?.id ?? '', skip: true });
  const ready = await world.app.db.manager.findOneByOrFail(BankStatement, { id: mapped.id });
  expect(ready).toMatchObject({ ready: 1, version: 4 });
  expect(await recordAll(ready)).toMatchObject({ state: 'DONE', recorded: 1 });
  expect((await invoicesOf(world, dealId))[0]).toMatchObject({ settled: 40_000n, state: 'PARTLY_PAID' });
  expect(await world.app.db.manager.countBy(Receipt, { bankReference: 'PL-2' })).toBe(0);
  await expectAgreement(world);
});

it('hostile files record nothing: formulas stay text, what cannot be read is refused', async () => {
  await makeRunning(world);
  const count = await world.app.db.manager.count(Receipt);
  expect(await refusals(read(`${HEAD}"20260320,10.00,贷,${payer}`))).toEqual(['INVALID fileId']);
  expect(await refusals(read(HEAD))).toEqual(['INVALID fileId']);
  const statement = await read(
    `${HEAD}20260320,=10+10,贷,"=HYPERLINK(""http://x"")",@SUM(A1),H-1\r\n20260320,99999999999999999999,贷,甲,,H-2\r\n20260320,0.00,贷,甲,,H-3\r\n30260320,5.00,贷,"=cmd|' /C calc'!A0",,H-4\r\n`,
  );
  const lines = await linesOf(statement);
  expect(lines.map(({ state }) => state)).toEqual(['INVALID', 'INVALID', 'INVALID', 'READY']);
  // A day to come is refused by the receipt itself; the line says so and nothing is recorded.
  expect(await recordAll(statement)).toMatchObject({ state: 'DONE', recorded: 0 });
  expect((await linesOf(statement))[3]).toMatchObject({
    state: 'INVALID',
    problems: [{ field: 'receivedOn' }],
  });
  const outsider = await scopeOf(world.app, world.enterprise.buyer);
  expect(await refusals(readBankStatement(outsider, { fileId: await uploaded(HEAD) }))).toEqual([
    'FORBIDDEN',
  ]);
  expect(await world.app.db.manager.count(Receipt)).toBe(count);
  await expectAgreement(world);
});
