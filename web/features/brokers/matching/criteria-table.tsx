import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined';
import CloseCircleOutlined from '@ant-design/icons/CloseCircleOutlined';
import QuestionCircleOutlined from '@ant-design/icons/QuestionCircleOutlined';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import type { BrokerFitPartsFragment, BrokerLevel } from '../../../generated/brokers-matching/graphql.ts';
import { useRegions, useSectorName } from '../../../ui/taxonomy.ts';
import { brokerLabels } from '../broker.labels.ts';
import { matchingMessages } from './matching.messages.ts';
import styles from './matching.module.css';

type Fit = BrokerFitPartsFragment;

const ICONS = {
  FITS: CheckCircleOutlined,
  FITS_NOT: CloseCircleOutlined,
  UNKNOWN: QuestionCircleOutlined,
} as const;

/** Why a broker fits or does not: one line a criterion, with what is wanted, what is known, and what it counts. */
export function CriteriaTable({ criteria }: { criteria: readonly Fit[] }) {
  const t = useMessages(matchingMessages);
  const words = useFitWords();
  return (
    <table className={styles.criteria}>
      <thead>
        <tr>
          <th scope="col">{t('criterion')}</th>
          <th scope="col">{t('wanted')}</th>
          <th scope="col">{t('found')}</th>
          <th scope="col">{t('verdict')}</th>
          <th scope="col">{t('points')}</th>
        </tr>
      </thead>
      <tbody>
        {criteria.map((fit) => {
          const { wanted, found } = words(fit);
          const Icon = ICONS[fit.verdict];
          return (
            <tr key={fit.code}>
              <th scope="row">{t(`code${fit.code}`)}</th>
              <td data-label={t('wanted')}>{wanted || t('nothing')}</td>
              <td data-label={t('found')}>{found || t('nothing')}</td>
              <td data-label={t('verdict')}>
                <span className={styles.verdict} data-verdict={fit.verdict}>
                  <Icon aria-hidden /> {t(fit.verdict)}
                </span>
              </td>
              <td data-label={t('points')} className="f-number">
                {t('pointsOf', { points: asPoints(fit.points), most: asPoints(fit.most) })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Basis points of the best score as points of a hundred. */
export function asPoints(basisPoints: number): string {
  return String(Math.round(basisPoints / 10) / 10);
}

/** What is wanted and what is known, in words: codes by their names. */
function useFitWords(): (fit: Fit) => { wanted: string; found: string } {
  const t = useMessages(matchingMessages);
  const labels = useMessages(brokerLabels);
  const { locale } = useLanguage();
  const sector = useSectorName();
  const regions = useRegions();
  const joined = (codes: readonly string[], name: (code: string) => string) =>
    codes.map(name).join(locale === 'en' ? ', ' : '、');
  return ({ code, wanted, found }) => {
    const [first = '', second = '', third = ''] = found;
    switch (code) {
      case 'BROKERED':
        return { wanted: joined(wanted, sector), found: t('brokered', { inSector: first, all: second }) };
      case 'SECTOR':
        return { wanted: joined(wanted, sector), found: joined(found, sector) };
      case 'REGION':
        return { wanted: joined(wanted, regions.name), found: joined(found, regions.name) };
      case 'LEVEL':
        return { wanted: '', found: labels(`level${first as BrokerLevel}`) };
      case 'LOAD':
        return { wanted: '', found: t('load', { running: first, capacity: second }) };
      case 'RESPONSE':
        return {
          wanted: '',
          found: third
            ? t('responseHours', { answered: first, invited: second, hours: third })
            : t('response', { answered: first, invited: second }),
        };
      case 'OUTCOME':
        return { wanted: '', found: t('outcome', { won: first, lost: second }) };
    }
  };
}
