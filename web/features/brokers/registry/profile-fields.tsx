import { Cascader, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type {
  BrokerLanguage,
  BrokerLevel,
  BrokerService,
} from '../../../generated/brokers-registry/graphql.ts';
import { useRegions, useSectorChoices } from '../../../ui/taxonomy.ts';
import { brokerLabels } from '../broker.labels.ts';
import { CertificateFields } from './certificate-fields.tsx';
import { profileMessages } from './profile.messages.ts';

const LEVELS: readonly BrokerLevel[] = ['JUNIOR', 'INTERMEDIATE', 'SENIOR'];
const SERVICES: readonly BrokerService[] = [
  'MATCHING',
  'DUE_DILIGENCE',
  'PRICING',
  'MATURITY_ASSESSMENT',
  'PATENT_STRATEGY',
  'NEGOTIATION',
  'CONTRACT_REGISTRATION',
  'PILOT_PLANNING',
  'FINANCING',
  'POLICY_ADVICE',
  'INTERNATIONAL',
  'TRAINING',
];
const LANGUAGES: readonly BrokerLanguage[] = ['ZH', 'EN', 'RU', 'JA', 'KO', 'DE', 'FR', 'MN'];
const LONGEST_ABOUT = 2000;

/** Everything that a profile holds; goes inside the antd form. */
export function ProfileFields({ files }: { files: readonly { id: string; name: string }[] }) {
  const t = useMessages(profileMessages);
  const labels = useMessages(brokerLabels);
  const sectors = useSectorChoices();
  const { tree } = useRegions();
  const found = { optionFilterProp: 'label' };
  return (
    <>
      <section className="f-card" aria-label={t('partWork')}>
        <h2>{t('partWork')}</h2>
        <Form.Item name="sectors" label={t('sectors')} extra={t('sectorsHint')}>
          <Select mode="multiple" options={sectors} showSearch={found} />
        </Form.Item>
        <Form.Item name="services" label={t('services')}>
          <Select
            mode="multiple"
            showSearch={found}
            options={SERVICES.map((value) => ({ value, label: labels(`service${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="regions" label={t('regions')} extra={t('regionsHint')}>
          <Cascader multiple showSearch options={tree} showCheckedStrategy={Cascader.SHOW_PARENT} />
        </Form.Item>
        <Form.Item name="languages" label={t('languages')}>
          <Select
            mode="multiple"
            options={LANGUAGES.map((value) => ({ value, label: labels(`language${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="about" label={t('about')} extra={t('aboutHint')}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={LONGEST_ABOUT} />
        </Form.Item>
        <Form.Item name="capacity" label={t('capacity')} extra={t('capacityHint')}>
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
        <Form.Item name="acceptsNew" label={t('acceptsNew')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </section>
      <section className="f-card" aria-label={t('partStanding')} style={{ marginTop: 16 }}>
        <h2>{t('partStanding')}</h2>
        <p className="f-quiet">{t('standingHint')}</p>
        <Form.Item name="level" label={t('level')}>
          <Select options={LEVELS.map((value) => ({ value, label: labels(`level${value}`) }))} />
        </Form.Item>
        <CertificateFields files={files} />
      </section>
    </>
  );
}
