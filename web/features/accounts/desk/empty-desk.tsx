import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { deskMessages } from './messages.ts';

const STARTS = [
  ['OFFICER', '/desk/offers/new'],
  ['RESEARCHER', '/desk/results/new'],
  ['ENTERPRISE_MEMBER', '/results'],
  ['LEADERSHIP_MEMBER', '/desk/decisions'],
  ['SUPERVISOR', '/notices'],
  ['OPERATOR', '/admin/organizations'],
  ['ADMINISTRATOR', '/desk/deal-settings'],
] as const;

/** Tells by role what will stand here, and where to begin. */
export function EmptyDesk() {
  const t = useMessages(deskMessages);
  const { hasRole } = useViewer();
  const start = STARTS.find(([role]) => hasRole(role));
  if (!start) return <EmptyState title={t('empty')} text={t('emptyOther')} />;
  const [role, to] = start;
  return (
    <EmptyState
      title={t('empty')}
      text={t(`empty${role}`)}
      action={
        <Link to={to} className="f-button">
          {t(`start${role}`)}
        </Link>
      }
    />
  );
}
