import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined';
import CloseCircleOutlined from '@ant-design/icons/CloseCircleOutlined';
import QuestionCircleOutlined from '@ant-design/icons/QuestionCircleOutlined';
import { Tag } from 'antd';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import type { MatchCriterionPartsFragment } from '../../../generated/demands-matching/graphql.ts';
import { useLabels } from '../../../ui/labels.ts';
import { shortMoney } from '../../../ui/money.tsx';
import { useRegions, useSectorName, useStrategicIndustries } from '../../../ui/taxonomy.ts';
import { matchingMessages } from './matching.messages.ts';
import styles from './matching.module.css';

type Criterion = MatchCriterionPartsFragment;
type Verdict = Criterion['verdict'];

const ICONS = {
  FITS: CheckCircleOutlined,
  FITS_NOT: CloseCircleOutlined,
  UNKNOWN: QuestionCircleOutlined,
} as const;

/** Why a match fits or does not: one line a criterion, with what was asked for and what is known. */
export function CriteriaTable({ criteria }: { criteria: readonly Criterion[] }) {
  const t = useMessages(matchingMessages);
  const words = useCriterionWords();
  return (
    <table className={styles.criteria}>
      <thead>
        <tr>
          <th scope="col">{t('criterion')}</th>
          <th scope="col">{t('wanted')}</th>
          <th scope="col">{t('found')}</th>
          <th scope="col">{t('verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {criteria.map((criterion) => {
          const { wanted, found } = words(criterion);
          return (
            <tr key={criterion.target ?? criterion.code}>
              <th scope="row">{criterion.target ?? t(`code${criterion.code}`)}</th>
              <td data-label={t('wanted')}>{wanted || t('nothing')}</td>
              <td data-label={t('found')}>{found || t('nothing')}</td>
              <td data-label={t('verdict')}>
                <VerdictMark verdict={criterion.verdict} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function VerdictMark({ verdict }: { verdict: Verdict }) {
  const t = useMessages(matchingMessages);
  const Icon = ICONS[verdict];
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      <Icon aria-hidden /> {t(verdict)}
    </span>
  );
}

/** How many criteria fit, do not, and are unknown. */
export function VerdictCounts({ criteria }: { criteria: readonly Criterion[] }) {
  const t = useMessages(matchingMessages);
  const count = (verdict: Verdict) => criteria.filter((each) => each.verdict === verdict).length;
  const [fits, fitsNot, unknown] = [count('FITS'), count('FITS_NOT'), count('UNKNOWN')];
  return (
    <span className={styles.counts}>
      {fits > 0 && <Tag color="success">{t('fits', { count: fits })}</Tag>}
      {fitsNot > 0 && <Tag color="error">{t('fitsNot', { count: fitsNot })}</Tag>}
      {unknown > 0 && <Tag>{t('unknown', { count: unknown })}</Tag>}
    </span>
  );
}

/** What was asked for and what is known, in words: codes by their names. */
function useCriterionWords(): (criterion: Criterion) => { wanted: string; found: string } {
  const t = useMessages(matchingMessages);
  const { locale } = useLanguage();
  const label = useLabels();
  const sector = useSectorName();
  const industries = useStrategicIndustries();
  const regions = useRegions();
  const joined = (values: readonly string[], name: (value: string) => string) =>
    values.map(name).join(locale === 'en' ? ', ' : '、');
  const both = ({ wanted, found }: Criterion, name: (value: string) => string) => ({
    wanted: joined(wanted, name),
    found: joined(found, name),
  });
  return (criterion) => {
    const { code, wanted, found } = criterion;
    const [first = '', second = ''] = found;
    switch (code) {
      case 'TEXT':
        return {
          wanted: t('wordsFound', { found: found.length, wanted: wanted.length }),
          found: joined(found, (word) => word),
        };
      case 'SECTOR':
        return both(criterion, sector);
      case 'STRATEGIC_INDUSTRY':
        return both(criterion, industries.name);
      case 'REGION':
        return both(criterion, regions.name);
      case 'MODE':
        return both(criterion, (mode) => label(`mode${mode as 'LICENSE'}`));
      case 'BUDGET':
        return both(criterion, (yuan) => shortMoney(yuan, locale));
      case 'ELIGIBILITY':
        return both(criterion, (part) =>
          /^\d+$/.test(part) ? regions.name(part) : label(`kind${part as 'UNIVERSITY'}`),
        );
      case 'MATURITY':
        return {
          wanted: wanted[0] ? t('maturityWanted', { level: wanted[0], months: wanted[1] ?? '' }) : '',
          found: first && t('maturityFound', { level: first }),
        };
      case 'RIGHT':
        return { wanted: '', found: first && t(`right${first as 'FREE'}`) };
      case 'TRACK_RECORD':
        return { wanted: '', found: first && t('record', { completed: first, running: second }) };
      case 'TARGET':
        return both(criterion, (text) => text);
    }
  };
}
