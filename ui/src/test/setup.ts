import '@testing-library/jest-dom/vitest';
import { beforeEach } from 'vitest';
import { giveRights } from '../live/rights.svelte';
import { rightsOf } from './samples/rights';

// jsdom draws nothing: what it lacks of the platform and our parts rely on is filled in here, as plainly as possible.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.setAttribute('open', '');
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  if (!this.open) return;
  this.removeAttribute('open');
  this.dispatchEvent(new Event('close'));
};
Element.prototype.scrollIntoView ??= () => undefined;
Element.prototype.setPointerCapture ??= () => undefined;
window.scrollTo = () => undefined;

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

beforeEach(() => {
  document.documentElement.lang = 'nl';
  // Who stands at the desk may do everything, unless the test says otherwise.
  giveRights(rightsOf('director'));
});
