import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contractOf } from '../../server/features/deals/contract/text/contract-of.ts';
import { plainText } from '../../server/features/deals/contract/text/contract-text.ts';
import { defaultClauses } from '../../server/features/deals/contract/text/default-templates.ts';
import type { ContractFacts, Party } from '../../server/features/deals/contract/text/facts.ts';
import {
  capitalFigures,
  chineseNumber,
  dayInWords,
  groupedYuan,
  LARGEST_IN_CAPITALS,
  percent,
} from '../../server/features/deals/contract/text/figures.ts';
import { PLACES } from '../../server/features/deals/contract/text/places.ts';
import { type Clause, placeProblems } from '../../server/features/deals/contract/text/template.ts';
import { TERMS_MODES, type Terms } from '../../server/features/offers/terms/terms.ts';
import { anyTerms } from '../offers/any-terms.ts';
import { equity, investThenEquity, payAfterUse, paying, plainLicense, transfer } from '../offers/examples.ts';

const owner: Party = {
  side: 'OWNER',
  name: '松花农业研究院',
  creditCode: '122300000000T005XT',
  address: '黑龙江省哈尔滨市',
  share: null,
  signatories: [{ name: '李明', position: '副院长', authority: 'AUTHORIZED' }],
};
const enterprise: Party = {
  side: 'ENTERPRISE',
  name: '稻丰农机',
  creditCode: '912302210000T0D44Q',
  address: '黑龙江省齐齐哈尔市',
  share: null,
  signatories: [],
};
const facts: ContractFacts = {
  contractNumber: 'HT-SH2026-0001',
  dealNumber: 'SH2026-0001',
  resultName: '寒地稻秆低温降解菌剂',
  summary: '',
  rights: [],
  encumbrances: [],
  pricing: 'NEGOTIATED',
  notice: null,
  bearsPolicyName: false,
  prior: null,
};

const write = (
  terms: Terms,
  clauses: readonly Clause[] = defaultClauses(terms.mode),
  more: Partial<ContractFacts> = {},
) => contractOf(terms, [owner, enterprise], clauses, { ...facts, ...more });

/** Reads capital figures back into fen, by place values alone, independent of how they are written. */
function readCapitals(text: string): bigint {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const units: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n };
  let total = 0n;
  let group = 0n;
  let digit = 0n;
  for (const sign of text.replace(/整$/, '')) {
    const value = digits.indexOf(sign);
    if (value >= 0) digit = BigInt(value);
    else if (units[sign]) {
      group += digit * units[sign];
      digit = 0n;
    } else if (sign === '万') {
      group = (group + digit) * 10_000n;
      digit = 0n;
    } else if (sign === '亿') {
      total += (group + digit) * 100_000_000n * 100n;
      group = 0n;
      digit = 0n;
    } else if (sign === '元') {
      total += (group + digit) * 100n;
      group = 0n;
      digit = 0n;
    } else if (sign === '角' || sign === '分') {
      total += digit * (sign === '角' ? 10n : 1n);
      digit = 0n;
    }
  }
  return total;
}

describe('figures', () => {
  it.each([
    [0n, '零元整'],
    [1n, '壹分'],
    [10n, '壹角整'],
    [105n, '壹元零伍分'],
    [1_000n, '壹拾元整'],
    [1_640_902n, '壹万陆仟肆佰零玖元零贰分'],
    [168_032n, '壹仟陆佰捌拾元叁角贰分'],
    [25_500_000n, '贰拾伍万伍仟元整'],
    [180_000_000n, '壹佰捌拾万元整'],
    [1_000_000_500n, '壹仟万零伍元整'],
    [10_000_000_000n, '壹亿元整'],
    [10_000_100_000_000n, '壹仟亿零壹佰万元整'],
    [150_000_000_000_000n, '壹万伍仟亿元整'],
    [100_000_000_000_000n, '壹万亿元整'],
  ])('writes %s fen as %s', (fen, text) => {
    expect(capitalFigures(fen)).toBe(text);
  });

  it('can be read back up to a million million yuan, with no 零 too many', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 14n }), (fen) => {
        const text = capitalFigures(fen);
        expect(readCapitals(text)).toBe(fen);
        expect(text).not.toMatch(/零零|零[拾佰仟万亿角]|零元.|零整/);
        expect(text.endsWith('整')).toBe(fen % 10n === 0n);
      }),
    );
    expect(readCapitals(capitalFigures(10n ** 14n))).toBe(10n ** 14n);
  });

  it('refuses what has no capital figures', () => {
    expect(() => capitalFigures(-1n)).toThrow(RangeError);
    expect(() => capitalFigures(LARGEST_IN_CAPITALS + 1n)).toThrow(RangeError);
  });

  it('writes sums, shares, days and counts', () => {
    expect(groupedYuan(123_456_789n)).toBe('1,234,567.89');
    expect(groupedYuan(99n)).toBe('0.99');
    expect([percent(250), percent(10_000), percent(325), percent(1)]).toEqual([
      '2.5%',
      '100%',
      '3.25%',
      '0.01%',
    ]);
    expect(dayInWords('2026-01-09')).toBe('2026年1月9日');
    expect([1, 10, 11, 20, 21].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '二十一']);
  });
});

/** Every sum and every text of the terms, as the paper must show them. */
function agreed(terms: Terms): string[] {
  const { payment, payAfterUse: used, license, work, delivery } = terms;
  const sums = [
    payment?.entryFee || null,
    ...(payment?.stages.map(({ amount }) => amount) ?? []),
    ...(payment?.royalty?.tiers.map(({ from }) => from) ?? []),
    payment?.royalty?.perUnit ?? null,
    payment?.minimumPerYear ?? null,
    payment?.cap ?? null,
    ...(used?.buyOut.map(({ amount }) => amount) ?? []),
    used?.triggerSales ?? null,
    terms.equity?.valueOfResult ?? null,
    terms.trigger?.amount ?? null,
  ];
  return [
    ...sums.filter((sum) => sum !== null).map(groupedYuan),
    ...(payment?.royalty?.tiers.map(({ basisPoints }) => percent(basisPoints)) ?? []),
    ...(license ? [license.fieldOfUse] : []),
    ...(work ? [work.subject, work.acceptance, ...work.deliverables] : []),
    ...delivery.items,
    terms.dispute.place,
    ...(used?.backing ? [used.backing.name] : []),
    ...(terms.payment?.lateInterest
      ? [`按逾期金额的万分之${chineseNumber(terms.payment.lateInterest)}支付违约金`]
      : []),
    ...(terms.payment?.pauseWhileLapsed ? ['权利失效期间的使用和销售不计入提成'] : []),
  ];
}

describe('contract', () => {
  it('says everything that was agreed, whatever the terms and whatever the template leaves out', () => {
    const clauses = fc.oneof(
      fc.constant(null),
      fc.constant([] as Clause[]),
      fc
        .subarray(Object.keys(PLACES))
        .map((names) => names.map((name) => ({ heading: name, text: `{{${name}}}` }))),
    );
    fc.assert(
      fc.property(anyTerms, clauses, (terms, template) => {
        const text = plainText(write(terms, template ?? defaultClauses(terms.mode)));
        for (const part of agreed(terms)) expect(text).toContain(part);
        expect(text).not.toMatch(/\[object|\{\{/);
      }),
    );
  });

  it('promises interest for late payment, and a pause while the right has lapsed, only where they are agreed', () => {
    const text = (late: number | null, pause: boolean) =>
      plainText(write(paying({ lateInterest: late, pauseWhileLapsed: pause })));
    expect(text(3, true)).toContain('甲方逾期付款的，每逾期一日按逾期金额的万分之三支付违约金。');
    expect(text(10, true)).toContain('万分之十支付违约金');
    expect(text(null, false)).not.toMatch(/甲方逾期付款|权利失效/);
    expect(text(null, false)).toContain('乙方逾期交付的');
  });

  it('names the modes as contracts of their own and both parties by their part in it', () => {
    const titles = [plainLicense, transfer, equity, investThenEquity].map((terms) => write(terms).title);
    expect(titles).toEqual(['技术许可合同', '技术转让合同', '科技成果作价投资协议', '科技成果先投后股协议']);
    expect(write(plainLicense).parties.map(({ role }) => role)).toEqual([
      '甲方（被许可方）',
      '乙方（许可方）',
    ]);
  });

  it("bears the policy's name only where the deal does", () => {
    expect(write(payAfterUse).title).toBe('技术许可合同');
    expect(plainText(write(payAfterUse))).not.toContain('先使用后付费');
    expect(write(payAfterUse, undefined, { bearsPolicyName: true }).title).toBe(
      '技术许可合同（先使用后付费）',
    );
  });

  it('writes the worked example with its table of stages and tiers', () => {
    const contract = write(payAfterUse);
    const tables = contract.articles.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'table');
    expect(tables.map((table) => (table.kind === 'table' ? table.rows : []))).toEqual([
      [['1', '销售达标款', '80,000.00', '捌万元整', '累计净销售额达到2,000,000.00元']],
      [['1', '2,000,000.00', '以上不限', '2.5%']],
    ]);
    expect(plainText(contract)).toContain('人民币600,000.00元（大写：陆拾万元整）为限');
    expect(plainText(contract)).toContain('自本合同生效之日起12个月为试用期');
  });

  it('tells of the notice, of those who own it together and of the contract that it replaces', () => {
    const both = contractOf(
      transfer,
      [
        enterprise,
        owner,
        { ...owner, name: '东北大学', creditCode: null, address: null, share: 3000, signatories: [] },
      ],
      defaultClauses('TRANSFER'),
      {
        ...facts,
        notice: { from: '2026-10-01', until: '2026-10-16' },
        prior: { contractNumber: 'HT-SH2025-0007', way: 'AMENDMENT' },
      },
    );
    const text = plainText(both);
    expect(text).toContain('已于2026年10月1日至2026年10月16日在乙方公示');
    expect(text).toContain('自生效之日起取代该合同');
    expect(both.parties.at(-1)).toEqual({
      role: '乙方（让与方、共同所有权人）',
      lines: [
        { label: '名称', value: '东北大学' },
        { label: '权利份额', value: '30%' },
      ],
    });
    expect(both.signatures.map(({ role, name }) => `${role} ${name}`)).toEqual([
      '甲方 稻丰农机',
      '乙方 松花农业研究院',
      '乙方（共同所有权人） 东北大学',
    ]);
  });

  it('does not read places in what people wrote', () => {
    const terms = {
      ...plainLicense,
      other: '见 {{resultName}}',
      dispute: { way: 'COURT', place: '{{cap}}' },
    } as const;
    const text = plainText(write(terms, [{ heading: '一', text: '地点 {{disputePlace}}\n{{other}}' }]));
    expect(text).toContain('地点 {{cap}}');
    expect(text).toContain('见 {{resultName}}');
  });
});

describe('templates', () => {
  it.each(TERMS_MODES)('has a good one of its own for %s', (mode) => {
    expect(placeProblems(defaultClauses(mode))).toEqual([]);
  });

  it('finds places that are none, paragraphs within a sentence and braces without a pair', () => {
    expect(
      placeProblems([
        { heading: '好', text: '{{payment}}\n总额不超过 {{ cap }}。' },
        { heading: '坏', text: '{{price}}\n付款：{{payment}}\n{{cap' },
        { heading: '{{cap}}', text: '' },
        { heading: '坏', text: '{{constructor}} {{}}' },
      ]),
    ).toEqual([
      { clause: 1, reason: 'unknown-place', place: 'price' },
      { clause: 1, reason: 'place-not-alone', place: 'payment' },
      { clause: 1, reason: 'brace', place: '{{cap' },
      { clause: 2, reason: 'brace', place: '{{cap}}' },
      { clause: 3, reason: 'unknown-place', place: 'constructor' },
      { clause: 3, reason: 'unknown-place', place: '' },
    ]);
  });

  it('strikes out in a sentence what the terms do not have', () => {
    const { articles } = write(transfer, [
      { heading: '上限', text: '总额以 {{cap}} 为限，领域 {{fieldOfUse}}。' },
    ]);
    expect(articles[0]).toEqual({
      heading: '上限',
      blocks: [{ kind: 'paragraph', text: '总额以 ／ 为限，领域 ／。' }],
    });
  });
});
