'use strict';

const { framesAround, onDrawing } = require('../drawing');
const { contains, overlap } = require('../geometry');

/** Shapes stand apart; only a frame holds others, wholly, and a boundary event sits on its host. */
module.exports = () => ({
  check: onDrawing(({ shapes }, reporter) => {
    shapes.forEach((one, i) => {
      shapes.slice(i + 1).forEach((other) => {
        const problem = conflict(one, other) || conflict(other, one);
        if (problem) reporter.report(problem.id, problem.message);
      });
    });
  }),
});

function conflict(one, other) {
  const { element, box, id } = one;
  if (framesAround(element).includes(other.element)) {
    const inside = contains(other.box, box) || (element.attachedToRef && overlap(other.box, box));
    return inside ? undefined : { id, message: `Shape is not inside ${other.id}` };
  }
  const belongs = element.attachedToRef === other.element || other.element.attachedToRef === element;
  const holds = framesAround(other.element).includes(element);
  return !belongs && !holds && overlap(box, other.box)
    ? { id, message: `Shape overlaps ${other.id}` }
    : undefined;
}
