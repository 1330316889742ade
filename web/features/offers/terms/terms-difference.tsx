import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { exactMoney } from '../../../ui/money.tsx';
import { useRegions } from '../../../ui/taxonomy.ts';
import { termsMessages } from './terms.messages.ts';
import styles from './terms.module.css';
import { percentText } from './use-terms-text.ts';

/** One changed value, as the server's comparison tells it; null: not there. */
export interface TermsChangeView {
  path: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
}

type Key = keyof typeof termsMessages.zh;

/** What changed from one version of terms to the next, line by line, old and new beside each other. */
export function TermsDifference({ changes }: { changes: readonly TermsChangeView[] }) {
  const t = useMessages(termsMessages);
  const nameOf = useTermName();
  const wordsOf = useTermValue();
  if (changes.length === 0) return <p className="f-quiet">{t('differenceNone')}</p>;
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className="f-table">
        <thead>
          <tr>
            <th scope="col">{t('differenceField')}</th>
            <th scope="col">{t('differenceBefore')}</th>
            <th scope="col">{t('differenceAfter')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ path, from, to }) => (
            <tr key={path}>
              <th scope="row">{nameOf(path)}</th>
              <td className={styles.was}>{wordsOf(path, from)}</td>
              <td>{wordsOf(path, to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const PARTS: Readonly<Record<string, Key>> = {
  license: 'partLicense',
  payment: 'partPayment',
  payAfterUse: 'partPayAfterUse',
  equity: 'partEquity',
  trigger: 'partTrigger',
  work: 'partWork',
  delivery: 'partDelivery',
};

/** Names of fields that stand for something else in some part. */
const SPECIAL: Readonly<Record<string, Key>> = {
  'equity.basisPoints': 'fieldShare',
  'trigger.kind': 'fieldTriggerKind',
  'trigger.amount': 'fieldTriggerAmount',
  'work.months': 'fieldWorkMonths',
  'work.profitBasisPoints': 'fieldProfit',
  'payAfterUse.backing.kind': 'fieldBacking',
  'payAfterUse.backing.name': 'fieldBackingName',
  'payment.stages.due.kind': 'dueKind',
  'dispute.way': 'fieldWay',
  'dispute.place': 'fieldPlace',
};

/** The name of a value by its path, such as `payment.stages.0.amount`; also for refusals of a form of terms. */
export function useTermName(): (path: string) => string {
  const t = useMessages(termsMessages);
  return (path) => {
    const steps = path.split('.');
    const names = steps.filter((step) => !/^\d+$/.test(step));
    const numbers = steps
      .filter((step) => /^\d+$/.test(step))
      .map((step) => t('numbered', { number: Number(step) + 1 }));
    const last = names.at(-1) ?? '';
    const general = `field${last.charAt(0).toUpperCase()}${last.slice(1)}`;
    const key = SPECIAL[names.join('.')] ?? (general in termsMessages.zh ? (general as Key) : 'fieldOther');
    const part = PARTS[names[0] ?? ''];
    const name = (t as (key: Key) => string)(key);
    const list = names.length > 2 && names[1] && numbers.length > 0 ? listName(names[1]) : undefined;
    const inside = list && list !== key ? (t as (key: Key) => string)(list) : null;
    const title = [part && (t as (key: Key) => string)(part), inside].filter(Boolean).join(' · ');
    return `${title}${title ? ' · ' : ''}${numbers.join('')}${name}`;
  };
}

function listName(name: string): Key | undefined {
  const key = `field${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return key in termsMessages.zh ? (key as Key) : undefined;
}

const MONEY =
  /(^|\.)(entryFee|amount|minimumPerYear|cap|from|perUnit|triggerSales|valueOfResult|residualFunds)$/;

/** A value in words: sums as money, shares in percent, codes by their names. */
function useTermValue(): (path: string, value: string | null | undefined) => string {
  const t = useMessages(termsMessages);
  const labels = useLabels();
  const regions = useRegions();
  const { locale } = useLanguage();
  const say = t as (key: Key) => string;
  return (path, value) => {
    if (value === null || value === undefined || value === '') return t('differenceGone');
    if (MONEY.test(path)) return exactMoney(value, locale);
    if (/basisPoints$/i.test(path)) return percentText(Number(value), locale);
    if (path === 'payment.lateInterest') return t('perTenThousand', { rate: value });
    if (value === 'true' || value === 'false') return t(value === 'true' ? 'yes' : 'no');
    if (path === 'mode') return labels(`mode${value}` as 'modeLICENSE');
    if (/^license\.territory/.test(path)) return regions.name(value) ?? value;
    if (!/^[A-Z_]+$/.test(value)) return value;
    const key = [
      `choice${value}`,
      `kind${value}`,
      `dueKind${value}`,
      `base${value}`,
      `backing${value}`,
      `reporting${value}`,
    ].find((candidate) => candidate in termsMessages.zh);
    return key ? say(key as Key) : value;
  };
}
