import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import { formatYuan } from '../../../../platform/money.ts';
import type { Label } from '../../../../platform/standards/label.ts';
import type { TechResult } from '../../../results/data/tech-result.entity.ts';
import type { ConversionMode, ResearchStage, RightKind } from '../../../results/result.enums.ts';

const word = (zh: string, en: string): Label => ({ zh, en });

const STAGES: Readonly<Record<ResearchStage, Label>> = {
  RESEARCH: word('研究阶段', 'Research'),
  DEVELOPMENT: word('开发阶段', 'Development'),
  INDISTINGUISHABLE: word('无法区分', 'Indistinguishable'),
};

const MODES: Readonly<Record<ConversionMode, Label>> = {
  TRANSFER: word('转让', 'Transfer'),
  LICENSE: word('许可', 'License'),
  EQUITY: word('作价投资', 'Equity contribution'),
  DEVELOPMENT: word('技术开发', 'Development'),
  CONSULTING: word('技术咨询', 'Consulting'),
  SERVICE: word('技术服务', 'Service'),
  OWN_IMPLEMENTATION: word('自行实施', 'Own implementation'),
  JOINT_IMPLEMENTATION: word('合作实施', 'Joint implementation'),
  INVEST_THEN_EQUITY: word('先投后股', 'Invest, then equity'),
  OTHER: word('其他方式', 'Other'),
};

const RIGHTS: Readonly<Record<RightKind, Label>> = {
  INVENTION_PATENT: word('发明专利', 'Invention patent'),
  UTILITY_MODEL_PATENT: word('实用新型专利', 'Utility model patent'),
  DESIGN_PATENT: word('外观设计专利', 'Design patent'),
  SOFTWARE_COPYRIGHT: word('软件著作权', 'Software copyright'),
  LAYOUT_DESIGN: word('集成电路布图设计', 'Circuit layout design'),
  PLANT_VARIETY: word('植物新品种', 'New plant variety'),
  NEW_DRUG: word('新药', 'New drug'),
  ANIMAL_VARIETY: word('动物新品种', 'New animal variety'),
  KNOW_HOW: word('专有技术', 'Know-how'),
  FORMULA: word('配方', 'Formula'),
  TECHNICAL_SECRET: word('技术秘密', 'Technical secret'),
  PATENT_APPLICATION: word('专利申请', 'Patent application'),
};

/** Words of slides, profiles and badges. */
export const PAPER_WORDS = {
  programme: word('议程', 'Programme'),
  profile: word('成果简介', 'Profile of a result'),
  unit: word('完成单位', 'Unit'),
  completers: word('完成人', 'Completers'),
  speaker: word('主讲人', 'Speaker'),
  sector: word('领域', 'Sector'),
  maturity: word('技术成熟度', 'Technology readiness'),
  stage: word('研发阶段', 'Stage'),
  modes: word('合作方式', 'Ways to cooperate'),
  payAfterUse: word('可先使用后付费', 'use before payment is possible'),
  price: word('意向价格', 'Price in mind'),
  negotiable: word('面议', 'to be negotiated'),
  rights: word('知识产权', 'Rights'),
  summary: word('成果概述', 'What it is'),
  technical: word('技术优势', 'Technical advantages'),
  economic: word('经济优势', 'Economic advantages'),
  market: word('市场前景', 'Market prospects'),
  research: word('研发情况', 'State of research and development'),
  seeking: word('合作需求', 'What is looked for'),
  onStage: word('演讲时间', 'On stage'),
  organiser: word('主办方', 'Organiser'),
  time: word('时间', 'Time'),
  place: word('地点', 'Place'),
  online: word('线上', 'Online'),
  room: word('会场', 'Room'),
  result: word('成果', 'Result'),
  minutes: word('分钟', 'minutes'),
  scan: word('扫码查看成果', 'Scan for the listing'),
  publicData: word('内容取自公开的成果信息。', 'Made from what everybody can read in the public catalogue.'),
  roleSPEAKER: word('主讲人', 'Speaker'),
  roleGUEST: word('嘉宾', 'Guest'),
  roleHOST: word('主持人', 'Host'),
  badges: word('胸牌', 'Badges'),
  slides: word('演示文稿', 'Slides'),
} as const satisfies Record<string, Label>;

export function stageWord(stage: ResearchStage, language: FileLanguage): string {
  return STAGES[stage][language];
}

export function rightWord(kind: RightKind, language: FileLanguage): string {
  return RIGHTS[kind][language];
}

/** The ways of conversion that the owner wishes for, in a row. */
export function modesText(
  { modes, payAfterUse }: Pick<TechResult, 'modes' | 'payAfterUse'>,
  language: FileLanguage,
): string {
  const words = modes.map((mode) => MODES[mode][language]);
  if (payAfterUse) words.push(PAPER_WORDS.payAfterUse[language]);
  return words.join(language === 'zh' ? '、' : ', ');
}

/** The owner's idea of a price, sums from ten thousand yuan on in units of it. */
export function priceText(
  { priceKind, priceMin, priceMax }: Pick<TechResult, 'priceKind' | 'priceMin' | 'priceMax'>,
  language: FileLanguage,
): string {
  if (priceKind === 'NEGOTIABLE' || priceMin === null) return PAPER_WORDS.negotiable[language];
  const from = sumText(priceMin, language);
  return priceKind === 'RANGE' && priceMax !== null ? `${from} – ${sumText(priceMax, language)}` : from;
}

const TEN_THOUSAND_YUAN = 1_000_000n;

function sumText(fen: bigint, language: FileLanguage): string {
  if (language === 'zh' && fen >= TEN_THOUSAND_YUAN && fen % (TEN_THOUSAND_YUAN / 100n) === 0n)
    return `${trimmed(formatYuan(fen / 10_000n))}万元`;
  return language === 'zh' ? `${trimmed(formatYuan(fen))}元` : `CNY ${trimmed(formatYuan(fen))}`;
}

/** A sum without decimals that say nothing. */
function trimmed(sum: string): string {
  return sum.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}
