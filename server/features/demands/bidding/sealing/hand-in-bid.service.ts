import { In } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal, userError } from '../../../../platform/errors.ts';
import { discardFiles } from '../../../../platform/files/files.service.ts';
import { StoredFile } from '../../../../platform/files/stored-file.entity.ts';
import { resultForCase } from '../../../results/result-for-case.service.ts';
import { bidStates } from '../../bid.states.ts';
import type { BidContent, BidDraft, BidFile, BidRight } from '../../content/bid-content.ts';
import type { Bid } from '../../data/bid.entity.ts';
import { BID_FILES } from '../bid.loaders.ts';
import { bidPolicy } from '../bid.policy.ts';
import { gapsOf } from '../bid-gaps.ts';
import { type BidChange, type BidReference, changeBid, refuseUnwritable } from '../change-bid.ts';
import { biddingOrganization, refuseBarred, refuseInsiders } from '../may-bid.ts';
import { readDraft } from '../writing/read-draft.ts';
import { seal } from './seal.ts';

/**
 * Hands a bid in and seals it; a sealed one is replaced by what the draft now says. It is in time as long as the clock,
 * read once the demand can no longer change, is before the deadline: nothing is accepted at the deadline itself.
 * @throws Refusal NOT_FOUND, FORBIDDEN (role, or `bars`), FOUR_EYES for the poster's people, CONFLICT, EXPIRED with
 *   `deadline` and `at`, STATE, REQUIRED for each thing that is missing (`gap`), NOT_FOUND for results of others
 */
export async function handInBid(scope: Scope, reference: BidReference): Promise<Bid> {
  const actor = requireUser(scope.actor);
  const organization = await biddingOrganization(scope);
  return changeBid(
    scope,
    reference,
    (who, subject) => authorize(bidPolicy, who, 'bind', subject),
    async (change) => {
      const { tx, demand, bid, now } = change;
      refuseUnwritable(change, 'handInBid');
      await refuseBarred(tx, demand, organization);
      const content = await contentOf(change);
      await refuseInsiders(tx, demand, actor, [
        ...content.team.map(({ userId }) => userId),
        content.responsiblePerson.userId,
      ]);
      const before = bid.state;
      const replaced = bid.content;
      const { salt, digest } = seal({
        demandId: demand.id,
        bidId: bid.id,
        leadOrganizationId: bid.leadOrganizationId,
        content,
      });
      Object.assign(bid, {
        state: bidStates.next(bid.state, 'handIn'),
        content,
        salt,
        digest,
        sealedAt: now,
        sealedBy: actor.userId,
        sealedAtChange: demand.changeCount,
      });
      await dropReplacedFiles(tx, bid, replaced);
      return { action: 'handInBid', facts: { before, after: bid.state, digest } };
    },
  );
}

async function contentOf({ tx, demand, bid, partners }: BidChange): Promise<BidContent> {
  // The demand may have changed since the draft was saved: targets and must-haves are today's.
  const draft = readDraft(bid.draft, demand.content);
  const gaps = gapsOf(draft, demand, partners);
  if (gaps.length > 0) {
    throw Refusal.all(
      gaps.map(({ code, field }) =>
        userError('REQUIRED', { field: `draft.${field}`, params: { gap: code } }),
      ),
    );
  }
  const sharing = partners.filter(({ state }) => state === 'CONSENTED');
  const owners = new Set([bid.leadOrganizationId, ...sharing.map(({ organizationId }) => organizationId)]);
  return {
    ...complete(draft),
    partners: sharing.map(({ organizationId, role }) => ({ organizationId, role })),
    rights: await rightsOf(tx, draft, owners),
    files: await filesOf(tx, bid, draft),
  };
}

/** A draft without gaps as content; what was checked before is taken as it is. */
function complete(draft: BidDraft): Omit<BidContent, 'partners' | 'rights' | 'files'> {
  const { summary, approach, team, risks, ask, responsiblePerson } = draft;
  if (responsiblePerson === null || ask === null)
    throw new Error('demands: a bid with gaps cannot be sealed');
  return {
    summary,
    approach,
    promises: draft.promises.map((promise) => ({ ...promise, value: promise.value ?? '' })),
    milestones: draft.milestones
      .map((milestone) => ({ ...milestone, dueOn: milestone.dueOn ?? '' }))
      .sort((a, b) => a.dueOn.localeCompare(b.dueOn)),
    team,
    responsiblePerson,
    budget: draft.budget.map(({ item, amount }) => ({ item, amount: amount ?? 0n })),
    ask,
    risks,
    mustHaves: draft.mustHaves.map((mustHave) => ({ ...mustHave, kept: mustHave.kept === true })),
  };
}

/** Only results of the team itself can be brought in. */
async function rightsOf(
  tx: Transaction,
  { rights }: BidDraft,
  owners: ReadonlySet<string>,
): Promise<BidRight[]> {
  const sealed: BidRight[] = [];
  for (const [index, { resultId, note }] of rights.entries()) {
    const result = (await resultForCase(tx, resultId))?.result;
    if (!result || !owners.has(result.organizationId)) {
      throw new Refusal('NOT_FOUND', { field: `draft.rights.${index}.resultId` });
    }
    sealed.push({ resultId, title: result.title, note });
  }
  return sealed;
}

async function filesOf(tx: Transaction, bid: Bid, { fileIds }: BidDraft): Promise<BidFile[]> {
  if (fileIds.length === 0) return [];
  const files = await tx.findBy(StoredFile, { id: In(fileIds), attachedKind: BID_FILES, attachedId: bid.id });
  const known = new Map(files.map((file) => [file.id, file]));
  return fileIds.map((id, index) => {
    const file = known.get(id);
    if (!file) throw new Refusal('NOT_FOUND', { field: `draft.fileIds.${index}` });
    return { id, name: file.name, sha256: file.sha256 };
  });
}

/** Files of what was sealed before, and is no more. */
async function dropReplacedFiles(tx: Transaction, bid: Bid, replaced: BidContent | null): Promise<void> {
  const kept = new Set(bid.content?.files.map(({ id }) => id));
  const gone = (replaced?.files ?? []).map(({ id }) => id).filter((id) => !kept.has(id));
  await discardFiles(tx, gone, { kind: BID_FILES, id: bid.id });
}
