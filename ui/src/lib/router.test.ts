import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { current, hrefTo, match, navigate, parseHash, startRouter } from './router.svelte';

describe('addresses', () => {
  it('go there and back, whatever stands in them', () => {
    const segments = ['aanmeldingen', 'é/ä b', '50%'];
    expect(parseHash(hrefTo(segments, { zoek: 'Özge & co' }))).toEqual({
      segments,
      query: { zoek: 'Özge & co' },
    });
  });

  it('survive a bad encoding', () => {
    expect(parseHash('#/a/%zz').segments).toEqual(['a', '%zz']);
    expect(parseHash('').segments).toEqual([]);
  });

  it('match patterns with named parts', () => {
    const route = parseHash('#/aanmeldingen/7/voorbereiding');
    expect(match('aanmeldingen/:id/voorbereiding', route)?.id).toBe('7');
    expect(match('aanmeldingen/:id', route)).toBeNull();
    expect(match('gezinnen/:id/voorbereiding', route)).toBeNull();
    expect(match('', parseHash('#/'))).toEqual({});
  });
});

describe('going to a screen', () => {
  let stop: () => void;

  beforeEach(() => {
    window.location.hash = '#/vandaag';
    document.body.innerHTML = '<main><h1>Vandaag</h1><button type="button">x</button></main>';
    stop = startRouter();
  });
  afterEach(() => stop());

  const settled = () => new Promise((done) => setTimeout(done, 20));

  it('puts the focus on the heading', async () => {
    document.querySelector('button')?.focus();
    navigate('#/aanmeldingen');
    await settled();
    expect(current().segments).toEqual(['aanmeldingen']);
    expect(document.querySelector('h1')).toHaveFocus();
  });

  it('follows to the heading of a screen that comes later', async () => {
    document.querySelector('button')?.focus();
    navigate('#/gezinnen');
    await settled();
    document.body.innerHTML = '<main></main>';
    await settled();
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<h1>Gezinnen</h1>');
    await settled();
    expect(document.querySelector('h1')).toHaveTextContent('Gezinnen');
    expect(document.querySelector('h1')).toHaveFocus();
  });

  it('leaves the focus alone when only the query changes', async () => {
    navigate('#/vandaag');
    await settled();
    document.querySelector('button')?.focus();
    navigate('#/vandaag?groep=1', { replace: true });
    await settled();
    expect(current().query).toEqual({ groep: '1' });
    expect(document.querySelector('button')).toHaveFocus();
  });
});
