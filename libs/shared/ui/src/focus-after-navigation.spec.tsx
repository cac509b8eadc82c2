import { act, render, screen } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { Link, MemoryRouter, Outlet, Route, Routes, useLocation } from 'react-router';
import { watchNavigations } from './focus-after-navigation.js';
import { Page } from './Page.js';

/** Lets the page that is on its way arrive. */
let come: () => void;

/** A page that comes when it is let: until then its navigation is under way. */
function Late(): ReactNode {
  const [here, setHere] = useState(false);
  come = () => act(() => setHere(true));
  return here ? <Page title="Dopo" /> : null;
}

/** Tells who watches of each navigation in the moment it is asked for, as a data router does. */
function Frame({ tell }: { readonly tell: (key: string) => void }): ReactNode {
  const { key } = useLocation();
  return (
    <>
      <Link to="/dopo" onClick={() => tell(`after-${key}`)}>Va dopo</Link>
      <button type="button">Strumenti</button>
      <Outlet />
    </>
  );
}

function start(): void {
  let hear: Parameters<Parameters<typeof watchNavigations>[0]['subscribe']>[0] = () => undefined;
  watchNavigations({ state: { location: { key: 'default' } }, subscribe: (listener) => ((hear = listener), () => undefined) });
  render(
    <MemoryRouter>
      <Routes>
        <Route element={<Frame tell={(key) => hear({ location: { key: 'default' }, navigation: { location: { key } } })} />}>
          <Route path="/" element={<Page title="Prima" />} />
          <Route path="/dopo" element={<Late />} />
        </Route>
      </Routes>
    </MemoryRouter>,
  );
}

/** As a person does with the mouse: what is clicked has the focus. */
function click(element: HTMLElement): void {
  act(() => (element.focus(), element.click()));
}

describe('the focus after a navigation', () => {
  it('goes to the title of the page that comes', () => {
    start();
    click(screen.getByRole('link', { name: 'Va dopo' }));
    come();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Dopo' }));
  });

  it('stays where a person has moved while the page was on its way', () => {
    start();
    click(screen.getByRole('link', { name: 'Va dopo' }));
    act(() => screen.getByRole('button', { name: 'Strumenti' }).focus());
    come();
    expect(screen.getByRole('heading', { name: 'Dopo' })).not.toBe(document.activeElement);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Strumenti' }));
  });
});
