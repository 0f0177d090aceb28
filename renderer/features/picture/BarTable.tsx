import type { ReactNode } from 'react';
import { t } from '../../../shared/strings/index.ts';
import styles from './BarTable.module.css';

interface BarTableProps {
  readonly rows: readonly {
    readonly key: string;
    readonly name: ReactNode;
    readonly n: number;
    readonly fill?: string;
  }[];
}

/** Names with bars and numbers: a picture that is a table as it is. */
export function BarTable({ rows }: BarTableProps) {
  const most = Math.max(1, ...rows.map(({ n }) => n));
  return (
    <table className={styles['bars']}>
      <tbody>
        {rows.map(({ key, name, n, fill }) => (
          <tr key={key}>
            <th scope="row" dir="auto">
              {name}
            </th>
            <td className={styles['bar']} aria-hidden>
              <i style={{ width: `${(n / most) * 100}%`, background: fill }} />
            </td>
            <td>{t.common.number(n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
