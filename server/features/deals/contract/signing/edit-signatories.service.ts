import type { Scope } from '../../../../platform/app.ts';
import { attachFiles } from '../../../../platform/files/files.service.ts';
import { newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readName } from '../../../../platform/input/texts.ts';
import { organizationById } from '../../../accounts/accounts.loaders.ts';
import type { DealReference } from '../../change-deal.ts';
import type { Deal } from '../../data/deal.entity.ts';
import type { DealRecord } from '../../data/deal-record.ts';
import type { DealSide } from '../../deal.enums.ts';
import { CLEARING } from '../../deal.states.ts';
import { type ContractChange, changeContract, ensureContract, requireState } from '../change-contract.ts';
import type { SignatoryAuthority } from '../contract.enums.ts';
import { isSigner, type Signer, signersOf } from '../contract-parties.ts';
import { ContractDocument, Signatory } from '../data/contract-parts.entity.ts';
import { filesOf } from '../data/contract-record.ts';

export interface SignatoryFields {
  side: DealSide;
  partyId?: string | null;
  name: string;
  position: string;
  authority: SignatoryAuthority;
  authorityFileId?: string | null;
}

export interface EditSignatories extends DealReference {
  /** All of the actor's side; those of the other side stay as they are. */
  signatories: SignatoryFields[];
}

const MOST = 20;

/**
 * Names those who sign for the actor's side, in place of those named before; the owner's officer names the co-owners'
 * too. Whoever signs by a power of attorney shows it. A contract that was written before has to be written again.
 * @throws Refusal STATE once it is signed, FORBIDDEN for the other side's signatories, and what the fields lack
 */
export function editSignatories(scope: Scope, input: EditSignatories): Promise<Deal> {
  return changeContract(scope, input, 'EITHER', async (change) => {
    const { tx, record, side } = change;
    requireState(record.deal, CLEARING, 'editSignatories');
    const rows = read(input.signatories, side, record);
    const names = await namesOf(scope, change);
    const { contract, signatories } = await ensureContract(tx, record.deal, change.contract);
    const fileIds = rows.flatMap(({ authorityFileId }) => authorityFileId ?? []);
    const files = await attachFiles(tx, [...new Set(fileIds)], filesOf(contract), scope.actor, {
      field: 'authorityFileIds',
    });
    const kept = signatories.filter((signatory) => signatory.side !== side);
    const all = [...kept, ...rows.map((row) => ({ ...row, organizationName: names(row) }))];
    await tx.delete(Signatory, { contractId: contract.id });
    const stored = all.map((row, index) => ({
      ...row,
      id: newId(),
      contractId: contract.id,
      place: index + 1,
    }));
    if (stored.length > 0) await tx.insert(Signatory, stored as object[]);
    await tx.update(ContractDocument, { contractId: contract.id, latest: true }, { latest: false });
    return {
      action: 'editSignatories',
      facts: {
        side,
        signatories: rows.map(({ side: of, partyId, authority }) => ({ side: of, partyId, authority })),
        documents: files.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
      },
      personal: { signatories: rows.map(({ name, position }) => ({ name, position })) },
    };
  });
}

type Row = Pick<Signatory, 'side' | 'partyId' | 'name' | 'position' | 'authority' | 'authorityFileId'>;

function read(fields: readonly SignatoryFields[], side: DealSide, record: DealRecord): Row[] {
  const problems = new Problems('signatories');
  if (fields.length > MOST) problems.add('LIMIT', { max: MOST });
  const signers = signersOf(record);
  const rows = fields.map((field, index) => {
    const at = problems.at(index);
    const signer: Signer = { side: field.side, partyId: field.partyId ?? null };
    if (field.side !== side) at.at('side').add('FORBIDDEN');
    else if (!signers.some((each) => isSigner(each, signer))) at.at('partyId').add('NOT_FOUND');
    const isAuthorized = field.authority === 'AUTHORIZED';
    if (isAuthorized && !field.authorityFileId) at.at('authorityFileId').add('REQUIRED');
    return {
      ...signer,
      name: readName(field.name, 60, at.at('name')),
      position: readName(field.position, 60, at.at('position')),
      authority: field.authority,
      authorityFileId: isAuthorized ? (field.authorityFileId ?? null) : null,
    };
  });
  refuseAll(problems.list);
  return rows;
}

/** Names of the organisations that are signed for. */
async function namesOf({ app }: Scope, { record }: ContractChange): Promise<(signer: Signer) => string> {
  const { organizationId, enterpriseId } = record.deal;
  const organizations = await organizationById.batch(app, [organizationId, enterpriseId]);
  return ({ side, partyId }) => {
    const party = record.parties.find(({ id }) => id === partyId);
    if (party) return party.name;
    return organizations.get(side === 'OWNER' ? organizationId : enterpriseId)?.name ?? '';
  };
}
