import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contractEstimates, rewardEstimate } from '../../server/features/income/estimates/estimates.ts';
import {
  agencyReward,
  envoyLeast,
  rewardTax,
  shareOf,
  tieredTax,
  transactionSubsidy,
  transferStanding,
  transferTax,
} from '../../server/features/income/estimates/reckon.ts';
import { TAX_FACTS } from '../../server/features/income/estimates/tax-facts.ts';
import { applied } from '../../server/features/income/estimates/tax-facts-on.service.ts';
import { buildRulebook } from '../../server/features/rulebook/rulebook.ts';
import { development, equity, payAfterUse, plainLicense, transfer } from '../offers/examples.ts';

const yuan = (amount: number): bigint => BigInt(amount) * 100n;
const sums = fc.bigInt({ min: 0n, max: yuan(10_000_000_000) });
const heilongjiang = buildRulebook(
  { provinceCode: '230000', kind: 'INSTITUTE', stateFunded: true, subordination: 'PROVINCIAL' },
  '2026-11-22',
);
const jilin = buildRulebook(
  { provinceCode: '220000', kind: 'UNIVERSITY', stateFunded: true, subordination: 'PROVINCIAL' },
  '2026-11-22',
);
const rule = <Id extends 'INC-11' | 'INC-12'>(id: Id) => heilongjiang.parameters(id) ?? {};

describe('enterprise income tax on transfers', () => {
  it('frees five million a year and halves the tax on the rest', () => {
    expect(transferTax(yuan(1_800_000), TAX_FACTS.transfer)).toEqual({
      exempt: yuan(1_800_000),
      reduced: 0n,
      tax: 0n,
      saved: yuan(450_000),
    });
    expect(transferTax(yuan(8_000_000), TAX_FACTS.transfer)).toEqual({
      exempt: yuan(5_000_000),
      reduced: yuan(3_000_000),
      tax: yuan(375_000),
      saved: yuan(1_625_000),
    });
    expect(transferTax(-yuan(10), TAX_FACTS.transfer).tax).toBe(0n);
  });

  it('counts transfers, and licenses from five years on', () => {
    const standing = (terms: typeof transfer) => transferStanding(terms, TAX_FACTS.transfer);
    const license = (months: number | null) => ({
      ...plainLicense,
      license: plainLicense.license && { ...plainLicense.license, months },
    });
    expect(standing(transfer)).toBe('COUNTS');
    expect(standing(license(60))).toBe('COUNTS');
    expect(standing(license(null))).toBe('COUNTS');
    expect(standing(license(59))).toBe('LICENSE_TOO_SHORT');
    expect([standing(development), standing(equity)]).toEqual(['OTHER_MODE', 'OTHER_MODE']);
  });

  it('divides every gain into exempt and reduced, and never falls as the gain grows', () => {
    fc.assert(
      fc.property(sums, sums, (gain, more) => {
        const one = transferTax(gain, TAX_FACTS.transfer);
        const other = transferTax(gain + more, TAX_FACTS.transfer);
        expect(one.exempt + one.reduced).toBe(gain);
        expect(other.tax).toBeGreaterThanOrEqual(one.tax);
        expect(one.tax + one.saved).toBe(shareOf(gain, TAX_FACTS.transfer.rateBasisPoints));
        expect(one.saved).toBeGreaterThanOrEqual(0n);
      }),
    );
  });
});

describe('personal income tax on a cash reward', () => {
  it('counts half of it on top of what there is', () => {
    // 84,000 on nothing: 36,000 at 3 % and 48,000 at 10 %.
    expect(rewardTax(yuan(168_000), 0n, TAX_FACTS.reward)).toEqual({
      counted: yuan(84_000),
      tax: yuan(5_880),
      saved: yuan(10_800),
    });
    // On 100,000 already: 44,000 at 10 % and 40,000 at 20 %.
    expect(rewardTax(yuan(168_000), yuan(100_000), TAX_FACTS.reward).tax).toBe(yuan(12_400));
  });

  it('is what the table adds: parts taken one after the other come to the whole', () => {
    const { tiers } = TAX_FACTS.reward;
    fc.assert(
      fc.property(sums, sums, (before, reward) => {
        const { counted, tax, saved } = rewardTax(reward, before, TAX_FACTS.reward);
        expect(tieredTax(before, tiers) + tax).toBe(tieredTax(before + counted, tiers));
        expect(tax).toBeLessThanOrEqual(counted);
        expect(saved).toBeGreaterThanOrEqual(0n);
      }),
    );
  });
});

describe('subsidies', () => {
  it('follow the figures of the rulebook (INC-11)', () => {
    expect(transactionSubsidy(yuan(499_999), rule('INC-11'))).toBeNull();
    expect(transactionSubsidy(yuan(500_000), rule('INC-11'))).toEqual({
      subsidy: yuan(150_000),
      officerMost: yuan(15_000),
    });
    expect(transactionSubsidy(yuan(9_000_000), rule('INC-11'))?.subsidy).toBe(yuan(1_000_000));
    expect(transactionSubsidy(yuan(9_000_000), {})).toBeNull();
  });

  it('of agencies and envoys follow INC-12', () => {
    expect(agencyReward(yuan(255_000), rule('INC-12'))).toEqual({
      reward: yuan(7_650),
      brokersLeast: yuan(3_825),
    });
    expect(agencyReward(yuan(50_000_000), rule('INC-12'))?.reward).toBe(yuan(1_000_000));
    expect(envoyLeast(yuan(150_000), rule('INC-12'))).toBe(yuan(15_000));
  });
});

describe('the estimates of a contract', () => {
  const estimate = (terms: typeof transfer, received: bigint, rulebook = heilongjiang) =>
    contractEstimates({ terms, received, rulebook }, TAX_FACTS);

  it('say what they rest on, with the year of each document', () => {
    const found = estimate(payAfterUse, yuan(600_000));
    expect(found.map(({ kind, standing }) => [kind, standing])).toEqual([
      ['TRANSFER_TAX', 'ESTIMATED'],
      ['TRANSACTION_SUBSIDY', 'ESTIMATED'],
      ['AGENCY_REWARD', 'ESTIMATED'],
      ['ENVOY_REWARD', 'ESTIMATED'],
    ]);
    expect(found.map(({ sources }) => sources.map(({ year }) => year))).toEqual([
      [2007, 2015],
      [2017],
      [2022],
      [2022],
    ]);
    expect(found.every(({ conditions }) => conditions.length > 0)).toBe(true);
  });

  it('say why there is no sum', () => {
    expect(estimate(transfer, 0n).map(({ standing }) => standing)).toEqual([
      'NOTHING_YET',
      'NOTHING_YET',
      'NOTHING_YET',
    ]);
    expect(estimate(development, yuan(100)).map(({ standing }) => standing)).toEqual([
      'OTHER_MODE',
      'BELOW_MINIMUM',
      'ESTIMATED',
    ]);
  });

  it('name subsidies only where the province has them in force', () => {
    expect(estimate(transfer, yuan(600_000), jilin).map(({ kind }) => kind)).toEqual(['TRANSFER_TAX']);
    const later = buildRulebook(
      { provinceCode: '230000', kind: 'INSTITUTE', stateFunded: true, subordination: 'PROVINCIAL' },
      '2027-01-01',
    );
    expect(estimate(transfer, yuan(600_000), later).map(({ kind }) => kind)).toEqual([
      'TRANSFER_TAX',
      'TRANSACTION_SUBSIDY',
    ]);
  });

  it('name the person of a reward', () => {
    expect(
      rewardEstimate({ person: '高敏', reward: yuan(168_000), otherTaxable: 0n }, TAX_FACTS),
    ).toMatchObject({
      kind: 'REWARD_TAX',
      person: '高敏',
      figures: [
        { figure: 'REWARD', amount: yuan(168_000) },
        { figure: 'COUNTED', amount: yuan(84_000) },
        { figure: 'TAX', amount: yuan(5_880) },
        { figure: 'SAVED', amount: yuan(10_800) },
      ],
    });
  });
});

describe('figures that the operator gave anew', () => {
  it('take the place of those that came with the product, with their document', () => {
    const change = { source: '新的公告', sourceYear: 2026 };
    const facts = applied([
      { ...change, name: 'TRANSFER_EXEMPT', value: 10_000_000 },
      { ...change, name: 'REWARD_COUNTED', value: 4000 },
    ]);
    expect(transferTax(yuan(8_000_000), facts.transfer).tax).toBe(0n);
    expect(rewardTax(yuan(100_000), 0n, facts.reward).counted).toBe(yuan(40_000));
    expect(facts.transfer.sources[0]).toEqual({ title: { zh: '新的公告', en: '新的公告' }, year: 2026 });
    expect(applied([])).toEqual(TAX_FACTS);
  });
});
