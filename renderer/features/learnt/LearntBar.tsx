import { LEAST_EXAMPLES } from '../../../shared/learnt/index.ts';
import { t } from '../../../shared/strings/index.ts';
import { useLearnt } from '../../stores/learnt.ts';
import { useSettings } from '../../stores/settings.ts';
import { toggleLearnt } from './commands.ts';
import styles from './LearntBar.module.css';

/** Over the list while the learnt order is on: that it is, or what it still lacks, and the way back. */
export function LearntBar() {
  const on = useSettings((state) => state.learnt);
  const few = useLearnt((state) => state.few);
  if (!on) return null;
  return (
    <div className={styles['bar']}>
      <span role="status">{few === null ? t.learnt.on : t.learnt.few({ ...few, of: LEAST_EXAMPLES })}</span>
      <button type="button" onClick={() => void toggleLearnt()}>
        {t.learnt.stop}
      </button>
    </div>
  );
}
