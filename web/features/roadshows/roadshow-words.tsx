import { Tag } from 'antd';
import { useLanguage, useMessages } from '../../app/i18n.tsx';
import { useRegions, useSectorName } from '../../ui/taxonomy.ts';
import { roadshowLabels } from './roadshow.labels.ts';

type LabelKey = keyof typeof roadshowLabels.zh;
type Ending<Prefix extends string> = LabelKey extends infer Key
  ? Key extends `${Prefix}${infer Name}`
    ? Name
    : never
  : never;

export type RoadshowStateName = Ending<'state'>;
export type RoadshowKindName = Ending<'kind'>;
export type EntryStateName = Ending<'entry'>;

const ZONE = 'Asia/Shanghai';

const STATE_COLOURS: Partial<Record<RoadshowStateName, string>> = {
  OPEN_FOR_ENTRIES: 'processing',
  PROGRAMME_PUBLISHED: 'processing',
  RUNNING: 'success',
  CANCELLED: 'error',
};

const ENTRY_COLOURS: Partial<Record<EntryStateName, string>> = {
  SHORTLISTED: 'processing',
  CHOSEN: 'success',
  WITHDRAWN: 'warning',
};

/** Where a roadshow stands. */
export function RoadshowStateTag({ state }: { state: RoadshowStateName }) {
  const labels = useMessages(roadshowLabels);
  return <Tag color={STATE_COLOURS[state] ?? 'default'}>{labels(`state${state}`)}</Tag>;
}

/** Where an entry stands. */
export function EntryStateTag({ state }: { state: EntryStateName }) {
  const labels = useMessages(roadshowLabels);
  return <Tag color={ENTRY_COLOURS[state] ?? 'default'}>{labels(`entry${state}`)}</Tag>;
}

/** Moments of a roadshow in words; all times are those of China, wherever the reader is. */
export function useMoments() {
  const { locale } = useLanguage();
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options });
  const day = format({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' });
  const time = format({ hour: '2-digit', minute: '2-digit', hour12: false });
  const dayOf = (iso: string) => day.format(new Date(iso));
  const timeOf = (iso: string) => time.format(new Date(iso));
  return {
    dayOf,
    timeOf,
    /** From when until when, the day once where it is the same. */
    span: (from: string, until: string) =>
      dayOf(from) === dayOf(until)
        ? `${dayOf(from)} ${timeOf(from)}–${timeOf(until)}`
        : `${dayOf(from)} ${timeOf(from)} – ${dayOf(until)} ${timeOf(until)}`,
    /** The times of the day alone. */
    hours: (from: string, until: string) => `${timeOf(from)}–${timeOf(until)}`,
    /** Month and day for a calendar leaf. */
    leaf: (iso: string) => ({
      month: format({ month: 'short' }).format(new Date(iso)),
      day: format({ day: 'numeric' }).format(new Date(iso)).replace(/\D/g, ''),
      weekday: format({ weekday: 'short' }).format(new Date(iso)),
    }),
  };
}

interface Placed {
  kind: RoadshowKindName;
  regionCode?: string | null | undefined;
  address?: string | null | undefined;
  hall?: string | null | undefined;
}

/** Where a roadshow takes place, in a line; `short` leaves the street out. */
export function usePlace() {
  const labels = useMessages(roadshowLabels);
  const regions = useRegions();
  return ({ kind, regionCode, address, hall }: Placed, short = false) => {
    if (kind === 'ONLINE') return labels('onlinePlace');
    const place = [regions.name(regionCode), ...(short ? [] : [address, hall])].filter(Boolean).join(' ');
    return kind === 'BOTH' ? `${place} · ${labels('onlinePlace')}` : place;
  };
}

/** The sectors of a roadshow in words; none stand for all. */
export function useSectorNames() {
  const labels = useMessages(roadshowLabels);
  const sectorName = useSectorName();
  return (sectors: readonly string[]) =>
    sectors.length === 0 ? [labels('allSectors')] : sectors.map((sector) => sectorName(sector));
}
