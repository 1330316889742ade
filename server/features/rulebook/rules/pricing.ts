import { defineRule } from '../define-rule.ts';
import { allowed, demanded, floor, listed, permitted, required } from '../parameters.ts';
import type { ContractType, ConversionMode, PricingWay } from './vocabulary.ts';

type ObjectionStep = 'PROCEDURE_PUBLISHED' | 'ADMITTED_OR_TURNED_DOWN' | 'INVESTIGATED' | 'OUTCOME_PUBLISHED';
type DiligenceProof = 'DUTY_OF_CARE' | 'DECISION_PROCEDURE' | 'PUBLIC_NOTICE' | 'NO_UNLAWFUL_GAIN';
type ExchangeCertificate = 'RIGHT_CONFIRMATION' | 'PUBLIC_NOTICE' | 'DELIVERY' | 'EVALUATION';

/** Pricing, public notice, objections (定价, 公示, 异议). */
export const PRICING_RULES = {
  'PRC-1': defineRule(
    ['BLOCK'],
    '价格通过协议定价、技术交易市场挂牌交易或者拍卖确定。',
    'The price is set by negotiated agreement, by listing on a technology market or by auction.',
    { ways: allowed<PricingWay>(), modes: required<ConversionMode>() },
  ),
  'PRC-2': defineRule(
    ['BLOCK', 'COMPUTE'],
    '协议定价的，须在本单位公示成果名称、拟交易信息、拟交易价格与异议办法，并公示满规定天数。',
    "A negotiated price is preceded by a notice within the unit of the result's name, the intended transaction, its price and the way to object, for the full number of days.",
    {
      noticeRequired: demanded(),
      /** Calendar days, the day of publication not counted. */
      minimumDays: floor(),
      relatedPartyAlways: demanded(),
      modes: required<ConversionMode>(),
    },
  ),
  'PRC-3': defineRule(
    ['BLOCK'],
    '公示期内的异议须受理或者说明不予受理的理由，调查核实并公布结果；异议未结、公示未满时不得签约。',
    'An objection within the notice is accepted or turned down with a reason, investigated, and its outcome published; nothing is signed while one is open or the notice still runs.',
    { steps: required<ObjectionStep>(), stopsSigning: demanded() },
  ),
  'PRC-4': defineRule(
    ['RECORD'],
    '是否进行资产评估由单位自主决定，决定予以记录。',
    'Whether a result is valued is the decision of the unit, and is kept.',
    { optional: permitted(), skippableTowardStateOwned: permitted() },
  ),
  'PRC-5': defineRule(
    ['BLOCK'],
    '委托第三方评估的，成交金额不得低于评估价值；以提成计价的比较保底金额，低于时记录理由。',
    'Where a third party valued the result, the amount is not below that valuation; with royalties the guaranteed sum is compared, and a lower one needs a recorded reason.',
    { notBelowValuation: demanded() },
  ),
  'PRC-6': defineRule(
    ['BLOCK', 'RECORD'],
    '重大转化事项由领导班子集体决策，并留存决策记录。',
    "A major conversion is decided collectively by the unit's leadership; who decided what and when is kept.",
    { collectiveDecision: demanded() },
  ),
  'PRC-7': defineRule(
    ['RECORD'],
    '尽到注意义务、履行决策与公示程序且未谋取非法利益的，免除对后续价值变化的决策责任；案卷须能逐项证明。',
    'Who kept the duty of care, the procedure of decision and the notice and gained nothing unlawfully is freed of liability for later changes of value; the dossier can prove each.',
    { proofs: required<DiligenceProof>() },
  ),
  'PRC-8': defineRule(
    ['RECORD'],
    '技术交易场所出具的确权、公示、交割、评价凭证可以作为案卷材料。',
    'Certificates of the technology exchange count as documents of the case.',
    { certificates: listed<ExchangeCertificate>() },
  ),
  'PRC-9': defineRule(
    ['RECORD'],
    '技术合同按类型归类，留存认定登记编号与金额。',
    'The type of the technology contract, its registration number and its amounts are kept.',
    { contractTypes: listed<ContractType>() },
  ),
  'PRC-10': defineRule(
    ['BLOCK'],
    '拍卖与挂牌须写明有资质的组织方及其许可；没有的竞价只用于发现价格，之后按协议定价办理并公示。',
    'An auction or market listing names its operator and licence; a bidding without one only finds a price, and the deal is then negotiated, with its notice.',
  ),
} as const;
