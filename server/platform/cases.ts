import { Field, ObjectType } from 'type-graphql';
import { Brackets } from 'typeorm';
import { Access } from './graphql/access.ts';
import { describedEnum } from './graphql/described-enum.ts';

export const CaseTypeEnum = describedEnum('CaseType', 'Kinds of case that are decided and announced.', {
  Deal: 'A deal between a unit and an enterprise.',
  Offer: 'A standing offer, which is cleared before it opens.',
  OwnershipGrant: 'A grant of ownership or use to the team (赋权).',
  IncomeDistribution: 'A distribution of income, whose cash rewards are announced within the unit.',
  Demand: 'A demand of an enterprise, whose winners are announced.',
});
export type CaseType = keyof typeof CaseTypeEnum;

/** A case by its kind and id; the audit trail keeps its events under the same key. */
export interface CaseRef {
  caseType: CaseType;
  caseId: string;
}

/** Topic of the outbox on which the feature that owns a kind of case hears that something about one changed. */
export function caseTopic(caseType: CaseType): `case.${CaseType}` {
  return `case.${caseType}`;
}

/** A case as one text, for loaders. */
export type CaseKey = `${CaseType}:${string}`;

export function caseKey({ caseType, caseId }: CaseRef): CaseKey {
  return `${caseType}:${caseId}`;
}

/** A condition for rows with `caseType` and `caseId` that belong to one of the cases; for `query.where`. */
export function ofCases(alias: string, keys: readonly CaseKey[]): Brackets {
  const refs = keys.map((key) => key.split(':'));
  return new Brackets((query) =>
    query.where(
      `(${alias}.caseType, ${alias}.caseId) IN
       (SELECT t, i FROM unnest(CAST(:caseTypes AS text[]), CAST(:caseIds AS uuid[])) AS cases(t, i))`,
      { caseTypes: refs.map(([caseType]) => caseType), caseIds: refs.map(([, caseId]) => caseId) },
    ),
  );
}

export const CaseLineLabelEnum = describedEnum(
  'CaseLineLabel',
  'What a line of the content of a decision or a notice tells.',
  {
    RESULT_NAME: 'Name of the result.',
    COMPLETERS: 'Completers of the result.',
    TRANSACTION: 'The intended transaction: the mode and its main conditions.',
    COUNTERPARTY: 'With whom, or for whom a standing offer is meant.',
    PRICING: 'How the price was found.',
    PRICE: 'The price, or how it is reckoned.',
    VALUATION: 'The valuation that the price was compared with.',
    RELATED_PARTY: 'How the parties are related.',
    GRANT_KIND: 'Kind of a grant.',
    RECIPIENTS: 'To whom a grant goes, with shares.',
    INCOME: 'How income is shared.',
    LEADERS: 'Leaders of the unit among the completers.',
    REWARDS: 'Who is rewarded, with the sums.',
    DEMAND: 'Title and number of a demand.',
    WINNERS: 'Who is to win a demand, in order.',
    JUDGING: 'How the bids for a demand were judged.',
    BOUNTY: 'The bounty of a demand.',
    WAY_TO_OBJECT: 'How and where to object.',
    OTHER: 'Something else.',
  },
);
export type CaseLineLabel = keyof typeof CaseLineLabelEnum;

/** One line of what is decided or announced, in words of the data; the label is a code that the client has words for. */
@ObjectType({ description: 'A line of what is decided or announced.' })
@Access('record')
export class CaseLine {
  @Field(() => CaseLineLabelEnum, { description: 'What it tells.' })
  label!: CaseLineLabel;

  @Field(() => String, { description: 'What it says.' })
  value!: string;
}
