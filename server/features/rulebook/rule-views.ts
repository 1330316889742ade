/** How rules and documents are shown through the API. */

import { clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import {
  citationOf,
  DOCUMENT_IDS,
  type DocumentId,
  documentOf,
  isDocumentId,
  lastDayOf,
} from './documents.ts';
import type { RulebookView, RuleDocument, RuleLayerView, RuleParameter, RuleView } from './rule.types.ts';
import type { RulebookReading } from './rulebook.service.ts';
import type { Rule } from './rulebook.ts';
import type { DatedProvision } from './rulebook.types.ts';
import type { RuleId } from './rules/index.ts';
import { itemsOf, specOf, textOf } from './versions/values.ts';
import { commonRows } from './versions/versions.ts';

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
    parameters: viewParameters(id, rule.parameters),
    layers: rule.provisions.map((provision) => viewLayer(rule, provision)),
    blocks,
    adoptable,
    adopted: adoption !== null,
    adoptedFrom: adoption?.effectiveFrom ?? null,
    effectiveFrom,
    effectiveTo,
  };
}

/** One place that sets the rule, with the values that this place gives. */
function viewLayer(rule: Rule, provision: DatedProvision): RuleLayerView {
  const { layer, authority, document, article, text, parameters, effectiveFrom, effectiveTo } = provision;
  return {
    layer,
    authority,
    citation: document && article && isDocumentId(document) ? citationOf(document, article) : null,
    text: text?.zh ?? null,
    textEn: text?.en ?? null,
    parameters: viewParameters(rule.id, parameters),
    blocks: rule.strands.some((strand) => strand.authority === authority && strand.blocks),
    effectiveFrom,
    effectiveTo,
  };
}

function viewParameters(id: RuleId, parameters: object): RuleParameter[] {
  return Object.entries(parameters).flatMap(([name, value]) => viewParameter(id, name, value));
}

/** A table of figures becomes one parameter for each figure. */
function viewParameter(id: RuleId, name: string, value: unknown): RuleParameter[] {
  const kind = { direction: specOf(id, name)?.direction ?? 'NONE', choices: itemsOf(id, name) };
  if (Array.isArray(value) || typeof value !== 'object' || value === null) {
    return [{ name, value: textOf(value), ...kind }];
  }
  return Object.entries(value).map(([key, inner]) => ({
    name: `${name}.${key}`,
    value: String(inner),
    ...kind,
  }));
}

/** The documents of a province and of the state, with the days of effect that count on a day. One statement. */
export async function viewDocuments(
  tx: Transaction,
  provinceCode: string,
  on: string,
): Promise<RuleDocument[]> {
  const rows = await commonRows(tx, on);
  const settings = new Map(
    rows.map(({ documentId, parameters, reason }) => [documentId, { parameters, reason }]),
  );
  return DOCUMENT_IDS.filter((id) => [null, provinceCode].includes(documentOf(id).provinceCode)).map((id) => {
    const setting = settings.get(id);
    const { effectiveFrom = null, effectiveTo = null } = setting?.parameters ?? {};
    const document = documentOf(id, setting ? { [id]: { effectiveFrom, effectiveTo } } : {});
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
      datesNote: setting?.reason || null,
    };
  });
}

/** One document. One statement. */
export async function viewDocument(tx: Transaction, id: DocumentId): Promise<RuleDocument> {
  const documents = await viewDocuments(tx, documentOf(id).provinceCode ?? '', clock.today());
  const document = documents.find((each) => each.id === id);
  if (!document) throw new Error(`there is no document ${id}`);
  return document;
}
