import { Alert, Form, Input, Radio, Tag } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import type {
  BidDemandFragment,
  BidPartsFragment,
  BidPromiseVerdict,
} from '../../../../generated/demands-bidding/graphql.ts';
import { useTargetText } from '../../demand-words.tsx';
import { biddingMessages } from '../bidding.messages.ts';
import styles from '../bidding.module.css';

interface Props {
  demand: BidDemandFragment;
  bid: BidPartsFragment;
}

/** A promise against each target, met or not as it stands saved, and an answer to each must-have. */
export function TargetsStep({ demand, bid }: Props) {
  const t = useMessages(biddingMessages);
  const asked = useTargetText();
  const { targets, mustHaves } = demand.content;
  const verdictOf = (id: string) => bid.verdicts.find(({ targetId }) => targetId === id)?.verdict ?? 'OPEN';
  return (
    <>
      <p className="f-quiet">{t('targetsHint')}</p>
      {targets.map((target, place) => (
        <fieldset key={target.id} className={styles.row} style={{ border: 0, margin: 0, padding: '12px 0' }}>
          <div className={styles.cells}>
            <div className={styles.wide}>
              <strong>{target.name}</strong> <span className="f-number">{asked(target)}</span>{' '}
              {target.isRequired && <Tag>{t('required')}</Tag>}
              <Verdict verdict={verdictOf(target.id)} />
              <div className="f-quiet">{target.testMethod}</div>
            </div>
            <Form.Item name={['promises', place, 'targetId']} hidden>
              <Input />
            </Form.Item>
            <Form.Item name={['promises', place, 'value']} label={t('promised')}>
              {target.comparison === 'YES' ? (
                <Radio.Group
                  options={[
                    { value: '1', label: t('yes') },
                    { value: '0', label: t('no') },
                  ]}
                />
              ) : (
                <Input inputMode="decimal" maxLength={20} suffix={target.unit} />
              )}
            </Form.Item>
            {target.comparison !== 'YES' && (
              <Form.Item name={['promises', place, 'upper']} label={t('promisedUpper')}>
                <Input inputMode="decimal" maxLength={20} suffix={target.unit} />
              </Form.Item>
            )}
            <Form.Item name={['promises', place, 'how']} label={t('how')} className={styles.wide ?? ''}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
            </Form.Item>
          </div>
        </fieldset>
      ))}
      <h3>{t('mustHaves')}</h3>
      {mustHaves.length === 0 && <Alert type="info" title={t('noMustHaves')} />}
      {mustHaves.map((mustHave, place) => (
        <div key={mustHave.id} className={styles.row}>
          <div className={styles.cells}>
            <div className={styles.wide}>{mustHave.text}</div>
            <Form.Item name={['mustHaves', place, 'id']} hidden>
              <Input />
            </Form.Item>
            <Form.Item name={['mustHaves', place, 'kept']}>
              <Radio.Group
                aria-label={mustHave.text}
                options={[
                  { value: true, label: t('kept') },
                  { value: false, label: t('notKept') },
                ]}
              />
            </Form.Item>
            <Form.Item
              name={['mustHaves', place, 'note']}
              label={t('keptNote')}
              className={styles.wide ?? ''}
            >
              <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1000} />
            </Form.Item>
          </div>
        </div>
      ))}
    </>
  );
}

const TONES: Readonly<Record<BidPromiseVerdict, string>> = {
  MET: 'success',
  NOT_MET: 'error',
  OPEN: 'default',
};

function Verdict({ verdict }: { verdict: BidPromiseVerdict }) {
  const t = useMessages(biddingMessages);
  return (
    <span aria-live="polite">
      <Tag color={TONES[verdict]}>{t(`verdict${verdict}`)}</Tag>
    </span>
  );
}
