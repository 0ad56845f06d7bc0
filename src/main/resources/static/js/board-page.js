/* The board on a page of its own; the address may say what to open. */
import { mount } from './board.js';

mount(document.getElementById('board'), Object.fromEntries(new URLSearchParams(window.location.search)));
