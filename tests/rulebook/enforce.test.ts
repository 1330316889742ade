import { describe, expect, it } from 'vitest';
import { enforce, warnings } from '../../server/features/rulebook/enforce.ts';
import { buildRulebook } from '../../server/features/rulebook/rulebook.ts';
import type { RulebookUnit } from '../../server/features/rulebook/rulebook.types.ts';
import { Refusal } from '../../server/platform/errors.ts';

const unit: RulebookUnit = {
  provinceCode: '220000',
  kind: 'INSTITUTE',
  stateFunded: true,
  subordination: 'PROVINCIAL',
};
const rulebook = buildRulebook(unit, '2026-11-22');
const adopted = buildRulebook(unit, '2026-11-22', {
  adoptions: [{ ruleId: 'PRC-2', effectiveFrom: '2026-01-01' }],
});

function refusalOf(run: () => unknown): Refusal {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('enforce', () => {
  it('lets a kept rule and a rule of another province pass', () => {
    expect(enforce(rulebook, 'REG-0', true)).toBeUndefined();
    expect(enforce(rulebook, 'REG-8', false)).toBeUndefined();
  });

  it('refuses a breach of what blocks, and quotes the rule', () => {
    const refusal = refusalOf(() =>
      enforce(rulebook, 'REG-0', false, { field: 'mayBeStateSecret', params: { office: '保密办' } }),
    );
    expect(refusal.errors).toEqual([
      {
        code: 'RULE',
        message: 'A rule of the rulebook forbids it.',
        field: 'mayBeStateSecret',
        params: [{ name: 'office', value: '保密办' }],
        rule: {
          id: 'REG-0',
          authority: 'PLATFORM',
          citation: null,
          text: '属于或者可能属于国家秘密的成果不得录入本平台，请联系本单位保密工作机构。',
          textEn:
            "A result that is or may be a state secret is not entered here at all; turn to the unit's secrecy office.",
        },
      },
    ]);
  });

  it('takes another code where the caller has a better one', () => {
    expect(refusalOf(() => enforce(rulebook, 'REG-0', false, { code: 'STATE' })).code).toBe('STATE');
  });

  it('warns of a breach of what a document asks', () => {
    const warning = enforce(rulebook, 'REG-2', false, { field: 'resultId', params: { state: 'DRAFT' } });
    expect(warning).toEqual({
      ruleId: 'REG-2',
      authority: 'DOCUMENT',
      citation: '《吉林省职务科技成果资产单列管理操作指引（试行，征求意见稿）》第8条 (JL-REF-G)',
      field: 'resultId',
      params: { state: 'DRAFT' },
    });
    expect(warnings(warning, undefined, enforce(rulebook, 'REG-1', true))).toEqual([warning]);
  });

  it('asks a question for each authority, the strongest first', () => {
    const noticeDays = (days: number | null) => (asked: { noticeRequired?: boolean; minimumDays?: number }) =>
      days === null ? !asked.noticeRequired : days >= (asked.minimumDays ?? 0);
    expect(refusalOf(() => enforce(rulebook, 'PRC-2', noticeDays(null))).code).toBe('RULE');
    expect(enforce(rulebook, 'PRC-2', noticeDays(10))?.ruleId).toBe('PRC-2');
    expect(enforce(rulebook, 'PRC-2', noticeDays(15))).toBeUndefined();
    expect(refusalOf(() => enforce(adopted, 'PRC-2', noticeDays(10))).code).toBe('RULE');
    expect(enforce(adopted, 'PRC-2', noticeDays(15))).toBeUndefined();
  });

  it('says which authority forbids the step', () => {
    const stops = (open: boolean) => (asked: { stopsSigning?: boolean }) => !(asked.stopsSigning && open);
    expect(refusalOf(() => enforce(rulebook, 'PRC-3', stops(true))).errors[0]?.rule).toMatchObject({
      authority: 'PLATFORM',
      citation: null,
    });
    expect(enforce(rulebook, 'PRC-3', stops(false))).toBeUndefined();
    const days = (asked: { minimumDays?: number }) => (asked.minimumDays ?? 0) <= 10;
    expect(refusalOf(() => enforce(adopted, 'PRC-2', days)).errors[0]?.rule).toMatchObject({
      authority: 'DOCUMENT',
      citation: '《吉林省职务科技成果资产单列管理操作指引（试行，征求意见稿）》第13条 (JL-REF-G)',
    });
  });

  it('is not for rules that only compute or record', () => {
    expect(() => enforce(rulebook, 'REG-5', false)).toThrow(/neither blocks nor warns/);
  });
});
