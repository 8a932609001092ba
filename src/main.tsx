import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { createDesk } from './app/desk';
import { browserMeans } from './app/means';
import { createSession } from './app/session';
import './app/style.css';

const root = document.getElementById('root');
if (root === null) throw new Error('main: the page has no place to draw in');

const session = createSession();
const desk = createDesk(session, browserMeans);

createRoot(root).render(
  <StrictMode>
    <App session={session} desk={desk} />
  </StrictMode>,
);
