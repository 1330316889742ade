import { createHash, verify } from 'node:crypto';
import ExcelJS from 'exceljs';
import { beforeAll, expect, it } from 'vitest';
import type { CommissionClaim } from '../../../server/features/brokers/settlement/data/commission-claim.entity.ts';
import { settlementWaiting } from '../../../server/features/brokers/settlement/waiting.service.ts';
import { canonicalJson } from '../../../server/platform/audit/chain.ts';
import { clock, dayOf } from '../../../server/platform/clock.ts';
import { newId } from '../../../server/platform/ids.ts';
import { download } from '../../deals/contract-support.ts';
import { makeContract, oneSum } from '../../income/support.ts';
import { invoicesOf, receive } from '../../payments/money-support.ts';
import { type Member, scopeOf, signedIn } from '../../support/accounts.ts';
import { type ApiClient, useApi } from '../../support/api.ts';
import { upload } from '../../support/files.ts';
import {
  claimsOf,
  engage,
  follow,
  makeSettlementWorld,
  type SettlementWorld,
} from '../settlement-support.ts';
import { makeBroker, type TestBroker } from '../support.ts';

const api = useApi();
let world: SettlementWorld;
let dealId: string;
let stranger: TestBroker;
let lead: CommissionClaim;
beforeAll(async () => {
  world = await makeSettlementWorld(api());
  const { administrator } = world.agency;
  stranger = await makeBroker(world.app, { administrator, name: '郑旁人' });
  dealId = await makeContract(world, oneSum(900_009n));
  const engagement = await engage(world, dealId);
  const [invoice] = await invoicesOf(world, dealId);
  const amount = 100_001n;
  await receive(world, {
    ...{ enterpriseId: world.enterprise.id, dealId, amount, receivedOn: dayOf(clock.now()) },
    matches: [{ invoiceId: invoice?.id ?? '', amount }],
  });
  await follow(world);
  const claim = (await claimsOf(world, engagement)).get('林主办');
  if (!claim) throw new Error('the lead is owed something');
  lead = claim;
}, 60_000);

interface Seen {
  one: string | null;
  mine: string[];
  deal: string[];
  csv: string[];
  statement: number;
  waits: string[];
}

/** What somebody sees of commissions on every path. */
async function seenBy(member: Member, side = 'TO_RECEIVE'): Promise<Seen> {
  const client = await signedIn(world.api, member);
  const { data } = await client.ask<{
    one: { name: string } | null;
    mine: { edges: { node: { name: string } }[] };
    deal: { name: string }[];
  }>(
    `query ($id: ID!, $dealId: ID!, $filter: CommissionFilter!) {
       one: commissionClaim(id: $id) { name accrued payments { id } invoices { id } accruals { amount } }
       mine: commissionClaims(filter: $filter) { edges { node { name } } }
       deal: dealCommissions(dealId: $dealId) { name } }`,
    { id: lead.id, dealId, filter: { side } },
  );
  const csv = (await download(client, `/brokers/commissions.csv?side=${side}`)).bytes.toString('utf8');
  const statement = await download(client, `/brokers/commissions/${lead.id}/statement.xlsx`);
  const waiting = await settlementWaiting(await scopeOf(world.app, member));
  return {
    one: data?.one?.name ?? null,
    mine: data?.mine.edges.map(({ node }) => node.name).sort() ?? [],
    deal: data?.deal.map(({ name }) => name).sort() ?? [],
    csv: csv
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[2] ?? '')
      .sort(),
    statement: statement.status,
    waits: waiting.map(({ kind, detail }) => `${kind} ${detail ?? ''}`.trim()).sort(),
  };
}

const only = (...names: string[]) => ({ mine: names, deal: names, csv: names });
const NOTHING = { one: null, ...only(), statement: 404, waits: [] };

it('shows a commission to who owes it and who is owed it, on every path, and to nobody else', async () => {
  expect(await seenBy(world.lead)).toEqual({ ...NOTHING, one: '林主办', ...only('林主办'), statement: 200 });
  // A co-broker of the same engagement sees no more than the own part.
  expect(await seenBy(world.second)).toEqual({ ...NOTHING, ...only('周协办') });
  expect(await seenBy(stranger)).toEqual(NOTHING);
  expect(await seenBy(world.agencyFinance)).toEqual({ ...NOTHING, ...only('事务所') });
  expect(await seenBy(world.platform.finance)).toEqual({ ...NOTHING, ...only('平台') });
  // The other side of the deal: neither the unit's finance nor its supervisor.
  expect(await seenBy(world.finance)).toEqual(NOTHING);
  expect(await seenBy(world.supervisor)).toEqual(NOTHING);
  expect(await seenBy(world.operator)).toEqual({ ...NOTHING, ...only('平台') });
  const all = ['事务所', '吴协办', '周协办', '平台', '林主办'].sort();
  expect(await seenBy(world.enterprise.buyer, 'TO_PAY')).toEqual({
    ...{ one: '林主办', ...only(...all), statement: 200 },
    waits: all.map((name) => `COMMISSION_PAY ${name}`),
  });
}, 60_000);

const PAY = `{ payment { id } userErrors { code field } }`;

it('lets nobody else pay, invoice or confirm', async () => {
  const input = { claimId: lead.id, amount: '1.00', paidOn: dayOf(clock.now()), fileIds: [] };
  const codes = async (client: ApiClient, name: string, values: object, fields = PAY) =>
    (
      await client.mutate<{ userErrors: { code: string }[] }>(
        name,
        { ...values, idempotencyKey: newId() },
        fields,
      )
    ).userErrors.map(({ code }) => code);
  const [second, own] = [await signedIn(world.api, world.second), await signedIn(world.api, world.lead)];
  const issue = { claimId: lead.id, amount: '1.00', fileIds: [] };
  const INVOICE = `{ invoice { id } userErrors { code field } }`;
  expect(await codes(second, 'issueCommissionInvoice', issue, INVOICE)).toEqual(['NOT_FOUND']);
  expect(await codes(world.buyer, 'issueCommissionInvoice', issue, INVOICE)).toEqual(['FORBIDDEN']);
  expect(await codes(world.financeClient, 'recordCommissionPayment', input)).toEqual(['NOT_FOUND']);
  const fileId = await upload(world.buyer, '回单.pdf');
  const { payment } = await world.buyer.mutate<{ payment: { id: string } }>(
    'recordCommissionPayment',
    { ...input, fileIds: [fileId], idempotencyKey: newId() },
    PAY,
  );
  const type = { confirmCommissionPayment: 'CommissionPaymentStepInput' };
  const confirm = async (client: ApiClient) => {
    const { data } = await client.ask<{ step: { userErrors: { code: string }[] } }>(
      `mutation ($input: ${type.confirmCommissionPayment}!) { step: confirmCommissionPayment(input: $input) ${PAY} }`,
      { input: { paymentId: payment.id, idempotencyKey: newId() } },
    );
    return data?.step.userErrors.map(({ code }) => code);
  };
  expect(await confirm(second)).toEqual(['NOT_FOUND']);
  expect(await confirm(world.buyer)).toEqual(['FORBIDDEN']);
  // The slip is for both sides of the payment.
  expect((await download(second, `/files/${fileId}`)).status).toBe(404);
  expect((await download(own, `/files/${fileId}`)).status).toBe(200);
  expect(await confirm(own)).toEqual([]);
}, 60_000);

it('writes a yearly record that anybody can verify, as document, workbook and signed text', async () => {
  const client = await signedIn(world.api, world.lead);
  const year = dayOf(clock.now()).slice(0, 4);
  const json = await download(client, `/brokers/record.json?year=${year}`);
  const { content, digest, signature } = JSON.parse(json.bytes.toString('utf8'));
  expect(content).toMatchObject({
    name: '林主办',
    received: '100001',
    contractAmount: '900009',
    commission: '6152',
  });
  expect(content.deals).toMatchObject([{ role: 'LEAD', mode: 'LICENSE' }]);
  const text = canonicalJson(content);
  expect(createHash('sha256').update(text).digest('hex')).toBe(digest);
  const signed = (what: string) =>
    Buffer.from(`fruition-dossier-manifest\n${createHash('sha256').update(what).digest('hex')}`);
  const isSigned = (what: string) =>
    verify(null, signed(what), world.app.signer.publicKey, Buffer.from(signature, 'base64'));
  expect([isSigned(text), isSigned(text.replace('900009', '900008'))]).toEqual([true, false]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await download(client, `/brokers/record.xlsx?year=${year}`)).bytes as never);
  const values = book.worksheets[0]?.getSheetValues().flat() ?? [];
  expect(values).toEqual(expect.arrayContaining(['林主办', '主办技术经理人', 9000.09, 61.52]));
  const pdf = await download(client, `/brokers/record.pdf?year=${year}`);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await download(world.buyer, `/brokers/record.pdf?year=${year}`)).status).toBe(404);
  const statement = await download(client, `/brokers/commissions/${lead.id}/statement.pdf?lang=en`);
  expect(statement.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const bonus = await download(client, `/brokers/bonus.xlsx?year=${year}`);
  expect(bonus.status).toBe(200);
  expect((await download(world.buyer, `/brokers/bonus.xlsx?year=${year}`)).status).toBe(403);
}, 60_000);
