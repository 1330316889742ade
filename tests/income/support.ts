import { expect } from 'vitest';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { clock } from '../../server/platform/clock.ts';
import { newId } from '../../server/platform/ids.ts';
import { makeActive } from '../deals/contract-support.ts';
import { adopt, type DealWorld, makeDealWorld, moveTo, setUnit, unchanged } from '../deals/support.ts';
import { plainLicense } from '../offers/examples.ts';
import { BEGIN, billNow, invoicesOf, type MoneyWorld, receive } from '../payments/money-support.ts';
import { type Member, makeMember, signedIn } from '../support/accounts.ts';
import type { ApiClient, ServedApi, UserErrorParts } from '../support/api.ts';
import { upload } from '../support/files.ts';

export interface IncomeWorld extends MoneyWorld {
  researcher: ApiClient;
  /** Another completer with an account. */
  colleague: Member;
  colleagueClient: ApiClient;
  financeClient: ApiClient;
  otherFinanceClient: ApiClient;
}

/** A provincial institute (a university where told) with its people, everybody signed in. */
export async function makeIncomeWorld(
  api: ServedApi,
  place?: { provinceCode: string; cityCode: string },
  kind: 'INSTITUTE' | 'UNIVERSITY' = 'INSTITUTE',
  operator?: Member,
): Promise<IncomeWorld> {
  moveTo(BEGIN);
  const world: DealWorld = await makeDealWorld(api, place, operator);
  const { app, unit } = world;
  await setUnit(world, { kind });
  const finance = await makeMember(app, unit.administrator, ['FINANCE_OFFICER']);
  const otherFinance = await makeMember(app, unit.administrator, ['FINANCE_OFFICER']);
  const colleague = await makeMember(app, unit.administrator, ['RESEARCHER']);
  return {
    ...world,
    finance,
    otherFinance,
    colleague,
    researcher: await signedIn(api, unit.researcher),
    colleagueClient: await signedIn(api, colleague),
    financeClient: await signedIn(api, finance),
    otherFinanceClient: await signedIn(api, otherFinance),
  };
}

export const oneSum = (fen: bigint, values: Partial<Terms> = {}): Terms => ({
  ...plainLicense,
  payment: {
    entryFee: fen,
    stages: [],
    royalty: null,
    minimumPerYear: null,
    cap: null,
    lateInterest: null,
    pauseWhileLapsed: false,
  },
  ...values,
});

/** A contract in effect for one sum, made by the researcher, the colleague and somebody without an account. */
export async function makeContract(
  world: IncomeWorld,
  terms: Terms,
  completers?: { name: string; email?: string; representative: boolean }[],
): Promise<string> {
  moveTo(BEGIN);
  const { unit, colleague } = world;
  const team = completers ?? [
    { name: '张明', email: unit.researcher.email, representative: true },
    { name: '李华', email: colleague.email, representative: false },
    { name: '王退休', representative: false },
  ];
  const dealId = await makeActive(world, { terms, content: { completers: team } });
  await billNow(world.app, dealId);
  return dealId;
}

/** The first open invoice of a contract is paid in full. */
export async function pay(world: IncomeWorld, dealId: string, receivedOn = '2026-03-20') {
  const invoices = await invoicesOf(world, dealId);
  const invoice = invoices.find(({ state }) => state !== 'PAID' && state !== 'CANCELLED');
  if (!invoice) throw new Error('nothing is owed');
  moveTo(Math.max(clock.now().getTime(), Date.parse(`${receivedOn}T08:00:00Z`)));
  return receive(world, {
    enterpriseId: world.enterprise.id,
    dealId,
    amount: invoice.amount,
    receivedOn,
    matches: [{ invoiceId: invoice.id, amount: invoice.amount }],
  });
}

export interface Completer {
  completerId: string;
  name: string;
  hasAccount: boolean;
  basisPoints: number;
  leaderPosition: string | null;
}

export interface IncomeShown {
  id: string;
  actions: string[];
  suggestion: {
    basis: string;
    completersBasisPoints: number;
    contributorsBasisPoints: number;
    fundBasisPoints: number;
    isFixed: boolean;
    completers: Completer[];
  };
  floors: {
    rule: { id: string; authority: string; citation: string | null };
    pool: string;
    basisPoints: number;
    blocks: boolean;
  }[];
  planInForce: PlanShown | null;
  planInWork: PlanShown | null;
  pending: { amount: string }[];
  preview: {
    gross: string;
    costs: string;
    carried: string;
    net: string;
    lines: { kind: string; name: string | null; amount: string }[];
  } | null;
}

export interface PlanShown {
  id: string;
  number: number;
  state: string;
  version: number;
  digest: string;
  warnings: { ruleId: string }[];
  members: { id: string; name: string; pool: string; basisPoints: number; consent: string | null }[];
}

export const PLAN = `{ id number state version digest warnings { ruleId }
  members { id name pool basisPoints consent } }`;

export async function incomeOf(client: ApiClient, dealId: string): Promise<IncomeShown> {
  const { data, errors } = await client.ask<{ income: IncomeShown | null }>(
    `query ($dealId: ID!) { income(dealId: $dealId) {
       id actions
       suggestion { basis completersBasisPoints contributorsBasisPoints fundBasisPoints isFixed
         completers { completerId name hasAccount basisPoints leaderPosition } }
       floors(completersConvert: true) { rule { id authority citation } pool basisPoints blocks }
       planInForce ${PLAN} planInWork ${PLAN}
       pending { amount }
       preview { gross costs carried net lines { kind name amount } } } }`,
    { dealId },
  );
  if (!data?.income) throw new Error(`there is no income: ${JSON.stringify(errors)}`);
  return data.income;
}

export type Refused = UserErrorParts & {
  rule: { id: string; authority: string; citation: string | null } | null;
};
export const ERRORS = 'userErrors { code field params { name value } rule { id authority citation } }';

/** The shares of the worked example: 70, 10 and 10 of a hundred. */
export const SEVENTY_TEN_TEN = {
  completersConvert: true,
  completersBasisPoints: 7000,
  contributorsBasisPoints: 1000,
  fundBasisPoints: 1000,
};

/** A plan as a client sends it: the three completers 50, 30 and 20, one contributor of the office. */
export async function planInput(world: IncomeWorld, dealId: string, values: object = {}): Promise<object> {
  const { suggestion } = await incomeOf(world.officer, dealId);
  const parts = suggestion.completers.length === 3 ? [5000, 3000, 2000] : [10_000];
  return {
    source: { dealId },
    ...SEVENTY_TEN_TEN,
    completers: suggestion.completers.map(({ completerId, leaderPosition }, index) => ({
      completerId,
      basisPoints: parts[index],
      leaderPosition,
    })),
    contributors: [{ name: '赵转化', contribution: '对接企业、谈判', basisPoints: 10_000 }],
    commissions: [],
    ...values,
  };
}

export interface PlanAnswer {
  plan: PlanShown | null;
  userErrors: Refused[];
}

export function editPlan(client: ApiClient, input: object): Promise<PlanAnswer> {
  return client.mutate('editIncomePlan', input, `{ plan ${PLAN} ${ERRORS} }`);
}

/** A plan that everybody consented to. */
export async function agreePlan(world: IncomeWorld, dealId: string, values: object = {}): Promise<PlanShown> {
  const input = await planInput(world, dealId, values);
  const { plan, userErrors } = await editPlan(world.officer, input);
  expect(userErrors).toEqual([]);
  if (!plan) throw new Error('there is no plan');
  await consentAll(world, await propose(world, plan));
  const { planInForce } = await incomeOf(world.officer, dealId);
  if (planInForce?.id !== plan.id) throw new Error('the plan was not agreed');
  return planInForce;
}

export async function propose(world: IncomeWorld, { id, version }: PlanShown): Promise<PlanShown> {
  const { plan, userErrors } = await world.officer.mutate<PlanAnswer>(
    'proposeIncomePlan',
    { planId: id, expectedVersion: version },
    `{ plan ${PLAN} ${ERRORS} }`,
  );
  expect(userErrors).toEqual([]);
  if (!plan) throw new Error('there is no plan');
  return plan;
}

export function consent(
  client: ApiClient,
  { id, digest }: PlanShown,
  values: object = {},
): Promise<PlanAnswer> {
  const input = { planId: id, digest, consents: true, ...values };
  return client.mutate('answerIncomePlan', input, `{ plan ${PLAN} ${ERRORS} }`);
}

export async function consentOnPaper(
  world: IncomeWorld,
  plan: PlanShown,
  memberId: string,
): Promise<PlanAnswer> {
  const fileId = await upload(world.officer, '分配同意书.pdf');
  const input = { planId: plan.id, memberId, digest: plan.digest, fileId };
  return world.officer.mutate('recordIncomeConsent', input, `{ plan ${PLAN} ${ERRORS} }`);
}

export async function consentAll(world: IncomeWorld, plan: PlanShown): Promise<void> {
  const clients: Record<string, ApiClient> = { 张明: world.researcher, 李华: world.colleagueClient };
  for (const { id, name, pool } of plan.members) {
    if (pool !== 'COMPLETERS') continue;
    const client = clients[name];
    const { userErrors } = client ? await consent(client, plan) : await consentOnPaper(world, plan, id);
    expect(userErrors, name).toEqual([]);
  }
}

export interface CostAnswer {
  cost: { id: string; amount: string } | null;
  userErrors: Refused[];
}

export async function recordCost(
  world: IncomeWorld,
  dealId: string,
  kind: string,
  amount: string,
  values: object = {},
): Promise<CostAnswer> {
  const input = {
    source: { dealId },
    kind,
    amount,
    incurredOn: '2026-03-05',
    note: '凭证见附件',
    fileId: await upload(world.financeClient, `${kind}.pdf`),
    idempotencyKey: newId(),
    ...values,
  };
  return world.financeClient.mutate('recordIncomeCost', input, `{ cost { id amount } ${ERRORS} }`);
}

const TABLES = [
  'income_plan',
  'income_plan_member',
  'income_commission',
  'income_cost',
  'income_distribution',
  'income_distribution_line',
  'income_distribution_receipt',
  'income_distribution_cost',
  'income_distribution_counter',
  'payee',
  'ledger_entry',
  'ledger_posting',
  'ledger_account',
  'public_notice',
  'idempotency_key',
  "(SELECT * FROM stored_file WHERE state = 'ATTACHED')",
];

async function rows({ app }: IncomeWorld): Promise<string[]> {
  const digests = await Promise.all(
    TABLES.map((table) =>
      app.db.query<{ digest: string }[]>(
        `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM ${table} t`,
      ),
    ),
  );
  return digests.map(([row]) => row?.digest ?? '');
}

/** A step that must be refused and leaves everything as it was; answers `CODE rule authority reason field`. */
export async function refused(
  world: IncomeWorld,
  step: () => Promise<{ userErrors: Refused[] }>,
): Promise<string[]> {
  const before = await rows(world);
  const { userErrors } = await unchanged(world, step);
  expect(await rows(world)).toEqual(before);
  expect(userErrors.length).toBeGreaterThan(0);
  return userErrors.map(({ code, rule, params, field }) => {
    const reason = params.find(({ name }) => name === 'reason')?.value;
    return [code, rule && `${rule.id} ${rule.authority}`, reason, field && `(${field})`]
      .filter(Boolean)
      .join(' ');
  });
}

/** Adopts the rules of documents by which provincial institutes share income. */
export function adoptIncomeRules(world: IncomeWorld): Promise<void> {
  return adopt(world, 'INC-6');
}
