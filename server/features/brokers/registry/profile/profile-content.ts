import { clock } from '../../../../platform/clock.ts';
import type { Problems } from '../../../../platform/input/problems.ts';
import { checkDays, readCode, readId, readList, readText } from '../../../../platform/input/texts.ts';
import { regionName } from '../../../../platform/standards/regions.ts';
import { isSector } from '../../../../platform/standards/sectors.ts';
import { limitList, readWhole } from '../../../offers/terms/read-values.ts';
import type { BrokerCertificate, BrokerProfile } from '../../data/broker-profile.entity.ts';
import type { BrokerGap } from '../registry.enums.ts';

/** What a broker writes about themselves. */
export type BrokerContent = Pick<
  BrokerProfile,
  | 'level'
  | 'certificates'
  | 'sectors'
  | 'regions'
  | 'languages'
  | 'services'
  | 'about'
  | 'capacity'
  | 'acceptsNew'
>;

/** Something that a profile lacks. */
export interface BrokerMissingPart {
  code: BrokerGap;
  /** Path of the field of the content where it is written. */
  field: string;
}

const MOST_CERTIFICATES = 20;
const MOST_CODES = 40;
const MOST_ENGAGEMENTS = 100;
export const LONGEST_ABOUT = 2000;
/** The shortest text from which clients learn something, in characters. */
export const SHORTEST_ABOUT = 20;

/**
 * Reads a profile strictly: what is there must make sense; what is missing is left to `missingParts`, so that a draft can
 * be saved at any moment.
 * @param problems collects everything that is wrong, under the paths of the fields
 */
export function readBrokerContent(fields: BrokerContent, problems: Problems): BrokerContent {
  return {
    level: fields.level,
    certificates: readCertificates(fields.certificates, problems.at('certificates')),
    sectors: readCodes(fields.sectors, isSector, problems.at('sectors')),
    regions: readCodes(fields.regions, (code) => regionName(code) !== undefined, problems.at('regions')),
    languages: [...new Set(fields.languages)],
    services: [...new Set(fields.services)],
    about: readText(fields.about, LONGEST_ABOUT, problems.at('about')) ?? '',
    capacity: readWhole(fields.capacity, { min: 1, max: MOST_ENGAGEMENTS }, problems.at('capacity')),
    acceptsNew: fields.acceptsNew,
  };
}

/** What must be there before a profile is handed in, and while it is public. */
export function missingParts(content: BrokerContent): BrokerMissingPart[] {
  const { certificates } = content;
  const parts: [BrokerGap, string, boolean][] = [
    ['SECTORS', 'sectors', content.sectors.length > 0],
    ['REGIONS', 'regions', content.regions.length > 0],
    ['LANGUAGES', 'languages', content.languages.length > 0],
    ['SERVICES', 'services', content.services.length > 0],
    ['ABOUT', 'about', content.about.length >= SHORTEST_ABOUT],
    ['CERTIFICATES', 'certificates', certificates.length > 0],
    ...certificates.map((certificate, index): [BrokerGap, string, boolean] => [
      'CERTIFICATE_PARTS',
      `certificates.${index}.${lackingField(certificate) ?? 'number'}`,
      lackingField(certificate) === null,
    ]),
  ];
  return parts.filter(([, , isThere]) => !isThere).map(([code, field]) => ({ code, field }));
}

/** Ids of the copies of certificates. */
export function copiesOf(certificates: readonly BrokerCertificate[]): string[] {
  return certificates.flatMap(({ fileId }) => fileId ?? []);
}

function lackingField({ number, issuedBy, issuedOn, fileId }: BrokerCertificate): string | null {
  if (number === '') return 'number';
  if (issuedBy === '') return 'issuedBy';
  if (issuedOn === null) return 'issuedOn';
  return fileId === null ? 'fileId' : null;
}

function readCertificates(
  certificates: readonly BrokerCertificate[],
  problems: Problems,
): BrokerCertificate[] {
  limitList(certificates, MOST_CERTIFICATES, problems);
  return certificates.map(({ kind, number, issuedBy, issuedOn: day, fileId }, index) => {
    const at = problems.at(index);
    const issuedOn = day ?? null;
    checkDays([{ field: 'issuedOn', day: issuedOn, latest: clock.today() }], at);
    return {
      kind,
      number: readText(number, 60, at.at('number')) ?? '',
      issuedBy: readText(issuedBy, 120, at.at('issuedBy')) ?? '',
      issuedOn,
      fileId: readId(fileId, at.at('fileId')),
    };
  });
}

/** Codes of a list without repetitions; those that are not in it are refused. */
function readCodes(
  codes: readonly string[],
  isKnown: (code: string) => boolean,
  problems: Problems,
): string[] {
  codes.forEach((code, index) => {
    readCode(code, (each) => (isKnown(each) ? each : null), problems.at(index));
  });
  return readList(codes, { items: MOST_CODES, length: 40 }, problems);
}
