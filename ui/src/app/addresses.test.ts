import { expect, test } from 'vitest';
import { parseHash } from '../lib/router.svelte';
import { addressOf, keyOf, roomOf } from './addresses';

const at = (hash: string) => addressOf(parseHash(hash));

test('the letters have addresses of their own, and are no child or tab', () => {
  expect(at('#/aanmeldingen/brieven')).toEqual({ screen: 'letterBatch' });
  expect(at('#/aanmeldingen/0193')).toEqual({ screen: 'dossier', id: '0193' });
  expect(at('#/instellingen/brieven')).toEqual({ screen: 'templates' });
  expect(at('#/instellingen/brieven/welcome')).toEqual({ screen: 'template', kind: 'welcome' });
  expect(roomOf(at('#/aanmeldingen/brieven'))).toBe('applications');
  expect(roomOf(at('#/instellingen/brieven/welcome'))).toBe('settings');
});

test('Beheer has an address for each of its screens, and opens on the one everybody has', () => {
  expect(at('#/beheer')).toEqual({ screen: 'guard', tab: 'beveiliging' });
  for (const tab of ['gebruikers', 'beveiliging', 'reservekopieen', 'geschiedenis', 'privacy']) {
    expect(at(`#/beheer/${tab}`)).toEqual({ screen: 'guard', tab });
    expect(roomOf(at(`#/beheer/${tab}`))).toBe('guard');
  }
  expect(at('#/beheer/onzin')).toEqual({ screen: 'unknown' });
  expect(at('#/beheer/privacy?deel=kalender'), 'a part of a screen is no other screen').toEqual({ screen: 'guard', tab: 'privacy' });
  expect(keyOf(at('#/beheer/privacy?deel=kalender'))).toBe(keyOf(at('#/beheer/privacy')));
  expect(keyOf(at('#/beheer/privacy'))).not.toBe(keyOf(at('#/beheer/gebruikers')));
});

test('Wenochtenden opens on its calendar, and has an address for each of its screens', () => {
  expect(at('#/wenochtenden')).toEqual({ screen: 'wen', tab: 'kalender' });
  for (const tab of ['kalender', 'kinderen', 'dag', 'voorstel', 'herstel']) {
    expect(at(`#/wenochtenden/${tab}`)).toEqual({ screen: 'wen', tab });
    expect(roomOf(at(`#/wenochtenden/${tab}`))).toBe('wen');
  }
  expect(at('#/wenochtenden/onzin')).toEqual({ screen: 'unknown' });
  expect(keyOf(at('#/wenochtenden/kalender?van=2026-12-07')), 'another week is no other screen').toBe(keyOf(at('#/wenochtenden')));
});

test('another letter is another screen, the same batch with another letter is not', () => {
  expect(keyOf(at('#/instellingen/brieven/welcome'))).not.toBe(keyOf(at('#/instellingen/brieven/report')));
  expect(keyOf(at('#/aanmeldingen/brieven?brief=welcome'))).toBe(keyOf(at('#/aanmeldingen/brieven')));
});
