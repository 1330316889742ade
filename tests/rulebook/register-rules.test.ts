import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approvalOf,
  attributeOf,
  attributeOfRight,
  conversionValue,
  deadlineState,
  listedModes,
  missingParts,
  proofOf,
  registerFields,
  registerMode,
} from '../../server/features/rulebook/register-rules.ts';
import { buildRulebook } from '../../server/features/rulebook/rulebook.ts';
import type { RulebookUnit } from '../../server/features/rulebook/rulebook.types.ts';
import {
  CONVERSION_MODES,
  type DisclosurePart,
  RIGHT_KINDS,
} from '../../server/features/rulebook/rules/vocabulary.ts';
import { addDays, addYears } from '../../server/platform/standards/calendar.ts';

const TODAY = '2026-11-22';
const unit: RulebookUnit = {
  provinceCode: '230000',
  kind: 'INSTITUTE',
  stateFunded: true,
  subordination: 'PROVINCIAL',
};
const hlj = buildRulebook(unit, TODAY);
const jl = buildRulebook({ ...unit, provinceCode: '220000' }, TODAY);
const firm = buildRulebook({ ...unit, kind: 'ENTERPRISE', stateFunded: false, subordination: 'NONE' }, TODAY);
const rulebook = fc.constantFrom(hlj, jl, firm);
const rightKind = fc.constantFrom(...RIGHT_KINDS);
const PARTS: DisclosurePart[] = ['BASIC_INFORMATION', 'RESEARCH_STATE', 'MARKET_PROSPECTS'];

describe('attribute', () => {
  it('follows the list of the province', () => {
    const authorized = (book: typeof hlj) =>
      RIGHT_KINDS.filter((kind) => attributeOfRight(book, kind) === 'AUTHORIZED');
    const common = RIGHT_KINDS.slice(0, 7);
    expect(authorized(hlj)).toEqual([...common, 'ANIMAL_VARIETY']);
    expect(authorized(jl)).toEqual([...common, 'TECHNICAL_SECRET']);
    expect(authorized(firm)).toEqual(common);
    expect(attributeOfRight(jl, 'PATENT_APPLICATION')).toBe('UNAUTHORIZED');
  });

  it('is authorised as soon as one right is, whatever the order', () => {
    fc.assert(
      fc.property(rulebook, fc.array(rightKind, { maxLength: 6 }), (book, kinds) => {
        const attribute = attributeOf(book, kinds);
        const any = kinds.some((kind) => attributeOfRight(book, kind) === 'AUTHORIZED');
        expect(attribute).toBe(kinds.length === 0 ? null : any ? 'AUTHORIZED' : 'UNAUTHORIZED');
        expect(attributeOf(book, [...kinds].reverse())).toBe(attribute);
      }),
    );
  });
});

describe('what a disclosure lacks', () => {
  const nothing = { parts: new Set<DisclosurePart>(), rights: [] };

  it('names the parts in the order of the rule', () => {
    expect(missingParts(hlj, nothing).map(({ part }) => part)).toEqual(PARTS);
    expect(missingParts(jl, nothing).map(({ part }) => part)).toEqual(PARTS);
    expect(missingParts(firm, nothing).map(({ part }) => part)).toEqual(['BASIC_INFORMATION']);
    expect(
      missingParts(hlj, {
        ...nothing,
        parts: new Set<DisclosurePart>(['BASIC_INFORMATION', 'MARKET_PROSPECTS']),
      }),
    ).toEqual([{ part: 'RESEARCH_STATE' }]);
  });

  it('asks for the certificate of an authorised right, and for how a technical secret is kept in Jilin', () => {
    const rights = [
      { kind: 'INVENTION_PATENT', hasCertificate: false, howKept: null },
      { kind: 'TECHNICAL_SECRET', hasCertificate: false, howKept: '  ' },
      { kind: 'KNOW_HOW', hasCertificate: false, howKept: null },
      { kind: 'PATENT_APPLICATION', hasCertificate: false, howKept: null },
    ] as const;
    const parts = new Set(PARTS);
    expect(missingParts(jl, { parts, rights })).toEqual([
      { part: 'CERTIFICATE', right: 0, kind: 'INVENTION_PATENT' },
      { part: 'HOW_KEPT', right: 1, kind: 'TECHNICAL_SECRET' },
    ]);
    expect(missingParts(hlj, { parts, rights })).toEqual([
      { part: 'CERTIFICATE', right: 0, kind: 'INVENTION_PATENT' },
    ]);
    expect(missingParts(firm, { parts, rights })).toEqual([]);
    expect(proofOf(jl, 'TECHNICAL_SECRET')).toBe('DESCRIPTION');
    expect(proofOf(hlj, 'TECHNICAL_SECRET')).toBe('NONE');
    expect(proofOf(firm, 'INVENTION_PATENT')).toBe('NONE');
  });

  it('never grows when something is added, and is empty once all is there', () => {
    const right = fc.record({
      kind: rightKind,
      hasCertificate: fc.boolean(),
      howKept: fc.option(fc.constantFrom('', '密级管理，专人保管')),
    });
    fc.assert(
      fc.property(rulebook, fc.subarray(PARTS), fc.array(right, { maxLength: 4 }), (book, parts, rights) => {
        const before = missingParts(book, { parts: new Set(parts), rights });
        const after = missingParts(book, { parts: new Set(PARTS), rights });
        expect(after.length).toBeLessThanOrEqual(before.length);
        const whole = rights.map(({ kind }) => ({ kind, hasCertificate: true, howKept: '专人保管' }));
        expect(missingParts(book, { parts: new Set(PARTS), rights: whole })).toEqual([]);
      }),
    );
  });
});

describe('register', () => {
  it('keeps the columns of its province', () => {
    expect(registerFields(hlj)).toEqual(['ATTRIBUTE', 'STAGE', 'CONVERSION_STATUS', 'CONVERSION_COUNT']);
    expect(registerFields(jl)).toHaveLength(10);
    expect(registerFields(jl)).toContain('CONVERSION_VALUE');
  });

  it('keeps a conversion value in Jilin only: the amount once converted, else the valuation', () => {
    const value = { amount: 180_000_000n, valuation: 150_000_000n };
    expect(conversionValue(jl, { status: 'CONVERTED', ...value })).toBe(180_000_000n);
    expect(conversionValue(jl, { status: 'INTENDED', ...value })).toBe(150_000_000n);
    expect(conversionValue(jl, { status: 'NOT_CONVERTED', amount: null, valuation: null })).toBeNull();
    expect(conversionValue(hlj, { status: 'CONVERTED', ...value })).toBeNull();
  });

  it('names a mode by the list of the province, and every other one OTHER', () => {
    expect(registerMode(hlj, 'DEVELOPMENT')).toBe('DEVELOPMENT');
    expect(registerMode(jl, 'DEVELOPMENT')).toBe('OTHER');
    expect(registerMode(jl, 'INVEST_THEN_EQUITY')).toBe('INVEST_THEN_EQUITY');
    expect(registerMode(hlj, 'INVEST_THEN_EQUITY')).toBe('OTHER');
    fc.assert(
      fc.property(rulebook, fc.constantFrom(...CONVERSION_MODES), (book, mode) =>
        listedModes(book).includes(registerMode(book, mode)),
      ),
    );
  });

  it('asks for approval of what disposes of a sensitive result', () => {
    expect(approvalOf(hlj, { sensitive: true, mode: 'LICENSE' })).toEqual({
      needed: true,
      filingWorkingDays: 15,
    });
    expect(approvalOf(jl, { sensitive: true, mode: 'EQUITY' })).toEqual({
      needed: true,
      filingWorkingDays: 10,
    });
    expect(approvalOf(jl, { sensitive: true, mode: 'SERVICE' })).toEqual({ needed: false });
    expect(approvalOf(hlj, { sensitive: false, mode: 'TRANSFER' })).toEqual({ needed: false });
    expect(approvalOf(firm, { sensitive: true, mode: 'TRANSFER' })).toEqual({ needed: false });
  });
});

describe('conversion deadline', () => {
  const facts = { publiclyFunded: true, deadline: '2025-06-30', conversionCount: 0, goodReason: false };

  it.each([
    ['2025-06-30', 'RUNNING'],
    ['2025-07-01', 'OVERDUE'],
    ['2026-06-30', 'OVERDUE'],
    ['2026-07-01', 'MAY_BE_IMPLEMENTED_BY_GOVERNMENT'],
  ])('on %s is %s', (on, expected) => {
    expect(deadlineState(hlj, facts, on)).toBe(expected);
  });

  it('does not count with a good reason, a conversion, no public money, no deadline or in Jilin', () => {
    expect(deadlineState(hlj, { ...facts, goodReason: true }, '2026-07-01')).toBe('OVERDUE');
    expect(deadlineState(hlj, { ...facts, conversionCount: 1 }, '2026-07-01')).toBe('NONE');
    expect(deadlineState(hlj, { ...facts, publiclyFunded: false }, '2026-07-01')).toBe('NONE');
    expect(deadlineState(hlj, { ...facts, deadline: null }, '2026-07-01')).toBe('NONE');
    expect(deadlineState(jl, facts, '2026-07-01')).toBe('NONE');
  });

  it('only moves forward with time', () => {
    const order = ['RUNNING', 'OVERDUE', 'MAY_BE_IMPLEMENTED_BY_GOVERNMENT'];
    fc.assert(
      fc.property(fc.nat(1500), fc.nat(1500), fc.boolean(), (offset, step, goodReason) => {
        const at = (days: number) =>
          order.indexOf(deadlineState(hlj, { ...facts, goodReason }, addDays('2024-06-01', days)));
        expect(at(offset + step)).toBeGreaterThanOrEqual(at(offset));
      }),
    );
    expect(addYears(facts.deadline, 1)).toBe('2026-06-30');
  });
});
