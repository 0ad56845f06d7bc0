'use strict';

const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');

/** The files given, or all files under bpmn/ with the ending, in a fixed order. */
function modelFiles(given, ending) {
  if (given.length) return given.filter((file) => file.endsWith(ending));
  const home = path.join(root, 'bpmn');
  if (!fs.existsSync(home)) return [];
  return fs
    .readdirSync(home, { recursive: true })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => path.join(home, file));
}

/** A file as it is spoken of: from the project's root where it lies within. */
function nameOf(file) {
  const name = path.relative(root, file);
  return name.startsWith('..') ? path.resolve(file) : name;
}

module.exports = { modelFiles, nameOf, root };
