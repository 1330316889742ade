import { Alert } from 'antd';
import { Link } from 'react-router';
import { useMessages } from './i18n.tsx';
import styles from './layout.module.css';
import { appMessages } from './messages.ts';
import type { Viewer } from './viewer.tsx';

/** What keeps the signed-in person from working: a consent, a second factor, a membership not yet confirmed. */
export default function AccountNotices({ viewer }: { viewer: Viewer }) {
  const t = useMessages(appMessages);
  const notices: { key: string; text: string; to?: string; open?: string }[] = [];
  if (viewer.consentRequired.length > 0) {
    notices.push({
      key: 'consent',
      text: t('consentNeeded'),
      to: '/account#consents',
      open: t('consentOpen'),
    });
  }
  if (viewer.secondFactorRequired && !viewer.secondFactorEnabled) {
    notices.push({
      key: 'factor',
      text: t('secondFactorNeeded'),
      to: '/account#security',
      open: t('secondFactorOpen'),
    });
  }
  const waiting = viewer.memberships.some((membership) => membership.status === 'PENDING');
  if (!viewer.acting && waiting) notices.push({ key: 'membership', text: t('noMembership') });
  if (notices.length === 0) return null;
  return (
    <div className={`${styles.notices} f-no-print`}>
      {notices.map((notice) => (
        <Alert
          key={notice.key}
          type="warning"
          showIcon
          title={notice.text}
          action={notice.to && <Link to={notice.to}>{notice.open}</Link>}
        />
      ))}
    </div>
  );
}
