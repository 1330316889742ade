import { Form } from 'antd';

interface Weighted {
  weight?: number | null;
}

/** The sum of the weights of a list of the form beside the whole that they must come to. */
export function ListSum({ list, whole, label }: { list: string; whole: number; label: string }) {
  const items: readonly Weighted[] | undefined = Form.useWatch(list);
  const sum =
    Math.round((items ?? []).reduce((total, { weight }) => total + (weight ?? 0), 0) * whole) / whole;
  return (
    <p aria-live="polite" style={{ color: sum === whole ? 'var(--f-good)' : 'var(--f-deadline)' }}>
      {label} <strong className="f-number">{sum} %</strong> / {whole} %
    </p>
  );
}
