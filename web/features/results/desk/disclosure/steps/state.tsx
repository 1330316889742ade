import { Form, Radio } from 'antd';
import { useMessages } from '../../../../../app/i18n.tsx';
import { useLabels } from '../../../../../ui/labels.ts';
import { useTrlMeanings } from '../../../../../ui/taxonomy.ts';
import { TrlBar } from '../../../../../ui/trl-bar.tsx';
import { disclosureMessages } from '../disclosure.messages.ts';
import styles from '../disclosure.module.css';
import { LongText } from '../fields.tsx';

const STAGES = ['RESEARCH', 'DEVELOPMENT', 'INDISTINGUISHABLE'] as const;

/** How far the result is. */
export default function State() {
  const t = useMessages(disclosureMessages);
  const labels = useLabels();
  return (
    <>
      <Form.Item name="trl" label={t('trl')}>
        <TrlChoice />
      </Form.Item>
      <Form.Item name="stage" label={t('stage')} extra={t('stageHint')}>
        <Radio.Group options={STAGES.map((stage) => ({ value: stage, label: labels(`stage${stage}`) }))} />
      </Form.Item>
      <LongText name="researchState" label={t('researchState')} extra={t('researchStateHint')} max={5000} />
      <LongText
        name="marketProspects"
        label={t('marketProspects')}
        extra={t('marketProspectsHint')}
        max={5000}
      />
    </>
  );
}

/** Nine levels with what each means; the bar above shows the choice. */
function TrlChoice({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: number;
  onChange?: (level: number) => void;
}) {
  const meanings = useTrlMeanings();
  return (
    <div id={id}>
      <TrlBar level={value} large />
      <Radio.Group
        className={styles.levels}
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
        style={{ minHeight: 340 }}
      >
        {meanings.map(({ level, text }) => (
          <Radio key={level} value={level}>
            <strong className="f-number">TRL {level}</strong> {text}
          </Radio>
        ))}
      </Radio.Group>
    </div>
  );
}
