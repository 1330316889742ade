import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { judgingMessages } from './judging.messages.ts';

/** States of a bid in which something may have been decided on it. */
const DECIDED: readonly string[] = ['SCREENED_OUT', 'RANKED', 'WON', 'LOST'];

/** The way to what was decided on an own bid; nothing before there can be something. */
export function VerdictLink({ demandId, state }: { demandId: string; state: string }) {
  const t = useMessages(judgingMessages);
  if (!DECIDED.includes(state)) return null;
  return <Link to={`/demands/${demandId}/verdict`}>{t('verdictTitle')}</Link>;
}
