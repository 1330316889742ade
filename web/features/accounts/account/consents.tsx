import { Alert, App, Button, Flex } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useIdentityChanged } from '../../../app/viewer.tsx';
import {
  type ConsentDocument,
  ConsentToDocument,
  type ConsentToMutation,
} from '../../../generated/accounts/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { LEGAL_VERSIONS } from '../../legal/versions.ts';
import styles from './account.module.css';
import type { Account } from './account-page.tsx';
import { accountMessages } from './messages.ts';

const pick = (data: ConsentToMutation) => data.consentTo;
const PAGES: Record<ConsentDocument, string> = { TERMS: '/terms', PRIVACY: '/privacy' };

/** What I accepted and when, and what waits to be accepted. */
export function Consents({ viewer, onChanged }: { viewer: Account; onChanged: () => void }) {
  const t = useMessages(accountMessages);
  const { message } = App.useApp();
  const identityChanged = useIdentityChanged();
  const consent = useAction(ConsentToDocument, pick);
  const waiting = viewer.consentRequired;
  const accept = async () => {
    const consents = waiting.map((document) => ({ document, documentVersion: LEGAL_VERSIONS[document] }));
    if (!(await consent.run({ input: { consents } }))) return;
    message.success(t('consentGiven'));
    await identityChanged();
    onChanged();
  };
  return (
    <section className="f-card">
      <h2 className={styles.cardTitle}>{t('consents')}</h2>
      {waiting.length > 0 && (
        <>
          <Alert
            type="warning"
            showIcon
            title={t('consentNeeded')}
            description={
              <Flex gap={16}>
                {waiting.map((document) => (
                  <Link key={document} to={PAGES[document]} target="_blank">
                    {t(`consent${document}`)}
                  </Link>
                ))}
              </Flex>
            }
          />
          <Refusals errors={consent.refusals} />
          <FaultAlert fault={consent.fault} />
          <p>
            <Button type="primary" loading={consent.running} onClick={() => void accept()}>
              {t('consentGive')}
            </Button>
          </p>
        </>
      )}
      <ul className={styles.rows}>
        {viewer.consents.map((given) => (
          <li key={`${given.document}:${given.documentVersion}`}>
            <div>
              {t(`consent${given.document}`)} · {t('consentVersion', { version: given.documentVersion })}
              <div className="f-quiet">
                {t('consentAt')} <DateTime value={given.at} exact />
              </div>
            </div>
            <Link to={PAGES[given.document]}>{t('consentRead')}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
