import axeCore from 'axe-core';

/**
 * Fails with one readable line per finding when `container` breaks a rule of accessibility.
 * Colours are left out: jsdom has none, and `tokens.test.ts` checks the pairs.
 */
export async function axe(container: Element): Promise<void> {
  const { violations } = await axeCore.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  if (violations.length === 0) return;
  const lines = violations.flatMap((finding) =>
    finding.nodes.map((node) => `${finding.id}: ${finding.help}\n    ${node.html}`),
  );
  throw new Error(`axe found ${lines.length} problem(s):\n  ${lines.join('\n  ')}`);
}
