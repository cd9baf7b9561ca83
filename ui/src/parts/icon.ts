import type { Component } from 'svelte';
import type { LucideProps } from '@lucide/svelte';

/** An icon as `@lucide/svelte/icons/…` gives it. */
export type Icon = Component<LucideProps>;
