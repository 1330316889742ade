import { defineRule } from '../define-rule.ts';
import { allowed, demanded, listed, required } from '../parameters.ts';
import type { SmallerSizeClass } from './vocabulary.ts';

type PaymentTerm = 'WAY' | 'TIME' | 'CONDITIONS';
type PaymentPlan = 'ZERO_ENTRY_STAGES_ROYALTY' | 'DEFERRED' | 'OTHER';
type EquityTrigger = 'MARKET_FINANCING' | 'STABLE_GROWTH';

/** Pay after use (先使用后付费) and invest, then equity (先投后股). */
export const PAY_AFTER_USE_RULES = {
  'PAU-1': defineRule(
    ['BLOCK'],
    '“先使用后付费”政策支持规定范围内的企业；其他企业可以同样条件订立普通许可，但不使用该政策名称。',
    'The policy of pay after use is for enterprises within its range; others can have the same terms as an ordinary license without its name.',
    { sizeClasses: allowed<SmallerSizeClass>(), sameProvince: demanded() },
  ),
  'PAU-2': defineRule(
    ['RECORD'],
    '可以采用零门槛费加阶段支付与收入提成、延期支付或者其他约定方式。',
    'Plans: no entry fee with staged payments and a share of revenue, deferred payment, or another one agreed.',
    { plans: listed<PaymentPlan>() },
  ),
  'PAU-3': defineRule(
    ['BLOCK'],
    '支付的方式、时间与条件由双方商定并书面写明。',
    'Way, time and conditions of payment are the choice of the parties, and are written down.',
    { terms: required<PaymentTerm>() },
  ),
  'PAU-4': defineRule(
    ['RECORD'],
    '可以由担保机构或者保险机构为许可提供保障。',
    'A guarantor or an insurer may stand behind the license.',
    { backers: listed<'GUARANTOR' | 'INSURER'>() },
  ),
  'PAU-5': defineRule(
    ['RECORD', 'COMPUTE'],
    '成果先以项目形式投入企业，协议约定的条件触发后转为股权。',
    'The result goes into the enterprise as a project and turns into shares when the agreed trigger fires.',
    { triggers: listed<EquityTrigger>() },
  ),
  'PAU-6': defineRule(
    ['COMPUTE'],
    '企业规模按行业、从业人员、营业收入与资产总额依国家标准划分。',
    'The size class of an enterprise follows the national standard by industry, employees, revenue and assets.',
  ),
  'PAU-7': defineRule(
    ['RECORD'],
    '横向项目结余经费可以与技术一并入股；由单位自主决定，收益向科研人员倾斜，股权纳入单列台账。',
    'Residual funds of research contracts may be put into an enterprise together with technology; the unit decides alone, the split leans to the researchers, the shares go into the separate register.',
  ),
} as const;
