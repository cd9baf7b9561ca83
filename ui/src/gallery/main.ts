import '../style/index.css';
import { mount } from 'svelte';
import { startRouter } from '../lib/router.svelte';
import Gallery from './Gallery.svelte';

const target = document.getElementById('app');
startRouter();
if (target) mount(Gallery, { target });
