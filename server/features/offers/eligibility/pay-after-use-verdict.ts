import type { RuleQuote } from '../../../platform/errors.ts';
import { formatYuan } from '../../../platform/money.ts';
import { quoteSizeFigures, sizeVerdict } from '../../../platform/standards/size-class.ts';
import type { Organization } from '../../accounts/organizations/organization.entity.ts';
import { quoteRule, type Rulebook } from '../../rulebook/rulebook.ts';
import type { SmallerSizeClass } from '../../rulebook/rules/vocabulary.ts';
import type { PolicyReason } from '../offer.enums.ts';

/** What the verdict looks at; an `Organization` is one. */
export type JudgedEnterprise = Pick<
  Organization,
  'kind' | 'provinceCode' | 'industryDivision' | 'employees' | 'revenue' | 'assets'
>;

/** Whether an enterprise may use the name of the policy, with every figure that it was judged by; plain JSON. */
export interface PayAfterUseVerdict {
  eligible: boolean;
  reasons: PolicyReason[];
  sizeClass: string;
  /** Row of the standard, such as INDUSTRY. */
  sizeRow: string | null;
  /** By GB/T 4754. */
  industry: string | null;
  employees: number | null;
  /** Yuan with two decimals. */
  revenue: string | null;
  /** Yuan with two decimals. */
  assets: string | null;
  /** Heads, and sums in yuan, with the floors they were compared with. */
  figures: { name: string; value: string }[];
  provinceCode: string;
  sameProvince: boolean;
  ruleId: string | null;
  rule: RuleQuote | null;
}

/**
 * Judges an enterprise by PAU-1 of the owner's rulebook; its size class follows the national standard (PAU-6). Whoever
 * is not eligible may have the same terms as an ordinary license, without the policy's name.
 */
export function payAfterUseVerdict(rulebook: Rulebook, enterprise: JudgedEnterprise): PayAfterUseVerdict {
  const rule = rulebook.rule('PAU-1');
  const { kind, provinceCode, industryDivision } = enterprise;
  const size = sizeVerdict({ ...enterprise, industryCode: industryDivision ?? '' });
  const sameProvince = provinceCode === rulebook.provinceCode;
  const supported = rule?.parameters.sizeClasses?.includes(size.sizeClass as SmallerSizeClass) ?? true;
  const placed = sameProvince || rule?.parameters.sameProvince !== true;
  const bySize: PolicyReason =
    size.sizeClass === 'NOT_CLASSIFIABLE'
      ? 'NOT_CLASSIFIABLE'
      : supported
        ? 'SIZE_SUPPORTED'
        : 'SIZE_NOT_SUPPORTED';
  const byPlace: PolicyReason[] = rule?.parameters.sameProvince
    ? [sameProvince ? 'SAME_PROVINCE' : 'OTHER_PROVINCE']
    : [];
  const reasons: PolicyReason[] = !rule
    ? ['NO_POLICY']
    : kind !== 'ENTERPRISE'
      ? ['NO_ENTERPRISE']
      : [bySize, ...byPlace];
  return {
    eligible: rule !== undefined && kind === 'ENTERPRISE' && supported && placed,
    reasons,
    sizeClass: size.sizeClass,
    sizeRow: size.row,
    industry: industryDivision,
    employees: enterprise.employees,
    revenue: enterprise.revenue === null ? null : formatYuan(enterprise.revenue),
    assets: enterprise.assets === null ? null : formatYuan(enterprise.assets),
    figures: quoteSizeFigures(size),
    provinceCode,
    sameProvince,
    ruleId: rule?.id ?? null,
    rule: rule ? quoteRule(rule) : null,
  };
}
