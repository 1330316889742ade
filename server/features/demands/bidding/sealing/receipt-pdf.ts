import type { Scope } from '../../../../platform/app.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { pdfFacts, pdfNotice, pdfParagraph, pdfTitle } from '../../../../platform/pdf/pdf-blocks.ts';
import { renderPdf } from '../../../../platform/pdf/render-pdf.ts';
import { organizationNames } from '../../../accounts/organizations/existing-organizations.service.ts';
import { BidPartner } from '../../data/bid.entity.ts';
import { demandById } from '../../demand.loaders.ts';
import { bidPolicy } from '../bid.policy.ts';
import { noBid } from '../change-bid.ts';
import { findBid } from '../reading/find-bid.service.ts';

const WORDS = {
  zh: {
    title: '揭榜递交回执',
    demand: '榜单',
    lead: '牵头单位',
    sealedAt: '递交时间（北京时间）',
    closeAt: '揭榜截止（北京时间）',
    change: '递交时榜单的变更次数',
    bid: '揭榜书编号',
    digest: '封存校验值（SHA-256）',
    sealed: '揭榜书已封存。截止前，除揭榜方外任何人不能查阅。',
    proof:
      '校验值由随机盐与揭榜书正文计算得出。开启后，任何可以查阅揭榜书的人都可重新计算，核对开启的揭榜书与递交时是否一致。在截止前再次递交的，以最后一次为准。',
  },
  en: {
    title: 'Receipt for a bid',
    demand: 'Demand',
    lead: 'Lead',
    sealedAt: 'Handed in (Beijing time)',
    closeAt: 'Bids close (Beijing time)',
    change: 'Changes of the demand by then',
    bid: 'Id of the bid',
    digest: 'Digest (SHA-256)',
    sealed: 'The bid is sealed. Before the deadline nobody but the bidder can read it.',
    proof:
      'The digest is made of a random salt and the text of the bid. After the opening everybody who reads the bid can reckon it anew and see whether it is the one that was handed in. Of several before the deadline the last one counts.',
  },
} as const;

/**
 * The receipt of the bid that was handed in last, for the side of the bidder.
 * @throws Refusal NOT_FOUND for those who do not read it, STATE for one that was not handed in
 */
export async function receiptPdf(
  scope: Scope,
  bidId: string,
  asked: URLSearchParams,
): Promise<{ name: string; file: Buffer }> {
  const { app, actor } = scope;
  const bid = await findBid(scope, bidId);
  const partners = bid ? await app.db.manager.findBy(BidPartner, { bidId: bid.id }) : [];
  if (!bid || !bidPolicy.seeContent(actor, { bid, partners })) throw noBid();
  const demand = (await demandById.batch(app, [bid.demandId])).get(bid.demandId);
  if (!demand || bid.sealedAt === null || bid.digest === null || bid.state === 'WITHDRAWN') {
    throw new Refusal('STATE', { params: { state: bid.state, action: 'receipt' } });
  }
  const language = asked.get('lang')?.startsWith('en') ? 'en' : 'zh';
  const words = WORDS[language];
  const leads = await organizationNames(app.db.manager, [bid.leadOrganizationId]);
  const file = await renderPdf({
    title: `${words.title} ${demand.number}`,
    language,
    header: demand.number,
    createdAt: bid.sealedAt,
    content: [
      pdfTitle(words.title, demand.number),
      pdfFacts([
        { label: words.demand, value: `${demand.number}　${demand.title}` },
        { label: words.lead, value: leads.get(bid.leadOrganizationId) ?? '' },
        { label: words.sealedAt, value: beijingTime(bid.sealedAt) },
        { label: words.closeAt, value: demand.bidsCloseAt ? beijingTime(demand.bidsCloseAt) : '' },
        { label: words.change, value: String(bid.sealedAtChange ?? 0) },
        { label: words.bid, value: bid.id },
        { label: words.digest, value: bid.digest },
      ]),
      pdfNotice('good', [words.sealed]),
      pdfParagraph(words.proof, { small: true }),
    ],
  });
  return { name: `${words.title}-${demand.number}`, file };
}

/** Such as `2026-11-23 17:59:59.120`. */
function beijingTime(moment: Date): string {
  const shifted = new Date(moment.getTime() + 8 * 60 * 60 * 1000).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 23)}`;
}
