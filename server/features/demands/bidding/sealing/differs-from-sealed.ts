import { canonicalJson } from '../../../../platform/audit/chain.ts';
import { type BidContent, type BidDraft, bidToJson } from '../../content/bid-content.ts';
import type { DemandContent } from '../../content/demand-content.ts';
import type { BidPartner } from '../../data/bid.entity.ts';

type Asked = Pick<DemandContent, 'targets' | 'mustHaves'>;
type Named = Pick<BidPartner, 'organizationId' | 'role' | 'state'>;

/** Whether handing in anew would seal something else than what lies sealed. */
export function differsFromSealed(
  sealed: BidContent,
  draft: BidDraft,
  partners: readonly Named[],
  asked: Asked,
): boolean {
  const { files, rights, partners: bound, ...rest } = sealed;
  const before = {
    ...rest,
    rights: rights.map(({ resultId, note }) => ({ resultId, note })),
    fileIds: files.map(({ id }) => id),
  };
  const joining = partners.flatMap(({ organizationId, role, state }) =>
    state === 'CONSENTED' ? [{ organizationId, role }] : [],
  );
  return textOf(before, bound, asked) !== textOf(draft, joining, asked);
}

/** All that is sealed, in the order in which it is: answers to what is asked now, milestones by day. */
function textOf(
  { promises, mustHaves, milestones, ...rest }: BidDraft,
  partners: BidContent['partners'],
  asked: Asked,
): string {
  const bid: BidDraft = {
    ...rest,
    promises: asked.targets.flatMap(({ id }) => promises.find(({ targetId }) => targetId === id) ?? []),
    mustHaves: asked.mustHaves.flatMap((each) => mustHaves.find(({ id }) => id === each.id) ?? []),
    milestones: milestones.toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '')),
  };
  return canonicalJson([bidToJson(bid), partners]);
}
