import { addYears } from '../../platform/standards/calendar.ts';
import type { Label } from '../../platform/standards/label.ts';
import type { RuleAuthority, RuleLayer } from './rulebook.types.ts';

export const HEILONGJIANG = '230000';
export const JILIN = '220000';

/** A document that rules are cited from. */
export interface PolicyDocument {
  title: Label;
  layer: RuleLayer;
  authority: RuleAuthority;
  /** Six digits, or null for national ones. */
  provinceCode: string | null;
  /** First and last day in force; null where it is open or not known (see the note). */
  effectiveFrom: string | null;
  effectiveTo: string | null;
  /** Years it stays in force from an administrator's date on, where it says so itself. */
  years?: number;
  draft?: true;
  /** `ARTICLE`: numbers are articles (第12条). `SECTION`: places such as 二(一)1, quoted as they are. */
  numbering: 'ARTICLE' | 'SECTION';
  note: Label | null;
}

const REFORM_PLAN_NOTE: Label = {
  zh: '所存文本缺少印发日期，自发布之日起有效期五年；日期由平台管理员填写，填写之前按已施行处理。',
  en: 'Our copy lacks the date of issue, from which it stays in force for five years. The operator sets the date; until then it counts as in force.',
};
const DRAFT_NOTE: Label = {
  zh: '征求意见稿，尚无施行日期；正式印发后由平台管理员填写日期。',
  en: 'A draft for comments without a date; the operator sets one when it is issued.',
};

/** The documents by short name. Days of effect that our copies lack can be set by the operator. */
export const DOCUMENTS = {
  NAT: {
    title: {
      zh: '中华人民共和国促进科技成果转化法',
      en: 'Law on Promoting the Conversion of Scientific and Technological Results',
    },
    layer: 'NATIONAL',
    authority: 'LAW',
    provinceCode: null,
    effectiveFrom: '2015-10-01',
    effectiveTo: null,
    numbering: 'ARTICLE',
    note: null,
  },
  'SME-2011': {
    title: {
      zh: '中小企业划型标准规定',
      en: 'Standard for the Size Classes of Small and Medium Enterprises',
    },
    layer: 'NATIONAL',
    authority: 'DOCUMENT',
    provinceCode: null,
    effectiveFrom: '2011-06-18',
    effectiveTo: null,
    numbering: 'SECTION',
    note: null,
  },
  'HLJ-ORD': {
    title: {
      zh: '黑龙江省促进科技成果转化条例',
      en: 'Heilongjiang Ordinance on Promoting the Conversion of Results',
    },
    layer: 'ORDINANCE',
    authority: 'LAW',
    provinceCode: HEILONGJIANG,
    effectiveFrom: '2025-12-01',
    effectiveTo: null,
    numbering: 'ARTICLE',
    note: null,
  },
  'HLJ-TTS': {
    title: {
      zh: '黑龙江省技术转移体系建设实施方案',
      en: 'Heilongjiang Plan for the Technology Transfer System',
    },
    layer: 'DOCUMENT',
    authority: 'DOCUMENT',
    provinceCode: HEILONGJIANG,
    effectiveFrom: '2017-12-31',
    effectiveTo: null,
    numbering: 'SECTION',
    note: null,
  },
  'HLJ-IND': {
    title: {
      zh: '黑龙江省科研院所科技成果产业化专项行动方案（2022—2026年）',
      en: 'Heilongjiang Action Plan for Industrialising the Results of Institutes, 2022 to 2026',
    },
    layer: 'DOCUMENT',
    authority: 'DOCUMENT',
    provinceCode: HEILONGJIANG,
    effectiveFrom: '2022-11-25',
    effectiveTo: '2026-12-31',
    numbering: 'SECTION',
    note: null,
  },
  'HLJ-REF': {
    title: {
      zh: '黑龙江省高校院所科技成果转化体制机制改革攻坚方案',
      en: 'Heilongjiang Reform Plan for Conversion at Universities and Institutes',
    },
    layer: 'DOCUMENT',
    authority: 'DOCUMENT',
    provinceCode: HEILONGJIANG,
    effectiveFrom: null,
    effectiveTo: null,
    years: 5,
    numbering: 'SECTION',
    note: REFORM_PLAN_NOTE,
  },
  'HLJ-REF-G': {
    title: {
      zh: '黑龙江省职务科技成果单列管理操作指引',
      en: 'Heilongjiang Guide to the Separate Management of Results',
    },
    layer: 'DOCUMENT',
    authority: 'DOCUMENT',
    provinceCode: HEILONGJIANG,
    effectiveFrom: null,
    effectiveTo: null,
    years: 5,
    numbering: 'ARTICLE',
    note: REFORM_PLAN_NOTE,
  },
  'JL-REF': {
    title: {
      zh: '吉林省全面深化职务科技成果改革实施方案（征求意见稿）',
      en: 'Jilin Plan for Deepening the Reform of Results (draft for comments)',
    },
    layer: 'DOCUMENT',
    authority: 'DOCUMENT',
    provinceCode: JILIN,
    effectiveFrom: null,
    effectiveTo: null,
    draft: true,
    numbering: 'SECTION',
    note: DRAFT_NOTE,
  },
  'JL-REF-G': {
    title: {
      zh: '吉林省职务科技成果资产单列管理操作指引（试行，征求意见稿）',
      en: 'Jilin Guide to the Separate Management of Results (trial, draft for comments)',
    },
    layer: 'DOCUMENT',
    authority: 'DOCUMENT',
    provinceCode: JILIN,
    effectiveFrom: null,
    effectiveTo: null,
    draft: true,
    numbering: 'ARTICLE',
    note: DRAFT_NOTE,
  },
} as const satisfies Readonly<Record<string, PolicyDocument>>;

export type DocumentId = keyof typeof DOCUMENTS;
export const DOCUMENT_IDS = Object.keys(DOCUMENTS) as DocumentId[];

/** Days of effect that an administrator has set for documents whose own dates are missing or have changed. */
export type DocumentDates = Readonly<
  Partial<Record<DocumentId, { effectiveFrom: string | null; effectiveTo: string | null }>>
>;

/** Whether a text is the short name of a document. */
export function isDocumentId(text: string): text is DocumentId {
  return Object.hasOwn(DOCUMENTS, text);
}

/** A document with the days of effect that count: the administrator's before its own. */
export function documentOf(id: DocumentId, dates: DocumentDates = {}): PolicyDocument {
  return { ...DOCUMENTS[id], ...dates[id] };
}

/** Its last day in force: the one that is set, or the years after its first that it gives itself. */
export function lastDayOf({ effectiveFrom, effectiveTo, years }: PolicyDocument): string | null {
  return effectiveTo ?? (effectiveFrom && years ? addYears(effectiveFrom, years) : null);
}

/** How a place of a document is cited: `《黑龙江省促进科技成果转化条例》第12条 (HLJ-ORD)`. */
export function citationOf(id: DocumentId, article: string): string {
  const { title, numbering } = DOCUMENTS[id];
  const place = numbering === 'ARTICLE' ? articles(article) : article;
  return `《${title.zh}》${place} (${id})`;
}

/** `30, 48` → `第30条、第48条`; `36(1)` → `第36条(1)`. */
function articles(list: string): string {
  return list
    .split(', ')
    .map((article) => article.replace(/^(\d+)/, '第$1条'))
    .join('、');
}
