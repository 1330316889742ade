import { createHash } from 'node:crypto';
import { formatYuan } from '../../../platform/money.ts';
import type { ResultRecord } from '../data/result-record.ts';

/** Values that a snapshot holds: readable as they are, codes for codes. */
export type SnapshotValue = string | number | boolean | null | string[];

export interface SnapshotItem {
  /** What the item is called in a diff, unique within its list. */
  label: string;
  values: Record<string, SnapshotValue>;
}

/** The whole content of a result at one moment, readable without any other table. */
export interface ResultSnapshot {
  fields: Record<string, SnapshotValue>;
  lists: Record<string, SnapshotItem[]>;
}

/**
 * Takes a snapshot. Of the confidential part it holds digests only: a version can prove what was there, and showing
 * two versions reads nothing secret.
 */
export function snapshotOf(record: ResultRecord): ResultSnapshot {
  const { result, confidential } = record;
  return {
    fields: {
      title: result.title,
      titleEn: result.titleEn,
      summary: result.summary,
      keywords: result.keywords,
      sector: result.sector || null,
      strategicIndustry: result.strategicIndustry,
      industryDivision: result.industryDivision,
      ipc: result.ipc,
      trl: result.trl,
      stage: result.stage,
      provinceCode: result.provinceCode,
      cityCode: result.cityCode,
      modes: result.modes,
      payAfterUse: result.payAfterUse,
      'price.kind': result.priceKind,
      'price.min': yuan(result.priceMin),
      'price.max': yuan(result.priceMax),
      advantagesTechnical: result.advantagesTechnical,
      advantagesEconomic: result.advantagesEconomic,
      seeking: result.seeking,
      researchState: result.researchState,
      marketProspects: result.marketProspects,
      purposes: result.purposes,
      'project.name': result.projectName,
      'project.funded': result.projectFunded,
      'project.conversionDeadline': result.conversionDeadline,
      confidentialText: digest(confidential?.text ?? ''),
      confidentialFileIds: confidential?.fileIds ?? [],
    },
    lists: {
      rights: items(record.rights, (right) => right.number ?? right.kind, [
        'kind',
        'number',
        'holder',
        'appliedOn',
        'obtainedOn',
        'expiresOn',
        'howKept',
        'certificateId',
      ]),
      completers: items(record.completers, (completer) => completer.name, [
        'position',
        'name',
        'unitName',
        'userId',
        'representative',
        'status',
      ]),
      coOwners: items(record.coOwners, (owner) => owner.name, [
        'name',
        'organizationId',
        'provinceCode',
        'share',
      ]),
      encumbrances: items(record.encumbrances, (each) => [each.kind, each.holder].filter(Boolean).join(' '), [
        'kind',
        'holder',
        'startsOn',
        'endsOn',
        'note',
      ]),
      pictures: items(record.pictures, (picture) => picture.caption ?? picture.fileId, ['fileId', 'caption']),
    },
  };
}

function items<T>(
  list: readonly T[],
  labelOf: (item: T) => string,
  fields: readonly (keyof T & string)[],
): SnapshotItem[] {
  const seen = new Map<string, number>();
  return list.map((item) => {
    const label = labelOf(item);
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return {
      label: count === 1 ? label : `${label} #${count}`,
      values: Object.fromEntries(fields.map((field) => [field, item[field] as SnapshotValue])),
    };
  });
}

function yuan(fen: bigint | null): string | null {
  return fen === null ? null : formatYuan(fen);
}

function digest(text: string): string | null {
  return text === '' ? null : `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
