import { describe, expect, it } from 'vitest';
import {
  complianceItem,
  complianceItems,
  foresee,
  isClear,
} from '../../server/features/rulebook/compliance.ts';
import { buildRulebook } from '../../server/features/rulebook/rulebook.ts';

const unit = {
  provinceCode: '220000',
  kind: 'INSTITUTE',
  stateFunded: true,
  subordination: 'PROVINCIAL',
} as const;
const rulebook = buildRulebook(unit, '2026-11-22');
const adopted = buildRulebook(unit, '2026-11-22', {
  adoptions: [{ ruleId: 'PRC-6', effectiveFrom: '2026-01-01' }],
});
const decision = {
  step: 'DECIDE',
  code: 'DECISION_NOT_CALLED',
  who: 'OFFICER',
  params: { days: 3 },
} as const;

describe('what a step lacks', () => {
  it('is missing where the rule blocks, and a warning where it does not', () => {
    expect(foresee(adopted, 'PRC-6', false, decision)).toMatchObject({
      ruleId: 'PRC-6',
      step: 'DECIDE',
      status: 'MISSING',
      rule: { id: 'PRC-6', authority: 'DOCUMENT' },
      who: 'OFFICER',
      until: null,
      code: 'DECISION_NOT_CALLED',
      params: [{ name: 'days', value: '3' }],
    });
    expect(foresee(rulebook, 'PRC-6', false, decision)?.status).toBe('WARNING');
    expect(complianceItem(rulebook, 'PRC-6', 'MISSING', decision)?.status).toBe('WARNING');
    expect(complianceItem(adopted, 'PRC-6', 'MISSING', decision)?.status).toBe('MISSING');
  });

  it('waits where only time is missing', () => {
    const until = new Date('2026-12-08T16:00:00Z');
    const item = foresee(rulebook, 'PRC-3', false, {
      step: 'SIGN',
      code: 'NOTICE_RUNNING',
      until,
      waiting: true,
    });
    expect(item).toMatchObject({ status: 'WAITING', until, rule: { authority: 'PLATFORM', citation: null } });
    expect(isClear(complianceItems(item), 'SIGN')).toBe(false);
    expect(isClear(complianceItems(item), 'ACTIVATE')).toBe(true);
  });

  it('is nothing where the rule is kept or not of the rulebook', () => {
    expect(foresee(adopted, 'PRC-6', true, decision)).toMatchObject({ status: 'MET', code: null });
    expect(complianceItems(foresee(rulebook, 'REG-8', false, decision))).toEqual([]);
    expect(
      complianceItem(rulebook, null, 'MISSING', { step: 'SIGN', code: 'SIGNATORIES_MISSING' }),
    ).toMatchObject({
      ruleId: null,
      rule: null,
      status: 'MISSING',
    });
  });
});
