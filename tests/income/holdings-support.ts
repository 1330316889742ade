import { publishDealNotice } from '../../server/features/deals/clearing/clearing.service.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { newId } from '../../server/platform/ids.ts';
import { bringCopy, nameSignatories } from '../deals/contract-support.ts';
import { decide, done, endNotice, lastProposal, makeDeal, moveTo } from '../deals/support.ts';
import { BEGIN } from '../payments/money-support.ts';
import { scopeOf } from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, type UserErrorParts } from '../support/api.ts';
import { upload } from '../support/files.ts';
import type { IncomeWorld } from './support.ts';

export interface Leader {
  completerName: string;
  position: 'HEAD' | 'OTHER';
  takesEquity: boolean;
}

/** A contract in effect that brings shares, made by three completers. */
export async function makeEquity(
  world: IncomeWorld,
  terms: Terms,
  leaders: readonly Leader[] = [],
): Promise<string> {
  moveTo(BEGIN);
  const { app, unit, colleague, officer, buyer } = world;
  const completers = [
    { name: '张明', email: unit.researcher.email, representative: true },
    { name: '李华', email: colleague.email, representative: false },
    { name: '王退休', representative: false },
  ];
  const { id: dealId } = await makeDeal(world, 'AGREED', { terms, content: { completers } });
  await done(officer, 'declareLeaders', { dealId, leaders });
  await lastProposal(app, dealId);
  await decide(world, dealId);
  await publishDealNotice(await scopeOf(app, unit.officer), { dealId });
  await endNotice(world, dealId);
  await nameSignatories(world, dealId);
  await done(officer, 'prepareContract', { dealId });
  await done(officer, 'signDeal', { dealId });
  await bringCopy(officer, dealId, 'OWNER');
  await bringCopy(buyer, dealId, 'ENTERPRISE');
  await done(officer, 'activateDeal', { dealId });
  return dealId;
}

export interface Answered<Value> {
  value: Value | null;
  errors: string[];
}

/** Does a step with proof and a key; answers what it gave and its refusals, as `CODE field reason`. */
export async function step<Value>(
  client: ApiClient,
  name: string,
  input: object,
  [field, selection]: [string, string],
): Promise<Answered<Value>> {
  const fileIds = [await upload(client, `${name} ${newId()}.pdf`)];
  const payload = await client.mutate<Record<string, unknown> & { userErrors: UserErrorParts[] }>(
    name,
    { fileIds, idempotencyKey: newId(), ...input },
    `{ ${field} ${selection} ${USER_ERRORS} }`,
  );
  return { value: payload[field] as Value | null, errors: payload.userErrors.map(inWords) };
}

export function inWords({ code, field, params }: UserErrorParts): string {
  const reason = params.find(({ name }) => name === 'reason')?.value;
  return [code, field, reason].filter(Boolean).join(' ');
}

export interface HoldingShown {
  id: string;
  register: string;
  holderKind: string;
  holderName: string | null;
  basisPoints: number;
  value: string;
  noTradeInOffice: boolean;
  version: number;
  movements: { id: string; kind: string; change: number; after: number }[];
}

export interface EquityShown {
  stake: { id: string; company: string; basisPoints: number } | null;
  holdings: HoldingShown[];
  incomes: { id: string; kind: string; amount: string; entryId: string; reversesId: string | null }[];
  division: {
    unitBasisPoints: number;
    teamBasisPoints: number;
    floorBasisPoints: number | null;
    parts: { name: string; basisPoints: number; takesEquity: boolean }[];
  } | null;
  stops: UserErrorParts[];
  actions: string[];
}

export const HOLDING = `{ id register holderKind holderName basisPoints value noTradeInOffice version
  movements { id kind change after } }`;

export async function equityOf(client: ApiClient, dealId: string): Promise<EquityShown | null> {
  const { data, errors } = await client.ask<{ equityOfDeal: EquityShown | null }>(
    `query ($dealId: ID!) { equityOfDeal(dealId: $dealId) {
       stake { id company basisPoints } holdings ${HOLDING}
       incomes { id kind amount entryId reversesId }
       division { unitBasisPoints teamBasisPoints floorBasisPoints parts { name basisPoints takesEquity } }
       stops { code field params { name value } } actions } }`,
    { dealId },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.equityOfDeal;
}

/** The shares that were registered. */
export async function registered(client: ApiClient, dealId: string): Promise<EquityShown> {
  const equity = await equityOf(client, dealId);
  if (!equity?.stake) throw new Error('no shares are registered');
  return equity;
}
