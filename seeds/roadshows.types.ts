import type { InterestStrength } from '../server/features/roadshows/hall.enums.ts';

/** An entry by the key of its result; its unit proposes it and its representative, or paper in the unit's hand, agrees. */
export interface SeedEntry {
  result: string;
  pitch: string;
  /** Key of the session in which it is shown. */
  session: string | null;
}

export interface SeedGuest {
  account: string;
  interests: string[];
  cards: { result: string; strength: InterestStrength; note: string; sharesContact: boolean }[];
}

/** A roadshow of the organiser, on days counted from the load. */
export interface SeedRoadshow {
  key: string;
  organiser: string;
  title: string;
  summary: string;
  regionCode: string;
  address: string;
  hall: string;
  sectors: string[];
  /** Day on which it is held, from nine to half past four. */
  on: number;
  capacity: number;
  tables: number;
  until: 'OPEN_FOR_ENTRIES' | 'PROGRAMME_PUBLISHED' | 'CLOSED';
  /** Days of the steps. */
  opened: number;
  entered: number;
  curated: number;
  registered: number;
  sessions: { key: string; title: string; host: string; from: number; to: number }[];
  entries: SeedEntry[];
  guests: SeedGuest[];
}

export interface SeedRoadshows {
  roadshows: SeedRoadshow[];
}
