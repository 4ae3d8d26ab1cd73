/// Learning-rate schedules: they set the rates of an optimizer's groups as training goes on.
///
/// A schedule is made after the optimizer and advanced by `step()`, after every epoch or after every optimizer step, as its numbers mean.
@NullMarked
package cairn.optim.schedule;

import org.jspecify.annotations.NullMarked;
