import type { Label } from '../../../platform/standards/label.ts';

/** Where a fact is from; shown with every estimate that rests on it. */
export interface FactSource {
  title: Label;
  /** Year of the document: what it says may have changed since. */
  year: number;
}

/** Enterprise income tax on transfers of technology by residents. */
export interface TransferTaxFacts {
  /** Fen of gains of a year that are exempt; the transfers of all contracts of a taxpayer count together. */
  exemptPerYear: bigint;
  /** Of the tax on what lies above, the part that is still due, in basis points. */
  reducedBasisPoints: number;
  /** The plain rate, in basis points. */
  rateBasisPoints: number;
  /** A license counts as a transfer from this many months on. */
  licenseFromMonths: number;
  sources: readonly FactSource[];
}

/** Personal income tax on cash rewards for the conversion of results. */
export interface RewardTaxFacts {
  /** The part of the reward that is counted as wages of the month, in basis points. */
  countedBasisPoints: number;
  /** Months after the income was received within which it must be paid out for that. */
  paidWithinMonths: number;
  /** Yearly table for comprehensive income, ascending; the last tier has no end. */
  tiers: readonly TaxTier[];
  sources: readonly FactSource[];
}

export interface TaxTier {
  /** Fen up to which the tier reaches; null for the last. */
  upTo: bigint | null;
  basisPoints: number;
}

export interface TaxFacts {
  transfer: TransferTaxFacts;
  reward: RewardTaxFacts;
}

/**
 * The facts as they came with the product. They are for information alone, no step rests on them, and the operator can
 * give each figure of them but the table of tiers anew (`tax-facts-on.service.ts`).
 */
export const TAX_FACTS: TaxFacts = {
  transfer: {
    exemptPerYear: 500_000_000n,
    reducedBasisPoints: 5000,
    rateBasisPoints: 2500,
    licenseFromMonths: 60,
    sources: [
      {
        title: {
          zh: '中华人民共和国企业所得税法实施条例第九十条',
          en: 'Regulations on the Enterprise Income Tax Law, article 90',
        },
        year: 2007,
      },
      {
        title: {
          zh: '财税〔2015〕116号（五年以上非独占许可使用权）',
          en: 'Caishui [2015] 116 (licenses of five years and more)',
        },
        year: 2015,
      },
    ],
  },
  reward: {
    countedBasisPoints: 5000,
    paidWithinMonths: 36,
    tiers: [
      { upTo: 3_600_000n, basisPoints: 300 },
      { upTo: 14_400_000n, basisPoints: 1000 },
      { upTo: 30_000_000n, basisPoints: 2000 },
      { upTo: 42_000_000n, basisPoints: 2500 },
      { upTo: 66_000_000n, basisPoints: 3000 },
      { upTo: 96_000_000n, basisPoints: 3500 },
      { upTo: null, basisPoints: 4500 },
    ],
    sources: [
      {
        title: {
          zh: '财税〔2018〕58号（职务科技成果转化现金奖励）',
          en: 'Caishui [2018] 58 (cash rewards for converted results)',
        },
        year: 2018,
      },
      {
        title: {
          zh: '中华人民共和国个人所得税法（2018年修正）个人所得税税率表一',
          en: 'Individual Income Tax Law as amended in 2018, table one',
        },
        year: 2018,
      },
    ],
  },
};
