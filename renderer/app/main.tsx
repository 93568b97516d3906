import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startEvents } from '../bridge/index.ts';
import { runAction, usePreferences } from '../view/index.ts';
import { startWords } from '../words/index.ts';
import { App } from './app.tsx';
import { FaultBoundary } from './fault-boundary.tsx';
import { followAppearance } from './appearance.ts';
import { queryClient } from './query-client.ts';
import './app.css';

await usePreferences.getState().load();
await startWords(usePreferences.getState().preferences.language);
followAppearance();
startEvents(queryClient, runAction);

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <FaultBoundary title={document.title}>
          <App />
        </FaultBoundary>
      </QueryClientProvider>
    </StrictMode>,
  );
