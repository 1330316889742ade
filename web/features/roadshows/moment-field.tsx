import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import 'dayjs/locale/zh-cn';

const OFFSET_MS = 8 * 60 * 60 * 1000;

interface Props {
  /** Given by the form item around it. */
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  /** Hears what was chosen beside the form. */
  onPick?: (value: string | null) => void;
  disabled?: boolean;
  label?: string;
}

/** A moment to the minute; what is chosen is time in China, wherever the organiser sits. */
export function MomentField({ id, value, onChange, onPick, disabled = false, label }: Props) {
  const choose = (moment: Dayjs | null) => {
    const iso = moment ? new Date(`${moment.format('YYYY-MM-DDTHH:mm')}:00+08:00`).toISOString() : null;
    onChange?.(iso);
    onPick?.(iso);
  };
  return (
    <DatePicker
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      value={value ? onTheClock(value) : null}
      onChange={choose}
      disabled={disabled}
      style={{ width: '100%', maxWidth: 320 }}
    />
  );
}

/** The time that clocks in China show, as the picker takes it. */
function onTheClock(iso: string): Dayjs {
  return dayjs(new Date(Date.parse(iso) + OFFSET_MS).toISOString().slice(0, 16));
}
