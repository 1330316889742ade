import { Cascader, Form, Input, Select } from 'antd';
import { readIpc } from '../../../../../../server/platform/standards/ipc.ts';
import { useMessages } from '../../../../../app/i18n.tsx';
import {
  useIndustries,
  useRegions,
  useSectorChoices,
  useStrategicIndustries,
} from '../../../../../ui/taxonomy.ts';
import { disclosureMessages } from '../disclosure.messages.ts';
import styles from '../disclosure.module.css';
import { LongText, wantedRule } from '../fields.tsx';

const search = { optionFilterProp: 'label' } as const;

/** What the result is, and where it belongs. */
export default function Basics() {
  const t = useMessages(disclosureMessages);
  const sectors = useSectorChoices();
  const strategic = useStrategicIndustries();
  const industries = useIndustries();
  const regions = useRegions();
  return (
    <>
      <Form.Item
        name="title"
        label={t('title')}
        extra={t('titleHint')}
        validateTrigger="onBlur"
        rules={wantedRule(t('titleWanted'))}
      >
        <Input maxLength={200} showCount />
      </Form.Item>
      <LongText
        name="summary"
        label={t('summary')}
        extra={t('summaryHint')}
        max={5000}
        rows={6}
        wanted={t('summaryWanted')}
      />
      <Form.Item name="keywords" label={t('keywords')} extra={t('keywordsHint')}>
        <Select
          mode="tags"
          tokenSeparators={['，', ',', '；', ';', '、']}
          maxCount={20}
          open={false}
          suffixIcon={null}
        />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item
          name="sector"
          label={t('sector')}
          validateTrigger="onBlur"
          rules={wantedRule(t('sectorWanted'))}
        >
          <Select showSearch={search} allowClear options={sectors} placeholder={t('choose')} />
        </Form.Item>
        <Form.Item name="place" label={t('place')} extra={t('placeHint')}>
          <Cascader
            options={regions.tree}
            changeOnSelect
            allowClear={false}
            showSearch
            placeholder={t('choose')}
          />
        </Form.Item>
        <Form.Item name="strategicIndustry" label={t('strategicIndustry')}>
          <Select showSearch={search} allowClear options={strategic.choices} placeholder={t('choose')} />
        </Form.Item>
        <Form.Item name="industryDivision" label={t('industry')}>
          <Select showSearch={search} allowClear options={industries.groups} placeholder={t('choose')} />
        </Form.Item>
        <Form.Item
          name="ipc"
          label={t('ipc')}
          extra={t('ipcHint')}
          validateTrigger="onBlur"
          rules={[
            {
              validator: (_rule, value: string) =>
                !value?.trim() || readIpc(value)
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('ipcInvalid'))),
            },
          ]}
        >
          <Input maxLength={20} placeholder="C12N 1/20" />
        </Form.Item>
        <Form.Item name="titleEn" label={t('titleEn')}>
          <Input maxLength={300} lang="en" />
        </Form.Item>
      </div>
    </>
  );
}
