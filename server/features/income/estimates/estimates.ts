import type { Terms } from '../../offers/terms/terms.ts';
import { DOCUMENTS, isDocumentId } from '../../rulebook/documents.ts';
import type { Rule, Rulebook } from '../../rulebook/rulebook.ts';
import type { RuleId } from '../../rulebook/rules/index.ts';
import type { EstimateCondition, EstimateFigure, EstimateKind, EstimateStanding } from './estimate.enums.ts';
import {
  agencyReward,
  envoyLeast,
  rewardTax,
  transactionSubsidy,
  transferStanding,
  transferTax,
} from './reckon.ts';
import type { FactSource, TaxFacts } from './tax-facts.ts';

/** A document that an estimate rests on; its year says how old the figures are. */
export interface EstimateSource {
  title: { zh: string; en: string };
  /** Place in the document, such as 二(四); null where the title names it. */
  article: string | null;
  /** Null where the day of the document is not known. */
  year: number | null;
}

/** One estimate with everything that it rests on. For information: no step of the market looks at it. */
export interface Estimate {
  kind: EstimateKind;
  standing: EstimateStanding;
  /** Whom it is about, for a reward; else null. */
  person: string | null;
  /** Fen. */
  figures: { figure: EstimateFigure; amount: bigint }[];
  conditions: EstimateCondition[];
  sources: EstimateSource[];
  ruleId: RuleId | null;
}

export interface ContractBasis {
  terms: Pick<Terms, 'mode' | 'license'>;
  /** Fen received under the contract in the year that is estimated. */
  received: bigint;
  rulebook: Rulebook;
}

/** What concerns a contract in a year: tax of the unit on what it transferred, and subsidies. */
export function contractEstimates(basis: ContractBasis, facts: TaxFacts): Estimate[] {
  return [transferEstimate(basis, facts), ...subsidyEstimates(basis)];
}

/** Subsidies alone, which both sides may ask for; none where the province has no such document in force. */
export function subsidyEstimates({ received, rulebook }: ContractBasis): Estimate[] {
  const subsidy = rulebook.rule('INC-11');
  const agency = rulebook.rule('INC-12');
  return [
    ...(subsidy ? [transactionEstimate(received, subsidy)] : []),
    ...(agency ? [agencyEstimate(received, agency)] : []),
    ...(agency && subsidy ? envoyEstimate(received, subsidy, agency) : []),
  ];
}

export interface RewardBasis {
  person: string;
  /** Fen. */
  reward: bigint;
  /** Fen of other taxable comprehensive income of the year, after deductions. */
  otherTaxable: bigint;
}

/** Personal income tax on one cash reward. */
export function rewardEstimate({ person, reward, otherTaxable }: RewardBasis, facts: TaxFacts): Estimate {
  const { counted, tax, saved } = rewardTax(reward, otherTaxable, facts.reward);
  return {
    kind: 'REWARD_TAX',
    standing: 'ESTIMATED',
    person,
    figures: [
      { figure: 'REWARD', amount: reward },
      { figure: 'COUNTED', amount: counted },
      { figure: 'TAX', amount: tax },
      { figure: 'SAVED', amount: saved },
    ],
    conditions: ['OTHER_INCOME', 'PAID_IN_TIME', 'REWARD_ANNOUNCED', 'CONTRACT_REGISTERED'],
    sources: facts.reward.sources.map(factSource),
    ruleId: null,
  };
}

function transferEstimate({ terms, received }: ContractBasis, facts: TaxFacts): Estimate {
  const counts = transferStanding(terms, facts.transfer);
  const standing = counts !== 'COUNTS' ? counts : received > 0n ? 'ESTIMATED' : 'NOTHING_YET';
  const { exempt, reduced, tax, saved } = transferTax(received, facts.transfer);
  return {
    kind: 'TRANSFER_TAX',
    standing,
    person: null,
    figures:
      standing === 'ESTIMATED'
        ? [
            { figure: 'RECEIVED', amount: received },
            { figure: 'EXEMPT', amount: exempt },
            { figure: 'REDUCED', amount: reduced },
            { figure: 'TAX', amount: tax },
            { figure: 'SAVED', amount: saved },
          ]
        : [],
    conditions: ['RESIDENT_TAXPAYER', 'OTHER_TRANSFERS', 'COSTS_NOT_DEDUCTED', 'CONTRACT_REGISTERED'],
    sources: facts.transfer.sources.map(factSource),
    ruleId: null,
  };
}

function transactionEstimate(received: bigint, rule: Rule<'INC-11'>): Estimate {
  const found = transactionSubsidy(received, rule.parameters);
  const { minimumPaid } = rule.parameters;
  return {
    kind: 'TRANSACTION_SUBSIDY',
    standing: found ? 'ESTIMATED' : received > 0n ? 'BELOW_MINIMUM' : 'NOTHING_YET',
    person: null,
    figures: [
      ...(received > 0n ? [{ figure: 'RECEIVED' as const, amount: received }] : []),
      ...(minimumPaid === undefined ? [] : [{ figure: 'MINIMUM' as const, amount: minimumPaid }]),
      ...(found
        ? [
            { figure: 'SUBSIDY' as const, amount: found.subsidy },
            { figure: 'OFFICER_MOST' as const, amount: found.officerMost },
          ]
        : []),
    ],
    conditions: ['CONTRACT_REGISTERED', 'ONE_SIDE', 'FUNDS_AVAILABLE'],
    sources: ruleSources(rule),
    ruleId: rule.id,
  };
}

function agencyEstimate(received: bigint, rule: Rule<'INC-12'>): Estimate {
  const found = agencyReward(received, rule.parameters);
  return {
    kind: 'AGENCY_REWARD',
    standing: found ? 'ESTIMATED' : 'NOTHING_YET',
    person: null,
    figures: found
      ? [
          { figure: 'RECEIVED', amount: received },
          { figure: 'AGENCY_REWARD', amount: found.reward },
          { figure: 'BROKERS_LEAST', amount: found.brokersLeast },
        ]
      : [],
    conditions: ['AMONG_LARGEST', 'CONTRACT_REGISTERED', 'FUNDS_AVAILABLE'],
    sources: ruleSources(rule),
    ruleId: rule.id,
  };
}

function envoyEstimate(received: bigint, subsidy: Rule<'INC-11'>, rule: Rule<'INC-12'>): Estimate[] {
  const found = transactionSubsidy(received, subsidy.parameters);
  if (!found) return [];
  return [
    {
      kind: 'ENVOY_REWARD',
      standing: 'ESTIMATED',
      person: null,
      figures: [
        { figure: 'SUBSIDY', amount: found.subsidy },
        { figure: 'ENVOY_LEAST', amount: envoyLeast(found.subsidy, rule.parameters) },
      ],
      conditions: ['ENVOY_TOOK_PART', 'FUNDS_AVAILABLE'],
      sources: ruleSources(rule),
      ruleId: rule.id,
    },
  ];
}

function factSource({ title, year }: FactSource): EstimateSource {
  return { title, article: null, year };
}

/** The documents of a rule with the years in which they took effect. */
function ruleSources(rule: Rule<'INC-11'> | Rule<'INC-12'>): EstimateSource[] {
  return rule.provisions.flatMap(({ document, article, effectiveFrom }) =>
    document !== null && isDocumentId(document)
      ? [{ title: DOCUMENTS[document].title, article, year: yearOf(effectiveFrom) }]
      : [],
  );
}

function yearOf(day: string | null): number | null {
  return day === null ? null : Number(day.slice(0, 4));
}
