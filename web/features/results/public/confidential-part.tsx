import LockOutlined from '@ant-design/icons/LockOutlined';
import { useLazyQuery } from '@apollo/client/react';
import { Alert, Button } from 'antd';
import { Link, useLocation } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import { ConfidentialPartDocument } from '../../../generated/results-public/graphql.ts';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { resultMessages } from './messages.ts';
import styles from './result.module.css';

/** The part that is not public. It is fetched only when asked for, because each reading is recorded. */
export function ConfidentialPart({ resultId, exists }: { resultId: string; exists: boolean }) {
  const t = useMessages(resultMessages);
  const { viewer } = useViewer();
  const { pathname } = useLocation();
  const [read, { data, loading, error, called }] = useLazyQuery(ConfidentialPartDocument, {
    fetchPolicy: 'no-cache',
  });
  if (!exists) return null;
  const part = data?.techResult?.confidential;
  return (
    <section className="f-no-print">
      <h2>
        <LockOutlined aria-hidden /> {t('confidential')}
      </h2>
      {!part && <p>{t('confidentialText')}</p>}
      {error && <ErrorState error={error} onRetry={() => void read({ variables: { id: resultId } })} />}
      {!viewer && (
        <Link to={`/sign-in?return=${encodeURIComponent(pathname)}`}>{t('confidentialSignIn')}</Link>
      )}
      {viewer && !part && (
        <Button loading={loading} onClick={() => void read({ variables: { id: resultId } })}>
          {t('confidentialOpen')}
        </Button>
      )}
      {called && !loading && data && !part && (
        <Alert role="alert" type="info" showIcon title={t('confidentialNone')} style={{ marginTop: 12 }} />
      )}
      {part && (
        <div className="f-card">
          <p className={styles.text}>{part.text}</p>
          <ul>
            {part.files.map((file) => (
              <li key={file.id}>
                <a href={file.url}>{file.name}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
