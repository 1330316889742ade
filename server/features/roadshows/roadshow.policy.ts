import { type Actor, actingUser, hasRole } from '../../platform/auth/actor.ts';
import type { Policy } from '../../platform/auth/policy.ts';
import type { Role } from '../../platform/auth/roles.ts';
import type { Roadshow } from './data/roadshow.entity.ts';
import type { RoadshowEntry } from './data/roadshow-entry.entity.ts';
import { WITH_PROGRAMME } from './roadshow.enums.ts';

/** What decisions on a roadshow look at. */
export type RoadshowSubject = Pick<Roadshow, 'organizationId' | 'publishedAt'>;

/** Roles of the organiser that see its drafts and what is private in its roadshows. */
export const ORGANISER_SEES: readonly Role[] = ['ORGANISER', 'ADMINISTRATOR', 'SUPERVISOR'];

/** Roles of a unit that see its entries whole. */
export const ENTRANT_SEES: readonly Role[] = ['OFFICER', 'ADMINISTRATOR', 'SUPERVISOR'];

export type RoadshowPolicyAction = 'see' | 'seePrivate' | 'organise';

export const roadshowPolicy: Policy<RoadshowPolicyAction, RoadshowSubject> = {
  /** Everybody, once it called for entries; before that its organiser and the operators. */
  see: (actor, roadshow) => roadshow.publishedAt !== null || seesPrivate(actor, roadshow),
  /** All entries with their consents, the guests, the address online. */
  seePrivate: seesPrivate,
  /** Every step of the organiser: prepare, curate, arrange, run, close. */
  organise: (actor, { organizationId }) => hasRole(actor, ['ORGANISER'], organizationId),
};

/** What decisions on an entry look at. */
export interface EntrySubject {
  roadshow: Pick<Roadshow, 'organizationId' | 'publishedAt' | 'state'>;
  entry: Pick<RoadshowEntry, 'organizationId' | 'state' | 'speakerUserId'>;
  /** Users among the active completers of the result. */
  completers: ReadonlySet<string>;
  /** The user who speaks for the completers; null where they have no account. */
  representative: string | null;
}

export type EntryPolicyAction = 'see' | 'seePrivate' | 'enter' | 'consent' | 'speak';

export const entryPolicy: Policy<EntryPolicyAction, EntrySubject> = {
  /** Chosen ones everybody, once the programme is public. */
  see: (actor, subject) => isInProgramme(subject) || seesEntry(actor, subject),
  /** Consents, files, reasons. */
  seePrivate: seesEntry,
  /** Propose, agree for the unit, write, name the speaker, withdraw. */
  enter: (actor, { entry }) => hasRole(actor, ['OFFICER'], entry.organizationId),
  /** Agree or refuse for the completers. */
  consent: (actor, { representative }) =>
    representative !== null && actingUser(actor)?.userId === representative,
  /** Confirm or refuse to speak. */
  speak: (actor, { entry }) =>
    entry.speakerUserId !== null && actingUser(actor)?.userId === entry.speakerUserId,
};

/** Whether everybody reads an entry in the programme. */
export function isInProgramme({ roadshow, entry }: Pick<EntrySubject, 'roadshow' | 'entry'>): boolean {
  return roadshow.publishedAt !== null && WITH_PROGRAMME.includes(roadshow.state) && entry.state === 'CHOSEN';
}

function seesPrivate(actor: Actor, { organizationId }: Pick<Roadshow, 'organizationId'>): boolean {
  return hasRole(actor, ORGANISER_SEES, organizationId) || hasRole(actor, ['OPERATOR']);
}

function seesEntry(actor: Actor, { roadshow, entry, completers }: EntrySubject): boolean {
  if (seesPrivate(actor, roadshow) || hasRole(actor, ENTRANT_SEES, entry.organizationId)) return true;
  const userId = actingUser(actor)?.userId;
  return userId !== undefined && (userId === entry.speakerUserId || completers.has(userId));
}
