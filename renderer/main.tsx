import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { askAhead, listenToMain, queryClient } from './api';
import { App } from './app';
import { commandRegistry } from './commands/registry';
import { askForPlace } from './features/settings/use-remembered-place';
import { tellOfFailure } from './shell/tell-of-failure';
import { letElementsBeEmptied } from './trusted-types';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');

askAhead();
askForPlace();
letElementsBeEmptied(Reflect.get(window, 'trustedTypes'));
// The window's own menu sends the names of commands, so that menu, palette and keys agree.
listenToMain((id) => void commandRegistry.run(id));
tellOfFailure();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
