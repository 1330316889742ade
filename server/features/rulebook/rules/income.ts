import { defineRule } from '../define-rule.ts';
import { cap, demanded, fact, floor, listed, permitted, required } from '../parameters.ts';

type Deduction =
  | 'TAXES_OF_THE_TRANSACTION'
  | 'COST_OF_KEEPING_THE_RESULT'
  | 'VALUATION'
  | 'APPRAISAL'
  | 'NEGOTIATION';
type BrokerReward =
  | 'PART_OF_INCOME'
  | 'SHARE_OF_NET_INCOME'
  | 'SHARE_OF_EQUITY'
  | 'FEE'
  | 'SERVICE_FOR_EQUITY';
type HeadCondition = 'NOTICE_IN_THE_UNIT' | 'APPROVAL_OF_THE_DEPARTMENT' | 'NO_TRADE_IN_OFFICE';

/** Income, rewards, commissions (收益分配). Shares are basis points, sums are fen. */
export const INCOME_RULES = {
  'INC-1': defineRule(
    ['COMPUTE'],
    '净收入为转让或者许可收入扣除本次交易税金、成果维护费用以及评估、鉴定、谈判直接成本后的余额。',
    'Net income is transfer or license income less taxes of this transaction, the cost of keeping the result and direct costs of valuation, appraisal and negotiation.',
    { deductions: listed<Deduction>() },
  ),
  'INC-2': defineRule(
    ['BLOCK'],
    '转让或者许可的，净收入中给完成与转化人员的比例不低于规定下限。',
    'Of the net income of a transfer or license, those who made and converted the result get at least the stated share.',
    { minimumBasisPoints: floor() },
  ),
  'INC-3': defineRule(
    ['BLOCK'],
    '作价投资的，所形成股份中给完成与转化人员的比例不低于规定下限。',
    'Of the shares of an equity contribution, those who made and converted the result get at least the stated share.',
    { minimumBasisPoints: floor() },
  ),
  'INC-4': defineRule(
    ['COMPUTE', 'BLOCK'],
    '自行或者合作实施的，投产后连续若干年每年从营业利润中提取不低于规定下限的比例。',
    'With own or joint implementation, for some years from the start of production at least the stated share of operating profit is paid each year.',
    { minimumBasisPoints: floor(), minimumYears: floor(), maximumYears: fact<number>() },
  ),
  'INC-5': defineRule(
    ['BLOCK'],
    '技术开发、服务、咨询的，合同净收入中给完成与转化人员的比例不低于规定下限。',
    'Of the net income of a development, service or consulting contract, at least the stated share goes to those who did it.',
    { minimumBasisPoints: floor() },
  ),
  'INC-6': defineRule(
    ['BLOCK'],
    '省属科研院所由完成人实施转化的，净收益分别按不低于规定的比例奖励完成人与转化贡献人。',
    'In provincial institutes, where the completers convert, the completers and the contributors of the conversion each get at least their stated share of net income.',
    { completersBasisPoints: floor(), contributorsBasisPoints: floor() },
  ),
  'INC-7': defineRule(
    ['WARN'],
    '可以从净收入中提取不低于规定比例的资金设立成果转化基金。',
    'A conversion fund may be fed from net income with at least the stated share.',
    { suggestedBasisPoints: floor() },
  ),
  'INC-8': defineRule(
    ['BLOCK', 'RECORD'],
    '正职领导获得现金奖励，持有股权须符合规定；其他领导的报酬可以是现金、股份或出资份额；领导所得应当公开。',
    'The head of an independent legal person is paid in cash and holds equity only as allowed; other leaders get cash, shares or capital shares; what leaders receive is made public.',
    { headMayHoldEquity: permitted(), headConditions: required<HeadCondition>(), madePublic: demanded() },
  ),
  'INC-9': defineRule(
    ['RECORD'],
    '技术经理人与转移机构的报酬按事先约定支付。',
    'Brokers and transfer agencies get what was agreed beforehand.',
    { forms: listed<BrokerReward>() },
  ),
  'INC-10': defineRule(
    ['WARN'],
    '取得收入后应当及时足额发放奖励。',
    'Rewards are paid in full soon after the income is received.',
  ),
  'INC-11': defineRule(
    ['COMPUTE'],
    '技术交易补助（参考）：实际到账达到起点的，按比例给予一方补助，设上限；企业可以从中奖励转移转化专员。',
    'Subsidy of a technology transaction, for information: from a sum really paid on, a share of it up to a cap, for one side; part of it for the transfer officer of the enterprise.',
    {
      minimumPaid: fact<bigint>(),
      rateBasisPoints: fact<number>(),
      cap: cap(),
      officerBasisPoints: fact<number>(),
    },
  ),
  'INC-12': defineRule(
    ['COMPUTE'],
    '技术转移机构奖励（参考）：年成交额居前的机构按登记合同实付额的比例获得奖励，设上限，并按不低于规定的比例奖励经纪人；鼓励企业奖励科技特派员。',
    'Reward of transfer agencies, for information: those with the largest yearly turnover get a share of what was really paid, up to a cap, and pass on at least a stated part to brokers; enterprises are encouraged to reward their science envoy.',
    {
      agencies: fact<number>(),
      rateBasisPoints: fact<number>(),
      cap: cap(),
      brokersBasisPoints: floor(),
      envoyBasisPoints: floor(),
    },
  ),
  'INC-13': defineRule(
    ['RECORD'],
    '奖励计入当年工资总额，但不受总额限制、不作为总额基数；在发放文件中标明。',
    "Rewards count into the year's payroll but not against its ceiling, which the pay-out file says.",
  ),
} as const;
