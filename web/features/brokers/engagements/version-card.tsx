import { Button, Table, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { CommissionLines } from './commission-lines.tsx';
import { type Engagement, TermsTag, usePercent, type Version } from './engagement-words.tsx';
import { engagementMessages } from './engagements.messages.ts';
import styles from './engagements.module.css';
import { SignDialog } from './step-dialogs.tsx';

type Signer = Version['signers'][number];

/** One version of the terms: the commission, who shares it, and who signed. */
export function VersionCard({ engagement, version }: { engagement: Engagement; version: Version }) {
  const t = useMessages(engagementMessages);
  const isInForce = engagement.termsInForce?.id === version.id;
  const { number, state, proposer, proposedAt, note, effectiveFrom, agreedFrom } = version;
  return (
    <article className={styles.version} aria-labelledby={`version-${number}`}>
      <div className={styles.head}>
        <h3 id={`version-${number}`}>{t('versionTitle', { number })}</h3>
        <TermsTag state={state} />
        {isInForce && <Tag color="success">{t('inForce')}</Tag>}
        <span className="f-quiet">
          {effectiveFrom ? t('effectiveFrom', { day: effectiveFrom }) : t('agreedFrom', { day: agreedFrom })}
        </span>
      </div>
      <p className="f-quiet">
        {t(`proposedBy${proposer}`)} · <DateTime value={proposedAt} />
        {note ? ` · ${note}` : ''}
      </p>
      <CommissionLines commission={version.commission} />
      <Shares version={version} />
      {state !== 'PROPOSED' && <Signers engagement={engagement} version={version} />}
      <p className={styles.digest}>{t('digest', { digest: version.digest })}</p>
    </article>
  );
}

function Shares({ version }: { version: Version }) {
  const t = useMessages(engagementMessages);
  const percent = usePercent();
  return (
    <Table
      size="small"
      pagination={false}
      rowKey="key"
      title={() => t('sharesTitle')}
      dataSource={[...version.commission.beneficiaries]}
      columns={[
        { key: 'name', title: t('columnBeneficiary'), dataIndex: 'name' },
        { key: 'role', title: t('columnRole'), render: (_value, { role }) => t(`role${role}`) },
        {
          key: 'share',
          title: t('columnShare'),
          align: 'right',
          render: (_value, { basisPoints }) => percent(basisPoints),
        },
      ]}
    />
  );
}

function Signers({ engagement, version }: { engagement: Engagement; version: Version }) {
  const t = useMessages(engagementMessages);
  const [signing, setSigning] = useState<Signer | null>(null);
  return (
    <>
      <h4>{t('signersTitle')}</h4>
      <ul className={styles.signers}>
        {version.signers.map((signer) => (
          <li key={signer.key} className={styles.signer}>
            <span>
              {signer.name}{' '}
              <span className="f-quiet">{t(signer.role ? `role${signer.role}` : 'roleClient')}</span>
            </span>
            {signer.signedAt ? (
              <span style={{ color: 'var(--f-good)' }}>
                {t('signedAt', { name: signer.signedBy ?? '' })} <DateTime value={signer.signedAt} />
              </span>
            ) : signer.canSign ? (
              <Button type="primary" onClick={() => setSigning(signer)}>
                {t('signFor', { name: signer.name })}
              </Button>
            ) : (
              <span className="f-quiet">{t('unsigned')}</span>
            )}
          </li>
        ))}
      </ul>
      {signing && (
        <SignDialog
          engagement={engagement}
          version={version}
          signer={signing}
          onClose={() => setSigning(null)}
        />
      )}
    </>
  );
}
