'use strict';

const { framesAround, onDrawing } = require('../drawing');
const { contains, entersBox, segments, shrink } = require('../geometry');

/** A flow stays clear of every shape but the frames it lives in, and never leaves its frame. */
module.exports = () => ({
  check: onDrawing(({ shapes, flows }, reporter) => {
    for (const flow of flows) {
      const frames = framesAround(flow.element);
      for (const { id, element, box } of shapes) {
        if (frames.includes(element)) {
          if (!flow.waypoints.every(({ x, y }) => contains(box, { x, y, width: 0, height: 0 }))) {
            reporter.report(flow.id, `Flow leaves its frame ${id}`);
          }
        } else if (segments(flow.waypoints).some((segment) => entersBox(segment, shrink(box, slack(flow, element))))) {
          reporter.report(flow.id, `Flow runs through ${id}`);
        }
      }
    }
  }),
});

/** How deep a flow may reach into a shape: a little into its own two, which may be round. */
function slack(flow, element) {
  return element === flow.source || element === flow.target ? 8 : 1;
}
