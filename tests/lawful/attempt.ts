import type { ApiClient, UserErrorParts } from '../support/api.ts';

/** Inputs that are not named after their mutation. */
const INPUTS: Readonly<Record<string, string>> = {
  takeUpDeal: 'DealStepInput',
  prepareContract: 'DealStepInput',
  signDeal: 'DealStepInput',
  activateDeal: 'DealStepInput',
  reopenNegotiation: 'EndDealInput',
  openOffer: 'OfferStepInput',
  resumeOffer: 'OfferStepInput',
  amendDeal: 'AmendDealInput',
  renewDeal: 'AmendDealInput',
  approveGrant: 'GrantStepInput',
  publish: 'ResultStepInput',
  admitBidder: 'AuctionRegistrationInput',
};

/**
 * Tries a mutation as a client does; answers why it is refused, each as `CODE rule what-is-missing`, and nothing if it
 * was done.
 */
export async function attempt(client: ApiClient, name: string, input: object): Promise<string[]> {
  const type = INPUTS[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await client.ask<
    Record<string, { userErrors: (UserErrorParts & { rule: { id: string } | null })[] }>
  >(
    `mutation ($input: ${type}!) { ${name}(input: $input) {
       userErrors { code field params { name value } rule { id } } } }`,
    { input },
  );
  const answered = data?.[name];
  if (!answered) return (errors ?? []).map(({ extensions }) => extensions.code);
  return answered.userErrors.map(({ code, rule, params }) => {
    const reason = params.find(({ name: param }) => param === 'missing' || param === 'reason')?.value;
    return [code, rule?.id, reason].filter((part) => part).join(' ');
  });
}
