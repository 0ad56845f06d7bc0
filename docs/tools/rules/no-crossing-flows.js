'use strict';

const { onDrawing } = require('../drawing');
const { meeting, segments } = require('../geometry');

/** No flow crosses another; flows may run together only where they leave the same source or reach the same target. */
module.exports = () => ({
  check: onDrawing(({ flows }, reporter) => {
    flows.forEach((one, i) =>
      flows
        .slice(i + 1)
        .filter((other) => collide(one, other))
        .forEach((other) => reporter.report(one.id, `Flow crosses ${other.id}`)),
    );
  }),
});

function collide(one, other) {
  const akin = one.source === other.source || one.target === other.target;
  return segments(one.waypoints).some((a) =>
    segments(other.waypoints).some((b) => {
      const how = meeting(a, b);
      return how === 'cross' || (how === 'touch' && !akin);
    }),
  );
}
