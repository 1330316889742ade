import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { DAY_MS, setClock } from '../../server/platform/clock.ts';
import type { ApiClient, UserErrorParts } from '../support/api.ts';
import { jsonOf } from '../support/json.ts';

export const RULE = 'userErrors { code field params { name value } rule { id authority } }';
export const SELECTION = `{ offer { id state version termsDigest } ${RULE} }`;
export interface Stepped {
  offer: { id: string; state: string; version: number; termsDigest: string } | null;
  userErrors: (UserErrorParts & { rule: { id: string; authority: string } | null })[];
}
const INPUTS: Record<string, string> = {
  openOffer: 'OfferStepInput',
  resumeOffer: 'OfferStepInput',
  deleteOfferDraft: 'OfferStepInput',
  suspendOffer: 'OfferReasonInput',
  closeOffer: 'OfferReasonInput',
};

export async function step(
  client: ApiClient,
  name: string,
  input: object,
  selection = SELECTION,
): Promise<Stepped> {
  const type = INPUTS[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) ${selection} }`;
  const { data, errors } = await client.ask<Record<string, Stepped>>(query, { input });
  if (!data?.[name]) throw new Error(`${name}: ${JSON.stringify(errors)}`);
  return data[name];
}

/** What an offer holds, as a client sends it. */
export const content = (terms: Terms, values: object = {}) => ({
  title: '寒地稻秆菌剂许可',
  terms: jsonOf(terms),
  pricing: 'NEGOTIATED',
  isStanding: false,
  bearsPolicyName: false,
  ...values,
});

/** Runs at a later time by the clock that everything goes by. */
export async function later<T>(days: number, run: () => Promise<T>): Promise<T> {
  const now = Date.now() + days * DAY_MS;
  const restore = setClock(() => now);
  try {
    return await run();
  } finally {
    restore();
  }
}
