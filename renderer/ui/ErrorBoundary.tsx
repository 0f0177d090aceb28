import { Component, type ReactNode } from 'react';
import { t } from '../../shared/strings/index.ts';
import { Button } from './Button.tsx';
import styles from './ErrorBoundary.module.css';

interface Props {
  readonly children: ReactNode;
}
interface State {
  readonly error: Error | null;
}

/** Shows a bug instead of a blank window, and says that nothing is lost. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className={styles['crash']} role="alert">
        <h1>{t.shell.crashed}</h1>
        <p>{t.shell.crashedHint}</p>
        <pre>{error.message}</pre>
        <Button variant="primary" onClick={() => location.reload()}>
          {t.shell.reload}
        </Button>
      </div>
    );
  }
}
