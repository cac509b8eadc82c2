import 'bootstrap-italia/dist/css/bootstrap-italia.min.css';
import './fonts.css';
import './app.css';
import './messages.js';
import { ApolloProvider } from '@apollo/client/react';
import { ViewerProvider } from '@province-comuni/identity-web';
import { createClient } from '@province-comuni/shared-web-graphql';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { router } from './router.js';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ApolloProvider client={createClient()}>
      <ViewerProvider>
        <RouterProvider router={router} />
      </ViewerProvider>
    </ApolloProvider>
  </StrictMode>,
);
