/*
 * The kit of our embedded forms. config.js loads this file as an ES module before Tasklist starts, so `window.qn` is
 * there before any form's <script cam-script> runs; forms share it and must not change it.
 */
window.qn = window.qn || {};
