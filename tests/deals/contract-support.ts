import { expect } from 'vitest';
import type { App } from '../../server/platform/app.ts';
import { clock } from '../../server/platform/clock.ts';
import type { ApiClient } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { type DealWorld, done, type MadeDeal, makeDeal, readDeal, refused } from './support.ts';

const TABLES = ['contract', 'contract_document', 'signatory', 'signed_copy', 'handover', 'contract_template'];

async function rows(app: App): Promise<string> {
  const digests = await Promise.all(
    [...TABLES, "(SELECT * FROM stored_file WHERE state = 'ATTACHED')"].map((table) =>
      app.db.query<{ digest: string }[]>(
        `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM ${table} t`,
      ),
    ),
  );
  return digests.map(([row]) => row?.digest).join(' ');
}

/** A refused step that leaves deal, contract, chains and files as they were; answers the refusals as `CODE rule missing`. */
export async function declined(
  world: { app: App },
  client: ApiClient,
  name: string,
  input: object,
): Promise<string[]> {
  const before = await rows(world.app);
  const answer = await refused(world, client, name, input);
  expect(await rows(world.app)).toBe(before);
  return answer;
}

export interface ContractShown {
  id: string;
  number: string;
  type: string;
  title: string;
  signedOn: string | null;
  validFrom: string | null;
  validUntil: string | null;
  imported: boolean;
  itemsOpen: string[];
  documents: {
    format: string;
    isCurrent: boolean;
    file: { id: string; url: string; sha256: string; name: string };
  }[];
  signatories: { side: string; partyId: string | null; organizationName: string; name: string }[];
  signedCopies: {
    side: string;
    partyId: string | null;
    sha256: string;
    onBehalf: boolean;
    file: { url: string };
  }[];
  handovers: { id: string; accepted: boolean | null; items: string[]; remarks: string | null }[];
  registration: { registrationNumber: string | null; totalAmount: string | null; missing: string[] };
  termination: { side: string; reason: string } | null;
}

export const CONTRACT = `{
  id number type title signedOn validFrom validUntil imported itemsOpen
  documents { format isCurrent file { id url sha256 name } }
  signatories { side partyId organizationName name }
  signedCopies { side partyId sha256 onBehalf file { url } }
  handovers { id accepted items remarks }
  registration { registrationNumber totalAmount missing }
  termination { side reason }
}`;

export async function contractOf(client: ApiClient, dealId: string): Promise<ContractShown> {
  const deal = await readDeal<{ contract: ContractShown | null }>(client, dealId, `{ contract ${CONTRACT} }`);
  if (!deal?.contract) throw new Error('there is no contract');
  return deal.contract;
}

const representative = (side: 'OWNER' | 'ENTERPRISE', name: string, partyId: string | null = null) => ({
  side,
  partyId,
  name,
  position: '负责人',
  authority: 'LEGAL_REPRESENTATIVE',
});

/** Both sides name who signs for them, co-owners included. */
export async function nameSignatories(
  world: DealWorld,
  dealId: string,
  partyIds: string[] = [],
): Promise<void> {
  const own = [
    representative('OWNER', '李院长'),
    ...partyIds.map((partyId) => representative('OWNER', '王校长', partyId)),
  ];
  await done(world.officer, 'editSignatories', { dealId, signatories: own });
  await done(world.buyer, 'editSignatories', {
    dealId,
    signatories: [representative('ENTERPRISE', '赵经理')],
  });
}

export { representative };

/** A deal that is cleared, with its contract written and everybody named. */
export async function makeWritten(world: DealWorld, values: MadeDeal = {}): Promise<string> {
  const { id } = await makeDeal(world, 'CLEARED', values);
  await nameSignatories(world, id);
  await done(world.officer, 'prepareContract', { dealId: id });
  return id;
}

/** A deal that is signed and waits for its copies. */
export async function makeSigned(world: DealWorld, values: MadeDeal = {}): Promise<string> {
  const id = await makeWritten(world, values);
  await done(world.officer, 'signDeal', { dealId: id });
  return id;
}

/** Brings a copy, signed today. */
export async function bringCopy(
  client: ApiClient,
  dealId: string,
  side: 'OWNER' | 'ENTERPRISE',
  partyId: string | null = null,
): Promise<void> {
  const fileId = await upload(client, `签署件 ${side} ${partyId ?? ''}.pdf`);
  await done(client, 'uploadSignedCopy', { dealId, side, partyId, fileId, signedOn: today() });
}

/** A deal whose contract is in effect. */
export async function makeActive(world: DealWorld, values: MadeDeal = {}): Promise<string> {
  const id = await makeSigned(world, values);
  await bringCopy(world.officer, id, 'OWNER');
  await bringCopy(world.buyer, id, 'ENTERPRISE');
  await done(world.officer, 'activateDeal', { dealId: id });
  return id;
}

export function today(): string {
  return clock.today();
}

/** Reads a file as this client; the status, and the bytes where it may be read. */
export async function download(client: ApiClient, url: string): Promise<{ status: number; bytes: Buffer }> {
  const response = await fetch(`${client.address}${url}`, { headers: { cookie: client.cookieHeader } });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}
