import { NavLink } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';

const PLACES = [
  { path: '', label: 'navOverview' },
  { path: '/settings', label: 'navSettings' },
  { path: '/curation', label: 'navCuration' },
  { path: '/programme', label: 'navProgramme' },
  { path: '/guests', label: 'navGuests' },
  { path: '/tables', label: 'navTables' },
  { path: '/live', label: 'navLive' },
  { path: '/report', label: 'navReport' },
] as const;

/** The pages of one roadshow for its organiser, on each of them. */
export function RoadshowNav({ id }: { id: string }) {
  const t = useMessages(deskMessages);
  return (
    <nav aria-label={t('navLabel')} className={styles.nav}>
      {PLACES.map(({ path, label }) => (
        <NavLink key={path} to={`/desk/roadshows/${id}${path}`} end>
          {t(label)}
        </NavLink>
      ))}
    </nav>
  );
}
