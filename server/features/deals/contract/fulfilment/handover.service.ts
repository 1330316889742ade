import type { Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock, dayOf } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { attachFiles } from '../../../../platform/files/files.service.ts';
import { newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readText } from '../../../../platform/input/texts.ts';
import type { Terms } from '../../../offers/terms/terms.ts';
import type { DealReference } from '../../change-deal.ts';
import type { Deal } from '../../data/deal.entity.ts';
import { changeContract, requireContract, requireState } from '../change-contract.ts';
import { Handover } from '../data/contract-parts.entity.ts';
import { filesOf } from '../data/contract-record.ts';

export interface RecordHandover extends DealReference {
  items: readonly string[];
  on: string;
  fileIds: readonly string[];
}

export interface AcceptHandover extends DealReference {
  handoverId: string;
  accepted: boolean;
  remarks?: string | null;
}

const MOST_FILES = 30;

/**
 * The owner records what of the agreed items was handed over; what is on its way or accepted is not handed over twice.
 * @throws Refusal STATE unless signed or active, REQUIRED, INVALID (items that are not agreed, a day before the
 *   signing or in the future), ALREADY_EXISTS
 */
export function recordHandover(scope: Scope, input: RecordHandover): Promise<Deal> {
  return changeContract(scope, input, 'OWNER', async ({ tx, record: { deal }, contract: found }) => {
    requireState(deal, ['SIGNED', 'ACTIVE'], 'recordHandover');
    const { contract, handovers } = requireContract(found, 'recordHandover');
    const items = readItems(input, deal, handovers);
    const files = await attachFiles(tx, input.fileIds, filesOf(contract), scope.actor);
    const handover = Object.assign(new Handover(), {
      id: newId(),
      contractId: contract.id,
      items,
      handedOn: input.on,
      fileIds: files.map(({ id }) => id),
      byUser: actingUser(scope.actor)?.userId ?? null,
      at: clock.now(),
      accepted: null,
      answeredAt: null,
      answeredBy: null,
      remarks: null,
    } satisfies Handover);
    await tx.insert(Handover, handover as object);
    return {
      action: 'recordHandover',
      facts: {
        handoverId: handover.id,
        items,
        on: input.on,
        documents: files.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
      },
    };
  });
}

function readItems(input: RecordHandover, deal: Deal, handovers: readonly Handover[]): string[] {
  const problems = new Problems('');
  const items = [...new Set(input.items.map((item) => item.trim()))];
  if (items.length === 0) problems.at('items').add('REQUIRED');
  const agreed = deal.terms?.delivery.items ?? [];
  const done = new Set(handovers.filter(({ accepted }) => accepted !== false).flatMap((each) => each.items));
  items.forEach((item, index) => {
    if (!agreed.includes(item)) problems.at('items', index).add('INVALID', { reason: 'NOT_AGREED' });
    else if (done.has(item)) problems.at('items', index).add('ALREADY_EXISTS');
  });
  const earliest = deal.signedAt ? dayOf(deal.signedAt) : clock.today();
  const latest = clock.today();
  if (input.on < earliest || input.on > latest) {
    problems.at('on').add('INVALID', { reason: 'OUT_OF_RANGE', earliest, latest });
  }
  if (input.fileIds.length > MOST_FILES) problems.at('fileIds').add('LIMIT', { max: MOST_FILES });
  refuseAll(problems.list);
  return items;
}

/**
 * The enterprise accepts a handover, with remarks if it has some, or refuses it with its reason; refused items can be
 * handed over again.
 * @throws Refusal NOT_FOUND, CONFLICT for one that was answered, REQUIRED (a refusal's reason)
 */
export function acceptHandover(scope: Scope, input: AcceptHandover): Promise<Deal> {
  const problems = new Problems('remarks');
  const remarks = readText(input.remarks, 2000, problems);
  if (!input.accepted && remarks === null) problems.add('REQUIRED');
  refuseAll(problems.list);
  return changeContract(scope, input, 'ENTERPRISE', async ({ tx, record: { deal }, contract: found }) => {
    requireState(deal, ['SIGNED', 'ACTIVE'], 'acceptHandover');
    const { handovers } = requireContract(found, 'acceptHandover');
    const handover = handovers.find(({ id }) => id === input.handoverId);
    if (!handover) throw new Refusal('NOT_FOUND', { field: 'handoverId' });
    if (handover.accepted !== null) throw new Refusal('CONFLICT', { field: 'handoverId' });
    const { accepted } = input;
    await tx.update(
      Handover,
      { id: handover.id },
      { accepted, answeredAt: clock.now(), answeredBy: actingUser(scope.actor)?.userId ?? null, remarks },
    );
    return {
      action: accepted ? 'acceptHandover' : 'refuseHandover',
      facts: { handoverId: handover.id, items: handover.items },
      ...(remarks === null ? {} : { personal: { remarks } }),
    };
  });
}

/** Of the agreed items those that the enterprise has not accepted yet. */
export function itemsOpen(
  terms: Terms | null,
  handovers: readonly Pick<Handover, 'items' | 'accepted'>[],
): string[] {
  const accepted = new Set(handovers.filter((each) => each.accepted === true).flatMap(({ items }) => items));
  return (terms?.delivery.items ?? []).filter((item) => !accepted.has(item));
}
