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

test('another letter is another screen, the same batch with another letter is not', () => {
  expect(keyOf(at('#/instellingen/brieven/welcome'))).not.toBe(keyOf(at('#/instellingen/brieven/report')));
  expect(keyOf(at('#/aanmeldingen/brieven?brief=welcome'))).toBe(keyOf(at('#/aanmeldingen/brieven')));
});
