import { Descriptions, Flex, Tag } from 'antd';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import type { EstimatePartsFragment } from '../../../generated/income-estimates/graphql.ts';
import { Money } from '../../../ui/money.tsx';
import { estimateMessages } from './estimates.messages.ts';

/** One estimate: its sums, what it takes for granted, and the document that it rests on with the year of it. */
export function EstimateCard({ estimate }: { estimate: EstimatePartsFragment }) {
  const t = useMessages(estimateMessages);
  const { kind, standing, figures, conditions, ruleId, person } = estimate;
  return (
    <section style={{ borderTop: '1px solid var(--f-line)', paddingBlock: 16 }}>
      <Flex gap={8} wrap align="center">
        <h3 style={{ margin: 0, fontSize: 16 }}>{person ?? t(`kind${kind}`)}</h3>
        {standing !== 'ESTIMATED' && <Tag>{t(`standing${standing}`)}</Tag>}
        {ruleId && <span className="f-quiet">{t('rule', { id: ruleId })}</span>}
      </Flex>
      {figures.length > 0 && (
        <Descriptions
          size="small"
          column={{ xs: 1, sm: 2, lg: 3 }}
          style={{ marginTop: 8 }}
          items={figures.map(({ figure, amount }) => ({
            key: figure,
            label: t(`figure${figure}`),
            children: <Money value={amount} exact />,
          }))}
        />
      )}
      <p className="f-quiet" style={{ margin: '8px 0 0' }}>
        {t('conditionsAre', {
          list: conditions.map((condition) => t(`condition${condition}`)).join(t('separator')),
        })}
      </p>
      <Sources estimate={estimate} />
    </section>
  );
}

function Sources({ estimate }: { estimate: EstimatePartsFragment }) {
  const t = useMessages(estimateMessages);
  const { locale } = useLanguage();
  return (
    <p className="f-quiet" style={{ margin: '4px 0 0' }}>
      {t('source')}{' '}
      {estimate.sources.map(({ title, titleEn, article, year }) => (
        <span key={`${title}${article}`} style={{ marginInlineEnd: 8 }}>
          {locale === 'en' ? titleEn : title}
          {article && ` ${article}`}{' '}
          <Tag variant="filled">{year ? t('documentYear', { year }) : t('yearUnknown')}</Tag>
        </span>
      ))}
    </p>
  );
}
