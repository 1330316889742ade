import type { PdfContent, PdfDocument, PdfPiece, PdfText } from '../../platform/pdf/pdf.types.ts';
import {
  PDF_COLORS,
  pdfFacts,
  pdfHeading,
  pdfNotice,
  pdfParagraph,
  pdfTable,
  pdfTitle,
} from '../../platform/pdf/pdf-blocks.ts';
import type { Label } from '../../platform/standards/label.ts';
import type { CaseDossier, CaseEvent, DossierActor, DossierFigure, DossierLine } from './dossier.types.ts';
import { filled, PAPER_WORDS, type PaperWords } from './dossier-texts.ts';

export type PaperLanguage = 'zh' | 'en';
type View = Omit<CaseDossier, 'takings'>;

/** How one language writes. */
interface Paper {
  words: PaperWords;
  say: (label: Label) => string;
}

const QUIET = { color: PDF_COLORS.quiet } as const;
const MOMENT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** A moment as day and time in Shanghai, such as `2026-11-22 21:06:38`. */
export function momentText(at: Date): string {
  return MOMENT.format(at);
}

/** The dossier as paper: verification, proofs, the case as it stands, everything that happened, documents, heads. */
export function dossierPaper(dossier: View, language: PaperLanguage): PdfDocument {
  const words = PAPER_WORDS[language];
  const paper: Paper = { words, say: (label) => label[language] };
  const { title, unit, kind, madeAt } = dossier;
  return {
    title: `${words.dossier}: ${title}`,
    language,
    header: `${unit} · ${words.dossier}`,
    footer: filled(words.foot, { title: shortened(title), at: momentText(madeAt) }),
    createdAt: madeAt,
    content: [
      pdfTitle(title, `${words.dossier} · ${paper.say(kind)} · ${unit}`),
      verification(dossier, paper),
      ...proofs(dossier, paper),
      pdfHeading(words.facts),
      ...dossier.groups.flatMap(({ label, lines }) => [
        pdfHeading(paper.say(label), 2),
        pdfFacts(lines.map((line) => ({ label: paper.say(line.label), value: figure(line.value, paper) }))),
      ]),
      pdfHeading(words.history),
      history(dossier, paper),
      pdfHeading(words.documents),
      documents(dossier, paper),
      pdfHeading(words.chains),
      chains(dossier, paper),
    ],
  };
}

function verification({ intact, keyFingerprint, madeAt }: View, { words }: Paper): PdfContent {
  return pdfNotice(intact ? 'good' : 'bad', [
    [{ text: intact ? words.verified : words.notVerified, bold: true }],
    filled(words.key, { print: keyFingerprint }),
    filled(words.verifiedAt, { at: momentText(madeAt) }),
    words.howToVerify,
  ]);
}

function proofs({ proofs, events }: View, { words, say }: Paper): PdfContent[] {
  if (proofs.length === 0) return [];
  const color = { MET: 'good', MISSING: 'bad', WAITING: 'warning', NOT_APPLICABLE: 'quiet' } as const;
  const numbers = new Map(events.map(({ id }, index) => [id, index + 1]));
  const rows = proofs.map(({ proof, label, standing, ruleId, eventIds }): PdfText[] => [
    words.proofNames[proof],
    [{ text: say(label) }, ...(ruleId ? [{ text: `  ${ruleId}`, ...QUIET }] : [])],
    [{ text: words.standings[standing], bold: true, color: PDF_COLORS[color[standing]] }],
    eventIds.map((id) => `#${numbers.get(id) ?? ''}`).join(' ') || words.none,
  ]);
  const columns = [
    { heading: words.requirement, share: 22 },
    { heading: words.proof, share: 42 },
    { heading: words.standing, share: 14 },
    { heading: words.events, share: 22 },
  ];
  return [pdfHeading(words.proofs), pdfTable(columns, rows)];
}

function history({ events, documents }: View, paper: Paper): PdfContent {
  const { words } = paper;
  const names = new Map(documents.map(({ id, name, sha256 }) => [id, `${name ?? id} (${sha256 ?? ''})`]));
  const rows = events.map((event, index): PdfText[] => [
    `#${index + 1}`,
    event.at ? momentText(event.at) : '',
    whatHappened(event, names, paper),
    who(event, paper),
  ]);
  return pdfTable(
    [
      { heading: '#', share: 7, align: 'right' },
      { heading: words.moment, share: 15 },
      { heading: words.what, share: 54 },
      { heading: words.who, share: 24 },
    ],
    rows,
  );
}

function whatHappened(event: CaseEvent, names: ReadonlyMap<string, string>, paper: Paper): PdfPiece[] {
  const { words, say } = paper;
  if (event.label === null) return [{ text: words.withheld, ...QUIET }];
  const pieces: PdfPiece[] = [{ text: say(event.label), bold: true }];
  for (const line of [...event.lines, ...event.details]) pieces.push({ text: `\n${lineText(line, paper)}` });
  for (const id of event.documentIds) pieces.push({ text: `\n${words.document}: ${names.get(id) ?? id}` });
  const { personal, rulebookVersion, warnings } = event;
  if (warnings.length > 0) {
    const text = `\n${filled(words.warned, { rules: warnings.join(', ') })}`;
    pieces.push({ text, color: PDF_COLORS.warning });
  }
  const quiet = [
    ...(personal === 'DELETED' || personal === 'WITHHELD' ? [words.personal[personal]] : []),
    ...(rulebookVersion ? [filled(words.rulebook, { version: rulebookVersion })] : []),
    event.hash,
  ];
  return [...pieces, ...quiet.map((text) => ({ text: `\n${text}`, fontSize: 7.5, ...QUIET }))];
}

function lineText({ label, before, value }: DossierLine, paper: Paper): string {
  const text = figure(value, paper);
  return `${paper.say(label)}: ${before ? `${figure(before, paper)} → ` : ''}${text}`;
}

function who({ actor, job }: CaseEvent, { words, say }: Paper): PdfPiece[] {
  if (actor === null) return job ? [{ text: filled(words.system, { job }), ...QUIET }] : [];
  return actorPieces(actor, words, say);
}

function actorPieces({ name, roles, organization }: DossierActor, words: PaperWords, say: Paper['say']) {
  const pieces: PdfPiece[] = [{ text: name ?? words.nameDeleted }];
  for (const text of [organization, roles.map(say).join(', ')]) {
    if (text) pieces.push({ text: `\n${text}`, ...QUIET });
  }
  return pieces;
}

function documents({ documents }: View, { words, say }: Paper): PdfContent {
  if (documents.length === 0) return pdfParagraph(words.noDocuments, QUIET);
  const rows = documents.map(({ name, label, size, sha256, agrees }): PdfText[] => [
    [
      { text: name ?? words.deletedFile },
      ...(label ? [{ text: `\n${say(label)}`, ...QUIET }] : []),
      ...(agrees ? [] : [{ text: `\n${words.differs}`, color: PDF_COLORS.bad }]),
    ],
    size === null ? '' : sizeText(size),
    sha256 ?? '',
  ]);
  const columns = [
    { heading: words.document, share: 44 },
    { heading: words.size, share: 13, align: 'right' as const },
    { heading: 'SHA-256', share: 43 },
  ];
  return pdfTable(columns, rows);
}

function chains({ chains }: View, { words, say }: Paper): PdfContent {
  const rows = chains.map(({ kind, title, caseId, events, headHash, fault, faultAt }): PdfText[] => [
    [{ text: `${say(kind)} ${title}` }, { text: `\n${caseId}`, ...QUIET }],
    String(events),
    headHash ?? words.none,
    [
      {
        text: fault ? filled(words.faults[fault], { at: faultAt ?? 0 }) : words.whole,
        color: PDF_COLORS[fault ? 'bad' : 'good'],
      },
    ],
  ]);
  const columns = [
    { heading: words.chain, share: 34 },
    { heading: '#', share: 7, align: 'right' as const },
    { heading: words.head, share: 39 },
    { heading: words.standing, share: 20 },
  ];
  return pdfTable(columns, rows);
}

/** A value as text; yuan with separators, shares as percent. */
function figure({ kind, text, words: label }: DossierFigure, { words, say }: Paper): string {
  if (kind === 'NONE') return words.none;
  if (kind === 'CODE' && label) return say(label);
  if (kind === 'MOMENT') return momentText(new Date(text));
  if (kind === 'SHARE') return `${Number(text) / 100}%`;
  return kind === 'MONEY' ? `¥ ${text.replace(/\B(?=(\d{3})+(?=\.))/g, ',')}` : text;
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function shortened(title: string): string {
  const characters = [...title];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : title;
}
