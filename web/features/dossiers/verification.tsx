import { Alert } from 'antd';
import { useBilingual, useMessages } from '../../app/i18n.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import styles from './dossier.module.css';
import type { Dossier } from './dossier-page.tsx';
import { dossierMessages } from './messages.ts';

/** Whether the chains hold, by which key, and how anybody can see for themselves. */
export function Verification({ dossier }: { dossier: Dossier }) {
  const t = useMessages(dossierMessages);
  const say = useBilingual();
  const { intact, chains, events, keyFingerprint, madeAt } = dossier;
  return (
    <Alert
      type={intact ? 'success' : 'error'}
      role={intact ? 'status' : 'alert'}
      showIcon
      title={intact ? t('verified') : t('notVerified')}
      description={
        <>
          <p>
            {intact
              ? t('verifiedText', { chains: chains.length, events: events.length })
              : t('notVerifiedText')}
          </p>
          <ul className={styles.plain}>
            {chains.map(({ caseId, kind, title, events: count, headHash, fault, faultAt }) => (
              <li key={caseId}>
                <strong>{say(kind)}</strong> {title} ·{' '}
                {count === 0 ? t('noEvents') : t('chainEvents', { count })} ·{' '}
                {fault ? <strong>{t(`fault_${fault}`, { at: faultAt ?? 0 })}</strong> : t('chainFine')}
                {headHash && <div className={styles.hash}>{headHash}</div>}
              </li>
            ))}
          </ul>
          <dl className={styles.lines}>
            <dt>{t('verifiedAt')}</dt>
            <dd>
              <DateTime value={madeAt} exact />
            </dd>
            <dt>{t('fingerprint')}</dt>
            <dd className={styles.hash}>{keyFingerprint}</dd>
          </dl>
          <span className="f-no-print">
            <a href="/.well-known/audit-key.pem" download>
              {t('publicKey')}
            </a>
            {' · '}
            <a href="/.well-known/verify-dossier.mjs" download>
              {t('verifier')}
            </a>
          </span>
        </>
      }
    />
  );
}
