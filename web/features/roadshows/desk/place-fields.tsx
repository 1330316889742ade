import { Form, Input } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { RegionSelect } from '../../../ui/fields.tsx';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';

/** Where it is, for whatever is not online only; reads the form's `kind`. */
export function PlaceFields({ path = [], disabled = false }: { path?: string[]; disabled?: boolean }) {
  const t = useMessages(deskMessages);
  const kind = Form.useWatch<string | undefined>([...path, 'kind']);
  if (kind === 'ONLINE') return null;
  return (
    <div className={styles.columns}>
      <Form.Item name={[...path, 'regionCode']} label={t('fieldRegion')}>
        <CitySelect disabled={disabled} />
      </Form.Item>
      <Form.Item name={[...path, 'address']} label={t('fieldAddress')}>
        <Input maxLength={200} disabled={disabled} />
      </Form.Item>
      <Form.Item name={[...path, 'hall']} label={t('fieldHall')}>
        <Input maxLength={100} disabled={disabled} />
      </Form.Item>
    </div>
  );
}

interface Props {
  /** Given by the form item around it. */
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  disabled?: boolean;
}

/** A city by its own code; the choice shows its province, too. */
function CitySelect({ id, value, onChange, disabled = false }: Props) {
  return (
    <RegionSelect
      {...(id ? { id } : {})}
      value={value ? [`${value.slice(0, 2)}0000`, value] : null}
      onChange={(path) => onChange?.(path?.at(-1) ?? null)}
      disabled={disabled}
    />
  );
}
