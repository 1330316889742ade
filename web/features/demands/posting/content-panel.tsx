import { Descriptions, Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { ManagedDemandFragment } from '../../../generated/demands-posting/graphql.ts';
import { useSectorName } from '../../../ui/taxonomy.ts';
import { demandLabels } from '../demand.labels.ts';
import { useTargetText } from '../demand-words.tsx';
import { postingMessages } from './posting.messages.ts';
import styles from './posting.module.css';

const HUNDREDTHS = 100;

/** What the demand says, with its private parts for those who may read them. */
export function DemandContentPanel({ demand }: { demand: ManagedDemandFragment }) {
  const t = useMessages(postingMessages);
  const labels = useMessages(demandLabels);
  const sectorName = useSectorName();
  const { content, contact, confidentialPart, files } = demand;
  const { eligibility, ownership } = content;
  const rows: [key: string, label: string, value: string][] = [
    ['sector', t('sector'), demand.sector && sectorName(demand.sector)],
    ['keywords', t('keywords'), content.keywords.join('、')],
    ['mustHaves', t('mustHaves'), content.mustHaves.map(({ text }) => text).join('；')],
    ['constraints', t('constraints'), content.constraints],
    ['deliverables', t('deliverables'), content.deliverables.join('；')],
    ['acceptance', t('acceptance'), content.acceptance],
    ['kinds', t('kinds'), eligibility.kinds.map((kind) => labels(`mayBid${kind}`)).join('、')],
    ['eligibility', t('eligibilityText'), eligibility.text],
    ['ownership', t('ownership'), ownership ? labels(`ownership${ownership}`) : ''],
    ['confidential', t('confidential'), confidentialPart?.text ?? ''],
    [
      'contact',
      t('contact'),
      contact ? [contact.name, contact.phone, contact.email].filter(Boolean).join(' · ') : '',
    ],
  ];
  return (
    <section className="f-card">
      <h2>{t('content')}</h2>
      <p style={{ whiteSpace: 'pre-wrap' }}>{content.problem}</p>
      <Targets demand={demand} />
      <Descriptions
        column={1}
        items={rows.flatMap(([key, label, children]) => (children ? [{ key, label, children }] : []))}
      />
      {[...files, ...(confidentialPart?.files ?? [])].map(({ id, name, url }) => (
        <div key={id}>
          <a href={url}>{name}</a>
        </div>
      ))}
    </section>
  );
}

function Targets({ demand }: { demand: ManagedDemandFragment }) {
  const t = useMessages(postingMessages);
  const textOf = useTargetText();
  const { targets } = demand.content;
  if (targets.length === 0) return null;
  return (
    <div className={styles.scroll}>
      <table className={styles.plan}>
        <caption>{t('step_targets')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('targetName')}</th>
            <th scope="col">{t('value')}</th>
            <th scope="col">{t('weight')}</th>
            <th scope="col">{t('testMethod')}</th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <tr key={target.id}>
              <td>
                {target.name} {target.isRequired && <Tag color="warning">{t('required')}</Tag>}
              </td>
              <td>{textOf(target)}</td>
              <td>{target.weight / HUNDREDTHS} %</td>
              <td>{target.testMethod}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
