import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TAX_FACTS } from '../../server/features/income/estimates/tax-facts.ts';
import { maskBankAccount, parseBankAccount } from '../../server/features/income/payees/bank-account.ts';
import { isLate } from '../../server/features/income/payouts/lateness.ts';
import { payoutEntry } from '../../server/features/income/payouts/payout-entries.ts';
import { PayoutLine } from '../../server/features/income/payouts/payout-line.entity.ts';
import { estimateTax, type TaxedReward } from '../../server/features/income/payouts/withheld-tax.ts';

const reward = (values: Partial<TaxedReward>): TaxedReward => ({
  gross: 1_000_000n,
  isStaff: true,
  stateFunded: true,
  receivedOn: '2026-01-05',
  paidOn: '2026-02-05',
  countedBefore: 0n,
  ...values,
});
const tax = (values: Partial<TaxedReward>) => estimateTax(reward(values), TAX_FACTS.reward);

describe('withheld tax of staff', () => {
  it.each([
    ['half is counted, first band', { gross: 7_200_000n }, 3_600_000n, 108_000n],
    ['half is counted, second band', { gross: 16_800_000n }, 8_400_000n, 588_000n],
    ['the worked example', { gross: 16_800_000n, countedBefore: 3_600_000n }, 8_400_000n, 840_000n],
    ['a unit that the state did not found', { gross: 3_600_000n, stateFunded: false }, 3_600_000n, 108_000n],
    ['the last day of relief', { gross: 200_000n, paidOn: '2029-01-05' }, 100_000n, 3_000n],
    ['a day later', { gross: 200_000n, paidOn: '2029-01-06' }, 200_000n, 6_000n],
    ['an unknown day of receipt', { gross: 200_000n, receivedOn: null }, 100_000n, 3_000n],
  ])('%s', (_name, values, taxable, sum) => {
    expect(tax(values)).toEqual({ taxable, tax: sum });
  });

  it('comes to the same whether a year is paid in one or in parts', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(2n, 10_000_000_00n), { minLength: 1, maxLength: 20 }), (grosses) => {
        const even = grosses.map((gross) => gross - (gross % 2n));
        let countedBefore = 0n;
        let parts = 0n;
        for (const gross of even) {
          const { taxable, tax: part } = tax({ gross, countedBefore });
          countedBefore += taxable;
          parts += part;
        }
        const whole = tax({ gross: even.reduce((sum, gross) => sum + gross, 0n) });
        expect(countedBefore).toBe(whole.taxable);
        expect(parts).toBe(whole.tax);
      }),
    );
  });

  it('is never more than the reward, nor below zero', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10n ** 13n),
        fc.bigInt(0n, 10n ** 13n),
        fc.boolean(),
        fc.boolean(),
        (gross, countedBefore, isStaff, stateFunded) => {
          const { tax: sum, taxable } = tax({ gross, countedBefore, isStaff, stateFunded });
          expect(sum >= 0n && sum <= gross && taxable >= 0n && taxable <= gross).toBe(true);
        },
      ),
    );
  });
});

describe('withheld tax of others, as for services', () => {
  it.each([
    [80_000n, 0n, 0n],
    [400_000n, 320_000n, 64_000n],
    [400_100n, 320_080n, 64_016n],
    [2_500_000n, 2_000_000n, 400_000n],
    [5_000_000n, 4_000_000n, 1_000_000n],
    [10_000_000n, 8_000_000n, 2_500_000n],
  ])('of %s fen, %s are taxed with %s', (gross, taxable, sum) => {
    expect(tax({ gross, isStaff: false })).toEqual({ taxable, tax: sum });
  });
});

describe('account numbers', () => {
  it('are read without what stands between the digits, and cards with their check digit', () => {
    expect(parseBankAccount('6222 0000 0000 0009')).toBe('6222000000000009');
    expect(parseBankAccount('6222 0000 0000 0006')).toBeNull();
    expect(parseBankAccount('2300-1868-6510-5000-0123')).toBe('23001868651050000123');
    for (const text of ['', '1234567', '12345678a', '1'.repeat(33)])
      expect(parseBankAccount(text)).toBeNull();
    expect(maskBankAccount('6222000000000009')).toBe('**** 0009');
  });
});

describe('a reward', () => {
  it('is late from the day after the thirtieth', () => {
    expect(isLate('2026-01-05', '2026-02-04')).toBe(false);
    expect(isLate('2026-01-05', '2026-02-05')).toBe(true);
    expect(isLate(null, '2026-02-05')).toBe(false);
  });

  it('is entered so that the books of unit and person balance', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 15n), fc.nat(100), (gross, percent) => {
        const line = Object.assign(new PayoutLine(), {
          id: 'line',
          batchId: 'batch',
          payeeId: 'person',
          gross,
          withheld: (gross * BigInt(percent)) / 100n,
        });
        const sums = new Map<string, bigint>();
        for (const { account, amount } of payoutEntry('unit', line, '2026-02-05').postings)
          sums.set(account.owner.id, (sums.get(account.owner.id) ?? 0n) + amount);
        expect([...sums]).toEqual([
          ['unit', 0n],
          ['person', 0n],
        ]);
      }),
    );
  });
});
