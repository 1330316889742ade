import type {
  CompleterStatus,
  ConversionMode,
  EditedPartsFragment,
  EncumbranceKind,
  FilePartsFragment,
  PriceKind,
  ResearchStage,
  ResultContentInput,
  RightKind,
} from '../../../../generated/results-desk/graphql.ts';

export type KeptFile = Pick<FilePartsFragment, 'id' | 'name' | 'url'>;

export interface RightRow {
  kind?: RightKind;
  number?: string;
  holder?: string;
  appliedOn?: string;
  obtainedOn?: string;
  expiresOn?: string;
  howKept?: string;
  certificate?: KeptFile | null;
}

export interface CompleterRow {
  name?: string;
  unitName?: string;
  email?: string;
  userId?: string | null;
  representative?: boolean;
  status?: CompleterStatus;
}

export interface CoOwnerRow {
  name?: string;
  organizationId?: string | null;
  provinceCode?: string;
  /** Percent, at most two decimals. */
  share?: number | null;
}

export interface EncumbranceRow {
  kind?: EncumbranceKind;
  holder?: string;
  startsOn?: string;
  endsOn?: string;
  note?: string;
}

export interface PictureRow {
  file: KeptFile;
  caption?: string;
}

/** The fields of the disclosure as the form holds them: empty texts instead of null, files with their names. */
export interface ContentForm {
  title: string;
  titleEn: string;
  summary: string;
  keywords: string[];
  sector?: string | undefined;
  strategicIndustry?: string | undefined;
  industryDivision?: string | undefined;
  ipc: string;
  trl?: number | undefined;
  stage?: ResearchStage | undefined;
  /** Province and city. */
  place: string[];
  modes: ConversionMode[];
  payAfterUse: boolean;
  price: { kind: PriceKind; min?: string | null; max?: string | null };
  rights: RightRow[];
  completers: CompleterRow[];
  coOwners: CoOwnerRow[];
  encumbrances: EncumbranceRow[];
  pictures: PictureRow[];
  advantagesTechnical: string;
  advantagesEconomic: string;
  seeking: string;
  researchState: string;
  marketProspects: string;
  purposes: string[];
  project: { name: string; funded: boolean; conversionDeadline: string };
  /** Absent until the confidential part was opened, because each reading is recorded. */
  confidentialText?: string;
  confidentialFiles?: KeptFile[];
}

export type Content = ResultContentInput;
export type ContentKey = keyof ResultContentInput;
type ListKey = 'rights' | 'completers' | 'coOwners' | 'encumbrances';

const BASIS_POINTS_PER_PERCENT = 100;

/** A stored result as the form shows it. */
export function toForm(result: EditedPartsFragment): ContentForm {
  const project = result.dossier?.project;
  return {
    title: result.title,
    titleEn: result.titleEn ?? '',
    summary: result.summary,
    keywords: [...result.keywords],
    sector: result.sector || undefined,
    strategicIndustry: result.strategicIndustry ?? undefined,
    industryDivision: result.industryDivision ?? undefined,
    ipc: result.ipc ?? '',
    trl: result.trl ?? undefined,
    stage: result.stage ?? undefined,
    place: [result.provinceCode, ...(result.cityCode ? [result.cityCode] : [])],
    modes: [...result.modes],
    payAfterUse: result.payAfterUse,
    price: { kind: result.price.kind, min: result.price.min ?? null, max: result.price.max ?? null },
    rights: result.rights.map((right) => ({
      ...texts(right, ['number', 'holder', 'appliedOn', 'obtainedOn', 'expiresOn', 'howKept']),
      kind: right.kind,
      certificate: right.certificate ?? null,
    })),
    completers: [...result.completers]
      .sort((a, b) => a.position - b.position)
      .map((person) => ({
        ...texts(person, ['name', 'unitName']),
        userId: person.user?.id ?? null,
        representative: person.representative,
        status: person.status,
      })),
    coOwners: result.coOwners.map((owner) => ({
      ...texts(owner, ['name', 'provinceCode']),
      organizationId: owner.organization?.id ?? null,
      share: owner.share == null ? null : owner.share / BASIS_POINTS_PER_PERCENT,
    })),
    encumbrances: result.encumbrances.map((burden) => ({
      ...texts(burden, ['holder', 'startsOn', 'endsOn', 'note']),
      kind: burden.kind,
    })),
    pictures: result.pictures.map(({ file, caption }) => ({ file, caption: caption ?? '' })),
    ...texts(result, [
      'advantagesTechnical',
      'advantagesEconomic',
      'seeking',
      'researchState',
      'marketProspects',
    ]),
    purposes: [...result.purposes],
    project: {
      name: project?.name ?? '',
      funded: project?.funded ?? true,
      conversionDeadline: project?.conversionDeadline ?? '',
    },
  };
}

/** Some fields of a record with empty texts for null. */
function texts<K extends string>(record: { readonly [key in K]?: string | null | undefined }, keys: K[]) {
  return Object.fromEntries(keys.map((key) => [key, record[key] ?? ''])) as Record<K, string>;
}

/** What is sent, and which row of the form each item of a list came from: rows without any content are not sent. */
export interface WrittenContent {
  content: Content;
  rows: Record<ListKey, number[]>;
}

const text = (value: string | null | undefined) => value?.trim() || null;

/** The form as the API takes it. */
export function toContent(form: ContentForm): WrittenContent {
  const rights = kept(form.rights, ({ kind }) => kind !== undefined);
  const completers = kept(form.completers, (row) => Boolean(text(row.name) || text(row.email)));
  const coOwners = kept(form.coOwners, (row) => Boolean(text(row.name) || row.share || row.provinceCode));
  const encumbrances = kept(form.encumbrances, ({ kind }) => kind !== undefined);
  const content: Content = {
    ...plainContent(form),
    rights: rights.items.map(({ kind = 'KNOW_HOW', ...row }) => ({
      kind,
      number: text(row.number),
      holder: text(row.holder),
      appliedOn: text(row.appliedOn),
      obtainedOn: text(row.obtainedOn),
      expiresOn: text(row.expiresOn),
      howKept: text(row.howKept),
      certificateId: row.certificate?.id ?? null,
    })),
    completers: completers.items.map((row) => ({
      name: row.name?.trim() ?? '',
      unitName: text(row.unitName),
      email: text(row.email),
      userId: row.userId ?? null,
      representative: row.representative ?? false,
      status: row.status ?? 'ACTIVE',
    })),
    coOwners: coOwners.items.map((row) => ({
      name: row.name?.trim() ?? '',
      organizationId: row.organizationId ?? null,
      provinceCode: text(row.provinceCode),
      share: row.share == null ? null : Math.round(row.share * BASIS_POINTS_PER_PERCENT),
    })),
    encumbrances: encumbrances.items.map(({ kind = 'OTHER', ...row }) => ({
      kind,
      holder: text(row.holder),
      startsOn: text(row.startsOn),
      endsOn: text(row.endsOn),
      note: text(row.note),
    })),
  };
  const rows = {
    rights: rights.rows,
    completers: completers.rows,
    coOwners: coOwners.rows,
    encumbrances: encumbrances.rows,
  };
  return { content, rows };
}

function plainContent(form: ContentForm): Content {
  const { price, project } = form;
  const isProject = Boolean(text(project.name) || text(project.conversionDeadline));
  return {
    title: text(form.title),
    titleEn: text(form.titleEn),
    summary: text(form.summary),
    keywords: form.keywords,
    sector: form.sector ?? null,
    strategicIndustry: form.strategicIndustry ?? null,
    industryDivision: form.industryDivision ?? null,
    ipc: text(form.ipc),
    trl: form.trl ?? null,
    stage: form.stage ?? null,
    provinceCode: form.place[0] ?? null,
    cityCode: form.place[1] ?? null,
    modes: form.modes,
    payAfterUse: form.payAfterUse,
    price: {
      kind: price.kind,
      min: price.kind === 'NEGOTIABLE' ? null : (price.min ?? null),
      max: price.kind === 'RANGE' ? (price.max ?? null) : null,
    },
    pictures: form.pictures.map(({ file, caption }) => ({ fileId: file.id, caption: text(caption) })),
    advantagesTechnical: text(form.advantagesTechnical),
    advantagesEconomic: text(form.advantagesEconomic),
    seeking: text(form.seeking),
    researchState: text(form.researchState),
    marketProspects: text(form.marketProspects),
    purposes: form.purposes,
    project: isProject
      ? {
          name: project.name.trim(),
          funded: project.funded,
          conversionDeadline: text(project.conversionDeadline),
        }
      : null,
    ...(form.confidentialText === undefined ? {} : { confidentialText: text(form.confidentialText) }),
    ...(form.confidentialFiles === undefined
      ? {}
      : { confidentialFileIds: form.confidentialFiles.map(({ id }) => id) }),
  };
}

/** Rows that have something in them, with their places in the form. */
function kept<Row>(rows: readonly Row[], isThere: (row: Row) => boolean): { items: Row[]; rows: number[] } {
  const found = rows.flatMap((row, index) => (row && isThere(row) ? [{ row, index }] : []));
  return { items: found.map(({ row }) => row), rows: found.map(({ index }) => index) };
}

/** The fields that differ from what is stored; the city goes with its province. */
export function changesOf(stored: Content, present: Content): Content {
  const changed = (Object.keys(present) as ContentKey[]).filter(
    (key) => JSON.stringify(stored[key]) !== JSON.stringify(present[key]),
  );
  if (changed.includes('cityCode') || changed.includes('provinceCode'))
    changed.push('provinceCode', 'cityCode');
  return Object.fromEntries(changed.map((key) => [key, present[key]]));
}

/** The field of the form that a refusal names: `content.rights.0.certificateId` is `['rights', 0, 'certificate']`. */
export function formField(path: string, rows: WrittenContent['rows']): (string | number)[] {
  const [first = '', second, ...rest] = path.replace(/^(input\.)?content\./, '').split('.');
  if (first === 'provinceCode' || first === 'cityCode') return ['place'];
  if (first === 'confidentialFileIds') return ['confidentialFiles'];
  if (second === undefined) return [first];
  if (!/^\d+$/.test(second)) return [first, second, ...rest];
  if (first === 'pictures') return [first, Number(second), 'caption'];
  if (!(first in rows)) return [first];
  const row = rows[first as ListKey][Number(second)] ?? Number(second);
  const names: Record<string, string> = {
    certificateId: 'certificate',
    userId: 'name',
    organizationId: 'name',
  };
  const field = rest[0] ?? 'name';
  return [first, row, names[field] ?? field];
}
