import { defineRule } from '../define-rule.ts';
import { allowed, demanded, floor, listed, required } from '../parameters.ts';
import type { GrantKind, GrantTiming } from './vocabulary.ts';

type GrantCondition =
  | 'TITLE_CLEAR'
  | 'PROSPECTS_CLEAR'
  | 'RECIPIENT_NAMED'
  | 'TEAM_WILLING'
  | 'INNER_SPLIT_AGREED'
  | 'REPRESENTATIVE_APPLIES';
type GrantTerm =
  | 'SHARE_OR_TERM_OF_USE'
  | 'INCOME_RATIO_AND_WAY'
  | 'CONVERSION_DEADLINE'
  | 'COST_SHARING'
  | 'REPORTING'
  | 'DECISION_ON_CONVERSION'
  | 'COST_OF_KEEPING_THE_RIGHT'
  | 'RIGHTS_AND_DUTIES';
type Relinquishment = 'RESOURCE_FEE' | 'AGREED_INCOME' | 'OTHER';

/** Grants of ownership or use to the team (赋权). */
export const GRANT_RULES = {
  'GRT-0': defineRule(
    ['BLOCK'],
    '可能影响国家、国防、公共或者经济安全以及社会稳定的成果不予赋权。',
    'Results that may affect national, defence, public or economic security or social stability are not granted.',
  ),
  'GRT-1': defineRule(
    ['BLOCK'],
    '赋权方式限于本省文件所列；长期使用权不短于规定年限。',
    "A grant is of a kind that the province's documents name; a long-term use right lasts at least the stated years.",
    { kinds: allowed<GrantKind>(), mainKind: listed<GrantKind>(), minimumUseYears: floor() },
  ),
  'GRT-2': defineRule(
    ['BLOCK'],
    '赋权须权属清晰、前景明朗、承接对象明确、团队自愿，内部分配书面约定并由代表提出申请。',
    'A grant asks for clear title and prospects, a named recipient, a willing team, a written inner split and a representative who applies.',
    { conditions: required<GrantCondition>() },
  ),
  'GRT-3': defineRule(
    ['BLOCK', 'COMPUTE'],
    '赋权由单位审批，并在单位内公示满规定天数。',
    'The unit approves the grant and gives notice of it for the full number of days.',
    { minimumDays: floor(), asForNegotiatedPrice: demanded() },
  ),
  'GRT-4': defineRule(
    ['BLOCK'],
    '赋权协议须书面写明规定的各项内容。',
    'The written agreement of a grant states everything that is asked for.',
    { terms: required<GrantTerm>() },
  ),
  'GRT-5': defineRule(
    ['RECORD'],
    '赋权时点分为即时、协议与预约三种。',
    'A grant is immediate with a signed conversion, by agreement before there is a taker, or reserved for a result yet to come.',
    { timings: listed<GrantTiming>() },
  ),
  'GRT-6': defineRule(
    ['RECORD'],
    '单位可以收取一次性资源占用费或者约定收益，让渡其留存的份额。',
    'The unit may relinquish its remaining share against a one-off resource fee or against agreed income.',
    { ways: listed<Relinquishment>() },
  ),
  'GRT-7': defineRule(
    ['BLOCK'],
    '同一次转化不得既先赋权又后奖励，不重复激励。',
    'One conversion is rewarded once: what was granted first is not rewarded again afterwards.',
  ),
} as const;
