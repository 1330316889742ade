import { Form, Input, Select } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import { useSectorChoices, useStrategicIndustries } from '../../../../ui/taxonomy.ts';
import { postingMessages } from '../posting.messages.ts';

const MAX_TITLE = 120;
const MAX_PROBLEM = 10_000;

/** What is to be solved, and where it belongs. */
export default function ProblemStep() {
  const t = useMessages(postingMessages);
  const sectors = useSectorChoices();
  const industries = useStrategicIndustries();
  return (
    <>
      <Form.Item name="title" label={t('title')} extra={t('titleHint')}>
        <Input maxLength={MAX_TITLE} showCount />
      </Form.Item>
      <Form.Item name="problem" label={t('problem')} extra={t('problemHint')}>
        <Input.TextArea autoSize={{ minRows: 8, maxRows: 24 }} maxLength={MAX_PROBLEM} showCount />
      </Form.Item>
      <Form.Item name="sector" label={t('sector')}>
        <Select options={sectors} showSearch={{ optionFilterProp: 'label' }} allowClear />
      </Form.Item>
      <Form.Item name="strategicIndustry" label={t('strategicIndustry')}>
        <Select options={industries.choices} showSearch={{ optionFilterProp: 'label' }} allowClear />
      </Form.Item>
      <Form.Item name="keywords" label={t('keywords')} extra={t('keywordsHint')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、', ';', '；']} />
      </Form.Item>
    </>
  );
}
