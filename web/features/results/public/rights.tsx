import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { useNarrow } from '../../../app/theme.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { resultMessages } from './messages.ts';
import styles from './result.module.css';
import type { ResultDetails } from './result-page.tsx';

type Right = ResultDetails['rights'][number];

interface Column {
  title: string;
  value: (right: Right) => ReactNode;
}

/** The rights behind a result as a table; on the phone one after the other. */
export function Rights({ rights }: { rights: readonly Right[] }) {
  const t = useMessages(resultMessages);
  const labels = useLabels();
  const narrow = useNarrow();
  if (rights.length === 0) return null;
  const columns: Column[] = [
    { title: t('rightKind'), value: (right) => labels(`right${right.kind}`) },
    {
      title: t('rightNumber'),
      value: (right) => right.number && <span className="f-number">{right.number}</span>,
    },
    { title: t('rightHolder'), value: (right) => right.holder },
    { title: t('rightApplied'), value: (right) => right.appliedOn && <Day value={right.appliedOn} /> },
    { title: t('rightObtained'), value: (right) => right.obtainedOn && <Day value={right.obtainedOn} /> },
    { title: t('rightExpires'), value: (right) => right.expiresOn && <Day value={right.expiresOn} /> },
    {
      title: t('certificate'),
      value: (right) => right.certificate && <a href={right.certificate.url}>{right.certificate.name}</a>,
    },
  ];
  const used = columns.filter(({ value }) => rights.some((right) => value(right)));
  return (
    <section>
      <h2>{t('rights')}</h2>
      {narrow ? (
        rights.map((right) => (
          <dl key={right.id} className={styles.facts}>
            {used.map((column) => (
              <div key={column.title} style={{ display: 'contents' }}>
                <dt>{column.title}</dt>
                <dd>{column.value(right)}</dd>
              </div>
            ))}
          </dl>
        ))
      ) : (
        <Table<Right>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={rights}
          scroll={{ x: 'max-content' }}
          columns={used.map(({ title, value }) => ({
            title,
            key: title,
            render: (_cell, right) => value(right),
          }))}
        />
      )}
    </section>
  );
}
