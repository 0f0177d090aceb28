import './ui/base.css';
import './ui/tokens.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { LibraryGate } from './features/library/index.ts';
import { ErrorBoundary } from './ui/ErrorBoundary.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

createRoot(root).render(
  <StrictMode>
    <CSPProvider nonce={nonce}>
      <ErrorBoundary>
        <LibraryGate>
          <App />
        </LibraryGate>
      </ErrorBoundary>
    </CSPProvider>
  </StrictMode>,
);
