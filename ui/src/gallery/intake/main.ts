import '../../style/index.css';
import { mount } from 'svelte';
import { startRouter } from '../../lib/router.svelte';
import { pretendCore } from './core';
import Screens from './Screens.svelte';

pretendCore();
startRouter();
const target = document.getElementById('app');
if (target) mount(Screens, { target });
