import type { Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock, dayOf } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { attachFiles } from '../../../../platform/files/files.service.ts';
import { newId } from '../../../../platform/ids.ts';
import type { DealReference } from '../../change-deal.ts';
import type { Deal } from '../../data/deal.entity.ts';
import type { DealSide } from '../../deal.enums.ts';
import { changeContract, requireContract, requireState } from '../change-contract.ts';
import { isSigner, signersOf } from '../contract-parties.ts';
import { SignedCopy } from '../data/contract-parts.entity.ts';
import { filesOf } from '../data/contract-record.ts';

export interface UploadSignedCopy extends DealReference {
  side: DealSide;
  partyId?: string | null;
  fileId: string;
  signedOn: string;
}

/**
 * Keeps a signed or sealed copy with its digest. Each side brings its own; the owner's officer may record the paper of
 * the enterprise or of a co-owner, which is marked so. A signature before the deal was cleared and recorded as signed
 * would have stepped around the notice (PRC-2, PRC-3), so its day is not accepted.
 * @throws Refusal STATE unless the deal is signed and waits for its copies, FORBIDDEN for the unit's copy by the other
 *   side, INVALID (`signedOn`), NOT_FOUND (file, co-owner)
 */
export function uploadSignedCopy(scope: Scope, input: UploadSignedCopy): Promise<Deal> {
  return changeContract(scope, input, 'EITHER', async ({ tx, record, side, contract: found }) => {
    const { deal } = record;
    requireState(deal, ['SIGNED'], 'uploadSignedCopy');
    const { contract } = requireContract(found, 'uploadSignedCopy');
    const signer = { side: input.side, partyId: input.partyId ?? null };
    if (side === 'ENTERPRISE' && input.side !== side) throw new Refusal('FORBIDDEN', { field: 'side' });
    if (!signersOf(record).some((each) => isSigner(each, signer)))
      throw new Refusal('NOT_FOUND', { field: 'partyId' });
    checkDay(input.signedOn, deal);
    const [file] = await attachFiles(tx, [input.fileId], filesOf(contract), scope.actor, { field: 'fileId' });
    if (!file) throw new Refusal('NOT_FOUND', { field: 'fileId' });
    const copy = Object.assign(new SignedCopy(), {
      id: newId(),
      contractId: contract.id,
      ...signer,
      fileId: file.id,
      sha256: file.sha256,
      termsDigest: contract.termsDigest,
      signedOn: input.signedOn,
      onBehalf: input.side !== side || signer.partyId !== null,
      byUser: actingUser(scope.actor)?.userId ?? null,
      at: clock.now(),
    } satisfies SignedCopy);
    await tx.insert(SignedCopy, copy as object);
    const { signedOn, onBehalf } = copy;
    return {
      action: 'uploadSignedCopy',
      facts: { ...signer, signedOn, onBehalf, documents: [{ fileId: file.id, sha256: file.sha256 }] },
    };
  });
}

function checkDay(signedOn: string, { signedAt }: Deal): void {
  const earliest = signedAt === null ? clock.today() : dayOf(signedAt);
  const latest = clock.today();
  if (signedOn >= earliest && signedOn <= latest) return;
  throw new Refusal('INVALID', { field: 'signedOn', params: { reason: 'OUT_OF_RANGE', earliest, latest } });
}
