import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { type FaultKind, faultKind, requestIdOf } from '../app/apollo.ts';
import { useMessages } from '../app/i18n.tsx';
import { uiMessages } from './messages.ts';
import styles from './ui.module.css';

const TEXT = {
  network: 'faultNetwork',
  session: 'faultSession',
  limit: 'faultLimit',
  forbidden: 'faultForbidden',
  fault: 'faultServer',
} as const;

/** Says in a line why a step failed on the way; nothing if it did not. */
export function FaultAlert({ fault, action }: { fault: FaultKind | null; action?: ReactNode }) {
  const t = useMessages(uiMessages);
  if (!fault) return null;
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={t(TEXT[fault])}
      action={action}
      className={styles.fault ?? ''}
    />
  );
}

/** Stands where a query failed: why, the fault's number, and a button to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const t = useMessages(uiMessages);
  const requestId = requestIdOf(error);
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={t('faultTitle')}
      description={
        <>
          {t(TEXT[faultKind(error)])}
          {requestId && <div className="f-quiet">{t('faultRequest', { id: requestId })}</div>}
        </>
      }
      action={onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
    />
  );
}
