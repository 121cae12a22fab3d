import type { MetricView } from '../views.ts';

/** `Loss, bits per character`; some metrics have no unit. */
export const metricName = ({ name, unit }: Pick<MetricView, 'name' | 'unit'>): string =>
  unit === '' ? name : `${name}, ${unit}`;

export const withUnit = (text: string, { unit }: Pick<MetricView, 'unit'>): string =>
  unit === '' ? text : `${text} ${unit}`;
