import { LEAST_EXAMPLES } from '../../../shared/learnt/index.ts';
import { t } from '../../../shared/strings/index.ts';
import { useLearnt, type LearntStore } from '../../stores/learnt.ts';
import { useSettings } from '../../stores/settings.ts';
import { toggleLearnt } from './commands.ts';
import styles from './LearntBar.module.css';

/** Over the list while the learnt order is on: that it is, or what it still lacks, and the way back. */
export function LearntBar() {
  const on = useSettings((state) => state.learnt);
  const order = useLearnt((state) => state.order);
  if (!on) return null;
  return (
    <div className={styles['bar']}>
      <span role="status">{textOf(order)}</span>
      <button type="button" onClick={() => void toggleLearnt()}>
        {t.learnt.stop}
      </button>
    </div>
  );
}

function textOf(order: LearntStore['order']): string {
  if (order === 'learning') return t.learnt.learning;
  return order === 'ordered' ? t.learnt.on : t.learnt.few({ ...order, of: LEAST_EXAMPLES });
}
