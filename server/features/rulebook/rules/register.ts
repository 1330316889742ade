import type { PurposeCode } from '../../../platform/standards/purposes.ts';
import type { SectorCode } from '../../../platform/standards/sectors.ts';
import { defineRule } from '../define-rule.ts';
import { ceiling, demanded, fact, listed, required } from '../parameters.ts';
import type { ConversionMode, DisclosurePart, RegisterField, RightKind } from './vocabulary.ts';

/** Register and catalogue (台账, 成果目录). */
export const REGISTER_RULES = {
  'REG-0': defineRule(
    ['BLOCK'],
    '属于或者可能属于国家秘密的成果不得录入本平台，请联系本单位保密工作机构。',
    "A result that is or may be a state secret is not entered here at all; turn to the unit's secrecy office.",
  ),
  'REG-1': defineRule(
    ['BLOCK'],
    '披露须写明成果基本信息、研发状况与市场前景；已取得证书的权利须附证书。',
    'A disclosure holds basic information, the state of research and development and market prospects; a right that has a certificate carries it.',
    { requiredParts: required<DisclosurePart>(), certificateRequired: demanded() },
  ),
  'REG-2': defineRule(
    ['BLOCK'],
    '披露经审核通过方可登记，登记之后方可发布。',
    'Only a reviewed and accepted disclosure is registered, and a result is published only once it is registered.',
  ),
  'REG-3': defineRule(
    ['RECORD'],
    '按权利种类标记成果为授权成果或未授权成果。',
    'A result is marked as authorised or unauthorised by the kinds of right it has.',
    {
      authorized: listed<RightKind>(),
      unauthorized: listed<RightKind>(),
      /** Authorised without a certificate: how the right is kept is described instead. */
      describedInstead: listed<RightKind>(),
    },
  ),
  'REG-4': defineRule(
    ['RECORD'],
    '台账标记成果属性、阶段、转化状态与转化次数等信息，并及时更新。',
    'The register keeps attribute, stage, conversion status, the number of conversions and what else is asked for.',
    { fields: required<RegisterField>() },
  ),
  'REG-5': defineRule(
    ['COMPUTE'],
    '台账中的转化价值：已转化的记转化金额，其余有评估价值的记评估价值，没有的留空。',
    'Conversion value in the register: the amount of a converted result; the valuation of another if there is one; else empty.',
    { valueKept: demanded() },
  ),
  'REG-6': defineRule(
    ['BLOCK', 'COMPUTE'],
    '涉及国家安全或者关键核心技术的成果转让、许可、作价投资，须先经主管部门批准，并按期报省财政部门备案。',
    "Transfer, license or equity contribution of a result touching national security or key core technology needs the supervising department's approval, which is filed with the provincial finance department in time.",
    { modes: required<ConversionMode>(), filingWorkingDays: ceiling() },
  ),
  'REG-7': defineRule(
    ['RECORD'],
    '台账按本省文件所列方式记录成果的转化方式。',
    "The register names the mode of conversion by the list of the province's documents.",
    { modes: listed<ConversionMode>() },
  ),
  'REG-8': defineRule(
    ['WARN', 'COMPUTE'],
    '财政资金项目的成果应约定转化期限；无正当理由逾期一年未转化的，政府可以实施或者许可他人实施。',
    'A result of a publicly funded project has an agreed conversion deadline; one year past it without a good reason, the government may implement or license it.',
    { graceYears: fact<number>() },
  ),
  'REG-9': defineRule(
    ['RECORD'],
    '重点科技成果目录定期向社会公开。',
    'A catalogue of key results is published regularly.',
  ),
  'REG-10': defineRule(
    ['RECORD'],
    '成果按重点产业领域归类。',
    'Results are catalogued by the sectors that the province develops.',
    { sectors: listed<SectorCode>() },
  ),
  'REG-11': defineRule(
    ['RECORD'],
    '标明成果属于政府优先支持的哪一类转化项目。',
    'A result names which kinds of projects that the state supports first it belongs to.',
    { purposes: listed<PurposeCode>() },
  ),
  'REG-12': defineRule(
    ['BLOCK'],
    '完成人不得把单位的成果及其资料数据据为己有、泄露技术秘密或者擅自转让；国家设立的单位转化成果须经本单位办理。',
    "Completers must not keep the unit's result or its data for themselves, leak secrets or transfer it without leave; a state-founded unit's conversion passes through the unit.",
  ),
  'REG-13': defineRule(
    ['WARN', 'RECORD'],
    '向境外转移的，核查并记录技术出口管制要求；按领域需要进行科技伦理审查。',
    'With foreign parties the technology export control is checked and recorded; ethics are reviewed where the field asks for it.',
  ),
} as const;
