import './ui/base.css';
import './ui/tokens.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { LibraryGate } from './features/library/index.ts';
import { followLanguage } from './features/settings/index.ts';
import { cspNonce } from './ui/csp-nonce.ts';
import { ErrorBoundary } from './ui/ErrorBoundary.tsx';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');

const root = createRoot(element);
followLanguage(() =>
  root.render(
    <StrictMode>
      <CSPProvider nonce={cspNonce()}>
        <ErrorBoundary>
          <LibraryGate>
            <App />
          </LibraryGate>
        </ErrorBoundary>
      </CSPProvider>
    </StrictMode>,
  ),
);
