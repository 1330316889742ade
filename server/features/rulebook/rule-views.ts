/** How rules and documents are shown through the API. */
import type { Transaction } from '../../platform/database/transaction.ts';
import { formatYuan } from '../../platform/money.ts';
import { latestDates } from './document-dates/document-dates.service.ts';
import { DOCUMENT_IDS, type DocumentId, documentOf, lastDayOf } from './documents.ts';
import type { RulebookView, RuleDocument, RuleParameter, RuleView } from './rule.types.ts';
import type { RulebookReading } from './rulebook.service.ts';
import type { Rule } from './rulebook.ts';

/** A rulebook for the API. */
export function viewRulebook({ rulebook, organization }: RulebookReading): RulebookView {
  const { version, provinceCode, on, rules } = rulebook;
  return { version, province: provinceCode, organization, on, rules: rules.map(viewRule) };
}

function viewRule(rule: Rule): RuleView {
  const {
    id,
    section,
    layer,
    authority,
    kinds,
    text,
    blocks,
    adoptable,
    adoption,
    effectiveFrom,
    effectiveTo,
  } = rule;
  return {
    id,
    section,
    layer,
    authority,
    kind: kinds[0],
    kinds,
    citation: rule.citation,
    text: text.zh,
    textEn: text.en,
    parameters: Object.entries(rule.parameters).flatMap(([name, value]) => viewParameter(name, value)),
    blocks,
    adoptable,
    adopted: adoption !== null,
    adoptedFrom: adoption?.effectiveFrom ?? null,
    effectiveFrom,
    effectiveTo,
  };
}

/** Sums (bigint) are fen and shown in yuan; a table of figures becomes one parameter for each. */
function viewParameter(name: string, value: unknown): RuleParameter[] {
  if (Array.isArray(value)) return [{ name, value: value.join(' ') }];
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([key, inner]) => ({ name: `${name}.${key}`, value: String(inner) }));
  }
  return [{ name, value: typeof value === 'bigint' ? formatYuan(value) : String(value) }];
}

/** The documents of a province and of the state, with the days of effect that count. One statement. */
export async function viewDocuments(tx: Transaction, provinceCode: string): Promise<RuleDocument[]> {
  const settings = new Map((await latestDates(tx)).map((setting) => [setting.documentId, setting]));
  return DOCUMENT_IDS.filter((id) => [null, provinceCode].includes(documentOf(id).provinceCode)).map((id) => {
    const setting = settings.get(id);
    const document = documentOf(id, setting ? { [id]: setting } : {});
    return {
      id,
      title: document.title.zh,
      titleEn: document.title.en,
      layer: document.layer,
      authority: document.authority,
      draft: document.draft ?? false,
      effectiveFrom: document.effectiveFrom,
      effectiveTo: lastDayOf(document),
      note: document.note?.zh ?? null,
      noteEn: document.note?.en ?? null,
      datesNote: setting?.note ?? null,
    };
  });
}

/** One document. One statement. */
export async function viewDocument(tx: Transaction, id: DocumentId): Promise<RuleDocument> {
  const documents = await viewDocuments(tx, documentOf(id).provinceCode ?? '');
  const document = documents.find((each) => each.id === id);
  if (!document) throw new Error(`there is no document ${id}`);
  return document;
}
