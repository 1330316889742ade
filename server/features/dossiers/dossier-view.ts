import type { DossierValue } from '../../platform/audit/dossier-source.ts';
import type { Label } from '../../platform/standards/label.ts';
import type { Dossier, DossierEvent, DossierPerson } from './dossier.ts';
import type {
  CaseChain,
  CaseDocument,
  CaseDossier,
  CaseEvent,
  DossierActor,
  DossierFigure,
  DossierLine,
} from './dossier.types.ts';
import { detailLines, type EventLine, eventLines, warnedRules } from './event-lines.ts';
import { namedFiles } from './named-files.ts';
import { personKey } from './read-dossier.service.ts';
import { wordsFor } from './words.ts';

type Labels = Readonly<Record<string, Label>>;

/** The dossier as page and paper show it: lines with their words, people with their roles. Pure. */
export function viewOf(dossier: Dossier, keyFingerprint: string): Omit<CaseDossier, 'takings'> {
  const { caseType, caseId, kind, title, unit, madeAt, labels } = dossier;
  return {
    caseType,
    caseId,
    kind,
    title,
    unit,
    madeAt,
    intact: dossier.chains.every(({ verdict }) => verdict.valid),
    keyFingerprint,
    chains: chainsOf(dossier),
    groups: dossier.sections.map(({ label, facts }) => ({
      label: wordsFor(labels, label),
      lines: facts.map((fact) => lineOf({ path: fact.label, before: null, value: fact.value }, labels)),
    })),
    events: dossier.events.map((each) => eventOf(dossier, each)),
    documents: documentsOf(dossier),
    proofs: dossier.proofs.map(({ proof, label, standing, ruleId, eventIds }) => ({
      proof,
      label: wordsFor(labels, label),
      standing,
      ruleId: ruleId ?? null,
      eventIds,
    })),
  };
}

/** A person as they are shown beside what they did. */
export function actorOf(person: DossierPerson | undefined, labels: Labels): DossierActor {
  const { name = null, organization = null, roles = [] } = person ?? {};
  return { name, organization, roles: roles.map((role) => wordsFor(labels, role)) };
}

function chainsOf({ chains, events }: Dossier): CaseChain[] {
  return chains.map(({ caseType, caseId, kind, title, head, verdict }) => ({
    caseType,
    caseId,
    kind,
    title,
    events: events.filter(({ event }) => event.caseType === caseType && event.caseId === caseId).length,
    headHash: head?.hash ?? null,
    fault: verdict.valid ? null : verdict.reason,
    faultAt: verdict.valid ? null : verdict.sequence,
  }));
}

function eventOf(dossier: Dossier, { event, share, personal }: DossierEvent): CaseEvent {
  const { labels, people, chains } = dossier;
  const { id, sequence, hash } = event;
  const chain = chains.findIndex((each) => each.caseType === event.caseType && each.caseId === event.caseId);
  const nothing = { at: null, action: null, label: null, actor: null, job: null, rulebookVersion: null };
  const place = { id, chain, sequence, hash, personal: personal.state };
  if (share === 'NOTHING')
    return { ...place, ...nothing, warnings: [], lines: [], details: [], documentIds: [] };
  const key = personKey(event);
  const details = personal.state === 'KEPT' ? detailLines(personal.details) : [];
  return {
    ...place,
    at: event.at,
    action: event.action,
    label: wordsFor(labels, event.action),
    actor: key === null ? null : actorOf(people.get(key), labels),
    job: event.job,
    rulebookVersion: event.rulebookVersion,
    warnings: warnedRules(event.facts),
    lines: eventLines(event.facts, dossier.money).map((line) => lineOf(line, labels)),
    details: details.map((line) => lineOf(line, labels)),
    documentIds: namedFiles(event.facts).map(({ fileId }) => fileId),
  };
}

function documentsOf({ documents, events, labels }: Dossier): CaseDocument[] {
  return documents.map(({ fileId, label, file, recorded }) => ({
    id: fileId,
    label: label === null ? null : wordsFor(labels, label),
    name: file?.name ?? null,
    size: file?.size ?? null,
    sha256: file?.sha256 ?? recorded,
    agrees: file === null || recorded === null || file.sha256 === recorded,
    url: file ? `/files/${fileId}` : null,
    eventIds: events
      .filter(({ event, share }) => share !== 'NOTHING' && names(event.facts, fileId))
      .map(({ event }) => event.id),
  }));
}

function names(facts: Record<string, unknown>, fileId: string): boolean {
  return namedFiles(facts).some((file) => file.fileId === fileId);
}

function lineOf({ path, before, value }: EventLine, labels: Labels): DossierLine {
  return {
    label: wordsFor(labels, path),
    before: before && figureOf(before, labels),
    value: figureOf(value, labels),
  };
}

function figureOf({ kind, text }: DossierValue, labels: Labels): DossierFigure {
  return { kind, text, words: kind === 'CODE' ? wordsFor(labels, text) : null };
}
