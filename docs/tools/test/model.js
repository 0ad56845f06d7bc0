'use strict';

/**
 * A tiny model as text, to hold a rule against.
 *
 * Nodes are written `id: [x, y, {more}]`; the type follows from the id (`userTask_a`), events say theirs in `type`.
 * Flows are written `id: [source, target, [x, y], …, {more}]` with their waypoints.
 * More: `name`, `type`, `label: [x, y]`, `host` of a boundary event, `in` a frame, `width`, `height`, `attributes`.
 */
function model(nodes, flows = {}) {
  const drawn = Object.entries(nodes).map(([id, [x, y, more = {}]]) => ({ id, x, y, ...sizeOf(id), ...more }));
  const drawnFlows = Object.entries(flows).map(([id, [source, target, ...rest]]) => {
    const more = Array.isArray(rest.at(-1)) ? {} : rest.pop();
    return { id, source, target, waypoints: rest, ...more };
  });
  const content = (frame) =>
    [
      ...drawn.filter((node) => node.in === frame).map((node) => nodeXml(node, content)),
      ...drawnFlows.filter((flow) => flow.in === frame).map(flowXml),
    ].join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
    xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
    id="definitions" targetNamespace="http://qingnuan.org/bpmn">
  <bpmn:process id="tiny" isExecutable="true" camunda:historyTimeToLive="P3650D">
${content(undefined)}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="tiny">
${[...drawn.filter((node) => !node.undrawn).map(shapeXml), ...drawnFlows.map(edgeXml)].join('\n')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
}

function sizeOf(id) {
  if (id.startsWith('event')) return { width: 36, height: 36 };
  if (id.startsWith('gateway')) return { width: 50, height: 50 };
  return { width: 100, height: 80 };
}

function typeOf({ id, type, host }) {
  if (type) return type;
  if (host) return 'boundaryEvent';
  return id.startsWith('gateway') ? 'exclusiveGateway' : id.split('_')[0];
}

function nodeXml(node, content) {
  const type = typeOf(node);
  const attached = node.host ? ` attachedToRef="${node.host}"` : '';
  const timer = node.host
    ? '<bpmn:timerEventDefinition><bpmn:timeDate>${due}</bpmn:timeDate></bpmn:timerEventDefinition>'
    : '';
  const inner = type === 'subProcess' ? content(node.id) : timer;
  return `<bpmn:${type} id="${node.id}"${nameXml(node)}${attached} ${node.attributes || ''}>${inner}</bpmn:${type}>`;
}

function flowXml(flow) {
  return `<bpmn:sequenceFlow id="${flow.id}"${nameXml(flow)} sourceRef="${flow.source}" targetRef="${flow.target}"/>`;
}

function nameXml({ name }) {
  return name ? ` name="${name}"` : '';
}

function shapeXml(node) {
  const { id, x, y, width, height } = node;
  return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}" isExpanded="true">
<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/>${labelXml(node)}</bpmndi:BPMNShape>`;
}

function edgeXml(flow) {
  const points = flow.waypoints.map(([x, y]) => `<di:waypoint x="${x}" y="${y}"/>`).join('');
  return `<bpmndi:BPMNEdge id="${flow.id}_di" bpmnElement="${flow.id}">${points}${labelXml(flow)}</bpmndi:BPMNEdge>`;
}

function labelXml({ label }) {
  if (!label) return '';
  const [x, y] = label;
  return `<bpmndi:BPMNLabel><dc:Bounds x="${x}" y="${y}" width="90" height="14"/></bpmndi:BPMNLabel>`;
}

module.exports = { model };
