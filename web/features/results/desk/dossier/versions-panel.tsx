import { useQuery } from '@apollo/client/react';
import { Flex, Select, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import { DossierDiffDocument } from '../../../../generated/results-desk/graphql.ts';
import { DateTime } from '../../../../ui/date-time.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { ErrorState } from '../../../../ui/fault-alert.tsx';
import { useLabels } from '../../../../ui/labels.ts';
import { dossierMessages } from './dossier.messages.ts';
import styles from './dossier.module.css';
import type { PanelProps } from './dossier-page.tsx';
import { useFieldWords } from './field-words.ts';

/** The versions of the content, and what changed between two of them. */
export default function VersionsPanel({ result }: PanelProps) {
  const t = useMessages(dossierMessages);
  const labels = useLabels();
  const versions = result.dossier?.versions ?? [];
  const last = versions.at(-1)?.number ?? 0;
  const [from, setFrom] = useState(Math.max(1, last - 1));
  const [to, setTo] = useState(last);
  if (versions.length === 0) return <EmptyState title={t('noVersions')} text={t('noVersionsText')} />;
  const options = versions.map(({ number }) => ({ value: number, label: t('versionNumber', { number }) }));
  return (
    <>
      <ul className={styles.list}>
        {[...versions].reverse().map((version) => (
          <li key={version.number}>
            <div>
              <strong>{t('versionNumber', { number: version.number })}</strong>{' '}
              {labels(`state${version.state}`)}
            </div>
            <span className="f-quiet">
              {version.by?.name} · <DateTime value={version.at} exact />
            </span>
          </li>
        ))}
      </ul>
      {versions.length > 1 && (
        <>
          <h3 className={styles.heading}>{t('compareVersions')}</h3>
          <Flex gap={8} align="center" wrap style={{ marginBottom: 12 }}>
            <Select aria-label={t('compareFrom')} value={from} onChange={setFrom} options={options} />
            {t('compareTo')}
            <Select aria-label={t('compareWith')} value={to} onChange={setTo} options={options} />
          </Flex>
          <Diff resultId={result.id} from={from} to={to} />
        </>
      )}
    </>
  );
}

function Diff({ resultId, from, to }: { resultId: string; from: number; to: number }) {
  const t = useMessages(dossierMessages);
  const words = useFieldWords();
  const { data, loading, error, refetch } = useQuery(DossierDiffDocument, {
    variables: { id: resultId, from, to },
  });
  const changes = data?.techResult?.dossier?.diff;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!changes) return <Skeleton active={loading} paragraph={{ rows: 3 }} />;
  if (changes.length === 0) return <p className="f-quiet">{t('noChanges')}</p>;
  return (
    <Table
      size="small"
      pagination={false}
      rowKey="key"
      dataSource={changes.map((change, index) => ({ ...change, key: `${change.field}${index}` }))}
      columns={[
        { key: 'field', title: t('changedField'), width: 200, render: (_cell, row) => words.name(row.field) },
        {
          key: 'before',
          title: t('changedBefore'),
          render: (_cell, row) => <span className={styles.before}>{words.value(row.field, row.before)}</span>,
        },
        {
          key: 'after',
          title: t('changedAfter'),
          render: (_cell, row) => <span className={styles.after}>{words.value(row.field, row.after)}</span>,
        },
      ]}
    />
  );
}
