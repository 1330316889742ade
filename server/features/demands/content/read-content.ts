import type { Problems } from '../../../platform/input/problems.ts';
import { readCode, readList, readText } from '../../../platform/input/texts.ts';
import { isProvince } from '../../../platform/standards/regions.ts';
import { isSector } from '../../../platform/standards/sectors.ts';
import { strategicIndustry } from '../../../platform/standards/strategic-industries.ts';
import { GREATEST_MONEY, limitList, readWhole } from '../../offers/terms/read-values.ts';
import type { DemandMode } from '../demand.enums.ts';
import { hasBids } from '../demand.enums.ts';
import type { DemandContact, DemandContent, Eligibility, LicenseOption } from './demand-content.ts';
import { readCriteria, readMustHaves, readRace, readStages, readTargets } from './read-lists.ts';

/** Content as somebody entered it: the whole of it, money in fen. */
export type DemandContentFields = Omit<DemandContent, 'bidsCloseAt'> & { bidsCloseAt: Date | null };

const KINDS_OF_BIDDERS: readonly string[] = ['UNIVERSITY', 'INSTITUTE', 'ENTERPRISE', 'AGENCY'];
const MOST_FILES = 20;

/**
 * Reads content strictly: what is there must make sense, what is missing is left to `completenessOf`, so that a draft
 * can be saved at any moment.
 * @param problems collects everything that is wrong, under the paths of the fields
 */
export function readContent(
  fields: DemandContentFields,
  mode: DemandMode,
  problems: Problems,
): DemandContent {
  const text = (field: keyof DemandContentFields & string, max: number) =>
    readText(fields[field] as string, max, problems.at(field)) ?? '';
  const targets = readTargets(fields.targets, problems.at('targets'));
  const race = mode === 'RACE' ? readRace(fields.race, targets, problems.at('race')) : null;
  return {
    title: text('title', 120).replace(/\s+/g, ' '),
    problem: text('problem', 10_000),
    keywords: readList(fields.keywords, { items: 20, length: 40 }, problems.at('keywords')),
    ...readClassification(fields, problems),
    targets,
    mustHaves: readMustHaves(fields.mustHaves, problems.at('mustHaves')),
    constraints: text('constraints', 4000),
    deliverables: readList(fields.deliverables, { items: 30, length: 200 }, problems.at('deliverables')),
    acceptance: text('acceptance', 4000),
    wantedBy: fields.wantedBy,
    eligibility: readEligibility(fields.eligibility, problems.at('eligibility')),
    isAnonymous: readAnonymous(fields, mode, problems.at('isAnonymous')),
    confidentialPart: {
      text: readText(fields.confidentialPart.text, 10_000, problems.at('confidentialPart', 'text')) ?? '',
      fileIds: readFiles(fields.confidentialPart.fileIds, problems.at('confidentialPart', 'fileIds')),
    },
    contact: readContact(fields.contact, problems.at('contact')),
    fileIds: readFiles(fields.fileIds, problems.at('fileIds')),
    noticeDays: readWhole(fields.noticeDays, { min: 5, max: 60 }, problems.at('noticeDays')),
    ...readBidding(fields, mode, race, problems),
  };
}

type Bidding = Pick<
  DemandContent,
  | 'bidsCloseAt'
  | 'bounty'
  | 'ownFunds'
  | 'stages'
  | 'ownership'
  | 'option'
  | 'isBlind'
  | 'criteria'
  | 'expertsAsked'
  | 'race'
>;

/** What belongs to modes with bids; a plain demand has nothing of it but what money it names. */
function readBidding(
  fields: DemandContentFields,
  mode: DemandMode,
  race: DemandContent['race'],
  problems: Problems,
): Bidding {
  const bounty = readSum(fields.bounty, problems.at('bounty'));
  const ownFunds = readSum(fields.ownFunds, problems.at('ownFunds'));
  const { bidsCloseAt, ownership, isBlind } = fields;
  if (!hasBids(mode)) {
    return {
      bidsCloseAt: null,
      bounty,
      ownFunds,
      stages: [],
      ownership,
      option: null,
      isBlind: false,
      criteria: [],
      expertsAsked: 0,
      race: null,
    };
  }
  return {
    bidsCloseAt: bidsCloseAt?.toISOString() ?? null,
    bounty,
    ownFunds,
    stages: readStages(fields.stages, race, problems.at('stages')),
    ownership,
    option: ownership === 'WINNER_WITH_OPTION' ? readOption(fields.option, problems.at('option')) : null,
    isBlind,
    criteria: readCriteria(fields.criteria, problems.at('criteria')),
    expertsAsked: readWhole(fields.expertsAsked, { min: 0, max: 15 }, problems.at('expertsAsked')),
    race,
  };
}

function readClassification(
  fields: DemandContentFields,
  problems: Problems,
): Pick<DemandContent, 'sector' | 'strategicIndustry'> {
  return {
    sector: readCode(fields.sector, (code) => (isSector(code) ? code : null), problems.at('sector')) ?? '',
    strategicIndustry: readCode(
      fields.strategicIndustry,
      (code) => strategicIndustry(code)?.code,
      problems.at('strategicIndustry'),
    ),
  };
}

/** An answer to a plain demand opens a deal, in which both sides know each other. */
function readAnonymous({ isAnonymous }: DemandContentFields, mode: DemandMode, problems: Problems): boolean {
  if (isAnonymous && !hasBids(mode)) problems.add('INVALID', { reason: 'NOT_FOR_PLAIN' });
  return isAnonymous;
}

function readEligibility({ kinds, provinces, text }: Eligibility, problems: Problems): Eligibility {
  kinds.forEach((kind, index) => {
    if (!KINDS_OF_BIDDERS.includes(kind))
      problems.at('kinds', index).add('INVALID', { reason: 'NO_BIDDER', kind });
  });
  return {
    kinds: [...new Set(kinds)],
    provinces: readProvinces(provinces, problems.at('provinces')),
    text: readText(text, 2000, problems.at('text')) ?? '',
  };
}

function readOption(option: LicenseOption | null, problems: Problems): LicenseOption | null {
  if (!option) return null;
  return {
    mode: 'LICENSE',
    licenseKind: option.licenseKind,
    territory: readProvinces(option.territory, problems.at('territory')),
    text: readText(option.text, 2000, problems.at('text')) ?? '',
  };
}

function readContact({ name, phone, email }: DemandContact, problems: Problems): DemandContact {
  const mail = readText(email, 200, problems.at('email')) ?? '';
  if (mail !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(mail))
    problems.at('email').add('INVALID', { reason: 'NO_EMAIL' });
  return {
    name: readText(name, 60, problems.at('name')) ?? '',
    phone: readText(phone, 40, problems.at('phone')) ?? '',
    email: mail,
  };
}

function readProvinces(codes: readonly string[], problems: Problems): string[] {
  codes.forEach((code, index) => {
    if (!isProvince(code)) problems.at(index).add('INVALID', { reason: 'UNKNOWN_CODE' });
  });
  return [...new Set(codes)];
}

function readFiles(fileIds: readonly string[], problems: Problems): string[] {
  limitList(fileIds, MOST_FILES, problems);
  return [...new Set(fileIds)];
}

function readSum(amount: bigint, problems: Problems): bigint {
  if (amount < 0n) problems.add('INVALID', { reason: 'TOO_LITTLE' });
  else if (amount > GREATEST_MONEY) problems.add('INVALID', { reason: 'TOO_MUCH', max: '1000000000000.00' });
  return amount;
}
