import type { Problems } from '../../../../platform/input/problems.ts';
import { readName, readText, tidy } from '../../../../platform/input/texts.ts';
import { isMailAddress } from '../../../../platform/mail/mail.service.ts';
import { creditCodeProblem, normalizeCreditCode } from '../../../../platform/standards/credit-code.ts';
import { regionName } from '../../../../platform/standards/regions.ts';
import { isSector } from '../../../../platform/standards/sectors.ts';
import type { BrokerClient } from '../data/broker-client.entity.ts';

/** What a broker notes of a client. */
export interface ClientFields {
  name: string;
  creditCode?: string | null;
  contactName?: string | null;
  phone?: string | null;
  email?: string | null;
  /** Province or city by GB/T 2260. */
  regionCode?: string | null;
  /** Codes of provincial sectors. */
  sectors?: readonly string[] | null;
  interest?: string | null;
  source?: string | null;
}

export type ReadClient = Pick<
  BrokerClient,
  'name' | 'creditCode' | 'contactName' | 'phone' | 'email' | 'regionCode' | 'sectors' | 'interest' | 'source'
>;

const PHONE = /^[+\d][\d\s()（）\-转#*]{4,39}$/;

/** Reads what is noted of a client, collecting everything that is wrong. */
export function readClient(fields: ClientFields, problems: Problems): ReadClient {
  return {
    name: readName(fields.name, 200, problems.at('name')),
    creditCode: readCreditCode(fields.creditCode, problems.at('creditCode')),
    contactName: readText(fields.contactName, 100, problems.at('contactName')),
    phone: readPhone(fields.phone, problems.at('phone')),
    email: readEmail(fields.email, problems.at('email')),
    regionCode: readRegion(fields.regionCode, problems.at('regionCode')),
    sectors: readSectors(fields.sectors ?? [], problems.at('sectors')),
    interest: readText(fields.interest, 2000, problems.at('interest')),
    source: readText(fields.source, 200, problems.at('source')),
  };
}

function readCreditCode(given: string | null | undefined, problems: Problems): string | null {
  const text = tidy(given);
  if (text === null) return null;
  const problem = creditCodeProblem(text);
  if (problem) {
    const { problem: reason, ...params } = problem;
    problems.add('INVALID', { reason, ...params });
  }
  return normalizeCreditCode(text);
}

function readPhone(given: string | null | undefined, problems: Problems): string | null {
  const phone = readText(given, 40, problems);
  if (phone !== null && !PHONE.test(phone)) problems.add('INVALID', { reason: 'NO_PHONE' });
  return phone;
}

function readEmail(given: string | null | undefined, problems: Problems): string | null {
  const email = tidy(given);
  if (email !== null && !isMailAddress(email)) problems.add('INVALID', { reason: 'NO_EMAIL' });
  return email;
}

function readRegion(given: string | null | undefined, problems: Problems): string | null {
  const code = tidy(given);
  if (code !== null && !regionName(code)) problems.add('INVALID', { reason: 'UNKNOWN_CODE' });
  return code;
}

function readSectors(given: readonly string[], problems: Problems): string[] {
  const codes = [...new Set(given)];
  codes.forEach((code, index) => {
    if (!isSector(code)) problems.at(index).add('INVALID', { reason: 'UNKNOWN_CODE' });
  });
  return codes;
}
