import { ApolloProvider } from '@apollo/client/react';
import { Suspense } from 'react';
import { RouterProvider } from 'react-router/dom';
import { createApolloClient } from './apollo.ts';
import { LanguageProvider } from './i18n.tsx';
import { createRouter } from './router.tsx';
import { ThemeProvider } from './theme.tsx';

const client = createApolloClient();
const router = createRouter();

/** The client: data, language, look, pages. */
export function App() {
  return (
    <ApolloProvider client={client}>
      <LanguageProvider>
        <ThemeProvider>
          <Suspense fallback={null}>
            {/* In a transition, a query that fails at once starts the page over and over. */}
            <RouterProvider router={router} useTransitions={false} />
          </Suspense>
        </ThemeProvider>
      </LanguageProvider>
    </ApolloProvider>
  );
}
