import type { Scope } from '../../../../platform/app.ts';
import { type Chain, judgeChain, readChains } from '../../../../platform/audit/read-chains.ts';
import { clock } from '../../../../platform/clock.ts';
import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import type { PdfContent, PdfFact } from '../../../../platform/pdf/pdf.types.ts';
import {
  pdfFacts,
  pdfHeading,
  pdfNotice,
  pdfParagraph,
  pdfTable,
  pdfTitle,
} from '../../../../platform/pdf/pdf-blocks.ts';
import { renderPdf } from '../../../../platform/pdf/render-pdf.ts';
import { organizationById, userById } from '../../../accounts/accounts.loaders.ts';
import type { DealSide } from '../../../deals/deal.enums.ts';
import { dealById } from '../../../deals/deal.loaders.ts';
import { brokerById } from '../../broker.loaders.ts';
import {
  INTRODUCTION_CASE,
  type IntroductionRecord,
  noIntroduction,
  partsOf,
  presentState,
} from '../change-introduction.ts';
import { findIntroduction } from '../reading/find-introductions.service.ts';
import { INTRODUCTION_WORDS, type IntroductionWords } from './certificate-words.ts';

/** Sizes at which hashes and the signed line stand on one line each, so that they can be copied. */
const HASH_SIZE = 6.5;
const CODE_SIZE = 8;
const MESSAGE_SIZE = 7;

/** What the certificate is made of, all of one moment. */
interface Certificate extends IntroductionRecord {
  words: IntroductionWords;
  chain: Chain;
  isIntact: boolean;
  /** Names by id of organisation, and numbers by id of deal. */
  names: ReadonlyMap<string, string>;
  broker: string;
  key: string;
  url: string;
  at: Date;
}

/**
 * The certificate of an introduction for those who may know of it: what was recorded when, what the sides say, which deals
 * rest on it, and the signed chain that proves it.
 * @throws Refusal NOT_FOUND
 */
export async function certificatePdf(
  scope: Scope,
  id: string,
  language: FileLanguage,
): Promise<{ name: string; file: Buffer }> {
  const certificate = await certificateOf(scope, id, language);
  const { words, introduction, at } = certificate;
  const file = await renderPdf({
    title: `${words.title} ${introduction.number}`,
    language,
    header: introduction.number,
    footer: words.title,
    createdAt: at,
    content: [
      pdfTitle(words.title, `${words.number} ${introduction.number}`),
      pdfFacts(factsOf(certificate)),
      pdfParagraph(words.says, { small: true }),
      ...answersOf(certificate),
      ...dealsOf(certificate),
      ...chainOf(certificate),
      ...headOf(certificate),
    ],
  });
  return { name: `${words.title}-${introduction.number}`, file };
}

async function certificateOf(scope: Scope, id: string, language: FileLanguage): Promise<Certificate> {
  const { app } = scope;
  const introduction = await findIntroduction(scope, id);
  if (!introduction) throw noIntroduction('id');
  const ref = { caseType: INTRODUCTION_CASE, caseId: id };
  const { chains, parts } = await app.db.transaction('REPEATABLE READ', async (tx) => ({
    chains: await readChains(tx, [ref]),
    parts: await partsOf(tx, id),
  }));
  const [chain] = chains;
  if (!chain?.head) throw new Error(`introductions: ${introduction.number} has no chain`);
  const words = INTRODUCTION_WORDS[language];
  const { unitId, enterpriseId, organizationId, brokerId, userId } = introduction;
  const organizations = await organizationById.batch(app, [unitId, enterpriseId, organizationId]);
  const deals = await dealById.batch(
    app,
    parts.claims.map(({ dealId }) => dealId),
  );
  const agency = organizations.get(organizationId);
  const brokerName = (await userById.batch(app, [userId])).get(userId)?.name ?? '';
  const brokerNumber = (await brokerById.batch(app, [brokerId])).get(brokerId)?.number ?? '';
  const place = agency?.kind === 'PLATFORM' ? words.independent : (agency?.name ?? '');
  return {
    introduction,
    ...parts,
    words,
    chain,
    isIntact: judgeChain(chain, app.signer.publicKey).valid,
    names: new Map([
      ...[...organizations].map(([key, each]): [string, string] => [key, each?.name ?? '']),
      ...[...deals].map(([key, each]): [string, string] => [key, each?.number ?? '']),
    ]),
    broker: [brokerName, brokerNumber, place].join('　'),
    key: app.signer.fingerprint,
    url: app.config.publicUrl,
    at: clock.now(),
  };
}

function factsOf({ words, introduction, claims, names, broker }: Certificate): PdfFact[] {
  const { unitId, enterpriseId, resultId, title, recordedAt, clientSide, protectedUntil, note } =
    introduction;
  return [
    { label: words.broker, value: broker },
    { label: words.unit, value: names.get(unitId) ?? '' },
    { label: words.enterprise, value: names.get(enterpriseId) ?? '' },
    { label: resultId ? words.result : words.demand, value: title },
    { label: words.recordedAt, value: beijingTime(recordedAt) },
    { label: words.client, value: words.sides[clientSide] },
    { label: words.protection, value: protectedUntil },
    { label: words.state, value: words.states[presentState({ introduction, claims })] },
    { label: words.note, value: note },
  ];
}

function answersOf({ words, answers, introduction, names }: Certificate): PdfContent[] {
  const said = (side: DealSide): PdfFact => {
    const answer = answers.find((each) => each.side === side);
    const name = names.get(side === 'OWNER' ? introduction.unitId : introduction.enterpriseId) ?? '';
    if (!answer) return { label: name, value: words.noAnswer };
    const at = beijingTime(answer.at);
    const doubt = answer.doubt ? words.doubts[answer.doubt] : '';
    const text = answer.verdict === 'ACKNOWLEDGED' ? words.acknowledged : words.disputed;
    return {
      label: name,
      value: [filled(text, { at, doubt }), answer.reason ?? ''].filter(Boolean).join('\n'),
    };
  };
  return [pdfHeading(words.answers, 2), pdfFacts([said('OWNER'), said('ENTERPRISE')])];
}

function dealsOf({ words, claims, names }: Certificate): PdfContent[] {
  const heading = pdfHeading(words.deals, 2);
  if (claims.length === 0) return [heading, pdfParagraph(words.noDeals)];
  const columns = [
    { heading: words.deal, share: 22 },
    { heading: words.ground, share: 40 },
    { heading: words.foundAt, share: 20 },
    { heading: words.claim, share: 18 },
  ];
  const rows = claims.map(({ dealId, ground, bypassed, foundAt, state }) => [
    names.get(dealId) ?? '',
    [words.grounds[ground], ...(bypassed ? [words.bypassed] : [])].join('\n'),
    beijingTime(foundAt).slice(0, 19),
    words.claims[state],
  ]);
  return [heading, pdfTable(columns, rows)];
}

function chainOf({ words, chain, isIntact, at }: Certificate): PdfContent[] {
  const columns = [
    { heading: '#', share: 5, align: 'right' as const },
    { heading: words.moment, share: 19 },
    { heading: words.event, share: 17 },
    { heading: words.hash, share: 59 },
  ];
  const rows = chain.events.map(({ sequence, at: moment, action, hash }) => [
    String(sequence),
    beijingTime(moment),
    words.events[action] ?? action,
    hash,
  ]);
  return [
    pdfHeading(words.chain, 2),
    pdfNotice(isIntact ? 'good' : 'bad', [
      [{ text: isIntact ? words.intact : words.broken, bold: true }],
      filled(words.asOf, { at: beijingTime(at).slice(0, 19) }),
    ]),
    pdfTable(columns, rows, { fontSize: HASH_SIZE }),
  ];
}

function headOf({ words, chain, introduction, key, url }: Certificate): PdfContent[] {
  const { sequence = 0, hash = '', signature = '' } = chain.head ?? {};
  const message = `${INTRODUCTION_CASE}:${introduction.id}:${sequence}:${hash}`;
  const values = { url, case: `${INTRODUCTION_CASE}/${introduction.id}` };
  return [
    pdfHeading(words.head, 2),
    pdfFacts([
      { label: words.case, value: `${INTRODUCTION_CASE}\n${introduction.id}` },
      { label: words.sequence, value: String(sequence) },
      { label: words.hash, value: [{ text: hash, fontSize: CODE_SIZE }] },
      { label: words.signature, value: [{ text: signature, fontSize: CODE_SIZE }] },
      { label: words.key, value: [{ text: key, fontSize: CODE_SIZE }] },
    ]),
    pdfHeading(words.verify, 2),
    ...words.verifySteps.map((step, index) => {
      const [before = '', after] = step.split('{message}');
      const line = after === undefined ? [] : [{ text: `\n${message}`, fontSize: MESSAGE_SIZE }];
      return pdfParagraph([{ text: `${index + 1}. ${filled(before, values)}` }, ...line], { small: true });
    }),
  ];
}

/** Such as `2026-11-23 17:59:59.120`. */
function beijingTime(moment: Date): string {
  const shifted = new Date(moment.getTime() + 8 * 60 * 60 * 1000).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 23)}`;
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_match, name: string) => values[name] ?? '');
}
