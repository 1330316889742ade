import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_IDS, DOCUMENTS, isDocumentId } from '../../server/features/rulebook/documents.ts';
import { PROVISIONS } from '../../server/features/rulebook/layers/index.ts';
import { ours, provide } from '../../server/features/rulebook/layers/provide.ts';
import {
  joinParameters,
  laxerParameters,
  type ParameterSpecs,
} from '../../server/features/rulebook/parameters.ts';
import { buildProvinceRulebook, buildRulebook } from '../../server/features/rulebook/rulebook.ts';
import {
  type Provision,
  RULE_LAYERS,
  type RulebookUnit,
} from '../../server/features/rulebook/rulebook.types.ts';
import { isRuleId, RULE_IDS, RULES, type RuleId } from '../../server/features/rulebook/rules/index.ts';

const TODAY = '2026-11-22';
const HLJ = '230000';
const JL = '220000';

const institute: RulebookUnit = {
  provinceCode: HLJ,
  kind: 'INSTITUTE',
  stateFunded: true,
  subordination: 'PROVINCIAL',
};
const university: RulebookUnit = { ...institute, kind: 'UNIVERSITY' };
const jilinInstitute: RulebookUnit = { ...institute, provinceCode: JL };
const enterprise: RulebookUnit = {
  provinceCode: HLJ,
  kind: 'ENTERPRISE',
  stateFunded: false,
  subordination: 'NONE',
};
const elsewhere: RulebookUnit = { ...university, provinceCode: '210000' };

const specsOf = (id: string): ParameterSpecs => (isRuleId(id) ? RULES[id].parameters : {});

describe('the rules', () => {
  it('are those of the sections, in order', () => {
    const numbers = (section: string) =>
      RULE_IDS.filter((id) => id.startsWith(section)).map((id) => Number(id.slice(4)));
    const run = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index);
    expect(numbers('REG')).toEqual(run(0, 13));
    expect(numbers('PRC')).toEqual(run(1, 10));
    expect(numbers('GRT')).toEqual(run(0, 7));
    expect(numbers('PAU')).toEqual(run(1, 7));
    expect(numbers('INC')).toEqual(run(1, 13));
    expect(numbers('DEM')).toEqual(run(1, 5));
    expect(numbers('ORG')).toEqual(run(1, 4));
    expect(numbers('SUP')).toEqual([1]);
    expect(numbers('REP')).toEqual(run(1, 6));
    expect(RULE_IDS).toHaveLength(68);
  });

  it('speak both languages, and are set by at least one layer', () => {
    for (const id of RULE_IDS) {
      expect(RULES[id].text.zh).toMatch(/^[“\p{Script=Han}].*。$/u);
      expect(RULES[id].text.en).toMatch(/^[A-Z].*\.$/);
      expect(PROVISIONS.some((provision) => provision.ruleId === id)).toBe(true);
    }
  });
});

describe('the layers', () => {
  it('stand in their order, and each provision names its document or is ours', () => {
    const order = Object.keys(RULE_LAYERS);
    const positions = PROVISIONS.map(({ layer }) => order.indexOf(layer));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    for (const { document, article, authority, layer, provinceCode } of PROVISIONS) {
      expect(authority === 'PLATFORM').toBe(document === null && article === null);
      expect(authority === 'PLATFORM').toBe(layer === 'PLATFORM');
      if (document === null) continue;
      expect(isDocumentId(document)).toBe(true);
      if (isDocumentId(document)) expect(provinceCode).toBe(DOCUMENTS[document].provinceCode);
    }
  });

  it('set a rule at most once for each place of a document', () => {
    const places = PROVISIONS.map(({ ruleId, document, article, fallback }) =>
      [ruleId, document, article, fallback].join(' '),
    );
    expect(new Set(places).size).toBe(places.length);
  });

  it.each([HLJ, JL, '210000'])('are never laxer than an earlier one in %s', (province) => {
    for (const id of RULE_IDS) {
      const layers = PROVISIONS.filter((provision) => provision.ruleId === id)
        .filter(({ provinceCode }) => provinceCode === null || provinceCode === province)
        .map(({ parameters }) => parameters);
      expect([id, laxerParameters(specsOf(id), layers)]).toEqual([id, []]);
    }
  });

  it('are found out when they are laxer', () => {
    const laxer = (id: RuleId, ...layers: Record<string, unknown>[]) => laxerParameters(specsOf(id), layers);
    expect(laxer('INC-2', { minimumBasisPoints: 7000 }, { minimumBasisPoints: 5000 })).toEqual([
      'minimumBasisPoints',
    ]);
    expect(laxer('INC-2', { minimumBasisPoints: 5000 }, { minimumBasisPoints: 7000 })).toEqual([]);
    expect(laxer('REG-6', { filingWorkingDays: 10 }, { filingWorkingDays: 15 })).toEqual([
      'filingWorkingDays',
    ]);
    expect(laxer('PRC-2', { noticeRequired: true }, { noticeRequired: false })).toEqual(['noticeRequired']);
    expect(laxer('INC-8', { headMayHoldEquity: false }, { headMayHoldEquity: true })).toEqual([
      'headMayHoldEquity',
    ]);
    expect(laxer('PRC-1', { ways: ['NEGOTIATED'] }, { ways: ['AUCTION', 'NEGOTIATED'] })).toEqual(['ways']);
    expect(laxer('REG-1', { requiredParts: ['BASIC_INFORMATION'] }, { requiredParts: [] })).toEqual([]);
  });

  it('join so that a later layer only tightens, in whatever order the values come', () => {
    const days = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.array(days, { minLength: 1, maxLength: 5 }), (list) => {
        const joined = joinParameters(
          specsOf('PRC-2'),
          list.map((minimumDays) => ({ minimumDays })),
        );
        expect(joined.minimumDays).toBe(Math.max(...list));
        const filing = joinParameters(
          specsOf('REG-6'),
          list.map((filingWorkingDays) => ({ filingWorkingDays })),
        );
        expect(filing.filingWorkingDays).toBe(Math.min(...list));
      }),
    );
    const ways = fc.subarray(['NEGOTIATED', 'LISTED', 'AUCTION']);
    fc.assert(
      fc.property(fc.array(ways, { minLength: 1, maxLength: 4 }), (list) => {
        const joined = joinParameters(
          specsOf('PRC-1'),
          list.map((some) => ({ ways: some })),
        );
        for (const some of list) expect(some).toEqual(expect.arrayContaining(joined.ways as string[]));
      }),
    );
  });
});

describe('a rulebook', () => {
  it('differs between the provinces only in its data', () => {
    const hlj = buildRulebook(institute, TODAY);
    const jl = buildRulebook(jilinInstitute, TODAY);
    expect(hlj.parameters('REG-6')?.filingWorkingDays).toBe(15);
    expect(jl.parameters('REG-6')?.filingWorkingDays).toBe(10);
    expect(hlj.parameters('INC-2')?.minimumBasisPoints).toBe(7000);
    expect(jl.parameters('INC-2')?.minimumBasisPoints).toBe(5000);
    expect(hlj.parameters('REG-7')?.modes).toHaveLength(9);
    expect(jl.parameters('REG-7')?.modes).toEqual([
      'INVEST_THEN_EQUITY',
      'TRANSFER',
      'LICENSE',
      'EQUITY',
      'OTHER',
    ]);
    expect(hlj.parameters('REG-3')?.authorized).toContain('ANIMAL_VARIETY');
    expect(jl.parameters('REG-3')?.authorized).toContain('TECHNICAL_SECRET');
    expect(hlj.rule('REG-5')).toBeUndefined();
    expect(jl.rule('REG-5')?.authority).toBe('DOCUMENT');
    expect(hlj.rule('REG-8')?.authority).toBe('LAW');
    expect(jl.rule('REG-8')).toBeUndefined();
    expect(hlj.parameters('GRT-1')).toEqual({
      kinds: ['FULL_WITH_AGREED_INCOME', 'CO_OWNERSHIP', 'LONG_TERM_USE'],
      mainKind: ['FULL_WITH_AGREED_INCOME'],
    });
    expect(jl.parameters('GRT-1')).toEqual({ kinds: ['CO_OWNERSHIP', 'LONG_TERM_USE'], minimumUseYears: 10 });
  });

  it('blocks by law and by the platform; a document only warns', () => {
    const hlj = buildRulebook(institute, TODAY);
    expect(hlj.blocks('REG-0')).toBe(true);
    expect(hlj.blocks('REG-12')).toBe(true);
    expect(hlj.blocks('PRC-2')).toBe(true);
    expect(hlj.blocks('REG-1')).toBe(false);
    expect(hlj.blocks('REG-2')).toBe(false);
    expect(hlj.blocks('REG-8')).toBe(false);
    expect(hlj.rule('REG-2')).toMatchObject({
      authority: 'DOCUMENT',
      layer: 'DOCUMENT',
      adoptable: true,
      adoption: null,
    });
    expect(hlj.rule('PRC-2')).toMatchObject({ authority: 'LAW', adoptable: true });
    expect(hlj.rule('REG-12')).toMatchObject({ authority: 'LAW', layer: 'ORDINANCE', adoptable: false });
  });

  it('lets a document block where the unit adopted its rule, from the day it says', () => {
    const adoptions = [{ ruleId: 'REG-2', effectiveFrom: '2026-12-01' }];
    expect(buildRulebook(institute, '2026-11-30', { adoptions }).blocks('REG-2')).toBe(false);
    const adopted = buildRulebook(institute, '2026-12-01', { adoptions });
    expect(adopted.blocks('REG-2')).toBe(true);
    expect(adopted.rule('REG-2')).toMatchObject({ layer: 'UNIT', authority: 'DOCUMENT' });
    const law = buildRulebook(institute, TODAY, {
      adoptions: [{ ruleId: 'REG-12', effectiveFrom: '2026-01-01' }],
    });
    expect(law.rule('REG-12')?.adoption).toBeNull();
  });

  it('keeps what binds apart from what a document adds', () => {
    const jl = buildRulebook(jilinInstitute, TODAY).rule('PRC-2');
    expect(jl?.binding).toEqual({ noticeRequired: true, modes: ['TRANSFER', 'LICENSE', 'EQUITY'] });
    expect(jl?.parameters).toMatchObject({ minimumDays: 15, relatedPartyAlways: true });
    const adoptions = [{ ruleId: 'PRC-2', effectiveFrom: '2026-01-01' }];
    expect(buildRulebook(jilinInstitute, TODAY, { adoptions }).rule('PRC-2')?.binding).toMatchObject({
      minimumDays: 15,
    });
  });

  it('binds only whom it is meant for', () => {
    expect(buildRulebook(university, TODAY).rule('INC-6')).toBeUndefined();
    expect(buildRulebook(institute, TODAY).parameters('INC-6')).toEqual({
      completersBasisPoints: 7000,
      contributorsBasisPoints: 1000,
    });
    const firm = buildRulebook(enterprise, TODAY);
    expect(firm.rule('PRC-2')).toBeUndefined();
    expect(firm.rule('INC-2')).toBeUndefined();
    expect(firm.rule('REG-1')).toMatchObject({ authority: 'PLATFORM', citation: null, blocks: true });
    expect(firm.parameters('PAU-1')).toMatchObject({ sizeClasses: ['MEDIUM', 'SMALL', 'MICRO'] });
    const foreign = buildRulebook(elsewhere, TODAY);
    expect(foreign.parameters('INC-2')?.minimumBasisPoints).toBe(5000);
    expect(foreign.rule('REG-3')?.authority).toBe('PLATFORM');
    expect(foreign.rule('REG-6')).toBeUndefined();
  });

  it('knows its days of effect', () => {
    expect(buildRulebook(institute, '2025-11-30').rule('REG-8')).toBeUndefined();
    expect(buildRulebook(institute, '2025-12-01').rule('REG-8')?.effectiveFrom).toBe('2025-12-01');
    expect(buildRulebook(institute, '2026-12-31').rule('INC-6')?.effectiveTo).toBe('2026-12-31');
    expect(buildRulebook(institute, '2027-01-01').rule('INC-6')).toBeUndefined();
    expect(buildRulebook(institute, '2027-01-01').rule('REG-10')).toMatchObject({ authority: 'PLATFORM' });
    expect(buildRulebook(institute, '2017-12-30').rule('INC-11')).toBeUndefined();
    expect(buildRulebook(institute, '2017-12-31').parameters('INC-11')?.minimumPaid).toBe(50_000_000n);
  });

  it('takes the days that an administrator sets for a document without any', () => {
    const documentDates = { 'HLJ-REF-G': { effectiveFrom: '2025-06-01', effectiveTo: null } } as const;
    const on = (day: string) => buildRulebook(institute, day, { documentDates }).rule('REG-1')?.authority;
    expect(on('2025-05-31')).toBe('PLATFORM');
    expect(on('2025-06-01')).toBe('DOCUMENT');
    expect(on('2030-06-01')).toBe('DOCUMENT');
    expect(on('2030-06-02')).toBe('PLATFORM');
  });

  it('cites documents and articles, and nothing for our own rules', () => {
    const hlj = buildRulebook(institute, TODAY);
    expect(hlj.rule('REG-8')?.citation).toBe('《黑龙江省促进科技成果转化条例》第14条 (HLJ-ORD)');
    expect(hlj.rule('INC-2')?.citation).toBe(
      '《中华人民共和国促进科技成果转化法》第45条 (NAT)；《黑龙江省促进科技成果转化条例》第36条(1) (HLJ-ORD)',
    );
    expect(hlj.rule('ORG-4')?.citation).toBe('《黑龙江省促进科技成果转化条例》第30条、第48条 (HLJ-ORD)');
    expect(hlj.rule('REG-0')?.citation).toBeNull();
    expect(buildRulebook(jilinInstitute, TODAY).rule('REG-7')?.citation).toBe(
      '《吉林省全面深化职务科技成果改革实施方案（征求意见稿）》二(二)4 (JL-REF)；《吉林省职务科技成果资产单列管理操作指引（试行，征求意见稿）》第8条 (JL-REF-G)',
    );
  });

  it('has a version that names its content', () => {
    const version = (unit: RulebookUnit, on: string, options = {}) =>
      buildRulebook(unit, on, options).version;
    expect(version(institute, TODAY)).toMatch(/^HLJ-2025-12-01-[0-9a-f]{12}$/);
    expect(version(jilinInstitute, TODAY)).toMatch(/^JL-2015-10-01-[0-9a-f]{12}$/);
    expect(version(institute, '2026-01-15')).toBe(version(institute, TODAY));
    expect(version(university, TODAY)).not.toBe(version(institute, TODAY));
    expect(version(institute, '2027-01-01')).not.toBe(version(institute, TODAY));
    const adoptions = [{ ruleId: 'REG-2', effectiveFrom: '2026-11-01' }];
    expect(version(institute, TODAY, { adoptions })).toMatch(/^HLJ-2026-11-01-/);
    const changed: Provision[] = [
      ...PROVISIONS,
      provide('INC-5', 'HLJ-ORD', '99', { minimumBasisPoints: 7500 }),
      ours('GRT-7', {}),
    ];
    expect(version(institute, TODAY, { provisions: changed })).not.toBe(version(institute, TODAY));
  });

  it('of a province holds the rules of every kind of unit', () => {
    const province = buildProvinceRulebook(HLJ, TODAY);
    for (const unit of [institute, university, enterprise]) {
      for (const { id } of buildRulebook(unit, TODAY).rules) expect(province.rule(id)?.id).toBe(id);
    }
    expect(buildProvinceRulebook(JL, TODAY).rule('INC-6')).toBeUndefined();
  });
});

describe('documents', () => {
  it('say where their dates are missing', () => {
    for (const id of DOCUMENT_IDS) {
      const { effectiveFrom, note } = DOCUMENTS[id];
      expect([id, effectiveFrom === null]).toEqual([id, note !== null]);
    }
    expect(DOCUMENTS['JL-REF'].draft).toBe(true);
  });
});
