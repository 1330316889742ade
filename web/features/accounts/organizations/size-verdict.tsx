import { Table } from 'antd';
import { formatYuan, parseYuan } from '../../../../server/platform/money.ts';
import {
  type EnterpriseFigures,
  SIZE_ROWS,
  type SizeComparison,
  sizeVerdict,
} from '../../../../server/platform/standards/size-class.ts';
import { useBilingual, useLanguage, useMessages } from '../../../app/i18n.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { shortMoney } from '../../../ui/money.tsx';
import { organizationMessages } from './messages.ts';
import styles from './organizations.module.css';

interface Props {
  industry: string | null | undefined;
  employees: number | null | undefined;
  /** Yuan as decimal strings. */
  revenue: string | null | undefined;
  assets: string | null | undefined;
}

const fen = (yuan: string | null | undefined) => (yuan ? parseYuan(yuan) : null);

/** The size class that the standard gives for the figures of the form, with every figure that was compared. */
export function LiveSizeVerdict({ industry, employees, revenue, assets }: Props) {
  const t = useMessages(organizationMessages);
  const labels = useLabels();
  const pick = useBilingual();
  const figures: EnterpriseFigures = {
    industryCode: industry ?? '',
    employees: employees ?? null,
    revenue: fen(revenue),
    assets: fen(assets),
  };
  const verdict = sizeVerdict(figures);
  return (
    <section className={styles.verdict} aria-live="polite">
      <p>
        {t('verdict')} ({t('verdictLive')}): <strong>{labels(`size${verdict.sizeClass}`)}</strong>
      </p>
      <p>{t(`reason${verdict.reason}`)}</p>
      {verdict.row && <p className="f-quiet">{t('verdictRow', { row: pick(SIZE_ROWS[verdict.row]) })}</p>}
      {verdict.figures.length > 0 && <Figures rows={verdict.figures} />}
      <p className="f-quiet">{t('standard')}</p>
    </section>
  );
}

function Figures({ rows }: { rows: readonly SizeComparison[] }) {
  const t = useMessages(organizationMessages);
  const { locale } = useLanguage();
  const write = (figure: SizeComparison['figure'], value: bigint | null) => {
    if (value === null) return '–';
    return figure === 'EMPLOYEES' ? value.toLocaleString(locale) : shortMoney(formatYuan(value), locale);
  };
  const column = (key: 'value' | 'small' | 'medium' | 'large', title: string) => ({
    key,
    title,
    align: 'right' as const,
    render: (_cell: unknown, row: SizeComparison) => write(row.figure, row[key]),
  });
  return (
    <Table<SizeComparison>
      size="small"
      pagination={false}
      rowKey="figure"
      dataSource={rows}
      scroll={{ x: 'max-content' }}
      columns={[
        { key: 'figure', title: t('figure'), render: (_cell, row) => t(`figure${row.figure}`) },
        column('value', t('figureValue')),
        column('small', t('figureSmall')),
        column('medium', t('figureMedium')),
        column('large', t('figureLarge')),
      ]}
    />
  );
}
