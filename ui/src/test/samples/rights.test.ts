import { expect, test } from 'vitest';
import source from '../../../../src/rights.rs?raw';
import { rightTable } from './rights';

const snake = (name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();

/** The rows of the core's own table. */
function rowsOfCore(): Record<string, string[]> {
  const rows = source.matchAll(/\(Right::(\w+), &\[((?:Role::\w+(?:, )?)+)\]\)/g);
  return Object.fromEntries(
    [...rows].map(([, right = '', roles = '']) => [snake(right), [...roles.matchAll(/Role::(\w+)/g)].map(([, role = '']) => snake(role))]),
  );
}

test('the window is tested with the rights that the core gives', () => {
  expect(rowsOfCore()).toEqual(rightTable);
});
