import '../ui/base.css';
import './presenter.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Presenter } from './presenter';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
createRoot(root).render(
  <StrictMode>
    <Presenter />
  </StrictMode>,
);
