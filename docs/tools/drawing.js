'use strict';

const { is, isAny } = require('bpmnlint-utils');

/**
 * What a model shows: its shapes, flows and labels with their places on the page.
 * Every rule about the picture starts from here; each is called once, on the definitions.
 */

const labelFont = { size: 11, latin: 6.5, lineHeight: 13.2, widest: 90 };

function onDrawing(check) {
  return (definitions, reporter) => {
    if (is(definitions, 'bpmn:Definitions')) {
      check(drawingOf(definitions), reporter);
    }
  };
}

function drawingOf(definitions) {
  const parts = (definitions.diagrams || []).flatMap((diagram) => diagram.plane?.planeElement || []);
  const drawn = parts.filter((di) => di.bpmnElement);
  const shapes = drawn
    .filter((di) => di.bounds && isAny(di.bpmnElement, ['bpmn:FlowNode', 'bpmn:TextAnnotation']))
    .map((di) => ({ id: di.bpmnElement.id, element: di.bpmnElement, box: di.bounds }));
  const flows = drawn
    .filter((di) => di.waypoint && is(di.bpmnElement, 'bpmn:SequenceFlow'))
    .map((di) => ({
      id: di.bpmnElement.id,
      element: di.bpmnElement,
      source: di.bpmnElement.sourceRef,
      target: di.bpmnElement.targetRef,
      waypoints: di.waypoint,
    }));
  const named = drawn.filter((di) => (di.bpmnElement.name || '').trim());
  const labels = named.map(labelOf).filter(Boolean);
  const unplaced = named.filter((di) => isLabelledOutside(di.bpmnElement) && !di.label?.bounds);
  return { shapes, flows, labels, unplaced: unplaced.map((di) => di.bpmnElement) };
}

function isLabelledOutside(element) {
  return isAny(element, ['bpmn:Event', 'bpmn:Gateway', 'bpmn:SequenceFlow']);
}

function labelOf(di) {
  const element = di.bpmnElement;
  if (isLabelledOutside(element) && di.label?.bounds) {
    return { id: element.id, element, box: textBox(element.name, di.label.bounds) };
  }
  if (is(element, 'bpmn:SubProcess') && di.isExpanded) {
    const { x, y, width } = di.bounds;
    return { id: element.id, element, box: textBox(element.name, { x, y: y + 7, width }) };
  }
  return undefined;
}

/** The room a text takes when it is centred in its place as the viewer does it. */
function textBox(text, place) {
  const lines = text.split('\n').flatMap((line) => wrap(line, Math.max(place.width, labelFont.widest)));
  const width = Math.max(...lines.map(textWidth));
  return {
    x: place.x + place.width / 2 - width / 2,
    y: place.y,
    width,
    height: lines.length * labelFont.lineHeight,
  };
}

function wrap(line, widest) {
  const lines = [''];
  for (const char of line) {
    if (textWidth(lines.at(-1) + char) > widest) lines.push('');
    lines[lines.length - 1] += char;
  }
  return lines;
}

function textWidth(text) {
  return [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? labelFont.size : labelFont.latin), 0);
}

/** The subprocesses around an element, innermost first. */
function framesAround(element) {
  const frames = [];
  for (let parent = element.$parent; parent; parent = parent.$parent) {
    if (is(parent, 'bpmn:SubProcess')) frames.push(parent);
  }
  return frames;
}

module.exports = { framesAround, onDrawing };
