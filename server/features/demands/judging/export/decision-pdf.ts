import type { Scope } from '../../../../platform/app.ts';
import { clock, dayOf } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import type { PdfContent, PdfDocument } from '../../../../platform/pdf/pdf.types.ts';
import {
  pdfFacts,
  pdfHeading,
  pdfParagraph,
  pdfTable,
  pdfTitle,
} from '../../../../platform/pdf/pdf-blocks.ts';
import { organizationById, userById } from '../../../accounts/accounts.loaders.ts';
import { noticeById } from '../../../notices/find-notices.service.ts';
import { noDemand } from '../../change-demand.ts';
import type { AwardDecision } from '../data/award-decision.entity.ts';
import { type JudgingReading, readJudging } from '../reading/room.service.ts';
import { CRITERION_WORDS, pointsText, SEAT_WORDS, W, wordsIn } from './judging-words.ts';

/** Names of the people and organisations in a record, by id. */
interface Names {
  users: ReadonlyMap<string, { name: string } | null>;
  organizations: ReadonlyMap<string, { name: string } | null>;
}

/**
 * The record of the decision that stands: winners, ranking, reasons, experts with their sheets. For those who see the
 * judging room.
 * @throws Refusal NOT_FOUND, also while nothing is decided
 */
export async function decisionPdf(
  scope: Scope,
  demandId: string,
  language: FileLanguage,
): Promise<PdfDocument> {
  const reading = await readJudging(scope, demandId);
  if (!reading) throw noDemand();
  const { demand, facts } = reading;
  const { decision } = facts;
  if (!decision) throw new Refusal('NOT_FOUND', { field: 'decision' });
  const word = wordsIn(language);
  const names = await namesOf(scope, reading);
  const notice = (await noticeById.batch(scope.app, [decision.noticeId])).get(decision.noticeId);
  const content: PdfContent[] = [
    pdfTitle(word(W.title), `${demand.number}  ${demand.title}`),
    pdfFacts([
      { label: word(W.decidedAt), value: dayOf(decision.decidedAt) },
      {
        label: word(W.confirmedAt),
        value: decision.confirmedAt ? dayOf(decision.confirmedAt) : word(W.notConfirmed),
      },
      {
        label: word(W.notice),
        value: notice
          ? `${dayOf(notice.publishedAt)} – ${notice.lastDay} (${notice.days} ${word(W.days)})`
          : '',
      },
      { label: word(W.digest), value: decision.termsDigest },
      ...(decision.deviationReason
        ? [{ label: word(W.deviationReason), value: decision.deviationReason }]
        : []),
    ]),
    pdfHeading(word(W.ranking)),
    pdfParagraph(word(W.rule), { small: true }),
    rankingTable(reading, decision, names, language),
    ...expertsOf(reading, names, language),
    ...sheetsOf(reading, language),
  ];
  return {
    title: word(W.title),
    language,
    header: demand.number,
    footer: `${word(W.drawn)} ${dayOf(clock.now())}`,
    createdAt: clock.now(),
    content,
  };
}

async function namesOf({ app }: Scope, { facts }: JudgingReading): Promise<Names> {
  const users = facts.seats.map(({ userId }) => userId);
  const organizations = [
    ...facts.bids.map(({ leadOrganizationId }) => leadOrganizationId),
    ...facts.seats.map(({ organizationId }) => organizationId),
  ];
  return {
    users: users.length === 0 ? new Map() : await userById.batch(app, [...new Set(users)]),
    organizations:
      organizations.length === 0 ? new Map() : await organizationById.batch(app, [...new Set(organizations)]),
  };
}

function rankingTable(
  { facts }: JudgingReading,
  { outcomes, ranking }: AwardDecision,
  { organizations }: Names,
  language: FileLanguage,
): PdfContent {
  const word = wordsIn(language);
  const rows = outcomes.map(({ bidId, organizationId, rank, isWinner, reason }) => {
    const standing = ranking.find((each) => each.bidId === bidId);
    const alias = facts.bids.find(({ id }) => id === bidId)?.alias ?? '';
    return [
      String(rank),
      `${organizations.get(organizationId)?.name ?? ''}（${alias}）`,
      standing ? pointsText(standing.mean) : '',
      standing
        ? `${pointsText(standing.min)}–${pointsText(standing.max)}\n±${pointsText(standing.deviation)}`
        : '',
      isWinner ? word(W.yes) : '',
      reason,
    ];
  });
  const out = facts.bids.flatMap((bid) => {
    const screening = facts.screenings.get(bid.id);
    if (!screening || screening.isKept) return [];
    const name = organizations.get(bid.leadOrganizationId)?.name ?? '';
    return [['', `${name}（${bid.alias}）`, word(W.notKept), '', '', screening.reason]];
  });
  return pdfTable(
    [
      { heading: word(W.rank), share: 7, align: 'center' },
      { heading: word(W.lead), share: 26 },
      { heading: word(W.mean), share: 13, align: 'right' },
      { heading: `${word(W.min)}–${word(W.max)}`, share: 16, align: 'right' },
      { heading: word(W.winner), share: 10, align: 'center' },
      { heading: word(W.reason), share: 34 },
    ],
    [...rows, ...out],
  );
}

function expertsOf(
  { facts }: JudgingReading,
  { users, organizations }: Names,
  language: FileLanguage,
): PdfContent[] {
  if (facts.seats.length === 0) return [];
  const word = wordsIn(language);
  const rows = facts.seats.map(({ userId, organizationId, state, handedInAt, endReason }) => [
    users.get(userId)?.name ?? '',
    organizations.get(organizationId)?.name ?? '',
    word(SEAT_WORDS[state]),
    handedInAt ? dayOf(handedInAt) : (endReason ?? ''),
  ]);
  const columns = [
    { heading: word(W.expert), share: 20 },
    { heading: word(W.organization), share: 35 },
    { heading: word(W.state), share: 15 },
    { heading: word(W.handedIn), share: 30 },
  ];
  return [pdfHeading(word(W.experts)), pdfTable(columns, rows)];
}

/** Every sheet that counts; experts by their number, as bidders may one day read the record. */
function sheetsOf({ demand, facts }: JudgingReading, language: FileLanguage): PdfContent[] {
  const word = wordsIn(language);
  const seats = facts.seats.filter(({ state }) => state === 'HANDED_IN');
  if (seats.length === 0) return [];
  const content: PdfContent[] = [pdfHeading(word(W.scores))];
  for (const bid of facts.bids) {
    const rows = seats.flatMap(({ id }, place) => {
      const sheet = facts.sheets.find(({ seatId, bidId }) => seatId === id && bidId === bid.id);
      if (!sheet) return [];
      const scored = demand.content.criteria.map(({ code, weight }) => {
        const score = sheet.scores.find(({ criterion }) => criterion === code);
        const name = `${word(CRITERION_WORDS[code])} ${weight / 100}%`;
        return [`${word(W.expert)} ${place + 1}`, name, String(score?.points ?? ''), score?.reason ?? ''];
      });
      return sheet.remark === ''
        ? scored
        : [...scored, [`${word(W.expert)} ${place + 1}`, word(W.remark), '', sheet.remark]];
    });
    if (rows.length === 0) continue;
    const columns = [
      { heading: word(W.expert), share: 14 },
      { heading: word(W.criterion), share: 24 },
      { heading: word(W.points), share: 10, align: 'right' as const },
      { heading: word(W.reason), share: 52 },
    ];
    content.push(pdfHeading(`${word(W.bid)} ${bid.alias}`, 2), pdfTable(columns, rows));
  }
  return content;
}
