import { clock } from '../../../platform/clock.ts';
import type { UserErrorData } from '../../../platform/errors.ts';
import { isDay } from '../../../platform/graphql/scalars.ts';
import { Problems } from '../../../platform/input/problems.ts';
import { readCode, readId, readList, readName, readText } from '../../../platform/input/texts.ts';
import { normalizeIndustryCode } from '../../../platform/standards/industries.ts';
import { readIpc } from '../../../platform/standards/ipc.ts';
import { purpose } from '../../../platform/standards/purposes.ts';
import { isCityInProvince, isProvince } from '../../../platform/standards/regions.ts';
import { isSector } from '../../../platform/standards/sectors.ts';
import { strategicIndustry } from '../../../platform/standards/strategic-industries.ts';
import { isTechnologyReadinessLevel } from '../../../platform/standards/trl.ts';
import type { ContentChanges, ContentColumns, PictureContent, ResultContentFields } from './content.types.ts';
import { readCompleters, readCoOwners, readEncumbrances } from './read-people.ts';
import { readRights } from './read-rights.ts';

/** Longest texts, in characters. */
export const TEXT_LIMITS = {
  title: 200,
  titleEn: 300,
  summary: 5000,
  advantagesTechnical: 5000,
  advantagesEconomic: 5000,
  seeking: 5000,
  researchState: 5000,
  marketProspects: 5000,
  confidentialText: 20_000,
} as const;

/** Most items of each list. */
export const LIST_LIMITS = {
  rights: 50,
  completers: 50,
  coOwners: 20,
  encumbrances: 20,
  pictures: 12,
  confidentialFileIds: 20,
} as const;

/** Last step of the disclosure. */
export const LAST_STEP = 6;

export interface ReadContent {
  changes: ContentChanges;
  /** Everything that is malformed, by field; what is merely missing is not here. */
  problems: UserErrorData[];
}

type Text = Exclude<keyof typeof TEXT_LIMITS, 'confidentialText'>;

/**
 * Brings content into its normal form and checks it field by field, without the database. Drafts may be incomplete but
 * never malformed.
 * @param before what the result has now; for a new one the place of its unit
 * @param path path of the content in the input, which refusals begin with
 */
export function readContent(
  fields: ResultContentFields,
  before: Pick<ContentColumns, 'provinceCode' | 'cityCode'>,
  path = 'content',
): ReadContent {
  const problems = new Problems(path);
  const changes: ContentChanges = {
    columns: {
      ...readTexts(fields, problems),
      ...readClassification(fields, problems),
      ...readPlace(fields, before, problems),
      ...readTerms(fields, problems),
      ...readProject(fields, problems),
    },
  };
  readLists(fields, changes, problems);
  return { changes, problems: problems.list };
}

function readTexts(fields: ResultContentFields, problems: Problems): Partial<ContentColumns> {
  const columns: Partial<Record<Text, string | null>> = {};
  for (const field of Object.keys(TEXT_LIMITS) as (keyof typeof TEXT_LIMITS)[]) {
    if (field === 'confidentialText' || fields[field] === undefined) continue;
    columns[field] = readText(fields[field], TEXT_LIMITS[field], problems.at(field));
  }
  const { title, summary, ...rest } = columns;
  return {
    ...(rest as Partial<ContentColumns>),
    ...(title === undefined ? {} : { title: title?.replace(/\s+/g, ' ') ?? '' }),
    ...(summary === undefined ? {} : { summary: summary ?? '' }),
    ...(fields.keywords === undefined
      ? {}
      : { keywords: readList(fields.keywords ?? [], { items: 20, length: 40 }, problems.at('keywords')) }),
  };
}

function readClassification(fields: ResultContentFields, problems: Problems): Partial<ContentColumns> {
  const columns: Partial<ContentColumns> = {};
  const { trl, currentStep } = fields;
  if (fields.sector !== undefined) {
    columns.sector =
      readCode(fields.sector, (code) => (isSector(code) ? code : null), problems.at('sector')) ?? '';
  }
  if (fields.strategicIndustry !== undefined) {
    const at = problems.at('strategicIndustry');
    columns.strategicIndustry = readCode(
      fields.strategicIndustry,
      (code) => strategicIndustry(code)?.code,
      at,
    );
  }
  if (fields.industryDivision !== undefined) {
    columns.industryDivision = readCode(
      fields.industryDivision,
      normalizeIndustryCode,
      problems.at('industryDivision'),
    );
  }
  if (fields.ipc !== undefined) {
    columns.ipc = readCode(fields.ipc, (code) => readIpc(code)?.normalized, problems.at('ipc'));
  }
  if (trl !== undefined) {
    if (trl !== null && !isTechnologyReadinessLevel(trl))
      problems.at('trl').add('INVALID', { min: 1, max: 9 });
    columns.trl = trl;
  }
  if (fields.stage !== undefined) columns.stage = fields.stage;
  if (fields.purposes !== undefined) {
    const codes = (fields.purposes ?? []).map((code, index) =>
      readCode(code, (each) => purpose(each)?.code, problems.at('purposes', index)),
    );
    columns.purposes = [...new Set(codes.filter((code) => code !== null))];
  }
  if (currentStep !== undefined && currentStep !== null) {
    if (currentStep < 0 || currentStep > LAST_STEP)
      problems.at('currentStep').add('INVALID', { min: 0, max: LAST_STEP });
    columns.currentStep = currentStep;
  }
  return columns;
}

/** A city must lie in the province; a new province without a city drops the old city. */
function readPlace(
  fields: ResultContentFields,
  before: Pick<ContentColumns, 'provinceCode' | 'cityCode'>,
  problems: Problems,
): Partial<ContentColumns> {
  if (fields.provinceCode === undefined && fields.cityCode === undefined) return {};
  const known = (code: string) => (isProvince(code) ? code : null);
  const provinceCode =
    readCode(fields.provinceCode, known, problems.at('provinceCode')) ?? before.provinceCode;
  const moved = provinceCode !== before.provinceCode;
  const cityCode = fields.cityCode === undefined && !moved ? before.cityCode : (fields.cityCode ?? null);
  if (cityCode !== null && !isCityInProvince(cityCode, provinceCode)) {
    problems.at('cityCode').add('INVALID', { reason: 'NOT_IN_PROVINCE', province: provinceCode });
  }
  return { provinceCode, cityCode };
}

function readTerms(fields: ResultContentFields, problems: Problems): Partial<ContentColumns> {
  const columns: Partial<ContentColumns> = {};
  if (fields.modes !== undefined) columns.modes = [...new Set(fields.modes ?? [])];
  if (fields.payAfterUse !== undefined) columns.payAfterUse = fields.payAfterUse ?? false;
  if (fields.price === undefined) return columns;
  const { kind = 'NEGOTIABLE', min = null, max = null } = fields.price ?? {};
  const at = problems.at('price');
  if (min !== null && min < 0n) at.at('min').add('INVALID', { reason: 'NEGATIVE' });
  if (max !== null && max < 0n) at.at('max').add('INVALID', { reason: 'NEGATIVE' });
  if (kind === 'RANGE' && min !== null && max !== null && min > max)
    at.at('max').add('INVALID', { reason: 'PRICE_ORDER' });
  return {
    ...columns,
    priceKind: kind,
    priceMin: kind === 'NEGOTIABLE' ? null : min,
    priceMax: kind === 'RANGE' ? max : null,
  };
}

function readProject(fields: ResultContentFields, problems: Problems): Partial<ContentColumns> {
  if (fields.project === undefined) return {};
  if (fields.project === null) return { projectName: null, projectFunded: false, conversionDeadline: null };
  const at = problems.at('project');
  const { conversionDeadline = null } = fields.project;
  if (conversionDeadline !== null && !isDay(conversionDeadline)) at.at('conversionDeadline').add('INVALID');
  return {
    projectName: readName(fields.project.name, 200, at.at('name')),
    projectFunded: fields.project.funded,
    conversionDeadline,
  };
}

function readLists(fields: ResultContentFields, changes: ContentChanges, problems: Problems): void {
  for (const [field, max] of Object.entries(LIST_LIMITS) as [keyof typeof LIST_LIMITS, number][]) {
    if ((fields[field]?.length ?? 0) > max) problems.at(field).add('LIMIT', { max });
  }
  if (fields.rights !== undefined) {
    changes.rights = readRights(fields.rights ?? [], clock.today(), problems.at('rights'));
  }
  if (fields.completers !== undefined) {
    changes.completers = readCompleters(fields.completers ?? [], problems.at('completers'));
  }
  if (fields.coOwners !== undefined)
    changes.coOwners = readCoOwners(fields.coOwners ?? [], problems.at('coOwners'));
  if (fields.encumbrances !== undefined) {
    changes.encumbrances = readEncumbrances(fields.encumbrances ?? [], problems.at('encumbrances'));
  }
  if (fields.pictures !== undefined)
    changes.pictures = readPictures(fields.pictures ?? [], problems.at('pictures'));
  if (fields.confidentialText !== undefined) {
    const at = problems.at('confidentialText');
    changes.confidentialText = readText(fields.confidentialText, TEXT_LIMITS.confidentialText, at);
  }
  if (fields.confidentialFileIds !== undefined) {
    const ids = (fields.confidentialFileIds ?? []).map((id, index) =>
      readId(id, problems.at('confidentialFileIds', index)),
    );
    changes.confidentialFileIds = [...new Set(ids.filter((id) => id !== null))];
  }
}

function readPictures(
  pictures: NonNullable<ResultContentFields['pictures']>,
  problems: Problems,
): PictureContent[] {
  const list = pictures.map((picture, index) => ({
    fileId: readId(picture.fileId, problems.at(index, 'fileId')) ?? '',
    caption: readText(picture.caption, 200, problems.at(index, 'caption')),
  }));
  list.forEach(({ fileId }, index) => {
    if (list.findIndex((other) => other.fileId === fileId) < index)
      problems.at(index, 'fileId').add('INVALID', { reason: 'TWICE' });
  });
  return list;
}
